"""The re-reading queue: closed sources are gone through again for a code that was made or redefined later."""

from dataclasses import dataclass

from coder.model.codebook import Code
from coder.model.corpus import Source
from coder.study.find import Hit, find
from coder.study.gestures import tick_read
from coder.study.seat import Seat, closed
from coder.study.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Owed:
    """A closed source in which this code was never looked for as it now stands."""

    source: Source
    code: Code


def queue(seat: Seat, snapshot: Snapshot | None = None) -> list[Owed]:
    """Give what the coder owes in their round, by code and then by the order of the interviews."""
    snapshot = snapshot or seat.study.snapshot()
    read = {(one.source, one.code): one.codebook_state for one in snapshot.readings if one.coder == seat.person.id}
    done = closed(snapshot.closings)
    states = {one.source: one.codebook_state for one in snapshot.closings if (one.coder, one.round) == seat.own}
    return [
        Owed(source, code)
        for code in snapshot.codes
        if not code.retired
        for source in (*snapshot.interviews, *snapshot.documents)
        if (source.id, *seat.own) in done
        and code.state > states[source.id]
        and code.state > read.get((source.id, code.id), 0)
    ]


def places(seat: Seat, owed: Owed, words: str) -> list[Hit]:
    """Give where some words stand in the source that is owed, to look at first."""
    return [hit for hit in find(seat.study, words) if hit.source.id == owed.source.id]


def tick(seat: Seat, owed: Owed) -> int:
    """Note that the source was read again for the code; give the step's number."""
    return tick_read(seat, owed.source.id, owed.code.id)
