"""The re-reading queue: closed sources are gone through again for a code that was made or redefined later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.model.codebook import Code
from coder.model.corpus import Source
from coder.persian import search
from coder.study import picking
from coder.study.find import Among, Hit, Voices, find
from coder.study.gestures import tick_read
from coder.study.seat import Seat, quotes
from coder.study.snapshot import Snapshot

#: Sentences of a source: spans ``(start, end)`` in order.
type Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Owed:
    """A closed source in which this code was never looked for as it now stands."""

    source: Source
    code: Code

    @property
    def key(self) -> str:
        """The same for the same code and source, whatever became of either."""
        return f"{self.code.id} {self.source.id}"


def queue(seat: Seat, snapshot: Snapshot | None = None) -> list[Owed]:
    """Give what the coder owes in their round, by code and then by the order of the interviews."""
    snapshot = snapshot or seat.study.snapshot()
    return [owed for owed, read in _due(seat, snapshot) if not read]


def progress(seat: Seat, snapshot: Snapshot | None = None) -> tuple[int, int]:
    """Give how much of what came to be owed was read again, and how much there was of it."""
    done = [read for _, read in _due(seat, snapshot or seat.study.snapshot())]
    return sum(done), len(done)


def _due(seat: Seat, snapshot: Snapshot) -> Iterator[tuple[Owed, bool]]:
    """Give every closed source with every code that is younger than its closing, and whether it was read for it."""
    read = {(one.source, one.code): one.codebook_state for one in snapshot.readings if one.coder == seat.person.id}
    states = {one.source: one.codebook_state for one in snapshot.closings if (one.coder, one.round) == seat.own}
    sources = [source for source in (*snapshot.interviews, *snapshot.documents) if source.id in states]
    first = min(states.values(), default=0)
    for code in snapshot.codes:
        if code.retired or code.state <= first:
            continue
        for source in sources:
            if code.state > states[source.id]:
                yield Owed(source, code), code.state <= read.get((source.id, code.id), 0)


def likely(at: Seat, snapshot: Snapshot, owed: Owed, sentences: Spans) -> list[Hit]:
    """Give the sentences of the source that are nearest to the code, the nearest first.

    They are compared with its label, its definition and the passages that this coder may see in other sources.
    """
    text = at.study.text(owed.source.text_sha256)
    said = quotes(at, snapshot, owed.code.id, apart_from=owed.source.id).get(owed.code.id, [])
    near = picking.nearest(owed.code, said, [text[start:end] for start, end in sentences])
    return _shown(owed.source, text, [sentences[place] for place in near])


def places(at: Seat, owed: Owed, words: str, sentences: Spans) -> list[Hit]:
    """Give the sentences of the source in which some words stand, in its order."""
    hits = find(at.study, words, among=Among(sources=frozenset({owed.source.ref})))
    found = [span for span in sentences if any(span[0] < hit.end and hit.start < span[1] for hit in hits)]
    return _shown(owed.source, at.study.text(owed.source.text_sha256), found)


def tick(seat: Seat, owed: Owed) -> int:
    """Note that the source was read again for the code; give the step's number."""
    return tick_read(seat, owed.source.id, owed.code.id)


def _shown(source: Source, text: str, spans: Spans) -> list[Hit]:
    voices = Voices(source)
    return [Hit(source, *span, *search.context(text, *span, 40), voices.at(span[0])) for span in spans]
