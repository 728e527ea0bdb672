"""Two things side by side, to be read before deciding on them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from coder.tui.stage import workbench


class Beside(ModalScreen[None]):
    """Shows two texts side by side, the first where reading begins; arrows scroll the one that Tab chose."""

    CSS_PATH = "beside.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss(None)", "", show=False)]

    def __init__(self, title: str, one: str, other: str) -> None:
        super().__init__()
        self.heading, self.one, self.other = title, one, other

    def compose(self) -> ComposeResult:
        """Give both under the title."""
        say = workbench(self).say
        sides = [VerticalScroll(Static(words, markup=False)) for words in (self.one, self.other)]
        with Vertical(classes="window"):
            yield Label(self.heading, markup=False)
            yield Horizontal(*(reversed(sides) if say("fa", "en") == "fa" else sides))
            yield Label(say("Tab سوی دیگر   Esc بستن", "Tab the other side   Esc close"), classes="hint")
