"""Views that may be one, may contradict, or may stand on either side: the machine proposes, a person decides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.study import candidates, consolidating
from coder.study.board import board
from coder.study.candidates import Suggestion, Suggestions
from coder.tui import tables
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen

_LISTS = (
    ("candidates", "شاید یکی باشند", "may be one view"),
    ("contradictions", "شاید خلاف هم باشند", "may contradict"),
    ("between", "درونی یا بیرونی؟", "internal or external?"),
)


class Candidates(WorkingScreen[None]):
    """Pairs of codes and factors, ranked; nothing is grouped by itself."""

    KEYS: ClassVar = (
        Gesture("g", "group", "یکی‌اند: گروه‌بندی", "they are one: group", show=True),
        Gesture("k", "apart", "جدا: دیگر نپرس", "apart: don't ask again", show=True),
        Gesture("tab", "next_list", "فهرست دیگر", "the next list", show=True),
        Gesture("escape", "app.visit('factors')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: Suggestions | None = None
        self.place = 0

    def compose(self) -> ComposeResult:
        """Give the list."""
        yield Label(self.say(*_LISTS[0][1:]), id="title", markup=False)
        yield Grid(id="pairs")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Compare in the background."""
        self.query_one(Grid).focus()
        self._compare()

    def _compare(self) -> None:
        study = self.desk.at.study
        said = self.say("مقایسهٔ نظرها", "Comparing the views")
        self.begin(said, lambda progress: candidates.suggest(study, progress=progress), self._show)

    def _show(self, found: Suggestions) -> None:
        self.found = found
        self._fill()

    def _fill(self) -> None:
        if self.found is None:
            return
        name, fa, en = _LISTS[self.place]
        headings = (self.say("همانندی", "likeness"), "", self.say("یکی", "one"), "", self.say("دیگری", "other"))
        if name == "between":
            rows = tuple(
                (
                    str(place),
                    (f"{one.score:.2f}", one.internal.name, one.internal.label, one.external.name, one.external.label),
                )
                for place, one in enumerate(self.found.between)
            )
        else:
            rows = tuple(
                (str(place), (f"{pair.score:.2f}", pair.one.name, pair.one.label, pair.other.name, pair.other.label))
                for place, pair in enumerate(getattr(self.found, name))
            )
        self.query_one(Grid).show(tables.Table(headings, rows, elastic=(2, 4)))
        count = tables.number(len(rows), self.say)
        self.query_one("#title", Label).update(f"{self.say(fa, en)} · {count}")

    def _pair(self) -> Suggestion | None:
        current = self.query_one(Grid).current
        name = _LISTS[self.place][0]
        if self.found is None or current is None or name == "between":
            return None
        pair: Suggestion = getattr(self.found, name)[int(current)]
        return pair

    def action_group(self) -> None:
        """Group the pair: the code goes where the other stands; contradictions are never grouped here."""
        pair = self._pair()
        if pair is None or _LISTS[self.place][0] != "candidates":
            return
        if self.attempt(lambda: self._together(pair)):
            self._compare()

    def _together(self, pair: Suggestion) -> None:
        now = board(self.desk.at.study)
        codes = {code.ref: code.id for code in now.codes}
        factors = {number: key for key, number in now.number.items()}
        sides = [
            (codes.get(side.name), factors.get(side.name) or factors.get(side.stands))
            for side in (pair.one, pair.other)
        ]
        (one, in_one), (other, in_other) = sides
        if in_one and in_other and in_one != in_other:
            consolidating.join(self.desk.at.study, in_other, in_one)
        elif in_one and other:
            consolidating.group(self.desk.at.study, [other], in_one)
        elif in_other and one:
            consolidating.group(self.desk.at.study, [one], in_other)
        else:
            self.notify(self.say("نخست یکی را در عاملی بگذارید (g در صفحهٔ عامل‌ها)", "group one of them first"))

    def action_apart(self) -> None:
        """Remember that the pair isn't one view."""
        pair = self._pair()
        if pair is None:
            return
        now = board(self.desk.at.study)
        ids = {code.ref: code.id for code in now.codes} | {number: key for key, number in now.number.items()}
        if self.attempt(lambda: consolidating.keep_apart(self.desk.at.study, ids[pair.one.name], ids[pair.other.name])):
            self._compare()

    def action_next_list(self) -> None:
        """Show the next of the three lists."""
        self.place = (self.place + 1) % len(_LISTS)
        self._fill()


SCREEN = Candidates
