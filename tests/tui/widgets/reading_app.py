"""A small program around the widgets, for tests: its last row says, in Latin, what the gestures did.

``python -m tests.tui.widgets.reading_app transcript FILE``, or ``input``, or ``area``.
"""

import sys
from pathlib import Path

from rich.style import Style
from textual.app import App, ComposeResult
from textual.widgets import Static

from coder.persian.turns import find_turns
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.transcript import TranscriptView


def sentences(text: str) -> list[tuple[int, int]]:
    """Every stretch up to a full stop, a question mark or a line's end: enough for the tests."""
    import re

    return [match.span() for match in re.finditer(r"[^\s.؟][^.؟\n]*[.؟]?", text)]


class ReadingApp(App[None]):
    """Shows one widget and, below it, its state."""

    CSS = "#state { height: 1; dock: bottom; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, kind: str, text: str) -> None:
        super().__init__()
        self.kind = kind
        self.given = text
        self.clicked = ""

    def compose(self) -> ComposeResult:
        yield {"transcript": TranscriptView, "input": RtlInput, "area": RtlTextArea}[self.kind]()
        yield Static("starting", id="state", markup=False)

    def on_mount(self) -> None:
        if self.kind == "transcript":
            view = self.query_one(TranscriptView)
            view.load(self.given, find_turns(self.given), lambda: sentences(self.given))
            view.highlights = [
                Highlight(2, 8, Style(bgcolor="#204020"), "one"),
                Highlight(5, 9, Style(bold=True), "two"),
            ]
            view.focus()
        else:
            self.screen.focus_next()
        self.tell()

    def tell(self) -> None:
        if self.kind == "transcript":
            view = self.query_one(TranscriptView)
            said = f"at={view.cursor} sel={view.selection} clip={len(self.clipboard)} clicked={self.clicked}"
        elif self.kind == "area":
            area = self.query_one(RtlTextArea)
            said = f"at={area.cursor} sel={area.selection} value={area.text!a}"
        else:
            field = self.query_one(RtlInput)
            said = f"at={field.cursor_position} sel={tuple(field.selection)} value={field.value!a}"
        self.query_one("#state", Static).update(said, layout=False)

    def copy_to_clipboard(self, text: str) -> None:
        super().copy_to_clipboard(text)
        self.tell()

    def on_transcript_view_cursor_moved(self) -> None:
        self.tell()

    def on_transcript_view_selection_changed(self) -> None:
        self.tell()

    def on_transcript_view_coding_clicked(self, event: TranscriptView.CodingClicked) -> None:
        self.clicked = ",".join(event.keys)
        self.tell()

    def on_rtl_text_area_changed(self) -> None:
        self.tell()

    def on_input_changed(self) -> None:
        self.tell()


if __name__ == "__main__":
    given = Path(sys.argv[2]).read_bytes().decode("utf-8", errors="surrogatepass") if len(sys.argv) > 2 else ""
    ReadingApp(sys.argv[1], given).run()
