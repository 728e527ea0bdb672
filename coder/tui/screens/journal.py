"""The journal: every step; take one back by itself, name a point, see what changed since, go back to it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Label
from textual.worker import get_current_worker

from coder.study import altered, milestones
from coder.tui import altering, tables
from coder.tui.screens.asking import Ask, Choose, Confirm, ask_filter
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid

#: Lines of changes shown before a question; the rest are counted.
_SHOWN = 12

#: How long, in seconds, the cursor rests on a step before what it changed is read, and how many changes are told.
_REST, _TOLD = 0.15, 6


class Journal(StudyScreen[None]):
    """The recorded steps, newest first."""

    KEYS: ClassVar = (
        Gesture("x", "take_back", "واگرد تنها همین گام", "undo this step alone", show=True),
        Gesture("m", "mark", "نام بر این نقطه", "name this point", show=True),
        Gesture("g", "changes", "تغییرها و بازگشت", "changes, going back", show=True),
        Gesture("/", "filter", "پالایش", "filter"),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Give the steps."""
        yield Label(self.say("تاریخچهٔ تغییرات", "Journal"), id="title", markup=False)
        yield Grid(id="steps")
        yield Detail(id="detail")
        yield Keys()

    def on_mount(self) -> None:
        """Show the steps."""
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Show the steps as they now are."""
        self.query_one(Grid).show(tables.journal(self.desk.at, self.say))

    def on_data_table_row_highlighted(self) -> None:
        """Tell what the step in front changed, once the cursor rests."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self._look)

    def _look(self) -> None:
        step = self.query_one(Grid).current
        if step is not None:
            self._told(int(step))

    @work(thread=True, group="step", exclusive=True, exit_on_error=False)
    def _told(self, step: int) -> None:
        found, count = altered.in_step(self.desk.at, self.desk.snapshot, step, _TOLD)
        told = altering.lines(found, count - len(found), self.say)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._tell, told)

    def _tell(self, told: list[str]) -> None:
        for detail in self.query(Detail):  # none when the screen went meanwhile
            detail.set_class(len(told) > 2, "listed")
            detail.update("\n".join(told))

    def action_take_back(self) -> None:
        """Take the step in front back, without those after it."""
        step = self.query_one(Grid).current
        if step is not None:
            self.workbench.tell_turned(self.desk.undo(int(step)), back=True)

    def action_mark(self) -> None:
        """Give the present state a name."""

        def named(name: str | None) -> None:
            if name:
                self.attempt(lambda: milestones.mark(self.desk.at.study, name))

        self.app.push_screen(Ask(self.say("نام این نقطه:", "A name for this point:")), named)

    def action_changes(self) -> None:
        """Choose a point, see what changed since, and go back to it after a yes."""
        points = milestones.listed(self.desk.at.study)
        if not points:
            self.notify(self.say("نقطه‌ای نام نگرفته است (m)", "no point has a name yet (m)"))
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self._show_changes(name)

        choices = [(one.name, line(one.name, tables.moment(one.at, self.say), one.coder)) for one in points]
        self.app.push_screen(Choose(self.say("از کدام نقطه؟", "Since which point?"), choices), chosen)

    def _show_changes(self, name: str) -> None:
        study = self.desk.at.study
        point = milestones.named(study, name)
        changes = milestones.changes_since(study, point)
        lines = altering.lines(changes[:_SHOWN], len(changes) - _SHOWN, self.say)

        def sure(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: milestones.go_back(study, point))

        since = self.say(f"تغییرها از «{name}»", f"Changes since “{name}”")
        question = line(since, tables.number(len(changes), self.say), between=": ")
        yes = Gesture(
            "enter y", "dismiss(True)", "همه‌چیز را به آن نقطه برگردان", "bring everything back to it", show=True
        )
        self.app.push_screen(Confirm(question, "\n".join(lines), yes), sure)

    def action_filter(self) -> None:
        """Show only steps in which some words stand."""
        ask_filter(self, self.query_one(Grid))


SCREEN = Journal
