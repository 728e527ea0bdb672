"""The final list: factors, the codes grouped into them, strategies and actions; numbering."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coder.model.codebook import Quadrant
from coder.model.entity import Entity


class Cell(StrEnum):
    """The four cells of the TOWS matrix."""

    SO = "SO"
    WO = "WO"
    ST = "ST"
    WT = "WT"


class Outcome(StrEnum):
    """What became of a code: grouped into a factor, or left out with a reason."""

    GROUPED = "grouped"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Entity):
    """An entry of the final list; its number follows from ``order`` within its quadrant.

    ``reason`` says why it stands in its quadrant.
    """

    quadrant: Quadrant
    order: int
    label: str
    reason: str = ""


class Cause(StrEnum):
    """Why a code was left out of the final list."""

    NONE = ""
    OFF_SUBJECT = "off_subject"
    REJECTED = "rejected"
    COVERED = "covered"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entity):
    """What was decided about one code, and why. ``factor`` is a factor's id when grouped, ``cause`` is of a drop."""

    code: str
    outcome: Outcome
    factor: str | None = None
    reason: str = ""
    cause: Cause = Cause.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart(Entity):
    """Two codes (or factors) that a person keeps apart: their likeness isn't asked about again."""

    one: str
    other: str
    reason: str = ""


class Reply(StrEnum):
    """What an expert answers when the list comes back to them."""

    AGREE = "agree"
    CHANGE = "change"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Entity):
    """An expert's reply on a factor of the list that was sent out: evidence of its own kind, counted apart."""

    expert: str
    factor: str
    answer: Reply
    words: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Entity):
    """A judge's weight and rating of a factor, for the evaluation matrices; never derived from mentions."""

    judge: str
    factor: str
    weight: float
    rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Entity):
    """A strategy of a cell; ``factors``, ``actions`` (in order) and ``codes`` (its evidence) hold ids."""

    cell: Cell
    order: int
    label: str
    factors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Entity):
    """An action; it may stand under several strategies. ``origin`` says where it comes from.

    ``origin`` is ``experts``, ``documents`` or ``team``; ``codes`` are the ids of the codes that hold
    the experts' proposals.
    """

    label: str
    origin: str = "team"
    codes: tuple[str, ...] = ()


#: The order in which the factors of a strategy are named in the tables of the field.
NAMING_ORDER = {Quadrant.W: 0, Quadrant.O: 1, Quadrant.S: 2, Quadrant.T: 3}

#: The order of quadrants in the tables: S and O in the first, W and T in the second.
TABLE_ORDER = {Quadrant.S: 0, Quadrant.W: 1, Quadrant.O: 2, Quadrant.T: 3}

_CELL_ORDER = {Cell.SO: 0, Cell.WO: 1, Cell.ST: 2, Cell.WT: 3}


def ordered_factors(factors: Iterable[Factor]) -> list[Factor]:
    """Factors by quadrant (S, W, O, T) and by the order the researchers chose."""
    return sorted(factors, key=lambda factor: (TABLE_ORDER[factor.quadrant], factor.order, factor.id))


def numbers(factors: Iterable[Factor]) -> dict[str, str]:
    """Number the factors: id → ``S1`` …, counted afresh in each quadrant in the chosen order."""
    counted: Counter[Quadrant] = Counter()
    result = {}
    for factor in ordered_factors(factors):
        counted[factor.quadrant] += 1
        result[factor.id] = f"{factor.quadrant}{counted[factor.quadrant]}"
    return result


def ordered_strategies(strategies: Iterable[Strategy]) -> list[Strategy]:
    """Strategies by cell (SO, WO, ST, WT) and chosen order."""
    return sorted(strategies, key=lambda strategy: (_CELL_ORDER[strategy.cell], strategy.order, strategy.id))


def strategy_codes(strategies: Iterable[Strategy]) -> dict[str, str]:
    """Number the strategies: id → ``SO1`` …, counted afresh in each cell."""
    counted: Counter[Cell] = Counter()
    result = {}
    for strategy in ordered_strategies(strategies):
        counted[strategy.cell] += 1
        result[strategy.id] = f"{strategy.cell}{counted[strategy.cell]}"
    return result


def named_factors(strategy: Strategy, factors: Mapping[str, Factor]) -> list[Factor]:
    """Give the factors a strategy rests on, as the tables name them: W before O, O before S, S before T."""
    held = [factors[key] for key in strategy.factors if key in factors]
    return sorted(held, key=lambda factor: (NAMING_ORDER[factor.quadrant], factor.order, factor.id))


def wrong_classes(strategy: Strategy, factors: Mapping[str, Factor]) -> list[Factor]:
    """Give the factors that don't belong under the strategy's cell (a T under SO)."""
    return [factor for factor in named_factors(strategy, factors) if factor.quadrant.value not in strategy.cell.value]
