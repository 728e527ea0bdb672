"""Choosing where a coding begins and ends, in the text itself."""

from rich.style import Style
from textual.app import ComposeResult
from textual.widgets import Label

from coder.study.negotiating import Disagreement
from coder.tui.screens.window import ACCEPT, CLOSE, Window
from coder.tui.stage import workbench
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.transcript import TranscriptView

_ONE, _OTHER = Style(underline=True), Style(underline=True, bold=True)


class Edges(Window[tuple[int, int] | None]):
    """Shows the text with both sides' passages marked; gives the passage that is selected when Enter is pressed."""

    KEYS = (ACCEPT._replace(priority=True), CLOSE._replace(priority=True))

    def __init__(self, code: str, text: str, item: Disagreement) -> None:
        super().__init__()
        self.code, self.text, self.item = code, text, item

    def inside(self) -> ComposeResult:
        """Give the code's name and the text."""
        asked = (f"مرز تازه برای {self.code}: آن را در متن انتخاب کنید", f"New edges for {self.code}: select them")
        yield Label(self.say(*asked), markup=False)
        yield TranscriptView(id="text")

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

    def action_accept(self) -> None:
        """Give what is selected."""
        selected = self.query_one(TranscriptView).selection
        if selected is not None:
            self.dismiss(selected)
