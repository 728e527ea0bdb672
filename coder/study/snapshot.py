"""A consistent picture of a study, read in one transaction, and what counts in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from coder.analysis.counts import Mentions, Support, by_code
from coder.model.codebook import Code, Study
from coder.model.coding import AGREED, Answer, Closing, Coding, Elicited, Person, Reading, Reserved
from coder.model.corpus import Expert, Source, SourceKind
from coder.model.entity import Entity
from coder.model.swot import Action, Decision, Factor, Strategy
from coder.store import journal, reads
from coder.store.engine import Connection
from coder.store.images import kind_of
from coder.study.coded import Coded, Pass, by_source


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
    coded: tuple[Coded, ...]
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
    def passes(self) -> set[tuple[str, str, int]]:
        """Source, coder and round of all that is coded."""
        return {(coded.source, *one) for coded in self.coded for one in coded.passes}

    @cached_property
    def closed(self) -> set[tuple[str, str, int]]:
        """Source, coder and round of all that is closed."""
        return {(one.source, one.coder, one.round) for one in self.closings}

    @cached_property
    def counted(self) -> dict[str, Pass]:
        """Which coding of each source counts: the agreed one, else the lead coder's latest round.

        In the picture of a coder who works apart (``own``) it is theirs wherever they have begun.
        """
        return self._chosen(self.passes, self.closed)

    @cached_property
    def answering(self) -> dict[str, Pass]:
        """Which pass over each source answers for reading it again: the one that would count were nothing agreed.

        An agreed coding is put together of what its coders found: nobody read the text for it.
        """
        agreed = {person.id for person in self.persons if person.name == AGREED}
        passes, closed = ({one for one in some if one[1] not in agreed} for some in (self.passes, self.closed))
        return self._chosen(passes, closed)

    def _chosen(self, passes: Set[tuple[str, str, int]], closed: Set[tuple[str, str, int]]) -> dict[str, Pass]:
        chosen = counted_passes(passes, closed, self.persons, self.header.lead_coder)
        if self.own is not None:
            begun = {source for source, *one in passes if tuple(one) == self.own}
            chosen |= dict.fromkeys(begun, self.own)
        return chosen

    @cached_property
    def mentions(self) -> list[Mentions]:
        """Give the sums over the codings that count, with the experts they belong to."""
        return [
            mention
            for coded in self.coded
            if coded.source in self.source_of and coded.source in self.counted
            for mention in coded.mentions(self.source_of[coded.source], self.counted[coded.source])
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


def counted_passes(
    coded: Set[tuple[str, str, int]],
    closed: Set[tuple[str, str, int]],
    persons: Iterable[Person],
    lead_coder: str,
) -> dict[str, Pass]:
    """Choose for each source the one pass that counts: never the sum of coders.

    The agreed coding before the lead coder's; of several rounds the latest closed one, or the latest
    when none is closed yet (a second round just begun doesn't empty the tables).
    """
    ids = {person.name: person.id for person in persons}
    ranks = {ids[name]: rank for rank, name in enumerate((AGREED, lead_coder)) if name in ids}
    by_source: dict[str, list[Pass]] = defaultdict(list)
    for source, coder, number in coded | closed:
        if coder in ranks:
            by_source[source].append((coder, number))
    return {
        source: min(passes, key=lambda one: (ranks[one[0]], (source, *one) not in closed, -one[1]))
        for source, passes in by_source.items()
    }


def take(connection: Connection, before: Snapshot | None = None) -> Snapshot:
    """Read the picture of the study behind ``connection``; of one taken ``before``, what hasn't changed is kept."""
    seq, changed = journal.last_entry(connection)
    if before is not None and not journal.holds(connection, before.seq, before.changed):
        before = None  # another history: somebody has put a different database in its place
    touched = {} if before is None else journal.touched_since(connection, before.seq)

    def every[T: Entity](cls: type[T], known: str) -> tuple[T, ...]:
        if before is not None and kind_of(cls) not in touched:
            kept: tuple[T, ...] = getattr(before, known)
            return kept
        return tuple(reads.everything(connection, cls))

    headers = reads.everything(connection, Study)
    return Snapshot(
        header=headers[0] if headers else Study(id="study"),
        persons=every(Person, "persons"),
        experts=tuple(sorted(every(Expert, "experts"), key=lambda expert: expert.ref)),
        sources=every(Source, "sources"),
        codes=tuple(sorted(every(Code, "codes"), key=lambda code: (code.order, code.ref))),
        closings=every(Closing, "closings"),
        readings=every(Reading, "readings"),
        answers=every(Answer, "answers"),
        factors=every(Factor, "factors"),
        decisions=every(Decision, "decisions"),
        strategies=every(Strategy, "strategies"),
        actions=every(Action, "actions"),
        reserved=every(Reserved, "reserved"),
        coded=_coded(connection, before, touched.get(kind_of(Coding), set())),
        seq=seq,
        changed=changed,
    )


def _coded(connection: Connection, before: Snapshot | None, touched: Set[str]) -> tuple[Coded, ...]:
    if before is None:
        return tuple(by_source(reads.tallies(connection)))
    anew = by_source(reads.tallies(connection, touched)) if touched else []
    kept = [coded for coded in before.coded if coded.source not in touched]
    return tuple(sorted((*kept, *anew), key=lambda coded: coded.source))


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
