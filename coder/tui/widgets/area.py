"""A text of several lines being typed, such as a memo: Persian and Latin, each paragraph in its own direction."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from coder.tui.keymap import Key, bindings
from coder.tui.widgets import painting
from coder.tui.widgets.document import Document
from coder.tui.widgets.edits import Edits, State
from coder.tui.widgets.input import ZWNJ_KEYS, act, cleaned, typed
from coder.tui.widgets.painting import Look, Margin, Scene
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.textview import MOTIONS, TextView
from coder.tui.widgets.units import Unit, Units


class RtlTextArea(TextView):
    """A text that is written. The motions are those of a transcript; every edit can be taken back.

    It is as high as its rows. Enter is the screen's; a new line is begun by another key.
    """

    DEFAULT_CSS = """
    RtlTextArea {
        height: auto;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-horizontal: 0;
        background: $surface;
        border: tall $border-blurred;
        padding: 0 1;
        &:focus { border: tall $border; }
        & > .area--cursor { text-style: reverse; }
        & > .area--selection { background: $primary-darken-2; color: $text; }
        & > .area--placeholder { color: $text-disabled; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"area--cursor", "area--selection", "area--placeholder"}

    KEYS: ClassVar[list[Key]] = [
        *MOTIONS,
        Key("ctrl+j alt+enter shift+enter", "type('\\n')", "سطر تازه", show=False),
        Key("backspace", "delete_left", "پاک کردن پیش", show=False),
        Key("delete", "delete_right", "پاک کردن پس", show=False),
        Key("ctrl+w ctrl+backspace", "delete_word_left", "پاک کردن واژهٔ پیش", show=False),
        Key("ctrl+delete", "delete_word_right", "پاک کردن واژهٔ پس", show=False),
        Key("ctrl+a", "select_all", "انتخاب همه", show=False),
        Key("ctrl+c super+c", "copy", "رونوشت", show=False),
        Key("ctrl+x", "cut", "برش", show=False),
        Key("ctrl+v", "paste", "چسباندن", show=False),
        Key("ctrl+z", "undo", "واگرد", show=False),
        Key("ctrl+y ctrl+shift+z", "redo", "انجام دوباره", show=False),
    ]
    BINDINGS: ClassVar[list[Binding]] = bindings(KEYS)  # type: ignore[assignment]

    class Changed(Message):
        """The text changed."""

        def __init__(self, area: "RtlTextArea") -> None:
            super().__init__()
            self.area = area

        @property
        def control(self) -> "RtlTextArea":
            """The area."""
            return self.area

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Begin with ``text``; ``placeholder`` is shown while there is none."""
        super().__init__(name=name, id=id, classes=classes)
        self.placeholder = placeholder
        self._margin = Margin((), "", 0)
        self._edits = Edits()
        self._take(Document(text, written=True))

    def load(self, text: str) -> None:
        """Begin anew with ``text``; nothing of before can be taken back."""
        self._edits = Edits()
        self._show(State(text, 0))

    def _take(self, document: Document) -> None:
        self.document = document
        self._selecting = Selecting(document, Units(document))

    # Editing

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace ``[start, end)`` of the text and put the cursor after what came in."""
        before = State(self.text, self._selecting.cursor)
        after = State(before.value[:start] + text + before.value[end:], start + len(text))
        if after.value != before.value:
            self._edits.made(before, after)
            self._show(after)

    def _show(self, state: State) -> None:
        """Lay out again the paragraphs that differ, and draw."""
        width = self.document.width
        changed = state.value != self.text
        self._take(Document(state.value, like=self.document, written=True))
        if width:
            self.document.wrap(width)
            self._set_height()
        self._selecting.cursor = state.cursor
        self._draw_all()
        self.reveal(state.cursor)
        if changed:
            self.post_message(self.Changed(self))

    def action_type(self, text: str) -> None:
        """Put ``text`` in place of the selection, or at the cursor."""
        start, end = self.selection or (self._selecting.cursor, self._selecting.cursor)
        self.replace(text, start, end)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that printable keys and those for a ZWNJ are typed here."""
        return key in ZWNJ_KEYS or bool(character and (character.isprintable() or character in "\u200c\u200d"))

    async def on_key(self, event: events.Key) -> None:
        """Type, or edit."""
        text = typed(event)
        if text:
            event.stop()
            event.prevent_default()
            self.action_type(text)
        else:
            await act(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted."""
        event.stop()
        self.action_type(cleaned(event.text))

    def action_paste(self) -> None:
        """Paste what was copied in the program."""
        self.action_type(cleaned(self.app.clipboard))

    def action_cut(self) -> None:
        """Copy the selection and delete it."""
        if self.selection:
            self.app.copy_to_clipboard(self.selected_text)
            self.action_type("")

    def action_select_all(self) -> None:
        """Select the whole text."""
        self.select(0, len(self.text))

    def action_delete_left(self) -> None:
        """Delete the selection, or one code point back: a mark or a ZWNJ by itself."""
        cursor = self._selecting.cursor
        self.replace("", *(self.selection or (max(cursor - 1, 0), cursor)))

    def action_delete_right(self) -> None:
        """Delete the selection, or the character at the cursor with its marks."""
        self.replace("", *(self.selection or self.document.cluster(self._selecting.cursor)))

    def action_delete_word_left(self) -> None:
        """Delete the selection, or back to where a word begins."""
        cursor = self._selecting.cursor
        self.replace("", *(self.selection or (self._selecting.units.before(Unit.WORD, cursor), cursor)))

    def action_delete_word_right(self) -> None:
        """Delete the selection, or on to where the next word begins."""
        cursor = self._selecting.cursor
        self.replace("", *(self.selection or (cursor, self._selecting.units.after(Unit.WORD, cursor))))

    def action_undo(self) -> None:
        """Take the last edit back."""
        state = self._edits.undo(State(self.text, self._selecting.cursor))
        if state:
            self._show(state)

    def action_redo(self) -> None:
        """Make the edit taken back last again."""
        state = self._edits.redo(State(self.text, self._selecting.cursor))
        if state:
            self._show(state)

    # Drawing

    def _lay_out(self) -> None:
        """Lay the text out in the new size, the cursor still in sight."""
        super()._lay_out()
        self.reveal(self._selecting.shown)

    def notify_style_update(self) -> None:
        """Take the styles anew when the theme changes."""
        self._strips.clear()
        super().notify_style_update()

    def drawn(self, number: int) -> Strip:
        """Draw a row, or the placeholder."""
        text = self.rich_style
        if not self.text and self.placeholder and not self.has_focus:
            return self._hint(text)
        cursor, selection = (
            self.get_component_rich_style(f"area--{part}", partial=True) for part in ("cursor", "selection")
        )
        none = Style.null()
        look = Look(text, cursor, selection, none, none, none, none, none)
        scene = Scene(selection=self.selection, cursor=self._selecting.shown if self.has_focus else None)
        return painting.strip(self.document.row(number), self.document, scene, self._margin, look)

    def _hint(self, text: Style) -> Strip:
        hint = Document(self.placeholder.replace("\n", " "))
        hint.wrap(self.document.width)
        line = hint.row(0).line
        style = text + self.get_component_rich_style("area--placeholder", partial=True)
        strip = Strip([Segment(" " * line.left, text), Segment(line.text, style)])
        return strip.adjust_cell_length(self.document.width, text)
