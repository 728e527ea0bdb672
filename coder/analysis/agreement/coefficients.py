"""Coefficients of agreement on nominal judgements, and Krippendorff's alpha on other levels too.

Two forms of data. ``coders × units``: for each coder a row of judgements, None where there is none; a unit
that fewer than two judged pairs with nothing. A *confusion* table: rows are one coder's categories, columns
the other's. A coefficient is None where it is undefined: when only one category was ever used, chance and
agreement can't be told apart; say «no variation» and the percentage.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coder.analysis.saturation.richness import Z95

Data = Sequence[Sequence[Hashable | None]]
Confusion = Sequence[Sequence[float]]
Level = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa with its standard error and 95% interval (None where the error is undefined)."""

    value: float
    se: float | None
    low: float | None
    high: float | None


def confusion(one: Sequence[Hashable | None], other: Sequence[Hashable | None]) -> list[list[int]]:
    """Give the table of two coders' judgements on the units both judged, categories in order of their names."""
    pairs = Counter((a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None)
    names = sorted({name for pair in pairs for name in pair}, key=repr)
    return [[pairs[a, b] for b in names] for a in names]


def percent(table: Confusion) -> float | None:
    """Give the share of units on which two coders agree; None without units."""
    total = sum(map(sum, table))
    return sum(row[place] for place, row in enumerate(table)) / total if total else None


def holsti(both: float, one: float, other: float) -> float | None:
    """Give 2M/(N1+N2): ``both`` decisions that agree, over all of ``one`` coder's and all of the ``other``'s.

    Holsti 1969, *Content Analysis for the Social Sciences and Humanities*. What neither coded has no part in it.
    """
    return 2 * both / (one + other) if one + other else None


def cohen_kappa(table: Confusion) -> Kappa | None:
    """Give Cohen's kappa: Cohen 1960, Educ. Psychol. Meas. 20:37-46; error: Fleiss, Cohen & Everitt 1969."""
    total, shares, rows, columns = _shares(table)
    if not total:
        return None
    agreed = sum(shares[place][place] for place in range(len(shares)))
    chance = math.fsum(row * column for row, column in zip(rows, columns, strict=True))
    if chance >= 1 - 1e-15:
        return None
    kappa = (agreed - chance) / (1 - chance)
    rest = 1 - kappa
    first = math.fsum(
        shares[place][place] * (1 - (rows[place] + columns[place]) * rest) ** 2 for place in range(len(shares))
    )
    second = rest**2 * math.fsum(
        shares[i][j] * (columns[i] + rows[j]) ** 2 for i in range(len(rows)) for j in range(len(rows)) if i != j
    )
    variance = (first + second - (kappa - chance * rest) ** 2) / ((1 - chance) ** 2 * total)
    if variance < 0:
        return Kappa(kappa, 0.0, kappa, kappa) if variance > -1e-12 else Kappa(kappa, None, None, None)
    se = math.sqrt(variance)
    return Kappa(kappa, se, kappa - Z95 * se, kappa + Z95 * se)


def _shares(table: Confusion) -> tuple[float, list[list[float]], list[float], list[float]]:
    total = sum(map(sum, table))
    if not total:
        return 0, [], [], []
    shares = [[count / total for count in row] for row in table]
    return total, shares, [sum(row) for row in shares], [sum(column) for column in zip(*shares, strict=True)]


def scott_pi(table: Confusion) -> float | None:
    """Give Scott's pi, chance by the two coders' pooled categories: Scott 1955, Public Opin. Q. 19:321-325."""
    total, shares, rows, columns = _shares(table)
    if not total:
        return None
    chance = math.fsum(((row + column) / 2) ** 2 for row, column in zip(rows, columns, strict=True))
    return _corrected(sum(shares[place][place] for place in range(len(shares))), chance)


def _corrected(agreed: float, chance: float) -> float | None:
    return None if chance >= 1 - 1e-15 else (agreed - chance) / (1 - chance)


def units_of(table: Confusion) -> list[list[int]]:
    """Give a confusion table as two coders × units, for the coefficients that take those."""
    one = [i for i, row in enumerate(table) for count in row for _ in range(int(count))]
    other = [j for row in table for j, count in enumerate(row) for _ in range(int(count))]
    return [one, other]


def krippendorff_alpha(data: Data, level: Level = "nominal") -> float | None:
    """Give Krippendorff's alpha, with any number of coders and missing judgements.

    Krippendorff 2019, *Content Analysis*, 4th ed., ch. 12. Levels other than nominal need numbers.
    """
    units = [counts for counts in _units(data) if counts.total() > 1]
    totals: Counter[Hashable] = Counter()
    for counts in units:
        totals.update(counts)
    n = totals.total()
    distance = _distance(level, totals)
    expected = math.fsum(
        totals[a] * totals[b] * distance(a, b) for a in totals for b in totals if a != b
    )  # over ordered pairs
    if not expected:
        return None
    observed = math.fsum(
        counts[a] * counts[b] * distance(a, b) / (counts.total() - 1)
        for counts in units
        for a in counts
        for b in counts
        if a != b
    )
    return 1 - (n - 1) * observed / expected


def _units(data: Data) -> list[Counter[Hashable]]:
    return [Counter(value for value in unit if value is not None) for unit in zip(*data, strict=True)]


def _distance(level: Level, totals: Counter[Hashable]) -> Callable[[Any, Any], float]:
    """The squared difference of two values at a level of measurement."""
    if level == "nominal":
        return lambda one, other: 1.0
    if level == "interval":
        return lambda one, other: float((one - other) ** 2)
    if level == "ratio":
        return lambda one, other: ((one - other) / (one + other)) ** 2 if one + other else 0.0
    order: list[Any] = sorted(totals, key=lambda value: value)
    reached, cumulated = 0.0, {}
    for value in order:
        cumulated[value] = reached + totals[value] / 2
        reached += totals[value]
    return lambda one, other: float((cumulated[one] - cumulated[other]) ** 2)


@dataclass(frozen=True, slots=True)
class Several:
    """The coefficients of several coders that rest on one observed agreement ``observed`` and differ in chance."""

    observed: float
    units: int
    fleiss: float | None
    conger: float | None
    gwet_ac1: float | None
    brennan_prediger: float | None


def several(data: Data, categories: int | None = None) -> Several | None:
    """Give the coefficients for any number of coders, with judgements missing; None when no unit has two.

    Fleiss's kappa (1971, Psychol. Bull. 76:378-382), Conger's (1980, 88:322-328), Gwet's AC1 (2008, Br. J. Math.
    Stat. Psychol. 61:29-48) and Brennan & Prediger's (1981, Educ. Psychol. Meas. 41:687-699), generalised to
    missing judgements as in Gwet 2014, *Handbook of Inter-Rater Reliability*. ``categories`` is how many
    there could be, if more than were used.
    """
    every = [counts for counts in _units(data) if counts]
    paired = [counts for counts in every if counts.total() > 1]
    if not paired:
        return None
    used = sorted({name for counts in every for name in counts}, key=repr)
    q = max(categories or 0, len(used))
    observed = math.fsum(
        sum(count * (count - 1) for count in counts.values()) / (counts.total() * (counts.total() - 1))
        for counts in paired
    ) / len(paired)
    shares = [math.fsum(counts[name] / counts.total() for counts in every) / len(every) for name in used]
    if len(used) < 2:
        return Several(observed, len(paired), None, None, None, None)
    spread = math.fsum(share * (1 - share) for share in shares) / (q - 1)
    return Several(
        observed=observed,
        units=len(paired),
        fleiss=_corrected(observed, math.fsum(share**2 for share in shares)),
        conger=_corrected(observed, _conger_chance(data, used)),
        gwet_ac1=_corrected(observed, spread),
        brennan_prediger=_corrected(observed, 1 / q),
    )


def _conger_chance(data: Data, used: Sequence[Hashable]) -> float:
    """Chance agreement of two coders drawn at random, each with categories of their own frequency."""
    rows = [[value for value in row if value is not None] for row in data]
    rows = [row for row in rows if row]
    coders = len(rows)
    chance = 0.0
    for name in used:
        shares = [row.count(name) / len(row) for row in rows]
        mean = math.fsum(shares) / coders
        variance = math.fsum((share - mean) ** 2 for share in shares) / (coders - 1) if coders > 1 else 0.0
        chance += mean**2 - variance / coders
    return chance
