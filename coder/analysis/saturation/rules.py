"""Published rules of stopping, on the number of new views each interview brought, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: The settings Guest, Namey & Chen compare: base sizes, run lengths, thresholds of new information.
BASES, RUNS, THRESHOLDS = (4, 5, 6), (2, 3), (0.05, 0.0)


@dataclass(frozen=True, slots=True)
class Run:
    """Interviews ``first`` to ``last`` (places from 1): ``new`` views in them, their ``ratio`` to the base."""

    first: int
    last: int
    new: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Guest:
    """The rule of Guest, Namey & Chen at one setting.

    ``met`` is the first run at or under the threshold, ``broken`` every later run above it.
    """

    base: int
    length: int
    threshold: float
    base_views: int
    runs: tuple[Run, ...]
    met: Run | None
    broken: tuple[Run, ...]

    @property
    def notation(self) -> str:
        """The authors' notation: ``6+2`` when six interviews and the run of two after them met it; else empty."""
        return f"{self.met.first - 1}+{self.length}" if self.met else ""


def guest(new: Sequence[int], base: int = 4, length: int = 2, threshold: float = 0.05) -> Guest:
    """Judge by new information: views new in a run of interviews, over all views of the base interviews.

    Runs overlap: each begins one interview after the last. Guest, Namey & Chen 2020, *A simple method to
    assess and report thematic saturation in qualitative research*, PLoS ONE 15(5):e0232076. With no view
    in the base, or no run after it, nothing is judged (``runs`` is empty).
    """
    if base < 1 or length < 1:
        raise ValueError("base and length are 1 or more")
    base_views = sum(new[:base])
    starts = range(base, len(new) - length + 1) if base_views else range(0)
    runs = tuple(
        Run(start + 1, start + length, found := sum(new[start : start + length]), found / base_views)
        for start in starts
    )
    met = next((run for run in runs if run.ratio <= threshold), None)
    broken = tuple(run for run in runs if met and run.first > met.first and run.ratio > threshold)
    return Guest(base, length, threshold, base_views, runs, met, broken)


def guest_table(new: Sequence[int]) -> list[Guest]:
    """Judge at every setting the authors compare: base 4, 5, 6 × run 2, 3 × threshold 5% and 0."""
    return [guest(new, base, length, at) for base in BASES for length in RUNS for at in THRESHOLDS]


def francis(new: Sequence[int], initial: int = 10, stop: int = 3) -> int | None:
    """Give the place of the interview that ends ``stop`` interviews in a row without a new view.

    Only interviews after the first ``initial`` count. None: not reached. Francis et al. 2010, *What is an
    adequate sample size?*, Psychology & Health 25(10):1229-1245, doi:10.1080/08870440903194015.
    """
    if stop < 1:
        raise ValueError("stop is 1 or more")
    run = 0
    for place, count in enumerate(new[initial:], initial + 1):
        run = 0 if count else run + 1
        if run >= stop:
            return place
    return None


def known_by(new: Iterable[int]) -> list[float]:
    """Give, for each interview, the share of the final list that was known when it ended."""
    total, cumulative = 0, []
    for count in new:
        total += count
        cumulative.append(total)
    return [known / total if total else 0.0 for known in cumulative]
