"""Agreement on yes or no (this code here?) between two coders, from counts; intervals by resampling interviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coder.analysis.agreement import coefficients

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The seed and the number of samples behind the intervals, so that they are the same each time.
SEED, SAMPLES = 1402, 1000

#: From fewer interviews no interval is given: resampling two or three gives the same few values again and again.
FEWEST = 4

#: When kappa and AC1 part by more, the paradox is explained.
PARTING = 0.2


@dataclass(frozen=True, slots=True)
class Cells:
    """Decisions on cells: coded by ``both``, by ``one`` alone, by the ``other`` alone, by ``neither``."""

    both: int = 0
    one: int = 0
    other: int = 0
    neither: int = 0

    def __add__(self, more: "Cells") -> "Cells":
        return Cells(self.both + more.both, self.one + more.one, self.other + more.other, self.neither + more.neither)

    @property
    def total(self) -> int:
        """All cells: the denominator of the percentage."""
        return self.both + self.one + self.other + self.neither

    @property
    def table(self) -> list[list[int]]:
        """As a confusion table, yes before no."""
        return [[self.both, self.one], [self.other, self.neither]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% interval, None where it can't be given."""

    low: float | None
    high: float | None


NONE = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything on some cells. ``alike``: only one answer was ever given, so chance-corrected figures are None."""

    cells: Cells
    percent: float | None
    holsti: float | None
    kappa: coefficients.Kappa | None
    alpha: float | None
    scott_pi: float | None
    fleiss: float | None
    gwet_ac1: float | None
    brennan_prediger: float | None
    holsti_interval: Interval
    kappa_interval: Interval
    alpha_interval: Interval

    @property
    def alike(self) -> bool:
        """Whether there is no variation: every cell got the same answer from both."""
        return self.cells.total > 0 and self.cells.total in (self.cells.both, self.cells.neither)

    @property
    def parts(self) -> bool:
        """Whether kappa and AC1 lie far apart, as they do when one answer is rare: the paradox."""
        return self.kappa is not None and self.gwet_ac1 is not None and abs(self.kappa.value - self.gwet_ac1) > PARTING


def agreement(interviews: Sequence[Cells], samples: int = SAMPLES, seed: int = SEED) -> Agreement:
    """Give the coefficients over the cells of some interviews, with intervals by resampling the interviews.

    For two coders Fleiss's kappa is Scott's pi. Intervals: the percentile bootstrap, Efron & Tibshirani 1993.
    """
    cells = sum(interviews, Cells())
    figures = of(cells)
    intervals = _intervals(interviews, samples, seed)
    return Agreement(
        cells=cells,
        percent=coefficients.percent(cells.table),
        holsti=coefficients.holsti(cells.both, cells.both + cells.one, cells.both + cells.other),
        kappa=coefficients.cohen_kappa(cells.table),
        alpha=figures["alpha"],
        scott_pi=figures["pi"],
        fleiss=figures["pi"],
        gwet_ac1=figures["ac1"],
        brennan_prediger=figures["bp"],
        holsti_interval=intervals.get("holsti", NONE),
        kappa_interval=intervals.get("kappa", NONE),
        alpha_interval=intervals.get("alpha", NONE),
    )


def of(cells: Cells) -> dict[str, float | None]:
    """Give holsti, kappa, pi, alpha, ac1 and bp of one table of yes and no; None where undefined."""
    import numpy as np

    figures = _vectors(np.array([[cells.both, cells.one, cells.other, cells.neither]], dtype=float))
    return {name: None if np.isnan(values[0]) else float(values[0]) for name, values in figures.items()}


def _vectors(tables: "NDArray[np.float64]") -> dict[str, "NDArray[Any]"]:
    """The coefficients of many 2×2 tables at once; NaN where undefined."""
    import numpy as np

    both, one, other, neither = tables.T
    n = both + one + other + neither
    with np.errstate(divide="ignore", invalid="ignore"):
        agreed = (both + neither) / n
        first, second = (both + one) / n, (both + other) / n
        share = (first + second) / 2
        chance = first * second + (1 - first) * (1 - second)
        pooled = share**2 + (1 - share) ** 2
        varied = (share > 0) & (share < 1)
        yes, no = 2 * both + one + other, 2 * neither + one + other
        expected = 2 * yes * no / (2 * n * (2 * n - 1))
        spread = 2 * share * (1 - share)
        figures = {
            "holsti": 2 * both / (2 * both + one + other),
            "kappa": np.where(chance < 1, (agreed - chance) / (1 - chance), np.nan),
            "pi": (agreed - pooled) / (1 - pooled),
            "alpha": 1 - (1 - agreed) / expected,
            "ac1": (agreed - spread) / (1 - spread),
            "bp": 2 * agreed - 1,
        }
    return {
        name: values if name in ("holsti", "kappa") else np.where(varied, values, np.nan)
        for name, values in figures.items()
    }


def _intervals(interviews: Sequence[Cells], samples: int, seed: int) -> dict[str, Interval]:
    """Resample whole interviews: cells of one interview hang together."""
    import numpy as np

    if len(interviews) < FEWEST:
        return {}
    tables = np.array([[one.both, one.one, one.other, one.neither] for one in interviews], dtype=float)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(tables), np.full(len(tables), 1 / len(tables)), size=samples) @ tables
    found = {}
    for name, values in _vectors(drawn).items():
        there = values[~np.isnan(values)]
        if len(there) > samples / 2:
            low, high = np.quantile(there, (0.025, 0.975))
            found[name] = Interval(float(low), float(high))
    return found
