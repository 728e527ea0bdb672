"""What is coded in one source, summed, and what of it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from coder.analysis.counts import Mentions
from coder.model.coding import Elicited, Position
from coder.model.corpus import Source, SourceKind
from coder.store.reads import Tally

#: A coder's pass over a source: the coder's id and the round.
Pass = tuple[str, int]


@dataclass(frozen=True)
class Coded:
    """The sums over the codings of one source (by id).

    It goes from one picture of a study to the next as long as nobody codes there, with what was made of it.
    """

    source: str
    tallies: tuple[Tally, ...]
    _made: dict[tuple[Pass, tuple[str, ...], bool], list[Mentions]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def passes(self) -> frozenset[Pass]:
        """The passes in which something is coded here."""
        return frozenset((tally.coder, tally.round) for tally in self.tallies)

    def only(self, seen: frozenset[Pass]) -> "Coded":
        """Give what is coded here in some passes alone."""
        if self.passes <= seen:
            return self
        return Coded(self.source, tuple(one for one in self.tallies if (one.coder, one.round) in seen))

    def mentions(self, source: Source, counted: Pass) -> list[Mentions]:
        """Give the sums of the pass that counts, with the experts they belong to; ``source`` is this one."""
        key = counted, source.experts, source.kind is SourceKind.DOCUMENT
        if key not in self._made:
            self._made[key] = [
                _mentions(tally, source) for tally in self.tallies if (tally.coder, tally.round) == counted
            ]
        return self._made[key]


def by_source(tallies: Iterable[Tally]) -> list[Coded]:
    """Give the sums of each source in which something is coded."""
    in_order = sorted(tallies, key=lambda tally: tally.source)
    return [Coded(source, tuple(some)) for source, some in groupby(in_order, key=lambda tally: tally.source)]


def spoken_by(source: Source, expert: str | None, position: Position | None) -> tuple[str, ...]:
    """Give the ids of the experts a coding belongs to: the speaker, or all to whom a view was put."""
    if position is None:
        return source.experts
    return () if expert is None else (expert,)


def _mentions(tally: Tally, source: Source) -> Mentions:
    position = None if tally.position is None else Position(tally.position)
    return Mentions(
        source=tally.source,
        code=tally.code,
        experts=spoken_by(source, tally.expert, position),
        document=source.kind is SourceKind.DOCUMENT,
        elicited=Elicited(tally.elicited),
        position=position,
        count=tally.count,
    )
