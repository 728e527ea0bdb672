"""Choosing where a coding begins and ends, in the text itself."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Label

from coder.model.corpus import Source
from coder.tui.screens.window import ACCEPT, CLOSE, Window
from coder.tui.stage import workbench
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.transcript import TranscriptView


class Edges(Window[tuple[int, int] | None]):
    """Shows a source's text with passages marked; gives the passage that is selected when Enter is pressed.

    ``span`` is selected at first; where it is empty the cursor stands there.
    """

    KEYS = (ACCEPT._replace(priority=True), CLOSE._replace(priority=True))

    def __init__(
        self, heading: str, text: str, source: Source, marks: Sequence[Highlight], span: tuple[int, int]
    ) -> None:
        super().__init__()
        self.heading, self.text, self.source, self.marks, self.span = heading, text, source, marks, span

    def inside(self) -> ComposeResult:
        """Give what it is about, and the text."""
        yield Label(self.heading, id="about", markup=False)
        yield TranscriptView(id="text")

    def on_mount(self) -> None:
        """Select the passage that is offered."""
        view = self.query_one(TranscriptView)
        view.load(self.text, self.source.turns, workbench(self).desk.sentences_of(self.text, self.source))
        view.highlights = self.marks
        view.focus()
        self.call_after_refresh(view.select, *self.span)

    def action_accept(self) -> None:
        """Give what is selected."""
        selected = self.query_one(TranscriptView).selection
        if selected is not None:
            self.dismiss(selected)
        else:
            self.notify(self.say("نخست قطعه‌ای را انتخاب کنید", "select a passage first"), timeout=3)
