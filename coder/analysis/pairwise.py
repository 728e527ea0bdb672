"""Weights from comparisons in pairs, as the analytic hierarchy process has them (Saaty 1980; with SWOT: A'WOT).

Each two factors of a class are compared on a scale of 1 to 9. The weights are the principal eigenvector of the
comparisons; the geometric mean of the rows, which many papers use, differs in the second or third decimal and is
given beside it. The consistency ratio (λmax − n) / (n − 1) / RI tells whether the comparisons agree with each
other: from .1 on they should be made again. RI are Saaty's random indices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)

#: How many factors may be compared at once: as far as the random indices go.
MOST = len(_RANDOM_INDEX) - 1


@dataclass(frozen=True, slots=True)
class Compared:
    """The weights in the order of the comparisons; ``ratio`` is 0 for two factors, which can't disagree."""

    weights: tuple[float, ...]
    geometric: tuple[float, ...]
    largest: float
    ratio: float


def weigh(comparisons: Sequence[Sequence[float]]) -> Compared:
    """Give the weights of a square, reciprocal matrix of positive comparisons of at most ``MOST`` factors."""
    import numpy as np

    given = np.array(comparisons, dtype=float)
    size = len(given)
    values, vectors = np.linalg.eig(given)
    at = int(np.argmax(values.real))
    largest, vector = float(values[at].real), np.abs(vectors[:, at].real)
    means = np.exp(np.log(given).mean(axis=1))
    index = _RANDOM_INDEX[size]
    return Compared(
        weights=tuple((vector / vector.sum()).tolist()),
        geometric=tuple((means / means.sum()).tolist()),
        largest=largest,
        ratio=(largest - size) / (size - 1) / index if index else 0.0,
    )


def unlike_reciprocals(comparisons: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the places (row, column) whose comparison isn't one over that of the pair turned round."""
    return [
        (row, column)
        for row in range(len(comparisons))
        for column in range(row, len(comparisons))
        if abs(comparisons[row][column] * comparisons[column][row] - 1) > 0.02
    ]
