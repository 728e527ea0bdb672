"""How many views there are in all, heard or not, from how many interviews raised each view.

The formulas are those by which ecologists estimate species from visits to a place: a view raised in
one interview only (``Q1``) hints at others raised in none. They hold when interviews are alike and
views come up by themselves; :mod:`coder.analysis.saturation.missing` says when they don't.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

#: The normal quantile of a two-sided 95% interval.
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Frequencies:
    """``interviews`` held; ``counts`` says of each view heard in how many of them it was raised."""

    interviews: int
    counts: tuple[int, ...]

    @property
    def observed(self) -> int:
        """Views heard."""
        return len(self.counts)

    @property
    def total(self) -> int:
        """Raisings in all: views × interviews in which they were raised."""
        return sum(self.counts)

    def q(self, times: int) -> int:
        """Views raised in exactly ``times`` interviews."""
        return self.counts.count(times)


def frequencies(incidence: "ArrayLike") -> Frequencies:
    """Count over an incidence matrix: a row for each interview, a column for each view, truth where raised."""
    import numpy as np

    raised = np.asarray(incidence, dtype=bool)
    if raised.ndim != 2:
        raise ValueError("a matrix of interviews × views is needed")
    sums = raised.sum(axis=0)
    return Frequencies(raised.shape[0], tuple(int(count) for count in sums[sums > 0]))


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated number of views in all; ``se`` and the 95% bounds are None when they can't be had."""

    value: float
    se: float | None
    low: float | None
    high: float | None


def chao2(observed: int, q1: int, q2: int, interviews: int) -> Estimate:
    """Estimate by the classic Chao2 with its log-normal 95% interval.

    S + (n−1)/n · Q1²/(2·Q2); without views raised twice, (n−1)/n · Q1(Q1−1)/2 is added instead. Chao 1987,
    Biometrics 43:783-791; interval and variance: Chao & Lee 1992 form in Colwell 2013, EstimateS guide, app. B.
    A lower bound: there may be more.
    """
    if not q2:
        return chao2_corrected(observed, q1, q2, interviews)
    share = (interviews - 1) / interviews
    ratio = q1 / q2
    added = share * q1 * q1 / (2 * q2)
    variance = q2 * (share / 2 * ratio**2 + share**2 * ratio**3 + share**2 / 4 * ratio**4)
    return _log_normal(observed, added, variance)


def chao2_corrected(observed: int, q1: int, q2: int, interviews: int) -> Estimate:
    """Estimate by the bias-corrected Chao2: S + (n−1)/n · Q1(Q1−1)/(2(Q2+1)); source as :func:`chao2`."""
    if interviews < 1:
        raise ValueError("an interview is needed")
    share = (interviews - 1) / interviews
    added = share * q1 * (q1 - 1) / (2 * (q2 + 1))
    if q2:
        variance = (
            added
            + share**2 * q1 * (2 * q1 - 1) ** 2 / (4 * (q2 + 1) ** 2)
            + share**2 * q1**2 * q2 * (q1 - 1) ** 2 / (4 * (q2 + 1) ** 4)
        )
    else:
        variance = added + share**2 * q1 * (2 * q1 - 1) ** 2 / 4
        variance -= share**2 * q1**4 / (4 * (observed + added)) if observed else 0
    return _log_normal(observed, added, variance)


def _log_normal(observed: int, added: float, variance: float) -> Estimate:
    if added <= 0:
        return Estimate(float(observed), None, None, None)
    variance = max(variance, 0.0)
    factor = math.exp(Z95 * math.sqrt(math.log(1 + variance / added**2)))
    return Estimate(observed + added, math.sqrt(variance), observed + added / factor, observed + added * factor)


def improved_chao2(heard: Frequencies) -> float:
    """Estimate by iChao2, a lower bound a little higher than Chao2's: Chiu et al. 2014, Biometrics 70:671-682."""
    n, q1, q2, q3, q4 = heard.interviews, heard.q(1), heard.q(2), heard.q(3), max(heard.q(4), 1)
    more = (n - 3) / (4 * n) * q3 / q4 * max(q1 - (n - 3) / (2 * (n - 1)) * q2 * q3 / q4, 0) if n > 3 else 0.0
    return chao2(heard.observed, q1, q2, n).value + more


def coverage(total: int, q1: int, q2: int, interviews: int) -> float | None:
    """Give the sample coverage: the share of raisings in another interview that would be of views heard.

    Chao & Jost 2012, Ecology 93:2533-2547. None when nothing was raised.
    """
    if not total:
        return None
    return 1 - q1 / total * _unseen_again(q1, q2, interviews)


def _unseen_again(q1: int, q2: int, interviews: int) -> float:
    """The factor by which the share of the unheard falls with one more interview."""
    if q2:
        return (interviews - 1) * q1 / ((interviews - 1) * q1 + 2 * q2)
    if q1 > 1:
        return (interviews - 1) * (q1 - 1) / ((interviews - 1) * (q1 - 1) + 2)
    return 1.0 if q1 else 0.0


def coverage_turing(total: int, q1: int) -> float | None:
    """Give Turing's coverage, 1 − Q1/U: Good 1953, Biometrika 40:237-264."""
    return 1 - q1 / total if total else None


def jackknife1(heard: Frequencies) -> float:
    """Estimate by the first-order jackknife, S + Q1·(n−1)/n: Burnham & Overton 1978, Biometrika 65:625-633."""
    n = heard.interviews
    return heard.observed + heard.q(1) * (n - 1) / n


def jackknife2(heard: Frequencies) -> float | None:
    """Estimate by the second-order jackknife (source as :func:`jackknife1`); None with fewer than 3 interviews."""
    n = heard.interviews
    if n < 3:
        return None
    return heard.observed + heard.q(1) * (2 * n - 3) / n - heard.q(2) * (n - 2) ** 2 / (n * (n - 1))


def bootstrap(heard: Frequencies) -> float:
    """Estimate by S + Σ(1 − Qi/n)^n: Smith & van Belle 1984, Biometrics 40:119-129."""
    n = heard.interviews
    return heard.observed + math.fsum((1 - count / n) ** n for count in heard.counts)


@dataclass(frozen=True, slots=True)
class _Rare:
    """Views raised in few interviews: their counts, and the frequent ones' number."""

    frequent: int
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def once(self) -> int:
        return self.counts.count(1)

    def estimate(self, covered: float, interviews: int, pairs: int) -> float:
        """The two forms differ in coverage, in the interviews counted and in the pairs of raisings."""
        spread = sum(count * (count - 1) for count in self.counts)
        views = len(self.counts) / covered
        cv = views * interviews / (interviews - 1) * spread / pairs - 1 if interviews > 1 and pairs else 0.0
        return self.frequent + views + self.once / covered * max(cv, 0.0)


def _rare(sums: Sequence[int], cut: int) -> _Rare:
    return _Rare(sum(count > cut for count in sums), tuple(count for count in sums if 0 < count <= cut))


def ice(incidence: "ArrayLike", cut: int = 10) -> float | None:
    """Estimate by ICE, from views raised in at most ``cut`` interviews: Lee & Chao 1994, Biometrics 50:88-97.

    In the form of EstimateS: interviews without any such view don't count. None when every rare view
    was raised once only (its coverage is zero).
    """
    import numpy as np

    raised = np.asarray(incidence, dtype=bool)
    sums = raised.sum(axis=0)
    rare = _rare([int(count) for count in sums], cut)
    if not rare.total:
        return float(rare.frequent)
    if rare.once == rare.total:
        return None
    interviews = int(raised[:, (sums > 0) & (sums <= cut)].any(axis=1).sum())
    return rare.estimate(1 - rare.once / rare.total, interviews, rare.total**2)


def ice_refined(heard: Frequencies, cut: int = 10) -> float | None:
    """Estimate by ICE in the form of SpadeR: coverage after Chao & Jost 2012, all interviews counted."""
    rare = _rare(heard.counts, cut)
    covered = coverage(rare.total, rare.once, rare.counts.count(2), heard.interviews)
    if covered is None:
        return float(rare.frequent)
    return rare.estimate(covered, heard.interviews, rare.total * (rare.total - 1)) if covered > 0 else None


def chao2_of(heard: Frequencies) -> Estimate:
    """Estimate by the classic Chao2 from frequencies."""
    return chao2(heard.observed, heard.q(1), heard.q(2), heard.interviews)


def interval_when_complete(heard: Frequencies) -> tuple[float, float] | None:
    """Give a 95% interval for when no view was raised only once, so that Chao2 adds nothing.

    After Colwell 2013, EstimateS guide, app. B: each view had a chance e^−k of being missed.
    """
    if not heard.counts:
        return None
    chances = [math.exp(-count) for count in heard.counts]
    missed = math.fsum(chances) / heard.observed
    variance = math.fsum(chance - chance**2 for chance in chances)
    variance -= math.fsum(count * chance for count, chance in zip(heard.counts, chances, strict=True)) ** 2 / (
        heard.interviews
    )
    middle, half = heard.observed / (1 - missed), Z95 * math.sqrt(max(variance, 0)) / (1 - missed)
    return max(float(heard.observed), middle - half), middle + half
