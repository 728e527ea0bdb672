"""Listed names found in a text, however they are spelled: one reading, however many names there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from coder.persian.fold import SAFE, fold
from coder.persian.letters import ZWNJ

#: Letters that a name may be written with one for the other.
_ALIKE = ("اآأإ", "وؤ", "یئ")
_PLAIN = {char: alike[0] for alike in _ALIKE for char in alike}

#: Where a word begins, and what may hang on a name: «سپهری‌ها» holds it, «سپهری‌زاده» is another.
_WORD = re.compile(r"(?<![^\W_])[^\W_]")
_PLURAL = "ها(?:یی|ی)?"
_ENDS = f"(?=(?:{_PLURAL}|{ZWNJ}(?:{_PLURAL}|ام|ات|اش|مان|تان|شان|ای|اینا|جان|خان))?(?![^\\W_]|{ZWNJ}[^\\W_]))"

_FIRST = 2


class Names:
    """Names to look for; where two begin at the same place the longer is found."""

    def __init__(self, names: Iterable[str]) -> None:
        by_start: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=len, reverse=True):
            parts = _parts(name)
            if parts:
                by_start[_start(parts[0], 0)].append(name)
        self._names = dict(by_start)
        self._patterns = {
            start: re.compile("|".join(f"({spelled(name)}{_ENDS})" for name in listed))
            for start, listed in by_start.items()
        }

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give where names stand in a fold of level SAFE, in order, each with the name as it is listed."""
        done = 0
        for word in _WORD.finditer(text) if self._names else ():
            place = word.start()
            start = _start(text, place)
            for begins in (start, start[:1]):
                pattern = self._patterns.get(begins)
                match = pattern.match(text, place) if pattern and place >= done else None
                if match is not None and match.lastindex is not None:
                    yield place, match.end(), self._names[begins][match.lastindex - 1]
                    done = match.end()


def spelled(words: str) -> str:
    """Give the pattern that finds ``words`` in a fold of level SAFE, however spelled and spaced; "" for none."""
    return f"[ \n{ZWNJ}]?".join(f"{ZWNJ}?".join(map(letter, part)) for part in _parts(words))


def letter(char: str) -> str:
    """Give the pattern of one letter: with or without its hamza, in either case."""
    for alike in _ALIKE:
        if char in alike:
            return f"[{alike}]"
    return f"[{char.lower()}{char.upper()}]" if char.isascii() and char.isalpha() else re.escape(char)


def _parts(words: str) -> list[str]:
    return [part for part in re.split(f"[ \n{ZWNJ}]+", fold(words, SAFE).text) if part]


def _start(text: str, place: int) -> str:
    """Give the first letters at ``place``, alike ones as one; a space ends them."""
    letters = text[place : place + _FIRST + 1].replace(ZWNJ, "")[:_FIRST].split(" ")[0].split("\n")[0]
    return "".join(_PLAIN.get(char, char) for char in letters).lower()
