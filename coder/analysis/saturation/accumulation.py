"""The accumulation of views whatever the order of interviews: exact curve, its going on, the band of orders."""

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.analysis.saturation.richness import Frequencies, chao2_of, coverage
from coder.model.work import Progress, unwatched

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

#: The seed and the number of random orders behind the band, so that it is the same each time.
SEED, ORDERS = 1402, 1000


def rarefaction(heard: Frequencies) -> list[float]:
    """Give the views that t interviews chosen at random would have raised, for t = 1 … n, exactly.

    S − Σ C(n−Qi, t)/C(n, t): Colwell, Mao & Chang 2004, Ecology 85:2717-2727.
    """
    n = heard.interviews
    log = [0.0, *(math.lgamma(number + 1) for number in range(1, n + 1))]
    kinds = Counter(heard.counts)

    def none_of(count: int, taken: int) -> float:
        """The chance that a view of ``count`` interviews is in none of ``taken``."""
        if taken > n - count:
            return 0.0
        return math.exp(log[n - count] + log[n - taken] - log[n - count - taken] - log[n])

    return [
        heard.observed - math.fsum(times * none_of(count, taken) for count, times in kinds.items())
        for taken in range(1, n + 1)
    ]


def extrapolated(heard: Frequencies, more: int) -> float:
    """Give the views that ``more`` further interviews would bring the list to.

    S + Q0·(1 − (1 − Q1/(n·Q0 + Q1))^m), Q0 by Chao2: Colwell et al. 2012, J. Plant Ecology 5:3-21. Up to twice
    the interviews held it is fair; beyond that it leans on Chao2, a lower bound.
    """
    if more < 0:
        raise ValueError("more is 0 or more")
    missing = chao2_of(heard).value - heard.observed
    q1 = heard.q(1)
    if missing <= 0 or not q1:
        return float(heard.observed)
    return heard.observed + missing * (1 - (1 - q1 / (heard.interviews * missing + q1)) ** more)


def coverage_at(heard: Frequencies, interviews: int) -> float | None:
    """Give the expected sample coverage with so many interviews, fewer than held or more.

    Chao & Jost 2012, Ecology 93:2533-2547. None when nothing was raised.
    """
    n, total = heard.interviews, heard.total
    if not total:
        return None
    if interviews < 1:
        raise ValueError("an interview is needed")
    if interviews >= n:
        now, q1 = coverage(total, heard.q(1), heard.q(2), n), heard.q(1)
        if now is None or not q1:
            return now
        falls = (1 - now) * total / q1
        return 1 - q1 / total * falls ** (interviews - n + 1)
    return 1 - math.fsum(
        times * count / total * math.exp(_log_choose(n - count, interviews) - _log_choose(n - 1, interviews))
        for count, times in Counter(heard.counts).items()
        if interviews <= n - count
    )


def _log_choose(of: int, taken: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(taken + 1) - math.lgamma(of - taken + 1)


@dataclass(frozen=True, slots=True)
class Band:
    """Over random orders of the interviews: mean, 2.5% and 97.5% of the accumulated views after each interview."""

    orders: int
    seed: int
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def permutation_band(
    incidence: "ArrayLike", orders: int = ORDERS, seed: int = SEED, progress: Progress = unwatched
) -> Band:
    """Accumulate in ``orders`` random orders (``incidence``: interviews × views).

    Descriptive: it shows how much the curve owes to the order in which these interviews happened to be
    held, and says nothing about interviews not held.
    """
    import numpy as np

    raised = np.asarray(incidence, dtype=bool)
    interviews = raised.shape[0]
    if not interviews:
        return Band(orders, seed, (), (), ())
    words = -(-max(raised.shape[1], 1) // 64)
    padded = np.zeros((interviews, words * 64), dtype=bool)
    padded[:, : raised.shape[1]] = raised
    packed = np.packbits(padded, axis=1).view(np.uint64)
    random = np.random.default_rng(seed)
    curves = np.empty((orders, interviews), dtype=np.int64)
    step = max(1, 2_000_000 // (interviews * words))
    for begin in range(0, orders, step):
        progress(begin, orders)
        some = min(step, orders - begin)
        order = random.permuted(np.tile(np.arange(interviews), (some, 1)), axis=1)
        known = np.bitwise_or.accumulate(packed[order], axis=1)
        curves[begin : begin + some] = np.bitwise_count(known).sum(axis=2)
    low, high = np.quantile(curves, (0.025, 0.975), axis=0)
    return Band(orders, seed, tuple(curves.mean(axis=0).tolist()), tuple(low.tolist()), tuple(high.tolist()))
