"""From views to factors: the codes with their support beside the list, grouped, dropped, split, ordered, decided."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Label
from textual.worker import get_current_worker

from coder.errors import CoderError
from coder.model import steps
from coder.model.codebook import Code, Quadrant
from coder.model.swot import Cause
from coder.study import consolidating, views
from coder.study.board import Board, board
from coder.tui import describing, supporting, tables
from coder.tui.publishing import publish
from coder.tui.screens.asking import Ask, Choose, ask_filter
from coder.tui.screens.deciding import ask_quadrant, ask_reason
from coder.tui.screens.lookup import Found, Lookup, factors
from coder.tui.screens.noting import write_memo
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.wording import CAUSES
from coder.tui.working import Foot, WorkingScreen

if TYPE_CHECKING:
    from coder.study.tracing import FactorStep

#: How long, in seconds, the cursor rests on a row before what stands behind it is read, and how many quotes are shown.
_REST, _QUOTES = 0.15, 2

#: Of a factor's trail so many steps are told, the last ones.
_STEPS = 8


class Factors(WorkingScreen[None]):
    """Codes on one side, the final list on the other; every gesture is a step of its own."""

    CSS_PATH = "factors.tcss"
    NEEDS: ClassVar = ("codes",)
    KEYS: ClassVar = (
        Gesture("space", "tick", "نشان زدن کد", "tick a code", show=True),
        Gesture("g", "group", "گروه‌بندی در یک عامل", "group into a factor", show=True),
        Gesture("d", "drop", "کنار گذاشتن با دلیل", "drop with a reason", show=True),
        Gesture("o", "reopen", "برداشتن تصمیم", "take the decision back"),
        Gesture("k", "apart", "جدا نگه داشتن دو کد", "keep two codes apart"),
        Gesture("s", "split", "تفکیک کدهای نشان‌زده از عامل", "split the ticked codes off"),
        Gesture("j", "join", "یکی کردن دو عامل", "join two factors"),
        Gesture("l", "label", "نام عامل", "word the factor", show=True),
        Gesture("q", "quadrant", "ربع، با دلیل", "quadrant, with a reason", show=True),
        Gesture("[", "move('up')", "بالاتر", "up the list"),
        Gesture("]", "move('down')", "پایین‌تر", "down the list"),
        Gesture("x", "remove", "برداشتن عامل خالی", "remove an empty factor"),
        Gesture("n", "note", "یادداشت", "memo"),
        Gesture("c", "candidates", "شاید یکی باشند", "may be one view", show=True),
        Gesture("w", "evidence", "گفته‌های پشتوانه", "the words behind it"),
        Gesture("t", "trail", "گذشتهٔ عامل", "how the factor came to be"),
        Gesture("/", "filter", "پالایش کدها", "filter the codes"),
        Gesture("p", "publish", "نوشتن گزارش: جدول‌ها، فصل، شکل‌ها", "write the report: tables, chapter, figures"),
        Gesture("tab", "other_side", "سوی دیگر", "the other side"),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.board: Board
        self.ticked: set[str] = set()
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Give the codes beside the list; mirrored when the interface is Persian."""
        yield Label(id="title", markup=False)
        codes, listed = Grid(id="codes"), Grid(id="listed")
        yield Horizontal(*((listed, codes) if self.say("fa", "en") == "fa" else (codes, listed)), id="sides")
        yield Detail(id="detail")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Show both sides."""
        self.renew()
        self.codes.focus()

    @property
    def codes(self) -> Grid:
        """The side of the codes."""
        return self.query_one("#codes", Grid)

    @property
    def listed(self) -> Grid:
        """The side of the list."""
        return self.query_one("#listed", Grid)

    def renew(self) -> None:
        """Show codes and factors as they now are."""
        self.board = board(self.desk.at.study)
        self.ticked &= self.board.code_of.keys()
        self.codes.show(self._code_table())
        self.listed.show(self._factor_table())
        open_codes = sum(code.id not in self.board.decision_of for code in self.board.views)
        said = self.say(
            f"عامل‌ها · {tables.number(len(self.board.factors), self.say)} عامل · "
            f"{tables.number(open_codes, self.say)} کد بی‌تصمیم",
            f"Factors · {len(self.board.factors)} factors · {open_codes} codes undecided",
        )
        self.query_one("#title", Label).update(said)
        self.on_data_table_row_highlighted()

    def _code_table(self) -> tables.Table:
        supports = self.desk.snapshot.supports
        rows = []
        for code in self.board.views:
            answers = supports[code.id].counted() if code.id in supports else None
            tick = "☑" if code.id in self.ticked else "☐"
            counts = (answers.raised, answers.asked, answers.documents) if answers else (0, 0, 0)
            cells = (tick, self._decided(code), describing.MARKS[code.valence], code.ref, code.label)
            rows.append((code.id, (*cells, *(tables.number(count, self.say) for count in counts))))
        headings = ("", self.say("عامل", "in"), "", self.say("کد", "code"), self.say("نظر", "view"))
        counted = (self.say("خودجوش", "raised"), self.say("پرسیده", "asked"), self.say("سند", "docs"))
        return tables.Table((*headings, *counted), tuple(rows), elastic=(4,), spare=(7, 6))

    def _decided(self, code: Code) -> str:
        decision = self.board.decision_of.get(code.id)
        if decision is None:
            return ""
        return self.board.number.get(decision.factor or "", "") or "×"

    def _factor_table(self) -> tables.Table:
        rows = []
        for quadrant in Quadrant:
            for factor in self.board.listed(quadrant):
                held = " ".join(code.ref for code in self.board.grouped.get(factor.id, ()))
                rows.append((factor.id, (self.board.number[factor.id], factor.label, held)))
        headings = (self.say("شماره", "no."), self.say("عامل", "factor"), self.say("کدها", "codes"))
        return tables.Table(headings, tuple(rows), elastic=(1, 2), spare=(2,))

    # ── what a gesture is about ──

    def _chosen(self) -> list[str]:
        """The ticked codes, or the one in front."""
        here = self.codes.current
        ticked = [code.id for code in self.board.views if code.id in self.ticked]
        return ticked or ([here] if here else [])

    def _factor(self) -> str | None:
        """The factor in front."""
        return self.listed.current

    def _do(self, gesture: Callable[[], object]) -> None:
        def done() -> None:
            gesture()
            self.ticked.clear()

        if self.attempt(done):
            self._next_open()

    def _next_open(self) -> None:
        """Go to the next code that is not decided yet, if the one in front is."""
        here = self.codes.current
        if here is None or here not in self.board.decision_of:
            return
        places = [code.id for code in self.board.views]
        later = places[places.index(here) :] + places[: places.index(here)] if here in places else places
        following = next((code for code in later if code not in self.board.decision_of), None)
        if following is not None:
            self.codes.go_to(following)

    # ── gestures ──

    def action_tick(self) -> None:
        """Tick the code in front, or take its tick off."""
        here = self.codes.current
        if here is not None:
            self.ticked ^= {here}
            self.codes.show(self._code_table())

    def action_group(self) -> None:
        """Group the chosen codes into a factor that is there, or a new one."""
        chosen = self._chosen()
        if not chosen:
            return

        def found(factor: Found | None) -> None:
            if factor is not None and factor.key is not None:
                key = factor.key
                self._do(lambda: consolidating.group(self.desk.at.study, chosen, key))
            elif factor is not None:
                self._make(factor.typed, chosen)

        question = self.say("در کدام عامل؟", "Into which factor?")
        self.app.push_screen(Lookup(question, factors(self.board), self.say("عامل تازه", "new factor")), found)

    def _make(self, label: str, chosen: list[str]) -> None:
        study = self.desk.at.study
        ask_quadrant(
            self,
            [self.board.code_of[code] for code in chosen],
            lambda to, why: self._do(lambda: consolidating.make_factor(study, to, label, why, chosen)),
        )

    def action_drop(self) -> None:
        """Leave the chosen codes out, for a cause and with a reason."""
        chosen = self._chosen()

        def caused(cause: str | None) -> None:
            if cause is not None:
                left_out = partial(consolidating.drop, self.desk.at.study, chosen, Cause(cause))
                ask_reason(self, self.say("دلیل:", "Reason:"), lambda why: self._do(lambda: left_out(why)))

        choices = [(cause.value, self.say(fa, en)) for cause, (fa, en) in CAUSES.items()]
        self.app.push_screen(Choose(self.say("چرا کنار گذاشته شود؟", "Why leave it out?"), choices), caused)

    def action_reopen(self) -> None:
        """Take back what was decided about the chosen codes."""
        chosen = self._chosen()
        self._do(lambda: consolidating.ungroup(self.desk.at.study, chosen))

    def action_apart(self) -> None:
        """Remember that the two ticked codes are not one."""
        if len(self.ticked) == 2:
            one, other = sorted(self.ticked)
            self._do(lambda: consolidating.keep_apart(self.desk.at.study, one, other))
        else:
            self.notify(self.say("دو کد را نشان بزنید", "tick two codes"))

    def action_split(self) -> None:
        """Split the ticked codes off the factor in front, into a new one behind it."""
        factor, ticked = self._factor(), sorted(self.ticked)
        if factor is None or not ticked:
            return

        def named(label: str | None) -> None:
            if label is not None:
                self._do(lambda: consolidating.split(self.desk.at.study, factor, ticked, label))

        self.app.push_screen(Ask(self.say("نام عامل تازه:", "The new factor:")), named)

    def action_join(self) -> None:
        """Make one factor of the one in front and another of its quadrant."""
        factor = self._factor()
        if factor is None:
            return
        quadrant = self.board.factor_of[factor].quadrant

        def found(into: Found | None) -> None:
            if into is not None and into.key is not None:
                key = into.key
                self._do(lambda: consolidating.join(self.desk.at.study, factor, key))

        others = factors(self.board, [quadrant], without=factor)
        self.app.push_screen(Lookup(self.say("در کدام عامل؟", "Into which factor?"), others), found)

    def action_label(self) -> None:
        """Word the factor in front anew."""
        factor = self._factor()
        if factor is None:
            return

        def worded(label: str | None) -> None:
            if label is not None:
                self._do(lambda: consolidating.label(self.desk.at.study, factor, label))

        self.app.push_screen(Ask(self.say("نام عامل:", "The factor:"), self.board.factor_of[factor].label), worded)

    def action_quadrant(self) -> None:
        """Decide that the factor in front stands in another quadrant, and why."""
        factor = self._factor()
        if factor is not None:
            ask_quadrant(
                self,
                self.board.grouped[factor],
                lambda to, why: self._do(lambda: consolidating.quadrant(self.desk.at.study, factor, to, why)),
            )

    def action_move(self, where: consolidating.Where) -> None:
        """Move the factor in front up or down its quadrant."""
        factor = self._factor()
        if factor is not None and self.attempt(lambda: consolidating.move(self.desk.at.study, factor, where)):
            self.listed.go_to(factor)

    def action_remove(self) -> None:
        """Take the factor in front off the list; it must be empty."""
        factor = self._factor()
        if factor is not None:
            self._do(lambda: consolidating.remove(self.desk.at.study, factor))

    def action_note(self) -> None:
        """Write a memo on the factor in front, or on the view where the cursor is among the views."""
        code, factor = self.codes.current, self._factor()
        if self.codes.has_focus and code is not None:
            write_memo(self, "code", code, self.board.code_of[code].label)
        elif factor is not None:
            write_memo(self, "factor", factor, self.board.factor_of[factor].label)

    # ── looking closer ──

    def on_data_table_row_highlighted(self) -> None:
        """Tell what stands behind the code or the factor in front, once the cursor rests."""
        self._look_no_more()
        self._resting = self.set_timer(_REST, self._look)

    def _look_no_more(self) -> None:
        if self._resting is not None:
            self._resting.stop()

    def on_descendant_focus(self) -> None:
        """Tell what is in front on the side one came to."""
        self.on_data_table_row_highlighted()

    def _look(self) -> None:
        here = self.listed.current if self.listed.has_focus else self.codes.current
        if here is not None:
            self._behind(here)

    @work(thread=True, group="behind", exclusive=True, exit_on_error=False)
    def _behind(self, here: str) -> None:
        study, seen = self.desk.at.study, self.desk.snapshot
        if here in seen.code_of:
            told = supporting.of_view(views.view(study, here, _QUOTES, seen), self.say)
        elif any(factor.id == here for factor in seen.factors):
            told = supporting.of_factor(views.details(study, here, 1, seen), self.say)
        else:
            return
        memo = self.desk.my_note("code" if here in seen.code_of else "factor", here)
        told += "\n" + line(f"✎ {memo}") if memo else ""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._tell, told)

    def _tell(self, told: str) -> None:
        for detail in self.query("#detail").results(Label):  # none when the screen went meanwhile
            detail.update(told)

    def action_candidates(self) -> None:
        """Look, in the background, for views that may be one."""
        self.workbench.action_visit("candidates")

    def action_evidence(self) -> None:
        """Show the words behind the code in front."""
        here = self.codes.current
        if here is not None:
            self.workbench.visit("code", here)

    def action_trail(self) -> None:
        """Tell, from the journal, how the factor in front came to be."""
        factor = self._factor()
        if factor is not None:
            self._look_no_more()
            self._trail(factor)

    @work(thread=True, group="behind", exclusive=True)
    def _trail(self, factor: str) -> None:
        from coder.study import tracing

        try:
            trail = tracing.provenance(self.desk.at.study, factor)
        except CoderError as problem:
            self.app.call_from_thread(self.workbench.tell, problem)
            return
        lines = [self._told(step) for step in trail]
        self.app.call_from_thread(self._tell, "\n".join(lines[-_STEPS:]))

    def _told(self, step: "FactorStep") -> str:
        """Give a step of the trail in words: when, who, what, the codes that came and went, why."""
        what = steps.told(step.name, self.say("fa", "en"))
        if step.kind != "do":
            what = line(self.say("واگرد" if step.kind == "undo" else "انجام دوباره", step.kind), what, between=" ")
        codes = line(*(f"+{ref}" for ref in step.joined), *(f"−{ref}" for ref in step.left), between=" ")
        return line(
            tables.number(step.seq, self.say), tables.moment(step.at, self.say), step.who, what, codes, step.reason
        )

    def action_filter(self) -> None:
        """Show only codes in whose row some words stand."""
        ask_filter(self, self.codes)

    def action_publish(self) -> None:
        """Write the report into the study's folder."""
        publish(self)

    def action_other_side(self) -> None:
        """Go to the other side."""
        (self.listed if self.codes.has_focus else self.codes).focus()


SCREEN = Factors
