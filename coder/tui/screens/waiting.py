"""The first picture: there at once, while the study is opened behind it. Keys typed meanwhile are kept."""

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Label

from coder.tui.stage import workbench


class Waiting(Screen[None]):
    """Says that the study is being opened."""

    DEFAULT_CSS = "Waiting { align: center middle; }"

    def compose(self) -> ComposeResult:
        """Give the one line."""
        yield Label(workbench(self).say("پژوهش گشوده می‌شود…", "Opening the study…"))
