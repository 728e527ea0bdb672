"""Small windows that ask for one thing: words, a yes, one of a list."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coder.tui.screens.window import ACCEPT, CLOSE, Window
from coder.tui.stage import Gesture, workbench
from coder.tui.tables import Table
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput


class Narrowing[Result](Window[Result]):
    """A window in which typing narrows a list, and arrows go through it while typing goes on."""

    KEYS = (
        ACCEPT,
        CLOSE,
        Gesture("down", "move(1)", "پایین", "down", priority=True),
        Gesture("up", "move(-1)", "بالا", "up", priority=True),
        Gesture("pagedown", "move(10)", "ده سطر پایین", "ten down", priority=True),
        Gesture("pageup", "move(-10)", "ده سطر بالا", "ten up", priority=True),
    )

    def action_move(self, by: int) -> None:
        """Go up or down the list while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = min(max((options.highlighted or 0) + by, 0), options.option_count - 1)

    def offer(self, lines: Sequence[str], front: int | None = 0) -> None:
        """Show these lines, one of them in front."""
        options = self.query_one(OptionList)
        options.set_options(Option(line) for line in lines)
        options.highlighted = front if lines else None


class Ask(Window[str | None]):
    """Asks for words; gives them, or None when the person thinks better of it.

    ``given`` stands there to be edited or, when it is to be ``replaced``, goes with the first letter typed.
    """

    def __init__(self, question: str, given: str = "", replaced: bool = False) -> None:
        super().__init__()
        self.question, self.given, self.replaced = question, given, replaced

    def inside(self) -> ComposeResult:
        """Give the question and the line to answer on."""
        yield Label(self.question, markup=False)
        yield RtlInput(self.given, select_on_focus=self.replaced)

    def on_input_submitted(self, event: RtlInput.Submitted) -> None:
        """Give what was typed."""
        self.dismiss(event.value)

    def action_accept(self) -> None:
        """Give what stands on the line."""
        self.dismiss(self.query_one(RtlInput).value)


class Write(Window[str | None]):
    """Asks for words of several lines, as a memo has; gives them, or None when the person thinks better of it.

    What was written on ``subject`` but not taken is kept on the desk, and stands there when it is asked for again;
    undo goes back behind it, to what was ``given``. Without a subject nothing is kept.
    """

    KEYS = (
        ACCEPT._replace(fa="ذخیره", en="save"),
        Gesture("ctrl+j", "new_line", "سطر تازه", "new line", show=True),
        CLOSE._replace(action="leave"),
    )

    def __init__(self, question: str, given: str = "", subject: str = "") -> None:
        super().__init__()
        self.question, self.given, self.subject = question, given, subject

    def inside(self) -> ComposeResult:
        """Give the question and the field to write in."""
        yield Label(self.question, markup=False)
        yield RtlTextArea(self.given, classes="growing")

    def on_mount(self) -> None:
        """Go on where the writing ended."""
        area = self.query_one(RtlTextArea)
        area.replace(self._drafts.get(self.subject, self.given), 0, len(self.given))
        area.cursor = len(area.text)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.query_one(RtlTextArea).action_type("\n")

    def action_accept(self) -> None:
        """Give what is written."""
        self._drafts.pop(self.subject, None)
        self.dismiss(self.query_one(RtlTextArea).text)

    def action_leave(self) -> None:
        """Give nothing, and keep what was written."""
        text = self.query_one(RtlTextArea).text
        if self.subject and text != self.given:
            self._drafts[self.subject] = text
            self.notify(
                self.say("ذخیره نشد؛ همین‌جا می‌ماند تا باز گردید", "not saved; it is kept here until you return")
            )
        self.dismiss(None)

    @property
    def _drafts(self) -> dict[str, str]:
        return workbench(self).desk.drafts


class Confirm(Window[bool]):
    """Shows something and asks for a yes."""

    YES = Gesture("enter y", "dismiss(True)", "آری", "yes", show=True)
    NO = Gesture("escape n", "dismiss(False)", "نه", "no", show=True)

    def __init__(self, question: str, details: str, yes: Gesture = YES) -> None:
        super().__init__()
        self.question, self.details, self.yes = question, details, yes

    def gestures(self) -> Sequence[Gesture]:
        """Give yes, in its own words if it has any, and no."""
        return self.yes, self.NO

    def inside(self) -> ComposeResult:
        """Give the question with its details."""
        yield Label(self.question, markup=False)
        yield VerticalScroll(Static(self.details, markup=False), classes="growing")


class Sheet(Window[None]):
    """Shows a table to be looked through; arrows scroll it."""

    KEYS = (CLOSE,)

    def __init__(self, title: str, table: Table) -> None:
        super().__init__()
        self.heading, self.table = title, table

    def inside(self) -> ComposeResult:
        """Give the table under its title."""
        yield Label(self.heading, markup=False)
        yield Grid()

    def on_mount(self) -> None:
        """Fill the table."""
        self.query_one(Grid).show(self.table)
        self.query_one(Grid).focus()


class Choose(Window[str | None]):
    """Offers a list; gives the id of what was chosen."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question, self.choices = question, choices

    def inside(self) -> ComposeResult:
        """Give the question and the choices."""
        yield Label(self.question, markup=False)
        yield OptionList(*(Option(words, id=key) for key, words in self.choices), markup=False, classes="growing")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(event.option.id)

    def action_accept(self) -> None:
        """Give what is in front."""
        self.query_one(OptionList).action_select()
