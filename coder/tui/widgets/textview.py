"""A text on the screen with a cursor in it: moved and selected by keyboard and mouse, drawn a row at a time.

All offsets are code points of the text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from textual import events
from textual.actions import SkipAction
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from coder.tui.keymap import Key
from coder.tui.widgets.document import Document
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.units import Span, Unit, Units

#: Seconds between two rows while a drag is held beyond the window.
_SCROLL_EVERY = 0.05

#: Rows that stay drawn, a few windows of them.
_STRIPS_REMEMBERED = 500

#: Rows drawn ahead of the window at a time, and the seconds between: a key never waits long for them.
_AHEAD, _AHEAD_EVERY = 6, 0.01

_CLICKS = {1: Unit.CHARACTER, 2: Unit.WORD, 3: Unit.SENTENCE}


def _motions(key: str, action: str, description: str) -> list[Key]:
    """A motion, and the same with Shift, which extends the selection."""
    *held, pressed = key.split("+")
    call = action.removesuffix(")")
    return [
        Key(key, f"{call}, False)", description, show=False),
        Key("+".join([*held, "shift", pressed]), f"{call}, True)", description, show=False),
    ]


#: The motions of every text.
MOTIONS: list[Key] = [
    *_motions("left", "sideways(True)", "نویسهٔ چپ"),
    *_motions("right", "sideways(False)", "نویسهٔ راست"),
    *_motions("ctrl+left", "reading('word', True)", "واژهٔ چپ"),
    *_motions("ctrl+right", "reading('word', False)", "واژهٔ راست"),
    *_motions("ctrl+down", "step('paragraph', True)", "بند بعد"),
    *_motions("ctrl+up", "step('paragraph', False)", "بند پیش"),
    *_motions("down", "rows(1)", "پایین"),
    *_motions("up", "rows(-1)", "بالا"),
    *_motions("pagedown", "page(1)", "صفحهٔ بعد"),
    *_motions("pageup", "page(-1)", "صفحهٔ پیش"),
    *_motions("home", "edge(False)", "اول سطر"),
    *_motions("end", "edge(True)", "آخر سطر"),
    *_motions("ctrl+home", "bound(False)", "اول متن"),
    *_motions("ctrl+end", "bound(True)", "آخر متن"),
]


class TextView(ScrollView, can_focus=True):
    """What a transcript that is read and a text that is written have in common.

    A widget of this kind draws its rows in ``render_line`` and says in ``_told`` what it tells others of a change.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TextView {
        height: 1fr;
        overflow-y: scroll;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Begin with an empty text."""
        super().__init__(name=name, id=id, classes=classes)
        self.document = Document("")
        self._selecting = Selecting(self.document, Units(self.document))
        self._dragging = False
        self._pressed: tuple[float, Offset, int] = 0.0, Offset(-1, -1), 0
        self._pointer = Offset(0, 0)
        self._scroller: Timer | None = None
        self._strips: dict[int, Strip] = {}
        self._ahead: Timer | None = None

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.document.text

    def margins(self) -> tuple[int, int]:
        """The columns beside the text, on its left and on its right."""
        return 0, 0

    def drawn(self, number: int) -> Strip:
        """Draw the row ``number`` of the document."""
        raise NotImplementedError

    def told(self, span: Span | None, cursor: int) -> None:
        """Tell others: the selection was ``span`` and the cursor at ``cursor``, and one of them isn't any more."""

    def clicked(self, offset: int) -> None:
        """Tell others: ``offset`` was clicked, and nothing selected."""

    # Cursor and selection

    @property
    def cursor(self) -> int:
        """The offset of the character the cursor is on."""
        return self._selecting.shown

    @cursor.setter
    def cursor(self, offset: int) -> None:
        with self._changing():
            self._selecting.place(offset)

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        return self._selecting.selection

    @property
    def selected_text(self) -> str:
        """The selected words as they stand in the text."""
        start, end = self.selection or (0, 0)
        return self.text[start:end]

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)`` and bring it into sight."""
        with self._changing():
            self._selecting.select(start, end)

    def reveal(self, offset: int) -> None:
        """Scroll, if it must, until the row of ``offset`` is in sight."""
        row = self.document.row_of(min(max(offset, 0), len(self.text)))
        top, height = self._top, self._rows_in_sight
        if row < top or row >= top + height:
            target = row - height // 2 if row < top - 1 or row > top + height else min(row, max(row - height + 1, top))
            self.scroll_to(y=max(target, 0), animate=False, immediate=True)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Around a change of the cursor or the selection: draws what it changed, and tells."""
        cursor, span = self._selecting.shown, self.selection
        yield
        if (cursor, span) == (self._selecting.shown, self.selection):
            return
        for place in {cursor, self._selecting.shown}:
            self._draw(place, place)
        for start, end in _differing(span, self.selection):
            self._draw(start, end)
        self.reveal(self._selecting.shown)
        self.told(span, cursor)

    def action_sideways(self, left: bool, extend: bool) -> None:
        """Go a character to the left or right, as seen."""
        with self._changing():
            self._selecting.sideways(left=left, extend=extend)

    def action_reading(self, unit: str, left: bool, extend: bool) -> None:
        """Go by a unit to the left or right, as the paragraph is read."""
        with self._changing():
            self._selecting.reading(Unit(unit), left=left, extend=extend)

    def action_step(self, unit: str, forward: bool, extend: bool) -> None:
        """Go by a unit on or back."""
        with self._changing():
            self._selecting.step(Unit(unit), forward=forward, extend=extend)

    def action_rows(self, count: int, extend: bool) -> None:
        """Go down, or up."""
        with self._changing():
            self._selecting.rows(count, extend=extend)

    def action_page(self, pages: int, extend: bool) -> None:
        """Go down a window, or up; the cursor keeps its row in the window."""
        count = pages * max(self._rows_in_sight - 1, 1)
        self.scroll_to(y=self._top + count, animate=False, immediate=True)
        with self._changing():
            self._selecting.rows(count, extend=extend)

    def action_edge(self, end: bool, extend: bool) -> None:
        """Go to where the row begins or ends."""
        with self._changing():
            self._selecting.edge(end=end, extend=extend)

    def action_bound(self, end: bool, extend: bool) -> None:
        """Go to where the text begins or ends."""
        with self._changing():
            self._selecting.bound(end=end, extend=extend)

    def action_mark(self) -> None:
        """Begin to select by motions, or end it and keep the selection."""
        with self._changing():
            self._selecting.mark()

    def action_pick(self, unit: str) -> None:
        """Select the unit at the cursor; again: the next one too."""
        with self._changing():
            self._selecting.pick(Unit(unit))

    def action_pick_back(self, unit: str) -> None:
        """Take the unit before into the selection."""
        with self._changing():
            self._selecting.pick_back(Unit(unit))

    def action_clear(self) -> None:
        """Select nothing; with nothing selected, the key is for the screen."""
        if self.selection is None and not self._selecting.marking:
            raise SkipAction
        with self._changing():
            self._selecting.clear()

    def action_copy(self) -> None:
        """Copy the selected words as they stand in the text."""
        if self.selection is None:
            raise SkipAction
        self.app.copy_to_clipboard(self.selected_text)

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a drag: by characters, at the second click by words, at the third by sentences."""
        if event.button != 1:
            return
        event.stop()
        self.focus()
        self._dragging = True
        self.capture_mouse()
        place = event.get_content_offset_capture(self)
        with self._changing():
            self._selecting.press(_CLICKS[self._clicks(event)], self._under(place))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the drag; while it is held beyond the window, the text scrolls under it."""
        if not self._dragging:
            return
        event.stop()
        self._pointer = event.get_content_offset_capture(self)
        self._drag()
        outside = not 0 <= self._pointer.y < self._rows_in_sight
        if outside and self._scroller is None:
            self._scroller = self.set_interval(_SCROLL_EVERY, self._scroll_and_drag)
        elif not outside:
            self._stop_scrolling()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag; without one, a place was clicked."""
        if not self._dragging:
            return
        event.stop()
        self._end_drag()
        if self.selection is None:
            self.clicked(self.cursor)

    def on_mouse_release(self) -> None:
        """The mouse was taken away in the middle of a drag; an older drag's release may come after a new press."""
        if self.app.mouse_captured is not self:
            self._dragging = False
            self._stop_scrolling()

    def on_hide(self) -> None:
        """A drag doesn't outlive its window."""
        if self._dragging:
            self._end_drag()

    def _end_drag(self) -> None:
        self._dragging = False
        self._stop_scrolling()
        self.release_mouse()

    def _stop_scrolling(self) -> None:
        if self._scroller is not None:
            self._scroller.stop()
            self._scroller = None

    def _scroll_and_drag(self) -> None:
        step = -1 if self._pointer.y < 0 else 1
        self.scroll_to(y=self._top + step, animate=False, immediate=True)
        self._drag()

    def _drag(self) -> None:
        y = min(max(self._pointer.y, 0), self._rows_in_sight - 1)
        with self._changing():
            self._selecting.drag(self._under(Offset(self._pointer.x, y)))

    def _clicks(self, event: events.MouseDown) -> int:
        """How many clicks in a row this is, the third being followed by the first again."""
        time, place, count = self._pressed
        again = event.time - time <= self.app.CLICK_CHAIN_TIME_THRESHOLD and place == event.screen_offset
        count = count % 3 + 1 if again else 1
        self._pressed = event.time, event.screen_offset, count
        return count

    def _under(self, place: Offset) -> int:
        column = place.x - self.margins()[0]
        return self.document.offset_at(self._top + place.y, column)

    # Drawing

    @property
    def _top(self) -> int:
        return int(self.scroll_offset.y)

    @property
    def _rows_in_sight(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def on_resize(self) -> None:
        """Lay the text out in the new width, with the first row in sight still first."""
        self._lay_out()

    def _lay_out(self) -> None:
        size = self.scrollable_content_region
        if size.width < 1:
            return
        width = max(size.width - sum(self.margins()), 1)
        if self.document.width != width:
            row = self.document.row(self._top)
            self.document.wrap(width)
            self._strips.clear()
            self._set_height()
            place = self.document.row_of(row.origin + row.line.start)
            self.scroll_to(y=place, animate=False, immediate=True)
        self._set_height()
        self.refresh()

    def _set_height(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.document.height)

    def render_line(self, y: int) -> Strip:
        """Give one row of the window; the first may be asked for before the size is known."""
        number = self._top + y
        if not 0 <= number < self.document.height:
            return Strip.blank(self.size.width, self.rich_style)
        return self._strip(number)

    def _strip(self, number: int) -> Strip:
        """Give a row as it was last drawn, or draw it."""
        if number not in self._strips:
            if len(self._strips) >= _STRIPS_REMEMBERED:
                self._strips.clear()
            self._strips[number] = self.drawn(number)
        return self._strips[number]

    def _draw(self, start: int, end: int) -> None:
        """Draw the rows that show the text from ``start`` to ``end``: those in sight now, others when they come."""
        first, last = self.document.row_of(start), self.document.row_of(end)
        for number in range(first, last + 1) if last - first < len(self._strips) else list(self._strips):
            if first <= number <= last:
                self._strips.pop(number, None)
        first, last = max(first, self._top), min(last, self._top + self._rows_in_sight - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _draw_all(self) -> None:
        self._strips.clear()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """After a scroll, draw in the pauses what the next one will show."""
        super().watch_scroll_y(old_value, new_value)
        if self._ahead is not None:
            self._ahead.stop()
        height = self._rows_in_sight
        first = int(new_value) + height if new_value > old_value else int(new_value) - 1
        step = 1 if new_value > old_value else -1
        wanted = iter(range(first, first + step * height, step))
        self._ahead = self.set_interval(_AHEAD_EVERY, lambda: self._draw_ahead(wanted))

    def _draw_ahead(self, wanted: Iterator[int]) -> None:
        some = [number for number in islice(wanted, _AHEAD) if 0 <= number < self.document.height]
        for number in some:
            self._strip(number)
        if not some and self._ahead is not None:
            self._ahead.stop()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._show_cursor()

    def on_blur(self) -> None:
        """Hide the cursor; the selection stays."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        self._draw(self._selecting.shown, self._selecting.shown)


def _differing(before: Span | None, after: Span | None) -> list[Span]:
    """Give the stretches that are in one selection but not in the other."""
    if before is None or after is None:
        return [span for span in (before, after) if span]
    if before[1] <= after[0] or after[1] <= before[0]:
        return [before, after]
    sides = [(before[0], after[0]), (before[1], after[1])]
    return [(min(side), max(side)) for side in sides if side[0] != side[1]]
