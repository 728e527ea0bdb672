"""Spans of a text that are shown in a style, found quickly for any stretch of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from rich.style import Style


@dataclass(frozen=True, slots=True)
class Highlight:
    """``[start, end)`` of the text shown in ``style``; ``key`` is its owner's name for it, such as a coding's id."""

    start: int
    end: int
    style: Style
    key: str = ""


class Highlights:
    """Highlights in the order they begin; of two that begin together the longer is first, so the shorter is on top."""

    def __init__(self, highlights: Iterable[Highlight] = ()) -> None:
        """Take the highlights in any order; empty ones are left out."""
        given = [each for each in highlights if each.start < each.end]
        self._all = sorted(given, key=lambda each: (each.start, -each.end))
        self._starts = [each.start for each in self._all]
        self._furthest = list(accumulate((each.end for each in self._all), max))

    def __iter__(self) -> Iterator[Highlight]:
        return iter(self._all)

    def within(self, start: int, end: int) -> list[Highlight]:
        """Give those that hold any of ``[start, end)``, from the lowest to the topmost."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [each for each in self._all[first:last] if each.end > start]

    def at(self, offset: int) -> list[Highlight]:
        """Give those that hold ``offset``, from the lowest to the topmost."""
        return self.within(offset, offset + 1)
