"""Before an interview: the points to put to an expert; after it: who answered how."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.model.coding import Position
from coder.study import briefing
from coder.study.briefing import Point
from coder.tui import describing, tables
from coder.tui.screens.asking import Choose
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid

_ANSWERS = {
    "confirms": ("تأیید کرد", "confirmed"),
    "completes": ("تکمیل کرد", "completed"),
    "rejects": ("رد کرد", "rejected"),
    "none": ("پاسخی نداد", "no answer"),
    "never": ("پرسیده نشد", "was not asked"),
}


class Briefing(StudyScreen[None]):
    """The points so far for one expert, least tested first, nobody named."""

    KEYS: ClassVar = (
        Gesture("enter", "answer", "پاسخ صاحب‌نظر", "the expert's answer", show=True),
        Gesture("w", "sheet", "برگه برای چاپ", "a sheet to print", show=True),
        Gesture("g", "choose", "صاحب‌نظر دیگر", "another expert", show=True),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self, expert: str = "") -> None:
        super().__init__()
        self.expert = expert
        self.points: list[Point] = []

    def compose(self) -> ComposeResult:
        """Give the points."""
        yield Label(id="title", markup=False)
        yield Grid(id="points")
        yield Keys()

    def on_mount(self) -> None:
        """Show the points for the expert, the last one in the list when none was named."""
        experts = self.desk.snapshot.experts
        if not self.expert and experts:
            self.expert = experts[-1].ref
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Show the points and the answers noted."""
        if not self.expert:
            return
        found = briefing.briefing(self.desk.at, self.expert)
        self.points = [point for _, points in found.points for point in points]
        headings = (
            "",
            self.say("نظر", "point"),
            self.say("خودجوش", "raised"),
            self.say("پرسیده", "asked"),
            self.say("پاسخ", "answer"),
        )
        rows = tuple((str(place), self._cells(point)) for place, point in enumerate(self.points))
        self.query_one(Grid).show(tables.Table(headings, rows, elastic=(1,)))
        self.query_one("#title", Label).update(self.say(f"برگهٔ مصاحبه با {self.expert}", f"Briefing for {self.expert}"))

    def _cells(self, point: Point) -> tuple[str, ...]:
        answer = "" if point.answer is None else self.say(*_ANSWERS[point.answer.position or "none"])
        counts = (tables.number(point.raised, self.say), tables.number(point.asked, self.say))
        return (describing.MARKS[point.code.valence], point.code.label, *counts, answer)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Ask how the expert answered."""
        point = self.points[int(event.key)]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.attempt(lambda: self._note(point, answer))

        choices = [(key, self.say(*words)) for key, words in _ANSWERS.items()]
        self.app.push_screen(Choose(point.code.label, choices), chosen)

    def _note(self, point: Point, answer: str) -> None:
        if answer != "never":
            position = None if answer == "none" else Position(answer)
            briefing.note_answer(self.desk.at, self.expert, point.code, position)
        elif point.answer is not None:
            briefing.strike_answer(self.desk.at, point.answer)

    def action_sheet(self) -> None:
        """Write the points as a Word sheet into the study's folder."""
        study = self.desk.at.study
        path = study.folder / f"briefing-{self.expert}.docx"
        if self.attempt(lambda: briefing.sheet(study, briefing.briefing(self.desk.at, self.expert), path)):
            self.notify(self.say(f"نوشته شد: {path.name}", f"written: {path.name}"), markup=False)

    def action_choose(self) -> None:
        """Choose another expert."""

        def chosen(ref: str | None) -> None:
            if ref is not None:
                self.expert = ref
                self.renew()

        choices = [(expert.ref, line(expert.ref, "، ".join(expert.groups))) for expert in self.desk.snapshot.experts]
        self.app.push_screen(Choose(self.say("کدام صاحب‌نظر؟", "Which expert?"), choices), chosen)


SCREEN = Briefing
