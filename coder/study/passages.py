"""One code across the corpus: its passages in context, by expert and source."""

from dataclasses import dataclass

from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.corpus import Source
from coder.persian import search
from coder.store import reads
from coder.store.engine import reading
from coder.study.coded import spoken_by
from coder.study.results import refs
from coder.study.seat import Seat, may_see


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded passage with its surroundings; ``experts`` are refs, ``coder`` a name."""

    coding: Coding
    source: Source
    experts: tuple[str, ...]
    coder: str
    before: str
    words: str
    after: str


def passages(seat: Seat, code: Code, width: int = 80) -> list[Passage]:
    """Give the passages of a code that the coder may see, interviews first, in order; ``width`` characters around."""
    study = seat.study
    snapshot = study.snapshot()
    with reading(study.engine, study.where) as connection:
        codings = reads.where(connection, Coding, code=code.id)
    texts: dict[str, str] = {}
    found = []
    for coding in codings:
        source = snapshot.source_of.get(coding.source)
        if source is None or not may_see(seat, snapshot, source.id, (coding.coder, coding.round)):
            continue
        if source.id not in texts:
            texts[source.id] = study.text(source.text_sha256)
        before, words, after = search.context(texts[source.id], coding.start, coding.end, width)
        experts = refs(snapshot, spoken_by(source, coding.expert, coding.position))
        coder = snapshot.person_of[coding.coder].name if coding.coder in snapshot.person_of else coding.coder
        found.append(Passage(coding, source, experts, coder, before, words, after))
    return sorted(found, key=_order)


def _order(passage: Passage) -> tuple[object, ...]:
    source, coding = passage.source, passage.coding
    return source.kind.value == "document", source.order, source.ref, coding.start, coding.end, coding.id
