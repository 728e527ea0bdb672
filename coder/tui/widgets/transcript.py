"""The transcript on the screen: a text read and selected by keyboard and mouse, with codings, hits and speakers.

All offsets are code points of the text given to :meth:`TranscriptView.load`.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from coder.tui.keymap import Key, bindings
from coder.tui.widgets import painting
from coder.tui.widgets.document import Document
from coder.tui.widgets.highlights import Highlight, Highlights
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.textview import MOTIONS, TextView
from coder.tui.widgets.units import Span, Spans, Units

#: Columns of the margin where there are speakers; without any it holds marks alone.
_MARGIN = 14

#: Columns the words have at least before speakers, who are named in the text too, get a margin of their own.
_ROOM = 40


class TranscriptView(TextView):
    """A text of any size and direction, drawn a row at a time; a key draws only the rows it changes."""

    DEFAULT_CSS = """
    TranscriptView {
        & > .transcript--cursor { text-style: reverse; }
        & > .transcript--selection { background: $primary-darken-2; color: $text; }
        & > .transcript--hit { background: $warning; color: black; }
        & > .transcript--current { text-style: bold; }
        & > .transcript--dimmed { text-style: dim; }
        & > .transcript--speaker { color: $text-accent; }
        & > .transcript--mark { color: $text-warning; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"transcript--{part}" for part in ("cursor", "selection", "hit", "current", "dimmed", "speaker", "mark")
    }

    KEYS: ClassVar[list[Key]] = [
        *MOTIONS,
        Key(".", "step('sentence', True, False)", "جملهٔ بعد", show=False),
        Key(",", "step('sentence', False, False)", "جملهٔ پیش", show=False),
        Key("]", "step('turn', True, False)", "نوبت بعد", show=False),
        Key("[", "step('turn', False, False)", "نوبت پیش", show=False),
        Key("v", "mark", "آغاز انتخاب", show=False),
        Key("w", "pick('word')", "واژه", show=False),
        Key("s", "pick('sentence')", "جمله", show=False),
        Key("t", "pick('turn')", "نوبت", show=False),
        Key("p", "pick('paragraph')", "بند", show=False),
        Key("W", "pick_back('word')", "واژهٔ پیش هم", show=False),
        Key("S", "pick_back('sentence')", "جملهٔ پیش هم", show=False),
        Key("T", "pick_back('turn')", "نوبت پیش هم", show=False),
        Key("ctrl+c super+c", "copy", "رونوشت", show=False),
        Key("escape", "clear", "لغو انتخاب", show=False),
    ]
    BINDINGS: ClassVar[list[Binding]] = bindings(KEYS)  # type: ignore[assignment]

    class SelectionChanged(Message):
        """The selection is now ``span``, whose words are ``text``; or nothing is selected."""

        def __init__(self, view: "TranscriptView", span: Span | None) -> None:
            super().__init__()
            self.view = view
            self.span = span

        @property
        def text(self) -> str:
            """The selected words, as they stand in the text."""
            return self.view.selected_text

        @property
        def control(self) -> "TranscriptView":
            """The transcript."""
            return self.view

    class CursorMoved(Message):
        """The cursor is now at ``offset``."""

        def __init__(self, view: "TranscriptView", offset: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset

        @property
        def control(self) -> "TranscriptView":
            """The transcript."""
            return self.view

    class CodingClicked(Message):
        """A highlighted place was clicked: the ``keys`` of the highlights there, the topmost first."""

        def __init__(self, view: "TranscriptView", offset: int, keys: tuple[str, ...]) -> None:
            super().__init__()
            self.view = view
            self.offset = offset
            self.keys = keys

        @property
        def control(self) -> "TranscriptView":
            """The transcript."""
            return self.view

    def __init__(
        self, text: str = "", *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show ``text``; :meth:`load` gives it speakers and sentences."""
        super().__init__(name=name, id=id, classes=classes)
        self._scene = painting.Scene()
        self._look: painting.Look | None = None
        self._take(text, (), ())

    # What is shown

    def load(self, text: str, turns: Sequence[painting.Speaking] = (), sentences: Spans = ()) -> None:
        """Show another text from its start, with nothing on it.

        ``sentences`` are spans, or a function that finds them, called when first needed.
        """
        self._scene = painting.Scene()
        self._take(text, turns, sentences)
        self._strips.clear()
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)
        self.told(None, -1)

    def _take(self, text: str, turns: Sequence[painting.Speaking], sentences: Spans) -> None:
        self.document = Document(text)
        units = Units(self.document, sentences, [(turn.start, turn.end) for turn in turns])
        self._selecting = Selecting(self.document, units)
        self._margin = painting.Margin(turns, text, _MARGIN if turns else 1)

    @property
    def highlights(self) -> Sequence[Highlight]:
        """What is highlighted; setting it draws the rows that change."""
        return list(self._scene.highlights)

    @highlights.setter
    def highlights(self, highlights: Iterable[Highlight]) -> None:
        before = list(self._scene.highlights)
        self._scene.highlights = Highlights(highlights)
        self._draw_changed(before, list(self._scene.highlights))

    @property
    def hits(self) -> Sequence[Span]:
        """The places a search found, marked over the highlights."""
        return [(each.start, each.end) for each in self._scene.hits]

    @hits.setter
    def hits(self, hits: Iterable[Span]) -> None:
        before = list(self._scene.hits)
        self._scene.hits = _plain(hits)
        self._draw_changed(before, list(self._scene.hits))

    @property
    def dimmed(self) -> Sequence[Span]:
        """What steps back, such as the interviewer's turns."""
        return [(each.start, each.end) for each in self._scene.dimmed]

    @dimmed.setter
    def dimmed(self, spans: Iterable[Span]) -> None:
        self._scene.dimmed = _plain(spans)
        self._draw_all()

    @property
    def current(self) -> str:
        """The key of the highlight that is current: its rows are marked beside the text."""
        return self._scene.current

    @current.setter
    def current(self, key: str) -> None:
        before, self._scene.current = self._scene.current, key
        for each in self._scene.highlights:
            if each.key and each.key in {before, key}:
                self._draw(each.start, each.end)

    @property
    def open_end(self) -> int | None:
        """Where the open phase of the interview ends, marked beside the text."""
        return self._scene.open_end

    @open_end.setter
    def open_end(self, offset: int | None) -> None:
        before, self._scene.open_end = self._scene.open_end, offset
        for place in (before, offset):
            if place is not None:
                self._draw(place, place)

    def keys_at(self, offset: int) -> tuple[str, ...]:
        """Give the keys of the highlights that hold ``offset``, the topmost first."""
        return tuple(each.key for each in reversed(self._scene.highlights.at(offset)))

    def margins(self) -> tuple[int, int]:
        """The speakers stand where a reader begins; a narrow window keeps the marks alone."""
        width = self.scrollable_content_region.width
        self._margin.width = self._margin.wanted if width > _ROOM + self._margin.wanted else min(1, width - 1)
        return (0, self._margin.width) if self._margin.rtl else (self._margin.width, 0)

    def clicked(self, offset: int) -> None:
        """Tell which highlights were clicked."""
        keys = self.keys_at(offset)
        if keys:
            self.post_message(self.CodingClicked(self, offset, keys))

    def told(self, span: Span | None, cursor: int) -> None:
        """Tell of the cursor and the selection, if they changed."""
        if self._selecting.shown != cursor:
            self.post_message(self.CursorMoved(self, self._selecting.shown))
        if self.selection != span:
            self.post_message(self.SelectionChanged(self, self.selection))

    def _draw_changed(self, before: Sequence[Highlight], after: Sequence[Highlight]) -> None:
        for each in set(before) ^ set(after):
            self._draw(each.start, each.end)

    def notify_style_update(self) -> None:
        """Take the styles anew when the theme changes."""
        self._look = None
        self._strips.clear()
        super().notify_style_update()

    def _styles(self) -> painting.Look:
        if self._look is None:
            names = ("cursor", "selection", "hit", "current", "dimmed", "speaker", "mark")
            parts = {name: self.get_component_rich_style(f"transcript--{name}", partial=True) for name in names}
            self._look = painting.Look(text=self.rich_style, **parts)
        return self._look

    def drawn(self, number: int) -> Strip:
        """Draw a row with all that lies on it."""
        self._scene.selection = self.selection
        self._scene.cursor = self._selecting.shown if self.has_focus else None
        return painting.strip(self.document.row(number), self.document, self._scene, self._margin, self._styles())


def _plain(spans: Iterable[Span]) -> Highlights:
    return Highlights(Highlight(start, end, Style.null()) for start, end in spans)
