"""All that is known of a study's saturation on one unit, as plain values: tables, sentences and figures use it."""

from dataclasses import dataclass
from typing import Literal

from coder.analysis.saturation.accumulation import Band
from coder.analysis.saturation.missing import Unheard
from coder.analysis.saturation.rules import Guest
from coder.model.results import SaturationCurve
from coder.persian import dates

#: Whether coding ran beside the interviews, after them, in part, or can't be told for want of dates.
Pace = Literal["beside", "partly", "after", "unknown"]

Verdict = Literal["shown", "qualified", "not_reached", "not_shown"]


@dataclass(frozen=True, slots=True)
class Thin:
    """A view that rests on little: ``experts`` who raised it (their refs) and ``documents`` that hold it."""

    unit: str
    label: str
    experts: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completed:
    """A view to which experts added: how often, and the interview in which one did so last."""

    unit: str
    label: str
    times: int
    last: str
    place: int


@dataclass(frozen=True, slots=True)
class Part:
    """The curve of a part: a quadrant (or valence), or the interviews of a group. ``key`` names it."""

    key: str
    curve: SaturationCurve


@dataclass(frozen=True, slots=True)
class Concurrency:
    """How coding and interviewing ran: of ``followed`` interviews, ``coded`` were coded before the next was held."""

    pace: Pace
    coded: int
    followed: int


@dataclass(frozen=True, slots=True)
class Owed:
    """Coding that isn't done: interviews not closed, and closed ones owed a re-reading for later codes."""

    open: tuple[str, ...]
    rereading: tuple[str, ...]
    codes: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """The verdict in one word, and what it rests on: keys into the sentences, in the order to say them."""

    verdict: Verdict
    because: tuple[str, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """Saturation on ``codes`` or ``factors``, dropped codes left out (``dropped`` are their refs).

    ``open_phases`` counts interviews with a marked (or derived) open phase; ``late`` the views raised only
    after points were put, which the estimates leave out. ``grid`` has a row for each unit and a letter
    for each interview: ``r`` raised, ``a`` answered, ``p`` put without an answer, ``.`` nothing.
    """

    unit: str
    curve: SaturationCurve
    guest: tuple[Guest, ...]
    francis: int | None
    known: tuple[float, ...]
    units: tuple[tuple[str, str], ...]
    grid: tuple[str, ...]
    thin: tuple[Thin, ...]
    completed: tuple[Completed, ...]
    last_new: str | None
    dropped: tuple[str, ...]
    concurrency: Concurrency
    owed: Owed
    unmarked: tuple[str, ...]
    late: int
    unheard: Unheard
    rarefied: tuple[float, ...]
    band: Band

    @property
    def new(self) -> tuple[int, ...]:
        """New views, an interview each."""
        return tuple(step.new for step in self.curve.steps)

    @property
    def cumulative(self) -> tuple[int, ...]:
        """The views so far, an interview each."""
        return tuple(step.cumulative for step in self.curve.steps)

    @property
    def asserted(self) -> int:
        """Views that some expert raised."""
        return self.cumulative[-1] if self.curve.steps else 0

    @property
    def reasons(self) -> Reasons:
        """The one verdict."""
        return judged(self)


def judged(picture: Picture) -> Reasons:
    """Give the verdict.

    ``not_shown`` when it can't be judged: nothing raised, no rule written down, or interviews not coded to the
    end; ``not_reached`` when the rule isn't met; ``qualified`` when it is met with something against it;
    ``shown`` when it is met, nothing new came after, nothing is owed and the estimates don't speak against it.
    """
    curve, limits = picture.curve, _limits(picture)
    blocked = [
        key
        for key, there in (
            ("nothing_raised", not picture.asserted),
            ("no_rule", not curve.rule.text and not curve.rule.decided),
            ("open", bool(picture.owed.open)),
        )
        if there
    ]
    if blocked:
        return Reasons("not_shown", tuple(blocked), limits)
    if curve.met_at is None:
        return Reasons("not_reached", ("rule_not_met",), limits)
    against = [
        key
        for key, there in (
            ("new_after", bool(curve.new_after)),
            ("owed", bool(picture.owed.rereading)),
            ("withheld", bool(picture.unheard.withheld)),
            ("unheard", (picture.unheard.unheard or 0) >= 1),
        )
        if there
    ]
    return Reasons("qualified" if against else "shown", ("rule_met", *against), limits)


def _limits(picture: Picture) -> tuple[str, ...]:
    rule = picture.curve.rule
    first = picture.curve.steps[0].date if picture.curve.steps else ""
    found = (
        ("pace_" + picture.concurrency.pace, True),
        ("rule_undated", not rule.decided),
        ("rule_late", _later(rule.decided, first)),
        ("dropped", bool(picture.dropped)),
        ("late", bool(picture.late)),
        ("unmarked", bool(picture.unmarked)),
        ("only_these", True),
    )
    return tuple(key for key, there in found if there)


def _later(one: str, other: str) -> bool:
    """Tell whether one Jalali date is after another; not when either isn't a date."""
    try:
        return dates.parse(one) > dates.parse(other)
    except ValueError:
        return False
