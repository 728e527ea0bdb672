"""The keys of the screen in front, each with both its faces."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from coder.tui import keymap
from coder.tui.screens.window import CLOSE, Window
from coder.tui.stage import Gesture
from coder.tui.text import line


class Help(Window[None]):
    """Lists gestures under headings."""

    KEYS = (CLOSE._replace(key="escape enter q f1 ?"),)

    def __init__(self, parts: Iterable[tuple[str, Iterable[Gesture]]]) -> None:
        super().__init__()
        self.parts = [(heading, list(gestures)) for heading, gestures in parts]

    def inside(self) -> ComposeResult:
        """Give a line for each gesture: its key under both layouts and what it does."""
        with VerticalScroll():
            for heading, gestures in self.parts:
                yield Static(heading, classes="heading")
                for gesture in gestures:
                    keys = " / ".join(keymap.display(key) for key in gesture.key.split(" "))
                    yield Static(self.say(line(gesture.fa, keys, between="   "), line(keys, gesture.en, between="   ")))
