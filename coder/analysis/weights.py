"""IFE and EFE, the internal and external factor evaluation matrices.

As in F. R. David, *Strategic Management* (13th ed., tables 3-12 and 4-10): each factor's weight (0–1, importance,
summing to one) times its rating (1–4, how well the organisation does there), added up. They rest on judges, not
on interviews: nothing here is derived from mentions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from coder.model.codebook import Quadrant, RatingRule, WeightsPer

#: The quadrants of each matrix.
TABLES: dict[str, tuple[Quadrant, Quadrant]] = {"IFE": (Quadrant.S, Quadrant.W), "EFE": (Quadrant.O, Quadrant.T)}

#: Weights sum to one when they are this near: what rounds to 1.00.
_NEAR_ONE = 0.005

#: David's ratings: a strength is minor (3) or major (4), a weakness major (1) or minor (2).
_DAVID = {Quadrant.S: (3, 4), Quadrant.W: (1, 2), Quadrant.O: (1, 4), Quadrant.T: (1, 4)}

_CELLS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

FaultKind = Literal["sum", "weight", "rating", "no_rating", "missing", "twice", "score", "total", "weights_total"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One factor's line: as a judge gave it, or as it stands in a printed table with its weighted score."""

    factor: str
    quadrant: Quadrant
    weight: float
    rating: float | None
    score: float | None = None
    decimals: int = 2
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where (a line of the file, or 0), on what, what is there and what should be."""

    kind: FaultKind
    subject: str
    found: str
    expected: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A factor's means over the judges, its weighted score, and the least and greatest weight and rating given."""

    factor: str
    quadrant: Quadrant
    weight: float
    rating: float | None
    score: float | None
    judges: int
    weights: tuple[float, float]
    ratings: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """IFE or EFE. ``total`` is None while a rating is missing, or where weights sum to one in each class."""

    name: str
    rows: tuple[Row, ...]
    weights_sum: float
    total: float | None
    classes: Mapping[Quadrant, tuple[float, float | None]]


def matrix(name: str, judged: Sequence[Sequence[Entry]], per: WeightsPer) -> Matrix:
    """Make the matrix of a table (``IFE``, ``EFE``) from what each judge gave; factors in the order first met.

    ``classes`` give for each quadrant the sum of its weights and of its weighted scores.
    """
    by_factor: dict[str, list[Entry]] = defaultdict(list)
    for entries in judged:
        for entry in entries:
            if entry.quadrant in TABLES[name]:
                by_factor[entry.factor].append(entry)
    rows = tuple(_row(entries) for entries in by_factor.values())
    classes = {
        quadrant: (sum(row.weight for row in own), _added(row.score for row in own))
        for quadrant in TABLES[name]
        if (own := [row for row in rows if row.quadrant is quadrant])
    }
    total = _added(row.score for row in rows) if per is WeightsPer.TABLE and rows else None
    return Matrix(name, rows, sum(row.weight for row in rows), total, classes)


def faults(entries: Sequence[Entry], per: WeightsPer, rule: RatingRule) -> list[Fault]:
    """Tell what is wrong with one judge's lines, or with a printed table: weights, ratings, products, sums."""
    found = [fault for entry in entries for fault in _of_entry(entry, rule)]
    seen: set[str] = set()
    for entry in entries:
        if entry.factor in seen:
            found.append(Fault("twice", entry.factor, entry.factor, "", entry.line))
        seen.add(entry.factor)
    for name, group in groups(entries, per).items():
        weights = sum(entry.weight for entry in group)
        if abs(weights - 1) >= _NEAR_ONE:
            found.append(Fault("sum", name, f"{weights:.4g}", "1"))
    return found


def wrong_totals(
    entries: Sequence[Entry], weights_total: float | None, total: float | None, decimals: int
) -> list[Fault]:
    """Tell whether the printed totals of a table are those of its lines; what rounding explains is no fault."""
    found = []
    weights = sum(entry.weight for entry in entries)
    if weights_total is not None and abs(weights - weights_total) >= _NEAR_ONE:
        found.append(Fault("weights_total", "Σ", f"{weights_total:.4g}", f"{weights:.4g}"))
    scores = [entry.score if entry.score is not None else entry.weight * (entry.rating or 0) for entry in entries]
    if total is not None and abs(sum(scores) - total) > _half(decimals) * (len(scores) + 1):
        found.append(Fault("total", "Σ", f"{total:.4g}", f"{sum(scores):.4g}"))
    return found


def groups(entries: Iterable[Entry], per: WeightsPer) -> dict[str, list[Entry]]:
    """Give the lines over which weights sum to one: of each table, or of each class."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        table = next(name for name, quadrants in TABLES.items() if entry.quadrant in quadrants)
        found[entry.quadrant.value if per is WeightsPer.CLASS else table].append(entry)
    return dict(found)


def ie_cell(ife: float, efe: float) -> str:
    """Give the cell (I–IX) of David's internal–external matrix; the cuts are at 2 and 3, so 2.999 is below 3."""
    column, row = (0 if total >= 3 else 1 if total >= 2 else 2 for total in (ife, efe))
    return _CELLS[3 * row + column]


def four_cell(ife: float, efe: float) -> str:
    """Give the strategies' cell by the middle of the scale, 2.5, as many Persian papers do."""
    return ("S" if ife >= 2.5 else "W") + ("O" if efe >= 2.5 else "T")


def _row(entries: Sequence[Entry]) -> Row:
    weights = [entry.weight for entry in entries]
    ratings = [entry.rating for entry in entries if entry.rating is not None]
    weight = fmean(weights)
    rating = fmean(ratings) if len(ratings) == len(entries) else None
    return Row(
        factor=entries[0].factor,
        quadrant=entries[0].quadrant,
        weight=weight,
        rating=rating,
        score=None if rating is None else weight * rating,
        judges=len(entries),
        weights=(min(weights), max(weights)),
        ratings=(min(ratings), max(ratings)) if ratings else None,
    )


def _added(scores: Iterable[float | None]) -> float | None:
    total = 0.0
    for score in scores:
        if score is None:
            return None
        total += score
    return total


def _of_entry(entry: Entry, rule: RatingRule) -> list[Fault]:
    found = []
    if not 0 <= entry.weight <= 1:
        found.append(Fault("weight", entry.factor, f"{entry.weight:.4g}", "0–1", entry.line))
    if entry.rating is None:
        return found
    least, most = (1, 4) if rule is RatingRule.FREE else _DAVID[entry.quadrant]
    if not least <= entry.rating <= most:
        found.append(Fault("rating", entry.factor, f"{entry.rating:.4g}", f"{least}–{most}", entry.line))
    if entry.score is not None:
        product = entry.weight * entry.rating
        if abs(product - entry.score) > _half(entry.decimals):
            found.append(Fault("score", entry.factor, f"{entry.score:.4g}", f"{product:.4g}", entry.line))
    return found


def _half(decimals: int) -> float:
    """Give half a unit of the last decimal, and a hair more for binary fractions."""
    return 0.5 * 10.0**-decimals + 1e-9
