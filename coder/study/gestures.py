"""What a coder does to passages: code, put, take off, move an edge, say how a view came up, reserve, note, close.

Each gesture is one step, saved before it returns, and undone as one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coder.errors import ChangedMeanwhile, NotASpan
from coder.model.coding import (
    CONTEXT,
    Closing,
    Coding,
    Elicited,
    Memo,
    Position,
    Reading,
    Reserved,
    code_span,
)
from coder.model.corpus import Role, Source, SourceKind
from coder.model.entity import Edit, Step, made, new_id, removed
from coder.model.kinds import in_words
from coder.store import reads
from coder.store.engine import Connection, reading
from coder.study.seat import Seat, own_codings


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a view at some place probably came up, and what the expert did with it there."""

    elicited: Elicited
    position: Position | None


def proposal(source: Source, text: str, start: int, own: Sequence[Coding], code: str) -> Proposal:
    """Propose elicited and position for a coding of ``code`` (an id) that starts at ``start``, from where it stands.

    The interviewer's words are a put. The expert asserts, by themselves until the first question, by the guide
    after it. Once points are put, a view that was put in the turn before answers that put; another view that
    comes up there wasn't put, and is asserted. ``own`` are the coder's codings of the source.
    """
    turn = source.turn_at(start)
    interviewer = {speaker.label for speaker in source.speakers if speaker.role is Role.INTERVIEWER}
    if turn is not None and turn.label in interviewer:
        return Proposal(Elicited.PUT, None)
    asked = [one for one in source.turns if one.label in interviewer and one.end <= start]
    if source.kind is SourceKind.INTERVIEW and asked and (source.open_end is None or start >= source.open_end):
        last = asked[-1]
        if any(one.is_put and one.code == code and last.start <= one.start < last.end for one in own):
            return Proposal(Elicited.PUT, Position.CONFIRMS)
    questioned = any("؟" in text[one.body : one.end] or "?" in text[one.body : one.end] for one in asked)
    return Proposal(Elicited.GUIDE if questioned else Elicited.OPEN, Position.ASSERTS)


def code(
    seat: Seat,
    source: Source,
    start: int,
    end: int,
    codes: Sequence[str],
    proposed: Proposal,
    making: tuple[Edit, ...] = (),
) -> list[Coding]:
    """Code a passage with one or more codes (ids), in one step; give the codings as saved.

    ``making`` are the edits that make a code which is new. A code that this coder's round has on exactly this
    passage already is left alone. Raises NotASpan.
    """
    text = seat.study.text(source.text_sha256)
    _checked(text, start, end)
    fresh = [
        code_span(
            source,
            text,
            start,
            end,
            code=one,
            coder=seat.person.id,
            round=seat.round,
            elicited=proposed.elicited,
            position=proposed.position,
        )
        for one in codes
    ]
    there = {(one.start, one.end, one.code) for one in own_codings(seat, source.id)}
    fresh = [one for one in fresh if (one.start, one.end, one.code) not in there]
    if fresh:
        edits = making + made(*fresh)
        if fresh[0].is_put and source.open_end is None and source.kind is SourceKind.INTERVIEW:
            turn = source.turn_at(start)
            edits += (Edit(source, replace(source, open_end=turn.start if turn else start)),)
        name = "coding.put" if fresh[0].is_put else "coding.new" if making else "coding.add"
        seat.study.apply(Step(name, edits), check=same_text(source))
    return [replace(one, version=1) for one in fresh]


def take_off(seat: Seat, *codings: Coding) -> int:
    """Take codings off; give the step's number."""
    return seat.study.apply(Step("coding.remove", removed(*codings)))


def recode(seat: Seat, codings: Sequence[Coding], code: str) -> int:
    """Give some codings another code (an id), as one step; give its number."""
    edits = tuple(Edit(one, replace(one, code=code)) for one in codings if one.code != code)
    return seat.study.apply(Step("coding.recode", edits))


def move_edges(seat: Seat, coding: Coding, source: Source, start: int, end: int) -> Coding:
    """Move a coding's edges to ``[start, end)``; quote, context and who speaks follow. Raises NotASpan."""
    text = seat.study.text(source.text_sha256)
    _checked(text, start, end)
    at = code_span(
        source,
        text,
        start,
        end,
        code=coding.code,
        coder=coding.coder,
        round=coding.round,
        elicited=coding.elicited,
        position=coding.position,
    )
    new = replace(at, id=coding.id, version=coding.version)
    seat.study.apply(Step("coding.edges", (Edit(coding, new),)), check=same_text(source))
    return replace(new, version=coding.version + 1)


def say_how(seat: Seat, coding: Coding, elicited: Elicited, position: Position | None) -> Coding:
    """Change how a view came up and what the expert did with it; give the coding as saved."""
    new = replace(coding, elicited=elicited, position=position)
    seat.study.apply(Step("coding.how", (Edit(coding, new),)))
    return replace(new, version=coding.version + 1)


def reserve(seat: Seat, source: Source, start: int, end: int, reason: str = "") -> Reserved:
    """Mark a passage as never to be quoted; give the mark as saved. Raises NotASpan."""
    text = seat.study.text(source.text_sha256)
    _checked(text, start, end)
    mark = Reserved(
        id=new_id(),
        source=source.id,
        start=start,
        end=end,
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        coder=seat.person.id,
        reason=reason,
    )
    seat.study.apply(Step("passage.reserve", made(mark)), check=same_text(source))
    return replace(mark, version=1)


def release(seat: Seat, *marks: Reserved) -> int:
    """Let reserved passages be quoted again; give the step's number."""
    return seat.study.apply(Step("passage.release", removed(*marks)))


def reserved_in(seat: Seat, source: str) -> list[Reserved]:
    """Give the reserved passages of a source (by id), by place."""
    with reading(seat.study.engine, seat.study.where) as connection:
        return sorted(reads.where(connection, Reserved, source=source), key=lambda mark: (mark.start, mark.end))


#: What a memo can be about.
About = Literal["study", "source", "expert", "code", "coding", "factor", "strategy", "action"]


def note(seat: Seat, about: About, subject: str, text: str) -> int | None:
    """Write this coder's memo on something (by id): a new one, a changed one, or none when ``text`` is empty.

    Gives the step's number, None when nothing changes.
    """
    mine = [memo for memo in notes_on(seat, about, subject) if memo.coder == seat.person.id]
    if (mine and mine[0].text == text) or (not mine and not text):
        return None
    if not mine:
        new = Memo(id=new_id(), about=about, subject=subject, text=text, coder=seat.person.id)
        return seat.study.apply(Step("memo.add", made(new)))
    if not text:
        return seat.study.apply(Step("memo.remove", removed(mine[0])))
    return seat.study.apply(Step("memo.edit", (Edit(mine[0], replace(mine[0], text=text)),)))


def notes_on(seat: Seat, about: About, subject: str) -> list[Memo]:
    """Give the memos on something that this coder may see: a blind coder's own alone."""
    with reading(seat.study.engine, seat.study.where) as connection:
        found = reads.where(connection, Memo, about=about, subject=subject)
    return [memo for memo in found if memo.coder == seat.person.id or not seat.person.blind]


def mark_open_end(seat: Seat, source: Source, offset: int | None) -> int:
    """Say where the first earlier point was put (None: nowhere); give the step's number."""
    return seat.study.apply(Step("source.open_end", (Edit(source, replace(source, open_end=offset)),)))


def close(seat: Seat, source: Source) -> int | None:
    """Declare a source done in this round at the codebook's present state; None when it is closed already."""
    snapshot = seat.study.snapshot()
    if any((one.source, one.coder, one.round) == (source.id, *seat.own) for one in snapshot.closings):
        return None
    closing = Closing(
        id=new_id(),
        source=source.id,
        coder=seat.person.id,
        round=seat.round,
        codebook_state=snapshot.header.codebook_state,
    )
    return seat.study.apply(Step("source.close", made(closing)))


def reopen(seat: Seat, source: Source) -> int | None:
    """Open a closed source again; None when it isn't closed in this round."""
    for one in seat.study.snapshot().closings:
        if (one.source, one.coder, one.round) == (source.id, *seat.own):
            return seat.study.apply(Step("source.reopen", removed(one)))
    return None


def tick_read(seat: Seat, source: str, code: str) -> int:
    """Note that a closed source was read again for one code (ids), at the codebook's present state."""
    snapshot = seat.study.snapshot()
    state = snapshot.header.codebook_state
    for one in snapshot.readings:
        if (one.source, one.code, one.coder) == (source, code, seat.person.id):
            return seat.study.apply(Step("source.read", (Edit(one, replace(one, codebook_state=state)),)))
    fresh = Reading(id=new_id(), source=source, code=code, coder=seat.person.id, codebook_state=state)
    return seat.study.apply(Step("source.read", made(fresh)))


def same_text(*sources: Source) -> Callable[[Connection], None]:
    """Give what raises ChangedMeanwhile if a source has another text by now: places in the old one mean nothing there.

    For :meth:`~coder.study.study.OpenStudy.apply`.
    """
    texts = {source.id: source.text_sha256 for source in sources}

    def check(connection: Connection) -> None:
        now = (source for key in texts for source in reads.where(connection, Source, id=key))
        if any(source.text_sha256 != texts[source.id] for source in now):
            raise ChangedMeanwhile(kind=in_words("source"))

    return check


def _checked(text: str, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text):
        raise NotASpan(start=start, end=end)
