"""Folding: one spelling for the many ways a Persian word is typed, with a map back to the text.

Three levels, each folding more than the one before:

* ``SAFE``: Arabic letters, presentation forms and digits become Persian letters and Latin digits; vowel signs,
  kashida and bidi marks go; whatever was used as a half-space is one; a run of white space is one space.
* ``SEARCH``: seats of hamza, quotes, dashes and case as well.
* ``SKELETON``: no half-space and no white space, for comparing labels.

The map never cuts: a folded span leads to the whole of the characters it came from, signs on letters included.
"""

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, Self

from coder.persian import letters

type Level = Literal["safe", "search", "skeleton"]

SAFE: Final = "safe"
SEARCH: Final = "search"
SKELETON: Final = "skeleton"

#: Changes with the folding, so that a fold kept in a database is known to be of this one.
VERSION: Final = "1"


_FOLDED_AWAY: Final = letters.MARKS + letters.KASHIDA + letters.INVISIBLE + letters.ZWNJ


class Folded:
    """A folded text that knows where each of its characters came from.

    The map holds only the *pieces* where the text changed its length: ``[from, to)`` of the text and
    of the fold. Between two pieces both run in step.
    """

    __slots__ = ("_from", "_made_from", "_made_to", "_to", "text")

    def __init__(self, text: str, source: tuple[array[int], array[int]], folded: tuple[array[int], array[int]]) -> None:
        self.text = text
        self._from, self._to = source
        self._made_from, self._made_to = folded

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest span of the text that holds all that ``[start, end)`` of the fold came from."""
        begin = self._origin(start)[0]
        return (begin, begin) if end <= start else (begin, self._origin(end - 1)[1])

    def to_folded(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the fold that has a part in ``[start, end)`` of the text; empty if all of it was dropped."""
        piece = bisect_right(self._from, start) - 1
        if piece < 0:
            begin = start
        elif start < self._to[piece]:
            begin = self._made_from[piece]
        else:
            begin = self._made_to[piece] + start - self._to[piece]
        if end <= start:
            return begin, begin
        piece = bisect_left(self._from, end) - 1
        if piece < 0:
            return begin, end
        return begin, self._made_to[piece] + max(0, end - self._to[piece])

    def pack(self) -> bytes:
        """Give the map as bytes, the same on every machine."""
        packed = array("I", [len(self._from)])
        for part in (self._from, self._to, self._made_from, self._made_to):
            packed.extend(part)
        return _little_endian(packed).tobytes()

    @classmethod
    def unpack(cls, text: str, packed: bytes) -> Self:
        """Rebuild a fold from its text and what ``pack`` gave.

        Raises ValueError when the bytes are no such map.
        """
        numbers = array("I")
        numbers.frombytes(packed)
        numbers = _little_endian(numbers)
        if not numbers or len(numbers) != 4 * numbers[0] + 1:
            raise ValueError("not a packed map")
        count = numbers[0]
        parts = [numbers[1 + count * place : 1 + count * (place + 1)] for place in range(4)]
        return cls(text, (parts[0], parts[1]), (parts[2], parts[3]))

    def _origin(self, place: int) -> tuple[int, int]:
        """Give the span of the text that the folded character at ``place`` came from."""
        piece = bisect_right(self._made_from, place) - 1
        if piece < 0:
            return place, place + 1
        if place < self._made_to[piece]:
            return self._from[piece], self._to[piece]
        start = self._to[piece] + place - self._made_to[piece]
        return start, start + 1


def fold(text: str, level: Level = SEARCH) -> Folded:
    """Fold ``text`` at ``level``."""
    rules = _rules(level)
    folding = _Folding(text)
    for found in rules.changes.finditer(text):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "marks":
            folding.drop(start, end)
        elif kind == "many":
            folding.put(start, end, rules.many[text[start]])
        elif kind == "gap" and rules.is_space(found.group()):
            newline = "\n" if "\n" in found.group() else " "
            folding.put(start, end, "" if level == SKELETON else newline)
        elif (level == SKELETON and kind == "lookalike") or _between_letters(text, start, end):
            if text[start:end] != letters.ZWNJ or level == SKELETON:
                folding.put(start, end, "" if level == SKELETON else letters.ZWNJ)
        elif kind == "lookalike":
            if end > start + 1:
                folding.drop(start + 1, end)
        elif rules.is_sign(found.group()):
            folding.drop(start, end)
        else:
            folding.put(start, end, "")
    return folding.finished(rules)


@lru_cache(maxsize=10_000)
def key(text: str) -> str:
    """Give the form of a label in which spellings of the same words are equal."""
    return fold(text, SKELETON).text


class _Rules(NamedTuple):
    """How one level folds."""

    changes: re.Pattern[str]
    many: dict[str, str]
    one: dict[int, str]
    lower: bool
    spaces: re.Pattern[str]
    signs: re.Pattern[str]

    def is_space(self, run: str) -> bool:
        return self.spaces.search(run) is not None

    def is_sign(self, run: str) -> bool:
        return self.signs.search(run) is not None


@cache
def _rules(level: Level) -> _Rules:
    one, many = letters.replacements(level != SAFE)
    if level == SKELETON:
        many = {char: "".join(folded.split()) for char, folded in many.items()}
    unseen = letters.INVISIBLE + letters.ZWNJ
    gap = letters.SPACES + unseen
    signs = letters.MARKS + letters.KASHIDA
    # A lone space stays a space, so at most levels it needs no visit: that is most of the speed.
    alone = gap if level == SKELETON else unseen
    changes = (
        f"(?P<marks>[{signs}]+)"
        f"|(?P<gap>[{gap}][{gap}{signs}]+|[{alone}])"
        f"|(?P<lookalike>[{letters.LOOKALIKES}][{unseen}{signs}]*)"
        f"|(?P<many>[{''.join(map(re.escape, many))}])"
    )
    return _Rules(
        re.compile(changes),
        many,
        str.maketrans(one),
        level != SAFE,
        re.compile(f"[{letters.SPACES}]"),
        re.compile(f"[{signs}]"),
    )


def _between_letters(text: str, start: int, end: int) -> bool:
    known, folded_away = letters.members(letters.LETTERS), letters.members(_FOLDED_AWAY)
    while start > 0 and text[start - 1] in folded_away:
        start -= 1
    return start > 0 and end < len(text) and text[start - 1] in known and text[end] in known


class _Folding:
    """A fold in the making: the words so far and the pieces of the map."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.source = (array("I"), array("I"))
        self.folded = (array("I"), array("I"))
        self.done = 0  # the text is folded up to here,
        self.made = 0  # and the fold is this long

    def put(self, start: int, end: int, words: str) -> None:
        """Put ``words`` (perhaps none) for ``[start, end)``."""
        self._copy(start)
        self._piece(start, end, self.made, self.made + len(words))
        self.words.append(words)
        self.made += len(words)
        self.done = end

    def drop(self, start: int, end: int) -> None:
        """Leave out ``[start, end)``, signs that belong to the character before them."""
        if start > self.done:
            self._copy(start - 1)
            letter = self.text[start - 1]
            for sign in self.text[start:end]:
                letter = letters.COMPOSED.get(letter + sign, letter)
            self.put(start - 1, end, letter)
        elif self.source[1] and self.folded[0][-1] < self.folded[1][-1]:
            self.source[1][-1] = self.done = end
        else:
            self.put(start, end, "")

    def finished(self, rules: _Rules) -> Folded:
        self._copy(len(self.text))
        words = "".join(self.words)
        if rules.lower:
            lowered = words.lower()
            # İ is the one letter whose small form is longer; the map counts on equal lengths.
            words = lowered if len(lowered) == len(words) else words.replace("İ", "I").lower()
        return Folded(words.translate(rules.one), self.source, self.folded)

    def _copy(self, end: int) -> None:
        self.words.append(self.text[self.done : end])
        self.made += end - self.done
        self.done = end

    def _piece(self, start: int, end: int, made_start: int, made_end: int) -> None:
        self.source[0].append(start)
        self.source[1].append(end)
        self.folded[0].append(made_start)
        self.folded[1].append(made_end)


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers
