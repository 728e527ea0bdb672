"""Paragraphs as lines on the screen, with the exact map between columns and offsets in the text."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from coder.bidi import shape, uax9
from coder.bidi.properties import MIRRORED, SPACES, bidi_classes, mirrored

_WIDE_SPACE = "\u3000"

_WORD = re.compile(f"[^{re.escape(SPACES)}]+")

#: Words longer than this are kept shaped by the paragraph: the lines they are cut into need them again and again.
_LONG_WORD = 64

#: Composed lines a wrapped paragraph remembers, a few screens of them.
_LINES_REMEMBERED = 512

_SPACE_CLUSTERS = {space: shape.clusters(space)[0] for space in SPACES}


class Cell(NamedTuple):
    """A cluster in its place: the code points ``[start, end)`` of the paragraph, what is sent, and its width."""

    start: int
    end: int
    glyph: str
    width: int


#: A cell of its four parts, made without a call of Python's: a page has thousands.
_cell = partial(tuple.__new__, Cell)


class Line:
    """One line of a wrapped paragraph in visual order.

    ``start`` and ``end`` delimit its code points; ``base`` is 0 or 1, the paragraph's direction; ``cells`` are its
    clusters from left to right, which partition ``[start, shown)``; what follows up to ``end`` are spaces for which
    the line had no room. ``left`` is the column of the first cell: a right-to-left line stands at the right edge.
    """

    __slots__ = ("_columns", "_logical", "base", "cells", "end", "left", "shown", "start")

    def __init__(self, start: int, end: int, base: int, cells: list[Cell], shown: int, room: int) -> None:
        """Place ``cells``, given from left to right, on a line of ``room`` columns."""
        self.start = start
        self.end = end
        self.base = base
        self.cells = cells
        widths = [cell.width for cell in cells]
        self.left = max(room - sum(widths), 0) if base & 1 else 0
        self._columns = array("l", accumulate(widths, initial=self.left))
        self._logical: tuple[list[int], list[int]] | None = None
        self.shown = shown

    @property
    def text(self) -> str:
        """What the terminal is sent for the line, from its first cell to its last."""
        return "".join([cell.glyph for cell in self.cells])

    @property
    def right(self) -> int:
        """The column after the last cell."""
        return self._columns[-1]

    def column_of(self, offset: int) -> int:
        """Give the left column of the cell that shows the code point ``offset`` of the paragraph.

        For ``end`` and for spaces that aren't shown: the column where a next character would go, within the line.
        """
        if not self.start <= offset <= self.end:
            raise ValueError(f"offset {offset} is not on the line [{self.start}, {self.end}]")
        if offset >= self.shown:
            return max(self.left - 1, 0) if self.base & 1 else self.right
        starts, columns = self._in_logical_order()
        return columns[bisect_right(starts, offset) - 1]

    def offset_at(self, column: int) -> int:
        """Give the first code point of the cell that covers ``column``.

        Beyond the line's last character: ``shown``; before its first: ``start``.
        """
        if self.left <= column < self.right:
            return self.cells[bisect_right(self._columns, column, 0, len(self.cells)) - 1].start
        before = column >= self.right if self.base & 1 else column < self.left
        return self.start if before else self.shown

    def _in_logical_order(self) -> tuple[list[int], list[int]]:
        """The offsets at which the cells begin, rising, and the column of each; made when first asked for."""
        if self._logical is None:
            logical = sorted(zip([cell.start for cell in self.cells], self._columns, strict=False))
            self._logical = [start for start, _ in logical], [column for _, column in logical]
        return self._logical

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give where ``[start, end)`` of the paragraph stands on this line: ranges of columns from left to right.

        One range if it runs one way, more where the directions mix; a cell counts if any of it is inside.
        """
        found: list[tuple[int, int]] = []
        for cell, column in zip(self.cells, self._columns, strict=False):
            if not cell.width or cell.end <= start or cell.start >= end:
                continue
            if found and found[-1][1] == column:
                found[-1] = (found[-1][0], column + cell.width)
            else:
                found.append((column, column + cell.width))
        return found


class Paragraph:
    """A paragraph that can be wrapped to any width. Its words are measured once, its levels found when first shown."""

    def __init__(self, text: str, base: int | None = None) -> None:
        """Take one paragraph and its direction: 0, 1, or ``None`` for that of its first strong character."""
        self.text = text
        self._given_base = base
        self._resolved: tuple[int, str, bytes] | None = None
        self._long_words: dict[int, shape.Word] = {}
        # For every word where it starts and ends, the width of the paragraph on one endless line before and with it.
        self._starts = array("l")
        self._ends = array("l")
        self._before = array("l")
        self._with = array("l")
        self._measure()

    @property
    def width(self) -> int:
        """The cells the whole paragraph takes on one line, spaces included."""
        return self._width

    @property
    def base(self) -> int:
        """The paragraph's direction: 0 left-to-right, 1 right-to-left."""
        return self._bidi()[0]

    def wrap(self, width: int) -> "Wrapped":
        """Give the paragraph as lines of at most ``width`` columns, broken at spaces in logical order.

        A word longer than a line is cut between clusters. Only a cluster wider than ``width`` makes a line wider.
        """
        if width < 1:
            raise ValueError(f"a line needs a column, not {width}")
        return Wrapped(self, width, list(self._breaks(width)))

    def _measure(self) -> None:
        done = cells = 0
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            cells += _blank(self.text[done:start])
            self._starts.append(start)
            self._ends.append(end)
            self._before.append(cells)
            cells += self._shaped(start, end).width
            self._with.append(cells)
            done = end
        self._width = cells + _blank(self.text[done:])

    def _shaped(self, start: int, end: int) -> shape.Word:
        if end - start <= _LONG_WORD:
            return shape.shaped(self.text[start:end])
        if start not in self._long_words:
            self._long_words[start] = shape.shaped(self.text[start:end])
        return self._long_words[start]

    def _word(self, number: int) -> shape.Word:
        return self._shaped(self._starts[number], self._ends[number])

    def _breaks(self, width: int) -> "Iterator[_Break]":
        """Give where each line begins, and at last where the paragraph ends."""
        line = _Break(0, 0, 0)
        filled = 0  # the paragraph's width before the line
        while True:
            yield line
            word = bisect_right(self._with, filled + width, line.word)
            if word < len(self._starts) and (word > line.word or self._starts[word] > line.start):
                line, filled = _Break(self._starts[word], word, 0), self._before[word]
            elif word < len(self._starts):
                line, filled = self._cut(line, filled, width)
            if word == len(self._starts) or line.word == len(self._starts):
                break
        yield _Break(len(self.text), len(self._starts), 0)

    def _cut(self, line: "_Break", filled: int, width: int) -> "tuple[_Break, int]":
        """Cut the word a line begins with; give where the next line begins and the paragraph's width before it."""
        offset, used = line.start, 0
        clusters = self._word(line.word).clusters
        for number in range(line.cluster, len(clusters)):
            cluster = clusters[number]
            if used + cluster.width > width and offset > line.start:
                return _Break(offset, line.word, number), filled + used
            offset += cluster.length
            used += cluster.width
        # What was left of the word is one cluster wider than the line.
        following = line.word + 1
        if following == len(self._starts):
            return _Break(len(self.text), following, 0), self._width
        return _Break(self._starts[following], following, 0), self._before[following]

    def _bidi(self) -> tuple[int, str, bytes]:
        """Give the direction, and the class and level of every code point, found when first asked for."""
        if self._resolved is None:
            classes = bidi_classes(self.text)
            base, levels = uax9.levels_of_classes(classes, self.text, self._given_base)
            self._resolved = base, classes, levels
        return self._resolved

    def _compose(self, line: "_Break", following: "_Break", width: int) -> Line:
        """Give the line between two places where lines begin."""
        base, classes, of_paragraph = self._bidi()
        levels = uax9.line_levels(of_paragraph, classes, line.start, following.start, base)
        clusters = list(chain.from_iterable(self._parts(line, following)))
        if not clusters:
            return Line(line.start, following.start, base, [], line.start, width)
        lengths, glyphs, widths = zip(*clusters, strict=True)
        # Only spaces at the end of a line find no room.
        count = max(bisect_right(list(accumulate(widths)), width), 1)
        places = list(accumulate(lengths[:count], initial=line.start))
        of_cells = _levels_of_cells(levels, line.start, places[:-1])
        if not MIRRORED.keys().isdisjoint("".join(glyphs)):
            glyphs = tuple(map(_turned, glyphs, of_cells))
        cells = list(map(_cell, zip(places, places[1:], glyphs, widths, strict=False)))
        visual = [cells[place] for place in uax9.reorder(of_cells)]
        return Line(line.start, following.start, base, visual, places[-1], width)

    def _parts(self, line: "_Break", following: "_Break") -> Iterator[Sequence[shape.Cluster]]:
        """Give the clusters of a line in logical order, by words and the spaces between them."""
        offset = line.start
        for number in range(line.word, following.word + bool(following.cluster)):
            yield _spaces(self.text[offset : self._starts[number]])
            first = line.cluster if number == line.word else 0
            last = following.cluster if number == following.word else None
            yield self._word(number).clusters[first:last]
            offset = min(self._ends[number], following.start)
        yield _spaces(self.text[offset : following.start])


def _levels_of_cells(levels: bytes, start: int, places: Sequence[int]) -> bytes:
    """Give the level of each cell from those of the line's code points: most lines have but one."""
    if levels.count(levels[:1]) == len(levels):
        return levels[: len(places)]
    return bytes([levels[place - start] for place in places])


def _turned(glyph: str, level: int) -> str:
    return mirrored(glyph) if level & 1 else glyph


def _spaces(spaces: str) -> Sequence[shape.Cluster]:
    return [_SPACE_CLUSTERS[space] for space in spaces]


def _blank(spaces: str) -> int:
    return len(spaces) + spaces.count(_WIDE_SPACE)


class _Break(NamedTuple):
    """Where a line begins: the offset, the first word at or after it, and the cluster of that word if it is cut."""

    start: int
    word: int
    cluster: int


class Wrapped:
    """A paragraph wrapped to a width: a sequence of lines, each composed when it is first asked for."""

    def __init__(self, paragraph: Paragraph, width: int, breaks: list[_Break]) -> None:
        """Take the places where the lines begin, and the paragraph's end as the last."""
        self.paragraph = paragraph
        self.width = width
        self._breaks = breaks
        self._starts = [each.start for each in breaks]
        self._lines: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._breaks) - 1

    def __iter__(self) -> Iterator[Line]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> Line:
        if not 0 <= number < len(self):
            raise IndexError(number)
        if number not in self._lines:
            if len(self._lines) >= _LINES_REMEMBERED:
                self._lines.clear()
            line, following = self._breaks[number], self._breaks[number + 1]
            self._lines[number] = self.paragraph._compose(line, following, self.width)
        return self._lines[number]

    def start_of(self, number: int) -> int:
        """Give the offset at which line ``number`` begins, without composing it."""
        return self._starts[number]

    def end_of(self, number: int) -> int:
        """Give the offset after line ``number``, without composing it."""
        return self._starts[number + 1]

    def line_of(self, offset: int) -> int:
        """Give the number of the line that holds the code point ``offset``, without composing anything."""
        return max(bisect_right(self._starts, offset, 0, len(self)) - 1, 0)
