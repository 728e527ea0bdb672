"""Putting pseudonyms for what could tell who somebody is, the same one everywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coder.persian.anonymise import NAME_BEGINS, Telling, spelled
from coder.persian.fold import SAFE, fold


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Words to be hidden, and what stands for them."""

    kind: Telling
    words: str
    pseudonym: str


class Mask:
    """Puts pseudonyms into any text; the text itself is never touched, a new one is given."""

    def __init__(self, pseudonyms: Iterable[Pseudonym] = ()) -> None:
        longest_first = sorted(pseudonyms, key=lambda one: (one.kind is not Telling.NAME, -len(one.words)))
        patterns = [(one, pattern) for one in longest_first if (pattern := spelled(one.kind, one.words))]
        self._instead = [one.pseudonym for one, _ in patterns]
        # One pattern of numbered groups: a text is read once, however many names there are.
        names = "|".join(f"({pattern})" for one, pattern in patterns if one.kind is Telling.NAME)
        others = [f"({pattern})" for one, pattern in patterns if one.kind is not Telling.NAME]
        joint = "|".join([*([f"{NAME_BEGINS}(?:{names})"] if names else []), *others])
        self._pattern = re.compile(joint) if joint else None

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Give the spans to be hidden, in order, each with what stands for it."""
        if self._pattern is None:
            return []
        folded = fold(text, SAFE)
        found: list[tuple[int, int, str]] = []
        for match in self._pattern.finditer(folded.text):
            assert match.lastindex is not None
            start, end = folded.to_source(*match.span())
            if not found or start >= found[-1][1]:
                found.append((start, end, self._instead[match.lastindex - 1]))
        return found

    def masked(self, text: str) -> str:
        """Give ``text`` with the pseudonyms in it."""
        done, parts = 0, []
        for start, end, instead in self.places(text):
            parts += [text[done:start], instead]
            done = end
        return "".join([*parts, text[done:]])
