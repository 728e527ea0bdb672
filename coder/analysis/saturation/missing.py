"""What was probably not heard, or why that can't be told.

A view put to an expert before they could raise it can no longer be raised: such a cell of view × interview
is missing, not empty. With few missing cells the estimate stands; with many it runs away upwards, so it is
withheld. (``bench/early.py``: of 60 views Chao2 says 56 with no cell missing, 58 with 18%, 62 with 37%, 75 with
55% and over 1,000 with 73%.)
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coder.analysis.saturation.accumulation import coverage_at, extrapolated
from coder.analysis.saturation.richness import (
    Estimate,
    Frequencies,
    chao2,
    chao2_corrected,
    coverage,
    frequencies,
    interval_when_complete,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

#: Above this share of missing cells no estimate is given.
MOST_MISSING = 0.25

#: With fewer interviews no estimate is given: Q1 and Q2 are then a matter of chance.
FEWEST = 5

#: How many more interviews are looked ahead to.
AHEAD = (1, 2, 5)

Reason = Literal["", "nothing", "few", "missing"]


@dataclass(frozen=True, slots=True)
class Ahead:
    """With ``more`` interviews: how many further views they would bring, and the sample coverage then."""

    more: int
    views: float
    coverage: float | None


@dataclass(frozen=True, slots=True)
class Unheard:
    """The estimates, or ``withheld``: why there are none.

    ``nothing``: nothing was raised in an open phase; ``few``: fewer than :data:`FEWEST` interviews;
    ``missing``: over :data:`MOST_MISSING` of the cells are missing. ``naive`` counts everyone who held a
    view, however it came up: it flatters, because being asked invites consent.
    """

    heard: Frequencies
    missing_cells: int
    cells: int
    withheld: Reason
    chao2: Estimate | None
    corrected: Estimate | None
    coverage: float | None
    ahead: tuple[Ahead, ...]
    naive: Estimate | None

    @property
    def missing_share(self) -> float | None:
        """Missing cells among all of views heard × interviews; None when there are no cells."""
        return self.missing_cells / self.cells if self.cells else None

    @property
    def unheard(self) -> float | None:
        """About how many views were not heard; None when withheld."""
        return None if self.chao2 is None else self.chao2.value - self.heard.observed


def unheard(raised: "ArrayLike", missing: "ArrayLike", held: "ArrayLike") -> Unheard:
    """Estimate from three matrices of interviews × views.

    ``raised``: raised in the open phase; ``missing``: put before it could be raised; ``held``: raised,
    confirmed or completed anywhere. A missing cell counts as not raised where the estimate stands.
    """
    import numpy as np

    spoken, gone = np.asarray(raised, dtype=bool), np.asarray(missing, dtype=bool)
    if spoken.shape != gone.shape or spoken.shape != np.asarray(held).shape:
        raise ValueError("three matrices of one shape are needed")
    spoken = spoken & ~gone
    known = spoken.any(axis=0) | gone.any(axis=0)
    lost, cells = int(gone.sum()), int(known.sum()) * spoken.shape[0]
    heard, everyone = frequencies(spoken), frequencies(held)
    naive = _chao2(everyone) if everyone.interviews >= FEWEST and everyone.observed else None
    reason = _reason(heard, lost, cells)
    if reason:
        return Unheard(heard, lost, cells, reason, None, None, None, (), naive)
    q1, q2, n = heard.q(1), heard.q(2), heard.interviews
    return Unheard(
        heard=heard,
        missing_cells=lost,
        cells=cells,
        withheld="",
        chao2=_chao2(heard),
        corrected=chao2_corrected(heard.observed, q1, q2, n),
        coverage=coverage(heard.total, q1, q2, n),
        ahead=tuple(
            Ahead(more, extrapolated(heard, more) - heard.observed, coverage_at(heard, n + more)) for more in AHEAD
        ),
        naive=naive,
    )


def _reason(heard: Frequencies, lost: int, cells: int) -> Reason:
    if heard.interviews < FEWEST:
        return "few"
    if cells and lost / cells > MOST_MISSING:
        return "missing"
    return "" if heard.observed else "nothing"


def _chao2(heard: Frequencies) -> Estimate:
    """The classic Chao2; where it adds nothing, an interval from the chance of having missed each view."""
    found = chao2(heard.observed, heard.q(1), heard.q(2), heard.interviews)
    if found.low is not None:
        return found
    bounds = interval_when_complete(heard)
    return found if bounds is None else Estimate(found.value, None, *bounds)
