"""Agreement between coders, and between rounds of one coder."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Footer, Label

from coder.tui.stage import Gesture, StudyScreen


class Agreement(StudyScreen[None]):
    """Who coded what, side by side."""

    KEYS: ClassVar = (Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),)

    def compose(self) -> ComposeResult:
        """Give the title."""
        yield Label(self.say("توافق کدگذاران", "Agreement"), id="title")
        yield Footer()


SCREEN = Agreement
