"""The keys of the screen in front, each with both its faces."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coder.tui import keymap
from coder.tui.stage import Gesture, workbench
from coder.tui.text import line


class Help(ModalScreen[None]):
    """Lists gestures under headings."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,ض,f1,question_mark,؟", "dismiss", "", show=False),
    ]

    def __init__(self, parts: Iterable[tuple[str, Iterable[Gesture]]]) -> None:
        super().__init__()
        self.parts = [(heading, list(gestures)) for heading, gestures in parts]

    def compose(self) -> ComposeResult:
        """Give a line for each gesture: its key under both layouts and what it does."""
        say = workbench(self).say
        with VerticalScroll(classes="help"):
            for heading, gestures in self.parts:
                yield Static(heading, classes="heading")
                for gesture in gestures:
                    keys = " / ".join(keymap.display(key) for key in gesture.key.split(" "))
                    yield Static(say(line(gesture.fa, keys, between="   "), line(keys, gesture.en, between="   ")))
