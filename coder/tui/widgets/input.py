"""One line of Persian being typed: Textual's ``Input`` with a face that runs from right to left.

Value, cursor and selection are offsets in the text as it was typed; what is drawn, hit and reached by arrows follows
what is seen.
"""

import re
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets._input import Selection

from coder.tui.widgets.document import Document
from coder.tui.widgets.edits import Edits, State
from coder.tui.widgets.units import Unit, Units

ZWNJ = "\u200c"
_ZWJ = "\u200d"

#: How the keys for a ZWNJ arrive: Shift+Space where the terminal tells it, Ctrl+Space in its three names.
ZWNJ_KEYS = frozenset({"shift+space", "ctrl+space", "ctrl+@", "ctrl+at"})

_CONTROLS, _ENDS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]"), re.compile(r"[\r\n]\Z")


def typed(event: events.Key) -> str:
    """Give what a key types: a printable character, a ZWNJ or ZWJ, or nothing."""
    if event.key in ZWNJ_KEYS:
        return ZWNJ
    character = event.character or ""
    return character if character in {ZWNJ, _ZWJ} or event.is_printable else ""


def cleaned(text: str) -> str:
    """Give what is pasted without what is no text: its line ends are ours, tabs are spaces, other controls go.

    No file that words go into later could hold a control.
    """
    return _CONTROLS.sub("", "\n".join(text.splitlines()).replace("\t", " ") + ("\n" if _ENDS.search(text) else ""))


async def act(widget: Widget, event: events.Key) -> bool:
    """Do what the widget's own bindings say of a key, at once; say whether they said anything.

    Textual lets the program's task do it, after the widget's has already taken the letters typed behind: a burst of
    "backspace, letter" would lose the letter.
    """
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return True
    return False


def _on_one_line(text: str) -> str:
    return " ".join(cleaned(text).strip("\n").split("\n"))


class RtlInput(Input):
    """An input whose text runs as its first strong letter says; from right to left while it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "sideways(True)", "چپ", show=False),
        Binding("right", "sideways(False)", "راست", show=False),
        Binding("shift+left", "extend('character', True)", "انتخاب به چپ", show=False),
        Binding("shift+right", "extend('character', False)", "انتخاب به راست", show=False),
        Binding("ctrl+left", "by_word(True)", "واژهٔ چپ", show=False),
        Binding("ctrl+right", "by_word(False)", "واژهٔ راست", show=False),
        Binding("ctrl+shift+left", "extend('word', True)", "انتخاب واژهٔ چپ", show=False),
        Binding("ctrl+shift+right", "extend('word', False)", "انتخاب واژهٔ راست", show=False),
        Binding("ctrl+z", "undo", "واگرد", show=False),
        Binding("ctrl+y,ctrl+shift+z", "redo", "انجام دوباره", show=False),
    ]

    DEFAULT_CSS = """
    RtlInput { overflow-x: hidden; }
    """

    #: How wide the value is; a letter more lays nothing out, for its line is as wide as there is room.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, value: str | None = None, placeholder: str = "", **options: object) -> None:
        """Take what Textual's ``Input`` takes."""
        self._edits = Edits()
        self._laid: tuple[str, int, Document] | None = None
        self._first = 0
        super().__init__(value, placeholder, **options)  # type: ignore[arg-type]

    # The value as a row

    def _document(self) -> Document:
        """The value laid out on one row, with a column for the cursor after it."""
        width = max(self.scrollable_content_region.width, 1)
        shown = "•" * len(self.value) if self.password else self.value.replace("\n", "␤")
        if self._laid is None or self._laid[:2] != (shown, width):
            document = Document(shown)
            document.wrap(max(document.width_on_one_row() + 1, width))
            self._laid = shown, width, document
        return self._laid[2]

    def _units(self) -> Units:
        return Units(self._document())

    def _is_rtl(self) -> bool:
        return not self.value or self._document().is_rtl(0)

    def _seen_from(self) -> int:
        """The column at the input's left edge: as it was, unless the cursor would be out of sight."""
        document, width = self._document(), max(self.scrollable_content_region.width, 1)
        column = document.column_of(self.cursor_position)
        furthest = document.width - width
        self._first = min(max(self._first, column - width + 1, 0), column, furthest)
        return self._first

    def render_line(self, y: int) -> Strip:
        """Give the value as it is seen."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        if y or width < 1:
            return Strip.blank(max(width, 0), base)
        if not self.value:
            return self._empty(width, base)
        document = self._document()
        _, line, _ = document.row(0)
        segments = [Segment(" " * line.left, base)]
        segments += [Segment(cell.glyph, self._style(cell.start, cell.end, base)) for cell in line.cells]
        segments.append(Segment(" " * (document.width - line.right), base))
        strip = Strip(segments, document.width)
        if self._blinks_on and self.cursor_at_end:
            column = document.column_of(len(self.value))
            cursor = Strip([Segment(" ", base + self.get_component_rich_style("input--cursor"))], 1)
            strip = Strip.join([strip.crop(0, column), cursor, strip.crop(column + 1)])
        first = self._seen_from()
        return strip.crop(first, first + width).simplify()

    def _style(self, start: int, end: int, base: Style) -> Style:
        low, high = sorted(self.selection)
        if self._blinks_on and start <= self.cursor_position < end:
            return base + self.get_component_rich_style("input--cursor")
        if self.has_focus and low < end and high > start and low != high:
            return base + self.get_component_rich_style("input--selection")
        return base

    @property
    def _blinks_on(self) -> bool:
        return self.has_focus and self._cursor_visible

    def _empty(self, width: int, base: Style) -> Strip:
        """The placeholder at the edge where typing begins, the cursor before it."""
        room = width - 1
        hint = Document(self.placeholder.replace("\n", " "))
        hint.wrap(max(room, hint.width_on_one_row(), 1))
        text = Strip([Segment(hint.row(0).line.text, base + self.get_component_rich_style("input--placeholder"))])
        style = base + self.get_component_rich_style("input--cursor") if self._blinks_on else base
        cursor = Strip([Segment(" ", style)], 1)
        if self.placeholder and not hint.is_rtl(0):
            return Strip.join([cursor, text.crop(0, room)]).adjust_cell_length(width, base)
        text = text.crop(max(text.cell_length - room, 0))
        return Strip.join([Strip.blank(room - text.cell_length, base), text, cursor])

    # What Textual's Input asks about cells

    @property
    def content_width(self) -> int:
        """The columns of the value and the cursor after it."""
        text = Document((self.value or self.placeholder).replace("\n", " "))
        return text.width_on_one_row() + 1

    @property
    def _cursor_offset(self) -> int:
        return self._document().column_of(self.cursor_position) - self._first

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen, for the system's input methods."""
        x, y, _, _ = self.content_region
        return Offset(x + self._cursor_offset, y)

    def _watch_selection(self, selection: Selection) -> None:
        self.app.clear_selection()
        self.app.cursor_position = self.cursor_screen_offset

    def _cell_offset_to_index(self, offset: int) -> int:
        if not self.value:
            return 0
        return self._document().offset_at(0, offset + self._seen_from())

    # Keys

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that printable keys and those for a ZWNJ are typed here."""
        return key in ZWNJ_KEYS or character in {ZWNJ, _ZWJ} or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        """Type, a ZWNJ too, which isn't printable and which Textual would drop."""
        text = typed(event)
        self._restart_blink()
        if not text:
            await act(self, event)
            event.prevent_default()
            return
        event.stop()
        event.prevent_default()
        self.replace(text, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted, on one line."""
        event.stop()
        event.prevent_default()
        self.replace(_on_one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        """Paste what was copied in the program, on one line."""
        self.replace(_on_one_line(self.app.clipboard), *self.selection)

    def action_sideways(self, left: bool) -> None:
        """Go one character to the left or right as seen; from a selection, to its end on that side."""
        if not self.selection.is_empty:
            self.cursor_position = max(self.selection) if left == self._is_rtl() else min(self.selection)
            return
        if left == self._is_rtl() and self.cursor_at_end:
            self.action_accept()
            return
        document = self._document()
        self.cursor_position = (document.left_of if left else document.right_of)(self.cursor_position)

    def action_accept(self) -> None:
        """Take the suggestion."""
        if self._suggestion:
            self.value = self._suggestion
            self.cursor_position = len(self.value)

    def action_extend(self, unit: str, left: bool) -> None:
        """Extend the selection by one unit in the direction the text is read."""
        start, end = self.selection
        units = self._units()
        if left == self._is_rtl():
            self.selection = Selection(start, units.end_after(Unit(unit), end))
        else:
            self.selection = Selection(start, units.before(Unit(unit), end))

    def action_by_word(self, left: bool) -> None:
        """Go to the next word to the left or right, as the text is read."""
        units, here = self._units(), self.cursor_position
        forward = left == self._is_rtl()
        self.cursor_position = units.after(Unit.WORD, here) if forward else units.before(Unit.WORD, here)

    def action_delete_right(self) -> None:
        """Delete the selection, or the character at the cursor with its marks."""
        if self.selection.is_empty:
            self.delete(*self._document().cluster(self.cursor_position))
        else:
            self.delete_selection()

    def action_delete_left_word(self) -> None:
        """Delete the selection, or back to where a word begins."""
        if self.selection.is_empty:
            self.delete(self._units().before(Unit.WORD, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right_word(self) -> None:
        """Delete the selection, or on to where the next word begins."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, self._units().after(Unit.WORD, self.cursor_position))
        else:
            self.delete_selection()

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace ``[start, end)``; it can be taken back."""
        before = State(self.value, self.cursor_position)
        super().replace(text, start, end)
        after = State(self.value, self.cursor_position)
        if after.value != before.value:
            self._edits.made(before, after)

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._put(self._edits.undo(State(self.value, self.cursor_position)))

    def action_redo(self) -> None:
        """Make the edit taken back last again."""
        self._put(self._edits.redo(State(self.value, self.cursor_position)))

    def _put(self, state: State | None) -> None:
        if state:
            self.value = state.value
            self.cursor_position = state.cursor
