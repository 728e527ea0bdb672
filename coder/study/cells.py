"""Who raised which view in which interview, before or after points were put: the cells of view × interview."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.analysis.saturation.curve import Interview
from coder.analysis.saturation.picture import Completed, Thin
from coder.model.coding import Elicited, Position
from coder.model.corpus import Role, Source, SourceKind
from coder.store.reads import First
from coder.study.coded import spoken_by
from coder.study.results import refs
from coder.study.snapshot import Snapshot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A source's id and a unit's.
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted: (id, ref, label) in order, and of each code the unit it counts for."""

    rows: tuple[tuple[str, str, str], ...]
    of: dict[str, str]


class Cells:
    """Who raised what where, as sets of (source, unit); ``members`` limits it to some experts' words."""

    def __init__(
        self,
        snapshot: Snapshot,
        units: Units,
        firsts: Sequence[First],
        members: set[str] | None = None,
    ) -> None:
        self.snapshot, self.units = snapshot, units
        self.sources = [
            source for source in snapshot.interviews if members is None or members.intersection(source.experts)
        ]
        self.raised: set[Cell] = set()
        self.asked: set[Cell] = set()
        self.answered: set[Cell] = set()
        self.held: set[Cell] = set()
        self.raisers: dict[str, set[str]] = defaultdict(set)
        self.documents: dict[str, set[str]] = defaultdict(set)
        self.completions: dict[str, list[str]] = defaultdict(list)
        self._asserted: dict[Cell, int] = {}
        self._put: dict[Cell, int] = {}
        for first in firsts:
            source = snapshot.source_of.get(first.source)
            if source is not None and first.code in units.of:
                self._take(first, source, units.of[first.code], members)
        self._judge()

    def _take(self, first: First, source: Source, unit: str, members: set[str] | None) -> None:
        position = Position(first.position) if first.position else None
        if source.kind is SourceKind.DOCUMENT:
            self.documents[unit].add(source.ref)
            return
        experts = spoken_by(source, first.expert, position)
        if members is not None and not members.intersection(experts):
            return
        cell = (source.id, unit)
        if position is None:
            self.asked.add(cell)
            self._put[cell] = min(first.start, self._put.get(cell, first.start))
        elif first.elicited == Elicited.PUT:
            self.answered.add(cell)
            if position is Position.COMPLETES:
                self.completions[unit].append(source.id)
            if position is not Position.REJECTS:
                self.held.add(cell)
        elif position is Position.ASSERTS and experts:
            self.raised.add(cell)
            self.held.add(cell)
            self.raisers[unit].update(experts)
            self._asserted[cell] = min(first.start, self._asserted.get(cell, first.start))

    def _judge(self) -> None:
        """Tell, of each cell, whether the view was raised in the open phase, or put before it could be."""
        self.open_raised: set[Cell] = set()
        self.missing: set[Cell] = set()
        asserted, put = _by_source(self._asserted), _by_source(self._put)
        told: dict[str, set[str]] = defaultdict(set)
        for source in self.sources:
            said, puts = asserted[source.id], put[source.id]
            before = set[str]().union(*(told[expert] for expert in source.experts))
            end = open_end(source, puts.values())
            if not _expert_speaks_before(source, end):
                before = {name for name, _, _ in self.units.rows}
            early = {unit for unit, at in puts.items() if at < end and said.get(unit, end) > at}
            self.missing |= {(source.id, unit) for unit in before | early}
            self.open_raised |= {
                (source.id, unit)
                for unit, at in said.items()
                if unit not in before and at < end and at < puts.get(unit, end)
            }
            for expert in source.experts:
                told[expert].update(puts)

    def interviews(self) -> list[Interview]:
        """The interviews in order with what was raised, asked and answered in each."""
        raised, asked = _units_of(self.raised), _units_of(self.asked)
        answered = _units_of(self.answered & self.asked)
        return [
            Interview(
                source=source.ref,
                experts=refs(self.snapshot, source.experts),
                date=source.date,
                raised=frozenset(raised[source.id]),
                asked=frozenset(asked[source.id]),
                answered=frozenset(answered[source.id]),
            )
            for source in self.sources
        ]

    def matrix(self, cells: Iterable[Cell]) -> "NDArray[np.bool_]":
        """Give cells as a matrix of interviews × units."""
        import numpy as np

        row = {source.id: place for place, source in enumerate(self.sources)}
        column = {name: place for place, (name, _, _) in enumerate(self.units.rows)}
        found = np.zeros((len(row), len(column)), dtype=bool)
        for source, unit in cells:
            if source in row:
                found[row[source], column[unit]] = True
        return found

    def grid(self) -> tuple[str, ...]:
        """Give a line for each unit, a letter for each interview."""
        letters = [
            "r" if cell in self.raised else "a" if cell in self.answered else "p" if cell in self.asked else "."
            for name, _, _ in self.units.rows
            for cell in ((source.id, name) for source in self.sources)
        ]
        wide = len(self.sources)
        return tuple("".join(letters[place * wide : (place + 1) * wide]) for place in range(len(self.units.rows)))

    def thin(self) -> Iterable[Thin]:
        """The views that one expert alone raised, or that documents alone hold."""
        for name, ref, label in self.units.rows:
            raisers = refs(self.snapshot, tuple(self.raisers[name]))
            if len(raisers) == 1 or (not raisers and self.documents[name]):
                yield Thin(ref, label, raisers, tuple(sorted(self.documents[name])))

    def completed(self) -> Iterable[Completed]:
        """The views that some expert completed, with the last such interview."""
        place = {source.id: at for at, source in enumerate(self.sources, 1)}
        for name, ref, label in self.units.rows:
            where = [source for source in self.completions[name] if source in place]
            if where:
                last = max(where, key=place.__getitem__)
                yield Completed(ref, label, len(set(where)), self.snapshot.source_of[last].ref, place[last])

    def only_late(self) -> set[str]:
        """Views raised by somebody, but in no open phase."""
        return {unit for _, unit in self.raised} - {unit for _, unit in self.open_raised}


def open_end(source: Source, puts: Iterable[int]) -> int:
    """Give where an interview's open phase ends: as marked, else at the first put coded, else nowhere."""
    if source.open_end is not None:
        return source.open_end
    return min(puts, default=2**62)


def _expert_speaks_before(source: Source, end: int) -> bool:
    """Tell whether an expert has words before ``end``, so that the open phase is one."""
    if not source.turns:
        return end > 0
    experts = {speaker.label for speaker in source.speakers if speaker.role is Role.EXPERT}
    return any(turn.label in experts and turn.body < end for turn in source.turns)


def _by_source(places: Mapping[Cell, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (source, unit), place in places.items():
        found[source][unit] = place
    return found


def _units_of(cells: Iterable[Cell]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, unit in cells:
        found[source].add(unit)
    return found
