"""Which codes stand together: from the codes at each place to how often every two of them share one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes: the places that hold ``both``, and those that hold each at all (``of_one``, ``of_other``)."""

    one: str
    other: str
    both: int
    of_one: int
    of_other: int

    @property
    def share(self) -> float:
        """Places with both among places with either (Jaccard's coefficient)."""
        return self.both / (self.of_one + self.of_other - self.both)


def pairs(places: Iterable[frozenset[str]]) -> list[Pair]:
    """Count over places, each the set of codes there; the pairs found most often first."""
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for codes in places:
        alone.update(codes)
        together.update(combinations(sorted(codes), 2))
    found = [Pair(one, other, both, alone[one], alone[other]) for (one, other), both in together.items()]
    return sorted(found, key=lambda pair: (-pair.both, -pair.share, pair.one, pair.other))


def overlapping(spans: Iterable[tuple[int, int, str]]) -> list[frozenset[str]]:
    """Give the sets of codes of places where spans overlap: one place for each two spans that share a character.

    A span that overlaps no other is a place by itself.
    """
    ordered = sorted(spans)
    places: list[frozenset[str]] = []
    met: set[int] = set()
    open_spans: list[tuple[int, str, int]] = []
    for number, (start, end, code) in enumerate(ordered):
        open_spans = [one for one in open_spans if one[0] > start]
        for _, other, place in open_spans:
            if other != code:
                places.append(frozenset((code, other)))
                met |= {number, place}
        open_spans.append((end, code, number))
    return places + [frozenset((code,)) for number, (_, _, code) in enumerate(ordered) if number not in met]


def within(spans: Iterable[tuple[int, int, str]], frames: Iterable[tuple[int, int]]) -> list[frozenset[str]]:
    """Give, of frames such as sentences or turns, the sets of codes whose spans touch them; empty ones left out."""
    ordered = sorted(spans)
    places = []
    for start, end in frames:
        codes = frozenset(code for first, last, code in ordered if first < end and last > start)
        if codes:
            places.append(codes)
    return places
