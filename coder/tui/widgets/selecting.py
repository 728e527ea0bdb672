"""The cursor and the selection in a text, as the gestures of a reader change them. Knows no keys and no screen.

The cursor is an offset; the selection runs from the anchor to it, without the character at its end. So a selection
extended by a word ends where the word ends and never takes a letter of the next.
"""

from coder.tui.widgets.document import Document
from coder.tui.widgets.units import Span, Unit, Units


class Selecting:
    """Where the cursor is and what is selected."""

    def __init__(self, document: Document, units: Units) -> None:
        """Begin at the text's start with nothing selected."""
        self._document = document
        self.units = units
        self.cursor = 0
        self.anchor: int | None = None
        #: While the reader is marking, motions extend the selection.
        self.marking = False
        self._goal: int | None = None
        self._origin: tuple[Unit, Span] = Unit.CHARACTER, (0, 0)

    @property
    def selection(self) -> Span | None:
        """What is selected, or nothing."""
        if self.anchor is None or self.anchor == self.cursor:
            return None
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)

    @property
    def shown(self) -> int:
        """The offset of the character the cursor is drawn on: the last selected one, if the selection ends at it."""
        if self.anchor is not None and self.cursor > self.anchor:
            return self._document.preceding(self.cursor)
        return self.cursor

    # Keys

    def sideways(self, *, left: bool, extend: bool) -> None:
        """Go one character to the left or right as seen; extend by one in the paragraph's reading direction.

        A selection is one span of the text: by what is seen it would jump at every seam of directions.
        """
        if extend or self.marking:
            self.step(Unit.CHARACTER, forward=self._document.is_rtl(self.cursor) == left, extend=True)
            return
        beside = self._document.left_of if left else self._document.right_of
        self._go(beside(self.shown), extend=False)

    def reading(self, unit: Unit, *, left: bool, extend: bool) -> None:
        """Go by ``unit`` to the side, in the paragraph's reading direction."""
        self.step(unit, forward=self._document.is_rtl(self.cursor) == left, extend=extend)

    def step(self, unit: Unit, *, forward: bool, extend: bool) -> None:
        """Go to where a unit begins; when extending forward, to where it ends."""
        if not forward:
            target = self.units.before(unit, self.cursor)
        elif extend or self.marking:
            target = self.units.end_after(unit, self.cursor)
        else:
            target = self.units.after(unit, self.cursor)
        self._go(target, extend=extend)

    def rows(self, count: int, *, extend: bool) -> None:
        """Go ``count`` rows down (up if negative), keeping to one column as far as the rows have it."""
        shown = self.shown if not (extend or self.marking) else self.cursor
        goal = self._document.column_of(shown) if self._goal is None else self._goal
        target = self._document.row_of(shown) + count
        if target < 0:
            self._go(0, extend=extend)
        elif target >= self._document.height:
            self._go(len(self._document.text), extend=extend)
        else:
            self._go(self._document.stop_at(target, goal), extend=extend)
        self._goal = goal

    def edge(self, *, end: bool, extend: bool) -> None:
        """Go to where the row begins or ends for a reader."""
        self._go(self._document.edges(self.cursor)[end], extend=extend)

    def bound(self, *, end: bool, extend: bool) -> None:
        """Go to the text's start or end."""
        self._go(len(self._document.text) if end else 0, extend=extend)

    def mark(self) -> None:
        """Begin to select here, or, if that has begun, leave the selection as it is."""
        self.marking = not self.marking
        if self.marking and self.anchor is None:
            self.anchor = self.cursor

    def clear(self) -> None:
        """Select nothing, the cursor where it is seen."""
        self.cursor = self.shown
        self.anchor, self.marking, self._goal = None, False, None

    def pick(self, unit: Unit) -> None:
        """Select the unit at the cursor; if a selection ends at one's end, take the next one too."""
        chosen = self.selection
        start, end = self.units.around(unit, self.shown)
        if chosen and chosen[0] <= start and chosen[1] >= end:
            self.select(chosen[0], self.units.end_after(unit, chosen[1]))
        else:
            self.select(start, end)

    def pick_back(self, unit: Unit) -> None:
        """Extend the selection at its start: to where the unit there begins, or the one before it."""
        start, end = self.selection or self.units.around(unit, self.cursor)
        self.select(self.units.before(unit, start) if self.selection else start, end)

    # From outside and by mouse

    def place(self, offset: int) -> None:
        """Put the cursor at ``offset``, with nothing selected."""
        self.marking = False
        self._go(self._document.cluster(self._within(offset))[0], extend=False)

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)``, to its last code point."""
        self.anchor, self.cursor = self._within(start), self._within(end)
        self.marking, self._goal = False, None

    def press(self, unit: Unit, offset: int) -> None:
        """Begin a drag by ``unit`` at ``offset``; by characters nothing is selected yet."""
        span = self.units.around(unit, self._within(offset))
        self._origin = unit, span
        if unit is Unit.CHARACTER:
            self.place(offset)
        else:
            self.select(*span)

    def drag(self, offset: int) -> None:
        """Select from the unit the drag began at to the one at ``offset``, both whole."""
        unit, (start, end) = self._origin
        there = self.units.around(unit, self._within(offset))
        if there[0] < start:
            self.anchor, self.cursor = end, there[0]
        else:
            self.anchor, self.cursor = start, max(end, there[1])

    def _within(self, offset: int) -> int:
        return min(max(offset, 0), len(self._document.text))

    def _go(self, offset: int, *, extend: bool) -> None:
        if extend or self.marking:
            self.anchor = self.cursor if self.anchor is None else self.anchor
        else:
            self.anchor = None
        self.cursor, self._goal = offset, None
