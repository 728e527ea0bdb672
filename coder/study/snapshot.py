"""A consistent picture of a study, read in one transaction, and what counts in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.analysis.counts import Mentions, Support, by_code
from coder.model.codebook import Code, Study
from coder.model.coding import AGREED, Answer, Closing, Elicited, Person, Position, Reading, Reserved
from coder.model.corpus import Expert, Source, SourceKind
from coder.model.swot import Action, Decision, Factor, Strategy
from coder.store import journal, reads
from coder.store.engine import Connection

#: A coder's pass over a source: the coder's id and the round.
Pass = tuple[str, int]


@dataclass(frozen=True)
class Snapshot:
    """Everything but the codings themselves, of which it holds the sums."""

    header: Study
    persons: tuple[Person, ...]
    experts: tuple[Expert, ...]
    sources: tuple[Source, ...]
    codes: tuple[Code, ...]
    closings: tuple[Closing, ...]
    readings: tuple[Reading, ...]
    answers: tuple[Answer, ...]
    factors: tuple[Factor, ...]
    decisions: tuple[Decision, ...]
    strategies: tuple[Strategy, ...]
    actions: tuple[Action, ...]
    reserved: tuple[Reserved, ...]
    tallies: tuple[reads.Tally, ...]
    seq: int
    changed: str
    own: Pass | None = None

    @cached_property
    def source_of(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def expert_of(self) -> dict[str, Expert]:
        """Experts by id."""
        return {expert.id: expert for expert in self.experts}

    @cached_property
    def code_of(self) -> dict[str, Code]:
        """Codes by id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def person_of(self) -> dict[str, Person]:
        """Coders by id."""
        return {person.id: person for person in self.persons}

    @cached_property
    def interviews(self) -> list[Source]:
        """Interviews in the order in which they were held."""
        found = [source for source in self.sources if source.kind is SourceKind.INTERVIEW]
        return sorted(found, key=lambda source: (source.order, source.ref))

    @cached_property
    def documents(self) -> list[Source]:
        """Documents by name."""
        found = [source for source in self.sources if source.kind is SourceKind.DOCUMENT]
        return sorted(found, key=lambda source: source.ref)

    @cached_property
    def counted(self) -> dict[str, Pass]:
        """Which coding of each source counts: the agreed one, else the lead coder's latest round.

        In the picture of a coder who works apart (``own``) it is theirs wherever they have begun.
        """
        return self._chosen(self.tallies, self.closings)

    @cached_property
    def answering(self) -> dict[str, Pass]:
        """Which pass over each source answers for reading it again: the one that would count were nothing agreed.

        An agreed coding is put together of what its coders found: nobody read the text for it.
        """
        agreed = {person.id for person in self.persons if person.name == AGREED}
        tallies = [one for one in self.tallies if one.coder not in agreed]
        return self._chosen(tallies, [one for one in self.closings if one.coder not in agreed])

    def _chosen(self, tallies: Sequence[reads.Tally], closings: Sequence[Closing]) -> dict[str, Pass]:
        passes = {(tally.source, tally.coder, tally.round) for tally in tallies}
        chosen = counted_passes(passes, closings, self.persons, self.header.lead_coder)
        if self.own is not None:
            begun = {source for source, *one in passes if tuple(one) == self.own}
            chosen |= dict.fromkeys(begun, self.own)
        return chosen

    @cached_property
    def mentions(self) -> list[Mentions]:
        """Give the sums over the codings that count, with the experts they belong to."""
        return [
            self._mentions(tally)
            for tally in self.tallies
            if tally.source in self.source_of and self.counted.get(tally.source) == (tally.coder, tally.round)
        ]

    @cached_property
    def supports(self) -> dict[str, Support]:
        """Give what stands behind each code: the codings that count and, where no put is coded, the forms."""
        return by_code([*self.mentions, *self._from_forms()])

    def _from_forms(self) -> Iterator[Mentions]:
        """What was noted in a form about an expert and a view, unless a put to that expert is coded."""
        coded = {(expert, one.code) for one in self.mentions if one.position is None for expert in one.experts}
        for answer in self.answers:
            if (answer.expert, answer.code) not in coded:
                experts = (answer.expert,)
                yield Mentions("", answer.code, experts, False, Elicited.PUT, None, 0)
                if answer.position is not None:
                    yield Mentions("", answer.code, experts, False, Elicited.PUT, answer.position, 0)

    def _mentions(self, tally: reads.Tally) -> Mentions:
        source = self.source_of[tally.source]
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


def spoken_by(source: Source, expert: str | None, position: Position | None) -> tuple[str, ...]:
    """Give the ids of the experts a coding belongs to: the speaker, or all to whom a view was put."""
    if position is None:
        return source.experts
    return () if expert is None else (expert,)


def counted_passes(
    coded: Iterable[tuple[str, str, int]],
    closings: Iterable[Closing],
    persons: Iterable[Person],
    lead_coder: str,
) -> dict[str, Pass]:
    """Choose for each source the one pass that counts: never the sum of coders.

    The agreed coding before the lead coder's; of several rounds the latest closed one, or the latest
    when none is closed yet (a second round just begun doesn't empty the tables).
    """
    ids = {person.name: person.id for person in persons}
    ranks = {ids[name]: rank for rank, name in enumerate((AGREED, lead_coder)) if name in ids}
    closed = {(closing.source, closing.coder, closing.round) for closing in closings}
    by_source: dict[str, list[Pass]] = defaultdict(list)
    for source, coder, number in {*coded, *closed}:
        if coder in ranks:
            by_source[source].append((coder, number))
    return {
        source: min(passes, key=lambda one: (ranks[one[0]], (source, *one) not in closed, -one[1]))
        for source, passes in by_source.items()
    }


def take(connection: Connection) -> Snapshot:
    """Read the picture of the study behind ``connection``."""
    seq, changed = journal.last_entry(connection)
    headers = reads.everything(connection, Study)
    return Snapshot(
        header=headers[0] if headers else Study(id="study"),
        persons=tuple(reads.everything(connection, Person)),
        experts=tuple(sorted(reads.everything(connection, Expert), key=lambda expert: expert.ref)),
        sources=tuple(reads.everything(connection, Source)),
        codes=tuple(sorted(reads.everything(connection, Code), key=lambda code: (code.order, code.ref))),
        closings=tuple(reads.everything(connection, Closing)),
        readings=tuple(reads.everything(connection, Reading)),
        answers=tuple(reads.everything(connection, Answer)),
        factors=tuple(reads.everything(connection, Factor)),
        decisions=tuple(reads.everything(connection, Decision)),
        strategies=tuple(reads.everything(connection, Strategy)),
        actions=tuple(reads.everything(connection, Action)),
        reserved=tuple(reads.everything(connection, Reserved)),
        tallies=tuple(reads.tallies(connection)),
        seq=seq,
        changed=changed,
    )


def owed(snapshot: Snapshot) -> list[tuple[Source, list[Code]]]:
    """Give the re-reading queue: closed sources with the codes made or redefined since they were closed."""
    read: Mapping[tuple[str, str, str], int] = {
        (reading.source, reading.coder, reading.code): reading.codebook_state for reading in snapshot.readings
    }
    queue = []
    for closing in snapshot.closings:
        if snapshot.answering.get(closing.source) != (closing.coder, closing.round):
            continue
        codes = [
            code
            for code in snapshot.codes
            if not code.retired
            and code.state > closing.codebook_state
            and code.state > read.get((closing.source, closing.coder, code.id), 0)
        ]
        if codes:
            queue.append((snapshot.source_of[closing.source], codes))
    return sorted(queue, key=lambda item: (item[0].order, item[0].ref))
