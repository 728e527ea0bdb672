"""Small windows that ask for one thing: words, a yes, one of a list."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Label, Static

from coder.persian.digits import to_latin
from coder.tui.screens.lookup import Item, among
from coder.tui.screens.narrowing import Narrowing
from coder.tui.screens.window import ACCEPT, CLOSE, Window
from coder.tui.stage import Gesture, workbench
from coder.tui.tables import Table, number
from coder.tui.text import line
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput

#: From so many things on, none can be chosen by one digit.
_MANY = 10


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


def ask_filter(screen: Screen[Any], grid: Grid, then: Callable[[], object] = lambda: None) -> None:
    """Ask which words must stand in a row of ``grid`` for it to be shown, and show those; without words, all."""

    def typed(words: str | None) -> None:
        if words is not None:
            grid.filter(words.strip())
            then()

    question = workbench(screen).say("پالایش:", "Filter:")
    screen.app.push_screen(Ask(question, grid.sought, replaced=True), typed)


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


class Choose(Narrowing[str]):
    """Offers a list; gives the id of what was chosen. In a short one each has a number, which chooses it when typed."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(question)
        self.items = {key: Item(key, words) for key, words in choices}
        self.fitting = among(list(self.items.values()))
        self.numbers = {key: place for place, key in enumerate(self.items, 1)} if len(choices) < _MANY else {}

    def hint(self) -> str:
        """Say what can be typed."""
        return self.say("شماره یا چند حرف…", "a number or a few letters…") if self.numbers else super().hint()

    def look_up(self, typed: str) -> None:
        """Offer what fits, or what has the number that is typed."""
        numbered = self._numbered(typed)
        found = self.fitting(typed) if numbered is None else [self.items[numbered]]
        numbers = [number(self.numbers.get(item.key), self.say) for item in found]
        lines = [line(place, item.words, between=" ") for place, item in zip(numbers, found, strict=True)]
        self.offer(lines, [item.key for item in found])

    def on_input_changed(self, event: RtlInput.Changed) -> None:
        """Choose by a number at once."""
        numbered = self._numbered(event.value)
        if numbered is not None:
            event.prevent_default()
            self.dismiss(numbered)

    def _numbered(self, typed: str) -> str | None:
        return next((key for key, place in self.numbers.items() if str(place) == to_latin(typed.strip())), None)
