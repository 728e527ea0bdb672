"""Views that may be one, may contradict, or may stand on either side: the machine proposes, a person decides."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Label

from coder.errors import CoderError
from coder.study import candidates, consolidating, siding, views
from coder.study.board import Board, board
from coder.study.candidates import Between, Likeness, Side, Suggestion, Suggestions
from coder.study.siding import Way
from coder.tui import supporting, tables
from coder.tui.screens.asking import Ask, Choose
from coder.tui.screens.beside import Beside
from coder.tui.screens.deciding import ask_quadrant, ask_reason
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.text import line
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, WorkingScreen

_LISTS = (
    ("candidates", "شاید یکی باشند", "may be one view"),
    ("contradictions", "شاید خلاف هم باشند", "may contradict"),
    ("between", "درونی یا بیرونی؟", "internal or external?"),
)

#: How many quotes of a view are shown beside those of another.
_QUOTES = 4


class Candidates(WorkingScreen[None]):
    """Pairs of codes and factors, ranked; nothing is grouped by itself."""

    NEEDS: ClassVar = ("codes",)
    KEYS: ClassVar = (
        Gesture("g", "group", "یکی‌اند، یا کدام سو", "they are one, or which side", show=True),
        Gesture("k", "apart", "جدا بمانند", "keep apart", show=True),
        Gesture("w", "evidence", "گفته‌ها کنار هم", "the words behind both", show=True),
        Gesture("tab", "next_list", "فهرست دیگر", "the next list", show=True),
        Gesture("escape", "app.visit('factors')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.likeness: Likeness | None = None
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
        self.renew()
        self._compare()

    def _compare(self) -> None:
        study = self.desk.at.study
        said = self.say("مقایسهٔ نظرها", "Comparing the views")
        self.begin(said, lambda progress: candidates.likeness(study, progress=progress), self._show)

    def _show(self, found: Likeness) -> None:
        self.likeness = found
        self.renew()

    def renew(self) -> None:
        """Show what is still to be decided: without comparing again, and what was taken back too."""
        _, fa, en = _LISTS[self.place]
        if self.likeness is None:
            self.query_one("#title", Label).update(self.say(fa, en))
            return
        self.found = candidates.arranged(board(self.desk.at.study), self.likeness)
        headings = (self.say("همانندی", "likeness"), "", self.say("یکی", "one"), "", self.say("دیگری", "other"))
        if self._is("between"):
            headings = (headings[0], "", self.say("درونی", "internal"), "", self.say("بیرونی", "external"))
        rows = tuple((_key(pair), self._cells(pair)) for pair in self._pairs())
        self.query_one(Grid).show(tables.Table(headings, rows, elastic=(2, 4)))
        self.query_one("#title", Label).update(line(self.say(fa, en), tables.number(len(rows), self.say)))

    def _cells(self, pair: Suggestion | Between) -> tuple[str, ...]:
        one, other = _sides(pair)
        cells = [tables.figure(pair.score, self.say), _named(one), one.label, _named(other), other.label]
        if isinstance(pair, Between) and pair.view is not None:
            # What is to be decided is the open view: it stands where reading begins, above its two likes.
            cells[2] = f"{pair.view.name} {pair.view.label} ~ {one.label}"
        return tuple(cells)

    def _is(self, name: str) -> bool:
        return _LISTS[self.place][0] == name

    def _pairs(self) -> tuple[Suggestion, ...] | tuple[Between, ...]:
        if self.found is None:
            return ()
        found = self.found
        return (found.candidates, found.contradictions, found.between)[self.place]

    def _pair(self) -> Suggestion | Between | None:
        current = self.query_one(Grid).current
        return next((pair for pair in self._pairs() if _key(pair) == current), None)

    # ── they are one ──

    def action_group(self) -> None:
        """Group the pair, or decide on which side it stands; contradictions are never grouped here."""
        pair = self._pair()
        if isinstance(pair, Between):
            self._choose_side(pair)
        elif pair is not None and self._is("contradictions"):
            said = self.say(
                "خلاف هم‌اند و یکی نمی‌شوند: w گفته‌ها، k هر دو بماند",
                "they deny each other and are not made one: w the words, k keep both",
            )
            self.notify(said)
        elif pair is not None:
            self._together(pair)

    def _together(self, pair: Suggestion) -> None:
        """Put the pair together: where one of them stands, or into a factor made of both."""
        study, one, other = self.desk.at.study, pair.one, pair.other
        if one.factor and other.factor:
            self.attempt(lambda: consolidating.join(study, other.factor, one.factor))
        elif one.factor:
            self.attempt(lambda: consolidating.group(study, [other.key], one.factor))
        elif other.factor:
            self.attempt(lambda: consolidating.group(study, [one.key], other.factor))
        else:
            self._make([one.key, other.key], one.label)

    def _make(self, codes: list[str], label: str) -> None:
        """Make a factor of codes: how it is worded, its quadrant, the reason; one step in the end."""
        study, now = self.desk.at.study, board(self.desk.at.study)

        def worded(words: str | None) -> None:
            if words is not None:
                ask_quadrant(
                    self,
                    [now.code_of[code] for code in codes],
                    lambda to, why: self.attempt(lambda: consolidating.make_factor(study, to, words, why, codes)),
                )

        self.app.push_screen(Ask(self.say("نام عامل:", "The factor:"), label), worded)

    # ── which side ──

    def _choose_side(self, pair: Between) -> None:
        """Ask on which side what stands between belongs, and why."""
        now = board(self.desk.at.study)
        ways = siding.ways(now, pair)
        choices = [(str(place), self._worded(now, way)) for place, way in enumerate(ways)]
        view = pair.view
        if view is not None:
            choices.append(
                ("own", self.say("هیچ‌کدام: عامل تازه‌ای از آن ساخته شود", "neither: make a new factor of it"))
            )

        def chosen(key: str | None) -> None:
            if key == "own" and view is not None:
                self._make([view.key], view.label)
            elif key is not None:
                self._decide(now, ways[int(key)])

        question = self.say("کدام سو؟", "Which side?")
        self.app.push_screen(Choose(line(question, view.label) if view else question, choices), chosen)

    def _decide(self, now: Board, way: Way) -> None:
        def decided(reason: str) -> None:
            self.attempt(lambda: siding.decide(self.desk.at.study, now, way, reason))

        if way.what in ("move", "split"):
            ask_reason(self, self.say("چرا در این ربع؟", "Why in this quadrant?"), decided)
        else:
            decided("")

    def _worded(self, now: Board, way: Way) -> str:
        """Say what a way does, in the numbers of the list."""
        if way.what == "apart":
            return self.say("هر دو سو: هر یک همان‌جا بماند، دیگر نپرس", "both: each stays where it is, don't ask again")
        to = way.to or now.factor_of[way.into].quadrant
        thing, into = self._called(now, way.thing), self._called(now, way.into) if way.into else ""
        told = {
            "group": (f"{thing} در {into}", f"{thing} into {into}"),
            "move": (f"{thing} به ربع {to} برود", f"{thing} goes to {to}"),
            "split": (f"تنها {thing} جدا شود و به ربع {to} برود", f"only {thing} is split off to {to}"),
            "join": (f"{thing} و {into} در {to} یکی شوند", f"{thing} becomes one with {into} in {to}"),
        }[way.what]
        side = self.say("درونی", "internal") if to in candidates.INTERNAL else self.say("بیرونی", "external")
        return line(side, self.say(*told), between=": ")

    def _called(self, now: Board, key: str) -> str:
        label = now.factor_of[key].label if key in now.factor_of else now.code_of[key].label
        return line(consolidating.named(now, key), f"«{label}»", between=" ")

    # ── apart, and looking closer ──

    def action_apart(self) -> None:
        """Remember that the pair isn't one view, or that both stand."""
        pair = self._pair()
        if isinstance(pair, Between) and pair.view is not None:
            self._choose_side(pair)
        elif pair is not None:
            one, other = _sides(pair)
            self.attempt(lambda: consolidating.keep_apart(self.desk.at.study, one.key, other.key))

    def action_evidence(self) -> None:
        """Show the words behind both, side by side."""
        pair = self._pair()
        if pair is not None:
            self._read(*_sides(pair))

    @work(thread=True, group="beside", exclusive=True, exit_on_error=False)
    def _read(self, one: Side, other: Side) -> None:
        try:
            texts = [self._behind(side.key) for side in (one, other)]
        except CoderError as problem:
            self.app.call_from_thread(self.workbench.tell, problem)
            return
        title = line(*(self.say(fa, en) for name, fa, en in _LISTS if self._is(name)))
        self.app.call_from_thread(self.app.push_screen, Beside(title, *texts))

    def _behind(self, key: str) -> str:
        study, seen = self.desk.at.study, self.desk.snapshot
        if key in seen.code_of:
            return supporting.of_view(views.view(study, key, _QUOTES, seen), self.say)
        details = views.details(study, key, _QUOTES, seen)
        told = [supporting.of_factor(details, self.say)]
        told += [supporting.of_view(view, self.say) for view in details.views]
        return "\n\n".join(told)

    def action_next_list(self) -> None:
        """Show the next of the three lists."""
        self.place = (self.place + 1) % len(_LISTS)
        self.renew()


def _sides(pair: Suggestion | Between) -> tuple[Side, Side]:
    return (pair.internal, pair.external) if isinstance(pair, Between) else (pair.one, pair.other)


def _key(pair: Suggestion | Between) -> str:
    view = pair.view.key if isinstance(pair, Between) and pair.view else ""
    return "|".join((*(side.key for side in _sides(pair)), view))


def _named(side: Side) -> str:
    """Give a side's name, with the factor in which a code stands."""
    return side.name if side.stands in ("", side.name) else f"{side.name} {side.stands}"


SCREEN = Candidates
