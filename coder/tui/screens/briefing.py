"""Before an interview: the points to put to an expert; after it: who answered how."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.model.codebook import Valence
from coder.model.coding import Position
from coder.study import briefing
from coder.study.briefing import Point
from coder.tui import describing, tables
from coder.tui.screens.asking import Choose, Write
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


_PARTS = {
    Valence.POTENTIAL: ("ظرفیت", "potentials"),
    Valence.CHALLENGE: ("چالش", "challenges"),
    None: ("دیگر", "others"),
}


class Briefing(StudyScreen[None]):
    """The points so far for one expert, least tested first, nobody named."""

    NEEDS: ClassVar = ("experts", "codes")
    KEYS: ClassVar = (
        Gesture("enter", "answer", "پاسخ صاحب‌نظر", "the expert's answer", show=True),
        Gesture("c", "note('confirms')", "تأیید کرد", "confirmed", show=True),
        Gesture("k", "note('completes')", "تکمیل کرد", "completed", show=True),
        Gesture("r", "note('rejects')", "رد کرد", "rejected", show=True),
        Gesture("n", "note('none')", "پاسخی نداد", "no answer", show=True),
        Gesture("x", "note('never')", "پرسیده نشد", "was not asked"),
        Gesture("m", "words", "سخن او دربارهٔ این نظر", "the expert's own words on it"),
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
        """Show the points for the expert; when none was named, for the next one to be interviewed."""
        following = briefing.next_expert(self.desk.snapshot)
        if not self.expert and following is not None:
            self.expert = following.ref
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
        rows = tuple((point.code.id, self._cells(point)) for point in self.points)
        self.query_one(Grid).show(tables.Table(headings, rows, elastic=(1,)))
        parts = [
            f"{describing.MARKS[valence]} {self.say(*_PARTS[valence])} {tables.number(len(points), self.say)}"
            for valence, points in found.points
        ]
        title = self.say(f"برگهٔ مصاحبه با {self.expert}", f"Briefing for {self.expert}")
        self.query_one("#title", Label).update(line(title, *parts))

    def _cells(self, point: Point) -> tuple[str, ...]:
        answer = "" if point.answer is None else self.say(*_ANSWERS[point.answer.position or "none"])
        answer = line(answer, point.answer.note if point.answer else "", between=": ")
        counts = (tables.number(point.raised, self.say), tables.number(point.asked, self.say))
        return (describing.MARKS[point.code.valence], point.code.label, *counts, answer)

    def on_grid_opened(self) -> None:
        """Ask how the expert answered."""
        point = self._point()
        if point is None:
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.attempt(lambda: self._note(point, answer))

        choices = [(key, self.say(*words)) for key, words in _ANSWERS.items()]
        self.app.push_screen(Choose(line(point.code.label), choices), chosen)

    def _point(self) -> Point | None:
        key = self.query_one(Grid).current
        return next((point for point in self.points if point.code.id == key), None)

    def action_note(self, answer: str) -> None:
        """Note how the expert answered the point in front, and go on to the next one."""
        point, grid = self._point(), self.query_one(Grid)
        if point is not None and self.attempt(lambda: self._note(point, answer)):
            grid.move_cursor(row=min(grid.cursor_row + 1, grid.row_count - 1))

    def action_words(self) -> None:
        """Write down what the expert said on the point in front, once it has an answer."""
        point = self._point()
        if point is None or point.answer is None:
            self.notify(self.say("نخست پاسخ را نشان بزنید", "mark the answer first"))
            return
        answer = point.answer

        def written(words: str | None) -> None:
            if words:
                note = briefing.note_answer
                self.attempt(lambda: note(self.desk.at, self.expert, point.code, answer.position, note=words.strip()))

        self.app.push_screen(Write(self.say("سخن او:", "The expert's words:"), answer.note), written)

    def _note(self, point: Point, answer: str) -> None:
        if answer != "never":
            position = None if answer == "none" else Position(answer)
            briefing.note_answer(self.desk.at, self.expert, point.code, position)
        elif point.answer is not None:
            briefing.strike_answer(self.desk.at, point.answer)

    def action_sheet(self) -> None:
        """Write the points as a Word sheet into the study's folder."""
        study = self.desk.at.study
        path = study.folder / f"briefing-{self.expert.replace('/', '-')}.docx"
        if self.attempt(lambda: briefing.sheet(study, briefing.briefing(self.desk.at, self.expert), path)):
            self.notify(self.say(f"نوشته شد: {path}", f"written: {path}"), markup=False, timeout=12)

    def action_choose(self) -> None:
        """Choose another expert."""

        def chosen(ref: str | None) -> None:
            if ref is not None:
                self.expert = ref
                self.renew()

        choices = [
            (expert.ref, line(expert.ref, tables.listed(expert.groups, self.say)))
            for expert in self.desk.snapshot.experts
        ]
        self.app.push_screen(Choose(self.say("کدام صاحب‌نظر؟", "Which expert?"), choices), chosen)


SCREEN = Briefing
