"""Putting pseudonyms for what could tell who somebody is, the same one everywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coder.persian.anonymise import Telling, spelled
from coder.persian.fold import SAFE, fold
from coder.persian.names import Names


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Words to be hidden, and what stands for them."""

    kind: Telling
    words: str
    pseudonym: str


class Mask:
    """Puts pseudonyms into any text; the text itself is never touched, a new one is given."""

    def __init__(self, pseudonyms: Iterable[Pseudonym] = ()) -> None:
        listed = sorted(pseudonyms, key=lambda one: len(one.words), reverse=True)
        self._by_name = {one.words: one.pseudonym for one in listed if one.kind is Telling.NAME}
        self._names = Names(self._by_name)
        others = [(one, spelled(one.kind, one.words)) for one in listed if one.kind is not Telling.NAME]
        self._instead = [one.pseudonym for one, pattern in others if pattern]
        # One pattern of numbered groups: a text is read once, however many there are.
        joint = "|".join(f"({pattern})" for _, pattern in others if pattern)
        self._others = re.compile(joint) if joint else None

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Give the spans to be hidden, in order, each with what stands for it."""
        folded = fold(text, SAFE)
        there = [(start, end, self._by_name[name]) for start, end, name in self._names.places(folded.text)]
        for match in self._others.finditer(folded.text) if self._others else ():
            assert match.lastindex is not None
            there.append((*match.span(), self._instead[match.lastindex - 1]))
        found: list[tuple[int, int, str]] = []
        for begin, finish, instead in sorted(there, key=lambda place: (place[0], -place[1])):
            start, end = folded.to_source(begin, finish)
            if not found or start >= found[-1][1]:
                found.append((start, end, instead))
        return found

    def masked(self, text: str) -> str:
        """Give ``text`` with the pseudonyms in it."""
        done, parts = 0, []
        for start, end, instead in self.places(text):
            parts += [text[done:start], instead]
            done = end
        return "".join([*parts, text[done:]])
