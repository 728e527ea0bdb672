"""The strategies with their factors and actions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Footer, Label

from coder.tui import tables
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.widgets.grid import Grid


class Strategies(StudyScreen[None]):
    """The strategies with their factors and actions."""

    KEYS: ClassVar = (Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),)

    def compose(self) -> ComposeResult:
        """Give the table."""
        yield Label(self.say("راهبردها", "Strategies"), id="title")
        yield Grid()
        yield Footer()

    def on_mount(self) -> None:
        """Show the table."""
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Show the study as it now is."""
        self.query_one(Grid).show(tables.strategies(self.desk.snapshot, self.say))


SCREEN = Strategies
