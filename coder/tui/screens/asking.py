"""Small windows that ask for one thing: words, a yes, one of a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coder.tui.tables import Table
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput


class Narrowing[Result](ModalScreen[Result]):
    """A window in which typing narrows a list, and arrows go through it while typing goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "", show=False),
        Binding("down", "move(1)", "", show=False, priority=True),
        Binding("up", "move(-1)", "", show=False, priority=True),
        Binding("pagedown", "move(10)", "", show=False, priority=True),
        Binding("pageup", "move(-10)", "", show=False, priority=True),
    ]

    def action_move(self, by: int) -> None:
        """Go up or down the list while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = min(max((options.highlighted or 0) + by, 0), options.option_count - 1)

    def offer(self, lines: Sequence[str], front: int | None = 0) -> None:
        """Show these lines, one of them in front."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(line) for line in lines)
        options.highlighted = front if lines else None


class Ask(ModalScreen[str | None]):
    """Asks for words; gives them, or None when the person thinks better of it.

    ``given`` stands there to be edited or, when it is to be ``replaced``, goes with the first letter typed.
    """

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "", show=False)]

    def __init__(self, question: str, given: str = "", replaced: bool = False) -> None:
        super().__init__()
        self.question, self.given, self.replaced = question, given, replaced

    def compose(self) -> ComposeResult:
        """Give the question and the line to answer on."""
        with Vertical(classes="window"):
            yield Label(self.question, markup=False)
            yield RtlInput(self.given, select_on_focus=self.replaced)

    def on_input_submitted(self, event: RtlInput.Submitted) -> None:
        """Give what was typed."""
        self.dismiss(event.value)


class Confirm(ModalScreen[bool]):
    """Shows something and asks for a yes."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "dismiss(False)", "", show=False),
        Binding("enter,y", "dismiss(True)", "", show=False),
    ]

    def __init__(self, question: str, details: str, hint: str) -> None:
        super().__init__()
        self.question, self.details, self.hint = question, details, hint

    def compose(self) -> ComposeResult:
        """Give the question with its details."""
        with Vertical(classes="window"):
            yield Label(self.question, markup=False)
            yield Static(self.details, markup=False)
            yield Label(self.hint, classes="hint")


class Sheet(ModalScreen[None]):
    """Shows a table to be looked through; arrows scroll it."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "", show=False)]

    def __init__(self, title: str, table: Table, hint: str) -> None:
        super().__init__()
        self.heading, self.table, self.hint = title, table, hint

    def compose(self) -> ComposeResult:
        """Give the table under its title."""
        with Vertical(classes="window"):
            yield Label(self.heading, markup=False)
            yield Grid()
            yield Label(self.hint, classes="hint")

    def on_mount(self) -> None:
        """Fill the table."""
        self.query_one(Grid).show(self.table)
        self.query_one(Grid).focus()


class Choose(ModalScreen[str | None]):
    """Offers a list; gives the id of what was chosen."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "", show=False)]

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question, self.choices = question, choices

    def compose(self) -> ComposeResult:
        """Give the question and the choices."""
        with Vertical(classes="window"):
            yield Label(self.question, markup=False)
            yield OptionList(*(Option(words, id=key) for key, words in self.choices), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(event.option.id)
