"""Coding every place where some words stand: seen in context first, ticked by a person, saved as one step."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.errors import BrokenPattern
from coder.model.coding import Coding, code_span
from coder.model.corpus import Role, Source, SourceKind
from coder.model.entity import Edit, Step, made
from coder.model.work import Progress, counted, part, unwatched
from coder.persian import search
from coder.store import reads
from coder.store.engine import reading
from coder.study.find import find
from coder.study.gestures import proposal, same_text
from coder.study.seat import Seat

#: Widens a place found to what is to be coded (its sentence, say): the source, its text, start and end.
Widen = Callable[[Source, str, int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that could be coded: the span, its words with what stands either side."""

    source: Source
    start: int
    end: int
    before: str
    words: str
    after: str


def by_phrase(
    seat: Seat, phrase: str, code: str, widen: Widen | None = None, progress: Progress = unwatched
) -> list[Candidate]:
    """Find a phrase as Persians search, in the words of experts and documents, where the code (id) isn't yet."""
    hits = find(seat.study, phrase, progress=part(progress, 0, 50, 100))
    places = [(hit.source, hit.start, hit.end) for hit in hits]
    return _candidates(seat, places, code, widen, part(progress, 50, 100, 100))


def by_pattern(
    seat: Seat, pattern: str, code: str, widen: Widen | None = None, progress: Progress = unwatched
) -> list[Candidate]:
    """Find a regular expression in the texts as they are. Raises BrokenPattern."""
    try:
        compiled = re.compile(pattern, re.MULTILINE)
    except re.error as problem:
        raise BrokenPattern(pattern=pattern, detail=str(problem)) from problem
    snapshot = seat.study.snapshot()
    places = []
    for source in counted((*snapshot.interviews, *snapshot.documents), part(progress, 0, 50, 100)):
        text = seat.study.text(source.text_sha256)
        places += [(source, *found.span()) for found in compiled.finditer(text) if found.group()]
    return _candidates(seat, places, code, widen, part(progress, 50, 100, 100))


def apply(seat: Seat, code: str, ticked: Sequence[Candidate], making: tuple[Edit, ...] = ()) -> int | None:
    """Code the ticked places, as one step; give its number, None when nothing is ticked.

    ``making`` are the edits that make a code which is new. How the view came up is proposed for this code: the
    places may have been looked for with another one.
    """
    own = _own_by_source(seat)
    codings = [_coding(seat, code, one, own.get(one.source.id, [])) for one in ticked]
    if not codings:
        return None
    check = same_text(*(one.source for one in ticked))
    return seat.study.apply(Step("coding.auto", making + made(*codings)), check=check)


def _coding(seat: Seat, code: str, one: Candidate, own: Sequence[Coding]) -> Coding:
    text = seat.study.text(one.source.text_sha256)
    proposed = proposal(one.source, text, one.start, own, code)
    return code_span(
        one.source,
        text,
        one.start,
        one.end,
        code=code,
        coder=seat.person.id,
        round=seat.round,
        elicited=proposed.elicited,
        position=proposed.position,
    )


def _candidates(
    seat: Seat, places: Sequence[tuple[Source, int, int]], code: str, widen: Widen | None, progress: Progress
) -> list[Candidate]:
    own = _own_by_source(seat)
    found: dict[tuple[str, int, int], Candidate] = {}
    for source, start, end in counted(places, progress):
        text = seat.study.text(source.text_sha256)
        if widen is not None:
            start, end = widen(source, text, start, end)
        mine = own.get(source.id, [])
        coded = any(one.code == code and one.start < end and start < one.end for one in mine)
        if coded or not _counts(source, start) or (source.id, start, end) in found:
            continue
        before, words, after = search.context(text, start, end, 40)
        found[source.id, start, end] = Candidate(source, start, end, before, words, after)
    return list(found.values())


def _own_by_source(seat: Seat) -> dict[str, list[Coding]]:
    with reading(seat.study.engine, seat.study.where) as connection:
        mine = reads.where(connection, Coding, coder=seat.person.id, round=seat.round)
    by_source: dict[str, list[Coding]] = {}
    for coding in mine:
        by_source.setdefault(coding.source, []).append(coding)
    return by_source


def _counts(source: Source, start: int) -> bool:
    """Tell whether the words at ``start`` are an expert's or a document's, not the interviewer's."""
    if source.kind is SourceKind.DOCUMENT:
        return True
    turn = source.turn_at(start)
    if turn is None:
        return not source.turns
    return all(speaker.role is not Role.INTERVIEWER for speaker in source.speakers if speaker.label == turn.label)
