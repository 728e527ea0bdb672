"""What each interview brought, by the codes or by the final factors."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Footer, Label

from coder.tui import tables
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.widgets.grid import Grid


class Saturation(StudyScreen[None]):
    """What each interview brought, by the codes or by the final factors."""

    KEYS: ClassVar = (Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),)

    def compose(self) -> ComposeResult:
        """Give the table."""
        yield Label(self.say("اشباع داده‌ها", "Saturation"), id="title")
        yield Grid()
        yield Footer()

    def on_mount(self) -> None:
        """Show the table."""
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Show the study as it now is."""
        self.query_one(Grid).show(tables.saturation(self.desk.at, "codes", self.say))


SCREEN = Saturation
