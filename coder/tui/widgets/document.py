"""A text as rows on the screen: paragraphs wrapped to one width, and where each offset of the text stands.

Offsets are code points of the whole text. A row's line is composed when it is first asked for.
"""

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from coder.bidi.layout import Cell, Line, Paragraph, Wrapped
from coder.bidi.uax9 import base_level

_WIDTH = 80


class Row(NamedTuple):
    """A line in its place: ``origin`` is the offset in the text at which the line's paragraph begins."""

    origin: int
    line: Line
    last: bool


class Document:
    """A text wrapped to a width, never changed: a line break ends a paragraph and stands at its end."""

    def __init__(self, text: str, *, like: "Document | None" = None, written: bool = False) -> None:
        """Take the text, laid out in 80 columns until :meth:`wrap` says otherwise.

        Paragraphs that ``like``, an earlier state of the text, has too are not measured again. In a text that is being
        ``written``, paragraphs without a letter yet run from right to left.
        """
        known = {each.text: each for each in like._paragraphs} if like else {}
        self.text = text
        parts = text.split("\n")
        self._origins = array("l", accumulate((len(part) + 1 for part in parts[:-1]), initial=0))
        self._paragraphs: list[Paragraph] = [
            known.get(part) or Paragraph(part, base_level(part, 1) if written else None) for part in parts
        ]
        self.wrap(_WIDTH)

    def wrap(self, width: int) -> None:
        """Lay the text out anew in ``width`` columns."""
        self.width = max(width, 1)
        self._wrapped: list[Wrapped] = [paragraph.wrap(self.width) for paragraph in self._paragraphs]
        self._tops = array("l", accumulate((len(wrapped) for wrapped in self._wrapped), initial=0))

    def width_on_one_row(self) -> int:
        """Give the columns the widest paragraph takes unbroken."""
        return max(paragraph.width for paragraph in self._paragraphs)

    @property
    def height(self) -> int:
        """How many rows the text takes, at least one."""
        return self._tops[-1]

    def row(self, number: int) -> Row:
        """Give the row ``number``, the nearest one there is."""
        number = min(max(number, 0), self.height - 1)
        place = bisect_right(self._tops, number, 0, len(self._wrapped)) - 1
        wrapped = self._wrapped[place]
        within = number - self._tops[place]
        return Row(self._origins[place], wrapped[within], within == len(wrapped) - 1)

    def row_of(self, offset: int) -> int:
        """Give the number of the row that shows ``offset``."""
        place = self._paragraph_at(offset)
        return self._tops[place] + self._wrapped[place].line_of(offset - self._origins[place])

    def column_of(self, offset: int) -> int:
        """Give the left column of what stands at ``offset``, on its row."""
        origin, line, _ = self.row(self.row_of(offset))
        return line.column_of(min(offset - origin, line.end))

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Give the paragraph that holds ``offset``, without its line break."""
        place = self._paragraph_at(offset)
        origin = self._origins[place]
        return origin, origin + len(self._paragraphs[place].text)

    def is_rtl(self, offset: int) -> bool:
        """Say whether the paragraph that holds ``offset`` runs from right to left."""
        return bool(self._paragraphs[self._paragraph_at(offset)].base & 1)

    def _paragraph_at(self, offset: int) -> int:
        return max(bisect_right(self._origins, offset) - 1, 0)

    # Characters as a person sees them

    def cluster(self, offset: int) -> tuple[int, int]:
        """Give the span of the character at ``offset``: a base, its marks and what joins them."""
        if offset >= len(self.text):
            return len(self.text), len(self.text)
        cell = self._cell(offset)
        return (cell.start, cell.end) if cell else (offset, offset + 1)

    def following(self, offset: int) -> int:
        """Give where the next visible character after the one at ``offset`` begins."""
        offset = self.cluster(offset)[1]
        while (cell := self._cell(offset)) and not cell.width:
            offset = cell.end
        return offset

    def preceding(self, offset: int) -> int:
        """Give where the visible character before ``offset`` begins."""
        while offset > 0:
            offset = self.cluster(offset - 1)[0]
            cell = self._cell(offset)
            if cell is None or cell.width:
                break
        return offset

    def _cell(self, offset: int) -> Cell | None:
        """The cell that shows ``offset``, in offsets of the text; line breaks and hanging spaces have none."""
        if offset >= len(self.text):
            return None
        origin, line, _ = self.row(self.row_of(offset))
        for cell in line.cells:
            if cell.start <= offset - origin < cell.end:
                return Cell(cell.start + origin, cell.end + origin, cell.glyph, cell.width)
        return None

    # Places on the screen

    def offset_at(self, number: int, column: int) -> int:
        """Give the offset of what stands in a row at ``column``; beyond the line's end, its last character's end."""
        origin, line, _ = self.row(number)
        return origin + line.offset_at(column)

    def stop_at(self, number: int, column: int) -> int:
        """Give the place for the cursor in a row nearest to ``column``; it stays in that row."""
        offset = self.offset_at(number, column)
        stops = self._stops(number)
        if offset in stops:
            return offset
        return stops[0] if self.row(number).line.base & 1 else stops[-1]

    def left_of(self, offset: int) -> int:
        """Give the place of the cursor one to the left; at the row's edge, on the row that is read next or before."""
        return self._beside(offset, -1)

    def right_of(self, offset: int) -> int:
        """Give the place of the cursor one to the right, over the edge as :meth:`left_of`."""
        return self._beside(offset, 1)

    def _beside(self, offset: int, step: int) -> int:
        number = self.row_of(offset)
        stops = self._stops(number)
        rtl = bool(self.row(number).line.base & 1)
        start = self.cluster(offset)[0]
        end_of_line = 0 if rtl else len(stops) - 1
        place = (stops.index(start) if start in stops else end_of_line) + step
        if 0 <= place < len(stops):
            return stops[place]
        forward = rtl == (step < 0)
        neighbour = number + (1 if forward else -1)
        if not 0 <= neighbour < self.height:
            return offset
        beyond = self._stops(neighbour)
        rightmost = bool(self.row(neighbour).line.base & 1) == forward
        return beyond[-1] if rightmost else beyond[0]

    def _stops(self, number: int) -> list[int]:
        """Where the cursor can stand in a row, from left to right; after all of it only at a paragraph's end."""
        origin, line, last = self.row(number)
        stops = [origin + cell.start for cell in line.cells if cell.width]
        if last or not stops:
            end = origin + line.end
            return [end, *stops] if line.base & 1 else [*stops, end]
        return stops

    def edges(self, offset: int) -> tuple[int, int]:
        """Give the first and the last place for the cursor in the row that shows ``offset``, in reading order."""
        number = self.row_of(offset)
        stops = self._stops(number)
        return min(stops), max(stops)
