"""TOWS: strategies of four cells, the factors each rests on, its numbered actions, what is left unused."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from coder.model.codebook import Quadrant
from coder.model.swot import Cell, Factor, Strategy, ordered_factors, ordered_strategies
from coder.study import strategising
from coder.study.board import Board, board
from coder.study.consolidating import Where
from coder.study.gestures import About
from coder.tui import tables
from coder.tui.publishing import publish
from coder.tui.screens.asking import Ask, Choose, Sheet
from coder.tui.screens.lookup import Found, Item, Lookup, factors
from coder.tui.screens.noting import write_memo
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.wording import ORIGINS
from coder.tui.working import Foot, WorkingScreen

_CELLS = {
    Cell.SO: ("تهاجمی", "aggressive"),
    Cell.WO: ("محافظه‌کارانه", "conservative"),
    Cell.ST: ("رقابتی", "competitive"),
    Cell.WT: ("تدافعی", "defensive"),
}


class Strategies(WorkingScreen[None]):
    """Strategies on one side, the actions of the one in front on the other."""

    CSS_PATH = "strategies.tcss"
    NEEDS: ClassVar = ("factors",)
    KEYS: ClassVar = (
        Gesture("n", "make", "راهبرد تازه", "new strategy", show=True),
        Gesture("f", "factor", "عامل‌های پشتوانه", "factors it rests on", show=True),
        Gesture("a", "act", "اقدام تازه", "new action", show=True),
        Gesture("h", "share", "اقدامی از راهبرد دیگر", "an action of another strategy"),
        Gesture("l", "label", "نام", "word it anew", show=True),
        Gesture("q", "cell", "خانهٔ دیگر", "another cell"),
        Gesture("[", "move('up')", "بالاتر", "up the list"),
        Gesture("]", "move('down')", "پایین‌تر", "down the list"),
        Gesture("x", "remove", "برداشتن", "remove", show=True),
        Gesture("y", "note", "یادداشت", "memo"),
        Gesture("c", "coverage", "پوشش: چه بی‌استفاده مانده", "coverage: what is left unused", show=True),
        Gesture("m", "matrix", "ماتریس عامل و راهبرد", "matrix of factors and strategies"),
        Gesture("p", "publish", "نوشتن گزارش: جدول‌ها، فصل، شکل‌ها", "write the report: tables, chapter, figures"),
        Gesture("tab", "other_side", "سوی دیگر", "the other side"),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.board: Board

    def compose(self) -> ComposeResult:
        """Give the strategies beside the actions; mirrored when the interface is Persian."""
        yield Label(self.say("راهبردها", "Strategies"), id="title", markup=False)
        made, actions = Grid(id="made"), Grid(id="actions")
        yield Horizontal(*((actions, made) if self.say("fa", "en") == "fa" else (made, actions)), id="sides")
        yield Detail(id="detail")
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Show both sides."""
        self.renew()
        self.made.focus()

    @property
    def made(self) -> Grid:
        """The side of the strategies."""
        return self.query_one("#made", Grid)

    @property
    def actions(self) -> Grid:
        """The side of the actions."""
        return self.query_one("#actions", Grid)

    def renew(self) -> None:
        """Show the strategies as they now are."""
        self.board = board(self.desk.at.study)
        numbers = self.board.strategy_number
        rows = tuple(
            (
                one.id,
                (numbers[one.id], self.say(*_CELLS[one.cell]), one.label, self._factors_of(one)),
            )
            for one in ordered_strategies(self.board.strategies)
        )
        headings = (self.say("شماره", "no."), self.say("خانه", "cell"), self.say("راهبرد", "strategy"))
        self.made.show(tables.Table((*headings, self.say("عامل‌ها", "factors")), rows, elastic=(2, 3), spare=(3, 1)))
        self._show_actions()
        self._tell()

    def _factors_of(self, strategy: Strategy) -> str:
        return " ".join(self.board.number[factor.id] for factor in self._held(strategy))

    def _held(self, strategy: Strategy) -> list[Factor]:
        return [factor for factor in ordered_factors(self.board.factors) if factor.id in strategy.factors]

    def _show_actions(self) -> None:
        strategy = self._strategy()
        rows = []
        for place, key in enumerate(strategy.actions if strategy else (), 1):
            action = self.board.action_of[key]
            origin = self.say(*ORIGINS[action.origin])
            rows.append((key, (tables.number(place, self.say), action.label, origin)))
        headings = ("", self.say("اقدام", "action"), self.say("از کجا", "origin"))
        self.actions.show(tables.Table(headings, tuple(rows), elastic=(1,), spare=(2,)))

    def on_data_table_row_highlighted(self) -> None:
        """Show the actions of the strategy in front, and what the tables have no room for."""
        if self.made.has_focus:
            self._show_actions()
        self._tell()

    def _tell(self) -> None:
        """Tell the strategy in front with its factors, or the action in front, in full."""
        strategy, action = self._strategy(), self.board.action_of.get(self.actions.current or "")
        if self.actions.has_focus and action is not None:
            told = [line(action.label), self._memo("action", action.id)]
        elif strategy is not None:
            cell = self.say(*_CELLS[strategy.cell])
            told = [line(self.board.strategy_number[strategy.id], cell, strategy.label)]
            told += [line(self.board.number[one.id], one.label, between=" ") for one in self._held(strategy)]
            told.append(self._memo("strategy", strategy.id))
        else:
            told = []
        self.query_one(Detail).update("\n".join(filter(None, told)))

    def _memo(self, about: About, subject: str) -> str:
        memo = self.desk.my_note(about, subject)
        return line(f"✎ {memo}") if memo else ""

    def _strategy(self) -> Strategy | None:
        key = self.made.current
        return next((one for one in self.board.strategies if one.id == key), None)

    # ── gestures ──

    def action_make(self) -> None:
        """Make a strategy in a cell."""

        def celled(cell: Found | None) -> None:
            if cell is None or cell.key is None:
                return
            key = Cell(cell.key)

            def worded(label: str | None) -> None:
                if label is not None:
                    self.attempt(lambda: strategising.make(self.desk.at.study, key, label))

            self.app.push_screen(Ask(self.say("نام راهبرد:", "The strategy:")), worded)

        self.app.push_screen(Lookup(self.say("کدام خانه؟", "Which cell?"), self._cells()), celled)

    def _cells(self) -> list[Item]:
        return [Item(cell.value, line(cell.value, self.say(*words), between=" ")) for cell, words in _CELLS.items()]

    def action_factor(self) -> None:
        """Rest the strategy on a factor of its classes, or no longer on one it rests on."""
        strategy = self._strategy()
        if strategy is None:
            return

        def found(factor: Found | None) -> None:
            if factor is None or factor.key is None:
                return
            held, study = factor.key in strategy.factors, self.desk.at.study
            add, take = ([], [factor.key]) if held else ([factor.key], [])
            self.attempt(lambda: strategising.rest_on(study, strategy.id, add, take))

        classes = [Quadrant(letter) for letter in strategy.cell.value]
        fitting = factors(self.board, classes, ticked=strategy.factors)
        self.app.push_screen(Lookup(self.say("کدام عامل؟", "Which factor?"), fitting), found)

    def action_act(self) -> None:
        """Add an action, and say where it comes from."""
        strategy = self._strategy()
        if strategy is None:
            return

        def worded(words: str | None) -> None:
            if words is None:
                return

            def from_where(origin: str | None) -> None:
                given = origin if origin in ORIGINS else "team"
                self.attempt(lambda: strategising.act(self.desk.at.study, strategy.id, words, _origin(given)))

            choices = [(name, self.say(*words)) for name, words in ORIGINS.items()]
            self.app.push_screen(Choose(self.say("از کجا آمده است؟", "Where does it come from?"), choices), from_where)

        self.app.push_screen(Ask(self.say("اقدام:", "Action:")), worded)

    def action_share(self) -> None:
        """Put an action of another strategy under this one too."""
        strategy = self._strategy()
        if strategy is None:
            return
        items = [Item(one.id, one.label) for one in self.board.actions if one.id not in strategy.actions]

        def found(action: Found | None) -> None:
            if action is not None and action.key is not None:
                key = action.key
                self.attempt(lambda: strategising.share(self.desk.at.study, strategy.id, key))

        self.app.push_screen(Lookup(self.say("کدام اقدام؟", "Which action?"), items), found)

    def action_label(self) -> None:
        """Word the strategy or the action in front anew."""
        strategy, action = self._strategy(), self.actions.current
        study = self.desk.at.study
        if self.actions.has_focus and action is not None:
            old, save = self.board.action_of[action].label, strategising.word_action
            self._reword(old, lambda words: save(study, action, words))
        elif strategy is not None:
            self._reword(strategy.label, lambda words: strategising.label(study, strategy.id, words))

    def _reword(self, old: str, save: Callable[[str], object]) -> None:
        def worded(words: str | None) -> None:
            if words is not None:
                self.attempt(lambda: save(words))

        self.app.push_screen(Ask(self.say("نام:", "Wording:"), old), worded)

    def action_cell(self) -> None:
        """Put the strategy in another cell; its factors must belong there."""
        strategy = self._strategy()
        if strategy is None:
            return

        def celled(cell: Found | None) -> None:
            if cell is not None and cell.key is not None:
                key = Cell(cell.key)
                self.attempt(lambda: strategising.put_in_cell(self.desk.at.study, strategy.id, key))

        self.app.push_screen(Lookup(self.say("کدام خانه؟", "Which cell?"), self._cells()), celled)

    def action_move(self, where: Where) -> None:
        """Move the strategy, or the action in front, up or down."""
        strategy, action, study = self._strategy(), self.actions.current, self.desk.at.study
        if strategy is None:
            return
        if self.actions.has_focus and action is not None:
            if self.attempt(lambda: strategising.move_action(study, strategy.id, action, where)):
                self.actions.go_to(action)
        elif self.attempt(lambda: strategising.move(study, strategy.id, where)):
            self.made.go_to(strategy.id)

    def action_remove(self) -> None:
        """Remove the strategy, or the action in front from under it."""
        strategy, action, study = self._strategy(), self.actions.current, self.desk.at.study
        if strategy is None:
            return
        if self.actions.has_focus and action is not None:
            self.attempt(lambda: strategising.take_action(study, strategy.id, action))
        else:
            self.attempt(lambda: strategising.remove(study, strategy.id))

    def action_note(self) -> None:
        """Write a memo on the strategy, or on the action in front."""
        strategy, action = self._strategy(), self.board.action_of.get(self.actions.current or "")
        if self.actions.has_focus and action is not None:
            write_memo(self, "action", action.id, action.label)
        elif strategy is not None:
            write_memo(self, "strategy", strategy.id, strategy.label)

    # ── looking at the whole ──

    def action_coverage(self) -> None:
        """Tell what the strategies use and what they lack."""
        found = strategising.coverage(self.board)
        none = self.say("هیچ", "none")
        told = (
            (self.say("عاملی که هیچ راهبردی بر آن نیست", "factors no strategy uses"), found.unused),
            (self.say("راهبرد بی‌شواهد", "strategies without evidence"), found.without_evidence),
            (self.say("یک عبارت دو بار", "same wording twice"), [" ".join(same) for same in found.same_wording]),
            (self.say("تنها از یک سو", "on one side only"), found.one_sided),
        )
        lines = [line(what, tables.listed(which, self.say) or none, between=": ") for what, which in told]
        self.query_one(Detail).update("\n".join(lines))

    def action_matrix(self) -> None:
        """Show which factor stands under which strategy."""
        numbers = self.board.strategy_number
        rows = strategising.matrix(self.board)
        headings = ("", *(numbers[key] for key in (rows[0][1] if rows else ())), self.say("عامل", "factor"))
        marked = tuple(
            (
                factor.id,
                (self.board.number[factor.id], *("●" if held else "·" for held in under.values()), factor.label),
            )
            for factor, under in rows
        )
        shown = tables.Table(headings, marked, elastic=(len(headings) - 1,))
        self.app.push_screen(Sheet(self.say("ماتریس", "Matrix"), shown))

    def action_publish(self) -> None:
        """Write the report into the study's folder."""
        publish(self)

    def action_other_side(self) -> None:
        """Go to the other side."""
        (self.actions if self.made.has_focus else self.made).focus()

    def on_descendant_focus(self) -> None:
        """Tell of what is in front on the side that was gone to."""
        self._tell()


def _origin(given: str) -> strategising.Origin:
    return "experts" if given == "experts" else "documents" if given == "documents" else "team"


SCREEN = Strategies
