"""From the pieces that PDFium takes for lines to the lines of a page, in columns or not."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

#: In letter heights: how far baselines of one line differ, how far apart two pieces of a line may be, and how wide
#: the space between columns is at least.
_SAME_BASE = 0.5
_APART = 4.0
_GUTTER = 1.2
#: So many rows must have it; and of a page with so many of its lines beside others only the file knows the order.
_ROWS = 5
_BESIDE = 0.2


@dataclass(slots=True)
class Glyph:
    """A glyph: the letters it stands for, where it is (points, from the left and the bottom), its place in the file.

    Letters of one joined glyph have the same origin. ``believed``: the file says what it stands for.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    origin: float
    base: float
    index: int
    believed: bool
    marks: str = ""

    @property
    def centre(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


class _Row(NamedTuple):
    glyphs: list[Glyph]
    base: float
    left: float
    right: float


def joined(pieces: Sequence[list[Glyph]], height: float) -> list[list[Glyph]]:
    """Join the pieces that are one line: PDFium parts lines where the direction changes, and puts parts elsewhere.

    Lines come from top to bottom, column after column as the file has them.
    """
    rows = [_row(piece) for piece in pieces]
    gutter = _gutter(rows, height)
    if gutter is None:
        return [row.glyphs for row in _lines(rows, height)]
    blocks = (list(block) for _, block in groupby(rows, lambda row: _side(row, gutter)))
    return [row.glyphs for block in blocks for row in _lines(block, height)]


def _row(glyphs: list[Glyph]) -> _Row:
    base = statistics.median(glyph.base for glyph in glyphs)
    return _Row(glyphs, base, min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs))


def _lines(rows: Sequence[_Row], height: float) -> list[_Row]:
    lines: list[_Row] = []
    for row in rows:
        found = next((place for place in reversed(range(len(lines))) if _one_line(lines[place], row, height)), None)
        if found is None:
            lines.append(row)
        else:
            lines[found] = _row([*lines[found].glyphs, *row.glyphs])
    bases = sorted(row.base for row in lines)
    beside = sum(other - one < _SAME_BASE * height for one, other in pairwise(bases))
    return lines if beside > _BESIDE * len(lines) else sorted(lines, key=lambda row: -row.base)


def _one_line(one: _Row, other: _Row, height: float) -> bool:
    gap = max(one.left - other.right, other.left - one.right)
    return abs(one.base - other.base) < _SAME_BASE * height and gap < _APART * height


def _gutter(rows: Sequence[_Row], height: float) -> float | None:
    """Find where a page is parted into two columns that the file has one after the other; None if it isn't.

    A table is parted too, but the file has it row by row.
    """
    gaps: list[tuple[float, float]] = []
    levels: list[list[_Row]] = []
    for row in sorted(rows, key=lambda row: -row.base):
        if levels and levels[-1][0].base - row.base < _SAME_BASE * height:
            levels[-1].append(row)
        else:
            levels.append([row])
    for level in levels:
        spans = sorted((glyph.left, glyph.right) for row in level for glyph in row.glyphs if glyph.text != " ")
        edge = spans[0][1] if spans else 0.0
        for left, right in spans:
            if left - edge > _GUTTER * height:
                gaps.append((edge, left))
            edge = max(edge, right)
    middles = [(left + right) / 2 for left, right in gaps]
    best, count = None, 0
    for middle in middles:
        through = sum(left < middle < right for left, right in gaps)
        if through > count:
            best, count = middle, through
    if best is None or count < _ROWS:
        return None
    crossing = sum(row.left < best < row.right for row in rows)
    turns = sum(one != other for one, other in pairwise(_side(row, best) for row in rows))
    return best if crossing * 3 <= count and turns * 2 <= count else None


def _side(row: _Row, gutter: float) -> int:
    return 0 if row.left < gutter < row.right else 1 if row.left >= gutter else -1
