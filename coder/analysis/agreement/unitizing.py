"""Krippendorff's coefficients for spans over a text: where coders put units, and which value they gave them.

Each coder's units don't overlap; what lies between them is a gap. Krippendorff, Mathet, Bouvry & Widlöcher
2016, *On the reliability of unitizing textual continua*, Quality & Quantity 50:2347-2364.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A unit: its value, and ``[start, end)`` on the continuum.
Unit = tuple[Hashable, int, int]


@dataclass(frozen=True, slots=True)
class _Continuum:
    """Elementary intervals: their ``lengths``; for each coder the value in each (−1: a gap); units' lengths."""

    lengths: "NDArray[np.int64]"
    values: "NDArray[np.int64]"
    names: tuple[Hashable, ...]
    units: tuple[int, ...]
    gap: int


def u_alpha(coders: Sequence[Iterable[Unit]], length: int) -> float | None:
    """Give u-alpha: whether coders agree on units and their values over the whole continuum, gaps included.

    None when everybody left everything, or gave all of it one value.
    """
    return _alpha(_continuum(coders, length))


def bar_u_alpha(coders: Sequence[Iterable[Unit]], length: int) -> float | None:
    """Give |u-alpha: whether coders agree on what is a unit at all, whatever its value."""
    return _alpha(_continuum([[(True, start, end) for _, start, end in units] for units in coders], length))


def _continuum(coders: Sequence[Iterable[Unit]], length: int) -> _Continuum:
    import numpy as np

    listed = [sorted(units, key=lambda unit: unit[1]) for units in coders]
    for units in listed:
        before = 0
        for _, start, end in units:
            if not before <= start < end <= length:
                raise ValueError(f"{start}–{end} overlaps the unit before it, or is outside a text of {length}")
            before = end
    names = tuple(dict.fromkeys(value for units in listed for value, _, _ in units))
    number = {name: place for place, name in enumerate(names)}
    edges = np.unique([0, length, *(edge for units in listed for _, start, end in units for edge in (start, end))])
    values = np.full((len(listed), len(edges) - 1), -1, dtype=np.int64)
    for row, units in zip(values, listed, strict=True):
        for value, start, end in units:
            row[np.searchsorted(edges, start) : np.searchsorted(edges, end)] = number[value]
    sizes = tuple(end - start for units in listed for _, start, end in units)
    return _Continuum(np.diff(edges), values, names, sizes, len(listed) * length - sum(sizes))


def _alpha(found: _Continuum) -> float | None:
    """Observed over expected mismatch; a unit isn't paired with itself, in a gap only a point isn't."""
    pairs = list(combinations(range(len(found.values)), 2))
    if not pairs or not found.lengths.sum():
        return None
    mismatch = sum(int(found.lengths[found.values[one] != found.values[other]].sum()) for one, other in pairs)
    observed = mismatch / (len(pairs) * int(found.lengths.sum()))
    total = len(found.values) * int(found.lengths.sum())
    each = [int(((found.values == place) * found.lengths).sum()) for place in range(-1, len(found.names))]
    among = total**2 - sum(size**2 for size in found.units) - found.gap
    differing = total**2 - sum(size**2 for size in each)
    return None if not differing else 1 - observed * among / differing


@dataclass(frozen=True, slots=True)
class Coded:
    """Agreement of two coders on values where both have a unit: ``cu``; by value ``ku``; ``coverage`` of the text."""

    cu: float | None
    ku: dict[Hashable, float | None]
    coverage: float


def cu_alpha(one: Iterable[Unit], other: Iterable[Unit], length: int) -> Coded:
    """Give cu-alpha and ku-alpha of two coders. Disagreement on where units are plays no part in them.

    For three coders and more published programs differ in a term, so it isn't given.
    """
    found = _continuum([one, other], length)
    both = (found.values >= 0).all(axis=0)
    sizes, first, second = found.lengths[both], found.values[0][both], found.values[1][both]
    total = 2 * int(sizes.sum())
    squares = sizes.astype("int64") ** 2
    agreed = int(sizes[first == second].sum()) * 2
    counts, own, same = [], [], []
    for place in range(len(found.names)):
        counts.append(int(sizes[first == place].sum() + sizes[second == place].sum()))
        own.append(int(squares[first == place].sum() + squares[second == place].sum()))
        same.append(2 * int(sizes[(first == place) & (second == place)].sum()))
    differing = total**2 - sum(count**2 for count in counts)
    cu = 1 - (total - agreed) / total * (total**2 - sum(own)) / differing if differing else None
    ku: dict[Hashable, float | None] = {}
    for name, count, self_pairs, joint in zip(found.names, counts, own, same, strict=True):
        apart = count * (total - count)
        if joint == count and count:
            ku[name] = 1.0
        else:
            ku[name] = 1 - (count - joint) / count * (count * total - self_pairs) / apart if apart else None
    return Coded(_one_when_alike(cu, agreed, total), ku, total / 2 / length if length else 0.0)


def _one_when_alike(cu: float | None, agreed: int, total: int) -> float | None:
    return 1.0 if cu is not None and total and agreed == total else cu


def partition(spans: Iterable[Unit]) -> list[Unit]:
    """Cut overlapping spans of one coder into units that don't overlap, each valued with the set of its values.

    So a passage with two codes agrees only with a passage that has the same two.
    """
    listed = list(spans)
    edges = sorted({edge for _, start, end in listed for edge in (start, end)})
    place = {edge: number for number, edge in enumerate(edges)}
    sets: list[set[Hashable]] = [set() for _ in edges]
    for value, start, end in listed:
        for number in range(place[start], place[end]):
            sets[number].add(value)
    return [
        (frozenset(values), start, end) for values, start, end in zip(sets, edges, edges[1:], strict=False) if values
    ]
