"""Agreement between coders, and between rounds of one coder, on what both closed; where they differ is a key away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import DataTable, Label, Static

from coder.errors import CoderError
from coder.model.work import Progress
from coder.study import agreeing
from coder.study.agreeing import By, Comparison, Together, Unit
from coder.study.coded import Pass
from coder.tui import compared, tables
from coder.tui.between import Between
from coder.tui.screens.asking import Choose
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen

_UNITS: tuple[Unit, ...] = ("presence", "sentence", "character")
_BY: tuple[By, ...] = ("quadrant", "interview", "code")


class Agreement(WorkingScreen[None]):
    """Two coders or rounds compared; the figures in a table, what they mean and don't mean in words below it."""

    CSS_PATH = "agreement.tcss"
    KEYS: ClassVar = (
        Gesture("n enter", "negotiate", "اختلاف‌ها، برای فیصله", "the disagreements, to decide", show=True),
        Gesture("g", "choose", "کدام دو، یا همه با هم", "which two, or all together", show=True),
        Gesture("m", "unit", "واحد: حضور کد، جمله، نویسه", "unit: presence, sentence, character", show=True),
        Gesture("b", "by", "بر ربع‌ها، منبع‌ها، کدها", "by quadrants, sources, codes", show=True),
        Gesture("a", "further", "ضریب‌های دیگر", "other coefficients", show=True),
        Gesture("tab", "other_side", "جدول یا سخن", "table or words"),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self, about: Between | None = None) -> None:
        super().__init__()
        self.pair = None if about is None else about.pair
        self.unit: Unit = "presence"
        self.by: By = "quadrant"
        self.all_figures = False
        self.everybody = False
        self.found: Comparison | None = None
        self._measured: object = None

    def compose(self) -> ComposeResult:
        """Give the table over the words."""
        yield Label(self.say("توافق کدگذاران", "Agreement"), id="title", markup=False)
        yield Grid(id="table")
        with VerticalScroll(id="page"):
            yield Static(id="lines", markup=False)
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Measure in the background."""
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Measure again if the study or the question changed."""
        pairs = agreeing.pairs(self.desk.snapshot, self.desk.at.study.who)
        self.everybody = self.everybody and bool(agreeing.everybody(self.desk.snapshot, self.desk.at.study.who))
        if self.everybody:
            if self._measured != ("everybody", self.desk.seq):
                self._measured = "everybody", self.desk.seq
                self._measure_everybody()
            return
        if self.pair not in pairs:
            self.pair = pairs[0] if pairs else None
        wanted = (self.pair, self.unit, self.desk.seq)
        if self._measured != wanted:
            self._measured = wanted
            self._measure(self.pair, self.unit)

    def _measure(self, pair: tuple[Pass, Pass] | None, unit: Unit) -> None:
        study, seen = self.desk.at.study, self.desk.snapshot

        def run(progress: Progress) -> Comparison:
            one, other = pair or agreeing.chosen(seen, (), study.who)[0]
            return agreeing.compare(study, one, other, unit, seen, progress)

        self.begin(self.say("سنجش توافق", "Measuring agreement"), run, self._take, self._cannot)

    def _measure_everybody(self) -> None:
        study, seen = self.desk.at.study, self.desk.snapshot
        said = self.say("سنجش توافق همه", "Measuring the agreement of all")
        self.begin(said, lambda progress: agreeing.together(study, seen, progress), self._show_everybody)

    def _show_everybody(self, found: Together | None) -> None:
        self.found = None
        if found is None:
            return
        count, coders = (tables.number(len(each), self.say) for each in (found.sources, found.names))
        said = self.say(
            line("توافق", f"همه با هم: {coders} کدگذار", f"{count} منبع که همه بسته‌اند"),
            line("Agreement", f"all together: {coders} coders", f"{count} sources all closed"),
        )
        self.query_one("#title", Label).update(said)
        self.query_one(Grid).show(compared.together(found, self.say))
        lines = agreeing.told_together(found, self.workbench.language)
        self.query_one("#lines", Static).update("\n".join(lines))

    def _take(self, found: Comparison) -> None:
        self.found = found
        self._show()

    def _cannot(self, problem: CoderError) -> None:
        self.found = None
        self.query_one("#title", Label).update(self.say("توافق کدگذاران", "Agreement"))
        self.query_one(Grid).show(tables.Table((), ()))
        self.query_one("#lines", Static).update(problem.message(self.workbench.language))

    # ── showing ──

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        unit, by = self.say(*compared.UNITS[found.unit]), self.say(*compared.BY[self.by])
        count = tables.number(len(found.sources), self.say)
        said = self.say(
            line("توافق", f"{found.one} و {found.other}", f"واحد: {unit}", f"{count} منبع که هر دو بسته‌اند", by),
            line("Agreement", f"{found.one} and {found.other}", f"unit: {unit}", f"{count} sources both closed", by),
        )
        self.query_one("#title", Label).update(said)
        shown = agreeing.without(found, self.by)
        self.query_one(Grid).show(compared.rows(shown, self.desk.snapshot, self.all_figures, self.say))
        self._tell()

    def _row(self) -> agreeing.Row | None:
        current = self.query_one(Grid).current
        if self.found is None or current is None:
            return None
        return agreeing.without(self.found, self.by).rows[int(current)]

    def _tell(self) -> None:
        row = self._row()
        if self.found is None or row is None:
            return
        lines = agreeing.told_row(self.found, row, self.workbench.language)
        if row.by != "overall":
            lines = [line(compared.name(row, self.desk.snapshot, self.say)), *lines]
        self.query_one("#lines", Static).update("\n".join(lines))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell of the row that came in front."""
        self._tell()

    # ── gestures ──

    def action_choose(self) -> None:
        """Choose which two to compare, or all together where three or more closed the same sources."""
        snapshot = self.desk.snapshot
        pairs = agreeing.pairs(snapshot, self.desk.at.study.who)
        choices = []
        all_of_them = agreeing.everybody(snapshot, self.desk.at.study.who)
        if all_of_them:
            count = len(agreeing.shared(snapshot, *all_of_them, who=self.desk.at.study.who))
            sources = self.say(f"{tables.number(count, self.say)} منبع", f"{count} sources")
            choices.append(("everybody", line(self.say("همه با هم", "all together"), sources)))
        for place, (one, other) in enumerate(pairs):
            count = len(agreeing.shared(snapshot, one, other, who=self.desk.at.study.who))
            names = f"{agreeing.name_of(snapshot, one)} – {agreeing.name_of(snapshot, other)}"
            sources = self.say(f"{tables.number(count, self.say)} منبع", f"{count} sources")
            choices.append((str(place), line(names, sources)))

        def chosen(place: str | None) -> None:
            if place is not None:
                self.everybody = place == "everybody"
                self.pair = self.pair if self.everybody else pairs[int(place)]
                self.renew()

        if choices:
            self.app.push_screen(Choose(self.say("کدام دو؟", "Which two?"), choices), chosen)

    def action_unit(self) -> None:
        """Go to the next unit."""
        self.unit = _UNITS[(_UNITS.index(self.unit) + 1) % len(_UNITS)]
        self.renew()

    def action_by(self) -> None:
        """Go to the next breakdown."""
        self.by = _BY[(_BY.index(self.by) + 1) % len(_BY)]
        self._show()

    def action_further(self) -> None:
        """Show the other coefficients, or hide them."""
        self.all_figures = not self.all_figures
        self._show()

    def action_other_side(self) -> None:
        """Go between the table and the words, to scroll either."""
        table, page = self.query_one(Grid), self.query_one("#page")
        (page if table.has_focus else table).focus()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Go to the disagreements of a row."""
        self.action_negotiate()

    def action_negotiate(self) -> None:
        """Go to where the two differ: in the source or on the code in front, or everywhere; of all, choose two."""
        row = self._row()
        if self.everybody:
            self.action_choose()
        elif self.pair is not None and row is not None:
            only = row.name if row.by in ("interview", "code") else ""
            self.workbench.visit("negotiation", Between(self.pair, only))


SCREEN = Agreement
