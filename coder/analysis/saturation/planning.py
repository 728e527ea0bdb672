"""Formulas that some reviewers ask for: sample sizes by prevalence, Lowe's index. Sensitivity, not verdicts."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np


def fugard_potts(prevalence: float, instances: int = 1, power: float = 0.8) -> int:
    """Give the interviews needed to hear a view of some prevalence ``instances`` times with that power.

    The least n with P(Binomial(n, prevalence) ≥ instances) ≥ power: Fugard & Potts 2015, Int. J. Social
    Research Methodology 18(6):669-684. It takes experts for a random sample, which they seldom are.
    """
    if not (0 < prevalence <= 1 and 0 < power < 1 and instances >= 1):
        raise ValueError("prevalence in (0, 1], power in (0, 1), instances 1 or more")
    size = instances
    while _fewer(size, instances, prevalence) > 1 - power + 1e-12:
        size += 1
    return size


def _fewer(size: int, instances: int, chance: float) -> float:
    """The chance of fewer than ``instances`` successes."""
    return math.fsum(
        math.comb(size, found) * chance**found * (1 - chance) ** (size - found) for found in range(instances)
    )


def galvin(share: float, confidence: float = 0.95) -> int:
    """Give the interviews needed to hear a view held by ``share`` of people at least once.

    The least n with 1 − (1 − R)^n ≥ P: Galvin 2015, J. Building Engineering 1:2-12.
    """
    return fugard_potts(share, 1, confidence)


Model = Literal["IS", "IW", "SW"]


@dataclass(frozen=True, slots=True)
class Lowe:
    """A fitted model of discovery: ``total`` views there are in all, ``rate`` of finding them, the index (percent)."""

    model: Model
    total: float
    rate: float
    index: float | None


def lowe_direct(cumulative: Sequence[int]) -> Lowe | None:
    """Fit the model IW through the first and the last point: b = (N·T1/TN − 1)/(N − 1), A = T1/b.

    Lowe, Norris, Farris & Babbage 2018, Field Methods 30(3):191-207. None when the two points allow none.
    """
    if len(cumulative) < 2 or not cumulative[0]:
        return None
    rate = (len(cumulative) * cumulative[0] / cumulative[-1] - 1) / (len(cumulative) - 1)
    if rate <= 0:
        return None
    return Lowe("IW", cumulative[0] / rate, rate, _index(cumulative[-1], cumulative[0] / rate))


def lowe(cumulative: Sequence[int]) -> list[Lowe]:
    """Fit three models of discovery to the accumulated views by least squares; index = 100·TN/⌊A⌋.

    IS: A(1−(1−b)^n); IW: A·b·n/(1+b(n−1)); SW: A(1−Γ(1−b+n)/(Γ(1−b)Γ(1+n))). Source as
    :func:`lowe_direct`. The models part widely, so the index is only ever given for all three; a model that
    fits nothing is left out.
    """
    import numpy as np

    if len(cumulative) < 3 or not cumulative[-1]:
        return []
    seen = np.asarray(cumulative, dtype=float)
    places = np.arange(1, len(seen) + 1, dtype=float)
    fits = []
    for model, shape in _shapes().items():
        found = _fitted(shape, places, seen)
        if found:
            fits.append(Lowe(model, *found, _index(cumulative[-1], found[0])))
    return fits


def _index(last: int, total: float) -> float | None:
    return 100 * last / math.floor(total) if total >= 1 else None


def _shapes() -> dict[Model, Callable[[Any, Any], Any]]:
    import numpy as np
    from scipy.special import gammaln

    return {
        "IS": lambda n, b: 1 - (1 - b) ** n,
        "IW": lambda n, b: b * n / (1 + b * (n - 1)),
        "SW": lambda n, b: 1 - np.exp(gammaln(1 - b + n) - gammaln(1 - b) - gammaln(1 + n)),
    }


def _fitted(shape: Callable[[Any, Any], Any], places: "np.ndarray", seen: "np.ndarray") -> tuple[float, float] | None:
    """Give total and rate: for every rate the best total follows by itself, so only the rate is searched."""
    from scipy.optimize import minimize_scalar

    def total(rate: float) -> float:
        curve = shape(places, rate)
        return float(curve @ seen / (curve @ curve))

    def loss(rate: float) -> float:
        return float(((total(rate) * shape(places, rate) - seen) ** 2).sum())

    found = minimize_scalar(loss, bounds=(1e-6, 1 - 1e-6), method="bounded", options={"xatol": 1e-10})
    rate = float(found.x)
    return None if rate < 1e-4 or rate > 1 - 1e-4 else (total(rate), rate)
