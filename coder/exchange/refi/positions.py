"""Where a selection lies: tools count its two positions in different units, and none says in which.

NVivo counts UTF-16 units with CRLF as two, QualCoder code points; the byte-order mark is counted by neither.
So every way of counting is tried, and the one under which the selections' words are their names is taken;
without names the tool's known way, and for an unknown tool the one under which selections begin and end
between words.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count: in UTF-16 units or code points, CRLF as two or one; ``shift`` is added first.

    ``inclusive`` when the end names the last character itself.
    """

    utf16: bool
    crlf: bool
    shift: int = 0
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A selection as the file gives it."""

    name: str
    start: int
    end: int


#: How a way of counting was found.
Ground = Literal["same", "names", "origin", "words"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The way of counting taken for one text, on what ground, and the share of selections that bear it out."""

    counting: Counting
    ground: Ground
    share: float


PLAIN = Counting(utf16=False, crlf=False)

_USUAL = tuple(Counting(utf16, crlf) for utf16 in (False, True) for crlf in (False, True))
_UNUSUAL = tuple(
    Counting(one.utf16, one.crlf, shift, inclusive)
    for shift, inclusive in ((0, True), (-1, False), (-1, True))
    for one in _USUAL
)

#: The ways of the tools that were measured, by how their ``origin`` begins.
_OF_TOOL = {
    "nvivo": Counting(utf16=True, crlf=True),
    "qualcoder": PLAIN,
    "taguette": PLAIN,
    "coder": PLAIN,
}

_BLANKS = re.compile(r"\s+")

#: The shortest name that may be taken for the cut beginning of a quote.
_SHORTEST_CUT = 8


class Ruler:
    """Turns positions in ``raw`` (its mark dropped) into code points of the text with plain line ends."""

    def __init__(self, raw: str) -> None:
        self.text = raw.replace("\r\n", "\n")
        self._wide = array("L", (place for place, char in enumerate(self.text) if char > "\uffff"))
        self._crlf = _line_ends(raw) if len(self.text) < len(raw) else array("L")
        self._second: dict[tuple[bool, bool], Sequence[int]] = {}

    @property
    def matters(self) -> bool:
        """Whether the usual ways of counting differ in this text."""
        return bool(self._wide or self._crlf)

    def span(self, start: int, end: int, counting: Counting) -> tuple[int, int]:
        """Give the span in code points; what lies beyond the text stays beyond it."""
        second = self._seconds(counting)
        start, end = start + counting.shift, end + counting.shift + counting.inclusive
        return start - bisect_right(second, start), end - bisect_left(second, end)

    def _seconds(self, counting: Counting) -> Sequence[int]:
        """Give the positions, so counted, of the second halves of all that counts as two."""
        key = counting.utf16, counting.crlf
        if key not in self._second:
            double = sorted([*(self._wide if counting.utf16 else ()), *(self._crlf if counting.crlf else ())])
            self._second[key] = array("L", (place + number + 1 for number, place in enumerate(double)))
        return self._second[key]


def _line_ends(raw: str) -> array[int]:
    """Give the places, in the text with plain line ends, that CRLF had."""
    places = array("L")
    place = raw.find("\r\n")
    while place >= 0:
        places.append(place - len(places))
        place = raw.find("\r\n", place + 2)
    return places


def measure(texts: Sequence[tuple[Ruler, Sequence[Marked]]], origin: str) -> list[Verdict]:
    """Find for each text how its selections are counted; all come from the tool that calls itself ``origin``."""
    own = next((way for tool, way in _OF_TOOL.items() if origin.lower().startswith(tool)), None)
    ways = _USUAL if any(ruler.matters for ruler, _ in texts) else (PLAIN,)
    hits = [[_named(ruler, marks, way) for way in ways] for ruler, marks in texts]
    if _poor(hits, texts):
        ways = (*ways, *_UNUSUAL)
        hits = [[_named(ruler, marks, way) for way in ways] for ruler, marks in texts]
    whole = [sum(column) for column in zip(*hits, strict=True)] if hits else []
    return [_verdict(ruler, marks, ways, row, whole, own) for (ruler, marks), row in zip(texts, hits, strict=True)]


def _poor(hits: Sequence[Sequence[int]], texts: Sequence[tuple[Ruler, Sequence[Marked]]]) -> bool:
    """Tell whether no usual way gives most of the named selections their names."""
    names = sum(1 for _, marks in texts for mark in marks if mark.name.strip())
    best = max((sum(column) for column in zip(*hits, strict=True)), default=0)
    return names > 0 and best < names  # a full likeness counts two


def _verdict(
    ruler: Ruler,
    marks: Sequence[Marked],
    ways: Sequence[Counting],
    row: Sequence[int],
    whole: Sequence[int],
    own: Counting | None,
) -> Verdict:
    named = sum(1 for mark in marks if mark.name.strip())
    if max(row, default=0) > 0:
        tied = [place for place, hit in enumerate(row) if hit == max(row)]
        place = max(tied, key=lambda at: (whole[at], ways[at] == own, _between_words(ruler, marks, ways[at]), -at))
        return Verdict(ways[place], "names", row[place] / max(2 * named, 1))
    if max(whole, default=0) > 0:  # this text has no telling names, the others of the file have
        place = max(range(len(ways)), key=lambda at: (whole[at], ways[at] == own, -at))
        return Verdict(ways[place], "names", _share_between(ruler, marks, ways[place]))
    if not ruler.matters:
        return Verdict(PLAIN, "same", _share_between(ruler, marks, PLAIN))
    usual = [way for way in ways if way in _USUAL]
    if own is not None and all(ruler.span(mark.start, mark.end, own)[1] <= len(ruler.text) for mark in marks):
        return Verdict(own, "origin", _share_between(ruler, marks, own))
    best = max(usual, key=lambda way: (_between_words(ruler, marks, way), -usual.index(way)))
    return Verdict(best, "words", _share_between(ruler, marks, best))


def _named(ruler: Ruler, marks: Sequence[Marked], way: Counting) -> int:
    return sum(likeness(ruler, mark, way) for mark in marks if mark.name.strip())


def likeness(ruler: Ruler, mark: Marked, way: Counting) -> int:
    """Give 2 when a selection's words, so counted, are its name (perhaps cut), 1 when only blanks differ, else 0."""
    start, end = ruler.span(mark.start, mark.end, way)
    if not 0 <= start < end:
        return 0
    name = collapsed(mark.name)
    words = collapsed(ruler.text[start:end])
    if words == name:
        return 2
    if words.strip() == name.strip():
        return 1
    cut = name.rstrip().removesuffix("...").removesuffix("…").rstrip()
    return 2 if len(cut) >= _SHORTEST_CUT and words.startswith(cut) else 0


def collapsed(words: str) -> str:
    """Give words with every run of white space as one space."""
    return _BLANKS.sub(" ", words)


def _share_between(ruler: Ruler, marks: Sequence[Marked], way: Counting) -> float:
    return _between_words(ruler, marks, way) / (2 * len(marks)) if marks else 1.0


def _between_words(ruler: Ruler, marks: Sequence[Marked], way: Counting) -> int:
    """Count the edges of selections that lie between words and inside the text, at words' own edges."""
    found = 0
    for mark in marks:
        start, end = ruler.span(mark.start, mark.end, way)
        if 0 <= start < end <= len(ruler.text):
            found += _edge(ruler.text, start, 1) + _edge(ruler.text, end, -1)
    return found


def _edge(text: str, place: int, inward: int) -> bool:
    """Tell whether a word doesn't go on across ``place``, and something other than a blank lies inside it."""
    inside = text[place] if inward > 0 else text[place - 1]
    outside = text[place - 1 : place] if inward > 0 else text[place : place + 1]
    return not inside.isspace() and not (_of_word(inside) and outside != "" and _of_word(outside))


def _of_word(char: str) -> bool:
    return char.isalnum() or char in "\u200c_" or "\u064b" <= char <= "\u0652"
