"""The keys of the screen in front, each with both its faces."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from coder.bidi import plain
from coder.tui import keymap
from coder.tui.screens.window import CLOSE, Window
from coder.tui.stage import Gesture
from coder.tui.text import left_to_right, line

#: Where what the keys do begins; longer keys push it on, so many blank columns behind them.
_COLUMN, _LEAST = 12, 2


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
                    yield Static(self._line(gesture))

    def _line(self, gesture: Gesture) -> str:
        """Give a gesture's line: the keys where reading begins, their words in a column of their own."""
        keys = " / ".join(keymap.display(key) for key in gesture.key.split(" "))
        blank = " " * max(_COLUMN - plain.width(keys), _LEAST)
        return f"{left_to_right(keys)}{blank}{line(self.say(gesture.fa, gesture.en))}"
