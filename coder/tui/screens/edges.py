"""Choosing where a coding begins and ends, in the text itself."""

from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from coder.study.negotiating import Disagreement
from coder.tui.stage import workbench
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.transcript import TranscriptView

_ONE, _OTHER = Style(underline=True), Style(underline=True, bold=True)


class Edges(ModalScreen[tuple[int, int] | None]):
    """Shows the text with both sides' passages marked; gives the passage that is selected when Enter is pressed."""

    CSS_PATH = "edges.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "", show=False, priority=True),
        Binding("enter", "take", "", show=False, priority=True),
    ]

    def __init__(self, code: str, text: str, item: Disagreement) -> None:
        super().__init__()
        self.code, self.text, self.item = code, text, item

    def compose(self) -> ComposeResult:
        """Give the code's name, the text, and how to go on."""
        say = workbench(self).say
        with Vertical(classes="window"):
            yield Label(say(f"مرز تازه برای {self.code}", f"New edges for {self.code}"), markup=False)
            yield TranscriptView(id="text")
            yield Label(say("انتخاب کنید، سپس ↵   Esc هیچ", "select, then ↵   Esc leaves it as it is"), classes="hint")

    def on_mount(self) -> None:
        """Select what both sides cover together."""
        view = self.query_one(TranscriptView)
        sentences = workbench(self).desk.sentences_of(self.text, self.item.source)
        view.load(self.text, self.item.source.turns, sentences)
        view.highlights = [
            Highlight(coding.start, coding.end, style, coding.id)
            for coding, style in ((self.item.one, _ONE), (self.item.other, _OTHER))
            if coding is not None
        ]
        view.focus()
        self.call_after_refresh(view.select, self.item.start, self.item.end)

    def action_take(self) -> None:
        """Give what is selected."""
        selected = self.query_one(TranscriptView).selection
        if selected is not None:
            self.dismiss(selected)

    def action_leave(self) -> None:
        """Give nothing."""
        self.dismiss(None)
