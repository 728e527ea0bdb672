"""Two things side by side, to be read before deciding on them."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Label, Static

from coder.tui.screens.window import CLOSE, Window
from coder.tui.stage import Gesture


class Beside(Window[None]):
    """Shows two texts side by side, the first where reading begins; arrows scroll the one that Tab chose."""

    KEYS = (
        Gesture("tab", "app.focus_next", "سوی دیگر", "the other side", show=True),
        CLOSE._replace(key="escape enter"),
    )

    def __init__(self, title: str, one: str, other: str) -> None:
        super().__init__()
        self.heading, self.one, self.other = title, one, other

    def inside(self) -> ComposeResult:
        """Give both under the title."""
        sides = [VerticalScroll(Static(words, markup=False)) for words in (self.one, self.other)]
        yield Label(self.heading, markup=False)
        yield Horizontal(*(reversed(sides) if self.say("fa", "en") == "fa" else sides))
