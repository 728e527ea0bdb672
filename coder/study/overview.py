"""The corpus at a glance: a row for each interview and document, as one coder may see it."""

from collections import Counter
from dataclasses import dataclass

from coder.model.coding import AGREED, Elicited, Lost, Position
from coder.model.corpus import Source
from coder.store import reads
from coder.store.engine import reading
from coder.study.coded import Pass
from coder.study.rereading import queue
from coder.study.results import refs
from coder.study.seat import Seat, may_see, seen_by, sight
from coder.study.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the list shows it.

    ``coded`` names who coded it in which round and how often; ``new`` counts views first raised here, None
    as long as it isn't closed (a curve that grows while one codes invites lumping); ``owed`` are refs of
    codes it must be read again for. ``decided`` is how many disagreements of coders are decided of how many, where
    some are and others aren't; ``lost`` how many codings wait for a place since the text was corrected.
    """

    source: Source
    experts: tuple[str, ...]
    groups: tuple[str, ...]
    words: int
    coded: tuple[tuple[str, int, int], ...]
    closed: bool
    new: int | None
    owed: tuple[str, ...]
    decided: tuple[int, int] | None
    lost: int


def rows(seat: Seat) -> list[SourceRow]:
    """Give the interviews in order, then the documents."""
    snapshot = seat.study.snapshot()
    words = seat.study.words()
    new = live_new(seat, snapshot)
    owed: dict[str, list[str]] = {}
    for one in queue(seat, snapshot):
        owed.setdefault(one.source.id, []).append(one.code.ref)
    coded = _coded(seat, snapshot)
    half = _half_agreed(seat, snapshot)
    gone = lost(seat, snapshot)
    return [
        SourceRow(
            source=source,
            experts=refs(snapshot, source.experts),
            groups=_groups(snapshot, source),
            words=words.get(source.text_sha256, 0),
            coded=coded.get(source.id, ()),
            closed=(source.id, *seat.own) in snapshot.closed,
            new=new.get(source.id),
            owed=tuple(owed.get(source.id, ())),
            decided=half.get(source.id),
            lost=gone[source.id],
        )
        for source in (*snapshot.interviews, *snapshot.documents)
    ]


def lost(seat: Seat, snapshot: Snapshot) -> Counter[str]:
    """Count, by source (id), the lost codings that the coder may see."""
    with reading(seat.study.engine, seat.study.where) as connection:
        found = reads.everything(connection, Lost)
    return Counter(one.source for one in filter(sight(seat, snapshot), found))


def _half_agreed(seat: Seat, snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """Give where negotiation is half done; of several pairs of coders the one that has decided least."""
    if all(person.name != AGREED for person in snapshot.persons):
        return {}
    from coder.study.negotiating import half_done  # compares texts: not before there is something to compare

    found = sorted(half_done(seat.study, seen_by(seat, snapshot)), key=lambda one: -one.decided / one.found)
    return {one.source.id: (one.decided, one.found) for one in found}


def live_new(seat: Seat, snapshot: Snapshot) -> dict[str, int]:
    """Give, for each interview closed in the coder's round (by id), how many views it was the first to raise."""
    seen = seen_by(seat, snapshot)
    done = {one.source for one in snapshot.closings if (one.coder, one.round) == seat.own}
    views = {code.id for code in snapshot.codes if code.kind.value == "view"}
    raised: dict[str, set[str]] = {}
    for mention in seen.mentions:
        spontaneous = mention.elicited is not Elicited.PUT and mention.position is Position.ASSERTS
        if spontaneous and mention.experts and mention.code in views:
            raised.setdefault(mention.source, set()).add(mention.code)
    known: set[str] = set()
    new = {}
    for source in snapshot.interviews:
        if source.id in done:
            new[source.id] = len(raised.get(source.id, set()) - known)
            known |= raised.get(source.id, set())
    return new


def _groups(snapshot: Snapshot, source: Source) -> tuple[str, ...]:
    of_experts = [snapshot.expert_of[expert].groups for expert in source.experts if expert in snapshot.expert_of]
    return tuple(dict.fromkeys(group for groups in of_experts for group in groups))


def _coded(seat: Seat, snapshot: Snapshot) -> dict[str, tuple[tuple[str, int, int], ...]]:
    names = {person.id: person.name for person in snapshot.persons}
    found = {}
    for coded in snapshot.coded:
        counted: Counter[Pass] = Counter()
        for tally in coded.tallies:
            counted[tally.coder, tally.round] += tally.count
        found[coded.source] = tuple(
            sorted(
                (names.get(coder, coder), number, count)
                for (coder, number), count in counted.items()
                if may_see(seat, snapshot, coded.source, (coder, number))
            )
        )
    return found
