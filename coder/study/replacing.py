"""A corrected transcript in the place of an imported one: codings go along with their words, or wait in a list.

Nothing is guessed and nothing is dropped: a coding is put where all its words stand again; one whose words
were changed becomes :class:`~coder.model.coding.Lost` until a person places it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from coder.errors import ChangedMeanwhile, NotTheSameText, SameText, SourceUnknown
from coder.model.coding import CONTEXT, Coding, Lost, Reserved
from coder.model.corpus import Role, Source, Speaker
from coder.model.entity import Edit, Entity, Step, made, new_id, removed
from coder.model.kinds import in_words
from coder.model.work import Progress, counted, unwatched
from coder.persian.anchors import Anchors
from coder.store import reads
from coder.store.engine import Connection, reading
from coder.study import imports, lostlist
from coder.study import turning as by_hand
from coder.study.study import OpenStudy

_AS_IT_IS = imports.HowRead()

#: Of two interviews by the same questions hardly an eighth stands in both; a corrected text has most of the old one.
_LEAST_COMMON = 0.25

#: The things that are passages of a text, or were.
_PASSAGES = (Coding, Reserved, Lost)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a corrected file would do: the source before and after, and what becomes of each coding.

    ``found`` has each coding that was found as it is and as it will be, ``lost`` those that weren't. ``widened``
    are reserved passages whose words were changed: they now cover all that stands in their place. ``again`` are
    codings that an earlier correction lost and whose words this one has. ``rests_on`` are the ids and versions
    of all passages of the source.
    """

    before: Source
    after: Source
    text: str
    found: tuple[tuple[Coding, Coding], ...]
    lost: tuple[Coding, ...]
    reserved: tuple[tuple[Reserved, Reserved], ...]
    widened: tuple[Reserved, ...]
    again: tuple[tuple[Lost, Coding], ...]
    rests_on: frozenset[tuple[str, int]]

    @property
    def moved(self) -> tuple[tuple[Coding, Coding], ...]:
        """Those found at another place, in another spelling or in another speaker's mouth."""
        return tuple((before, after) for before, after in self.found if _stands(before) != _stands(after))

    @property
    def unchanged(self) -> tuple[Coding, ...]:
        """Those found with the same words at the same place."""
        return tuple(before for before, after in self.found if _stands(before) == _stands(after))


def _stands(coding: Coding) -> tuple[int, int, str, str | None]:
    return coding.start, coding.end, coding.quote, coding.expert


def named_as(study: OpenStudy, path: Path) -> Source:
    """Give the source that bears a file's name. Raises SourceUnknown."""
    by_ref = {source.ref: source for source in study.snapshot().sources}
    if path.stem not in by_ref:
        raise SourceUnknown(path=path, name=path.stem, allowed="، ".join(sorted(by_ref)))
    return by_ref[path.stem]


def preview(
    study: OpenStudy,
    path: Path,
    how: imports.HowRead = _AS_IT_IS,
    before: Source | None = None,
    progress: Progress = unwatched,
) -> Replacement:
    """Read the corrected file of a source (the one that bears its name) and find everything again; nothing is written.

    Raises what the readers raise, DamagedText, SourceUnknown, SameText or NotTheSameText.
    """
    before = before or named_as(study, path)
    arrival = imports.reading_of(study, path, replace(how, kind=before.kind))
    if arrival.source.text_sha256 == before.text_sha256:
        raise SameText(path=path, name=before.ref)
    progress(0, 0)
    old = study.text(before.text_sha256)
    anchors = Anchors(old, arrival.text)
    if anchors.common() < _LEAST_COMMON:
        raise NotTheSameText(path=path, name=before.ref)
    after = _corrected(before, arrival.source, old, arrival.text, anchors)
    with reading(study.engine, study.where) as connection:
        codings = sorted(
            reads.where(connection, Coding, source=before.id), key=lambda one: (one.start, one.end, one.id)
        )
        reserved = reads.where(connection, Reserved, source=before.id)
        gone = reads.where(connection, Lost, source=before.id)
        rests_on = _passages(connection, before)
    found = [(coding, _found(coding, after, arrival.text, anchors)) for coding in counted(codings, progress)]
    passages = [(passage, *_kept_back(passage, arrival.text, anchors)) for passage in reserved]
    return Replacement(
        before=before,
        after=after,
        text=arrival.text,
        found=tuple((coding, again) for coding, again in found if again is not None),
        lost=tuple(coding for coding, again in found if again is None),
        reserved=tuple((passage, again) for passage, again, _ in passages if again != passage),
        widened=tuple(again for _, again, sure in passages if not sure),
        again=tuple(lostlist.found_again(study, gone, after, arrival.text)),
        rests_on=rests_on,
    )


def _passages(connection: Connection, source: Source) -> frozenset[tuple[str, int]]:
    return frozenset(
        (one.id, one.version) for kind in _PASSAGES for one in reads.where(connection, kind, source=source.id)
    )


def _unchanged(change: Replacement, connection: Connection) -> None:
    """Let no coding be left behind that somebody made or moved since the file was looked at."""
    if _passages(connection, change.before) != change.rests_on:
        raise ChangedMeanwhile(kind=in_words("coding"))


def holds(study: OpenStudy, change: Replacement) -> bool:
    """Tell whether the source and its codings are still as they were when the file was looked at."""
    with reading(study.engine, study.where) as connection:
        same = reads.where(connection, Source, id=change.before.id) == [change.before]
        return same and _passages(connection, change.before) == change.rests_on


def apply(study: OpenStudy, change: Replacement) -> int:
    """Put the corrected text in place, in one step that can be undone; give its number. Raises ChangedMeanwhile."""
    edits = [
        Edit(change.before, change.after),
        *(Edit(before, after) for before, after in change.found if before != after),
        *(edit for coding in change.lost for edit in _lose(coding, change.before.text_sha256)),
        *(Edit(before, after) for before, after in change.reserved),
        *(edit for one, coding in change.again for edit in (*removed(one), *made(coding))),
    ]
    words = {change.after.text_sha256: change.text}
    return study.apply(Step("source.replace", tuple(edits)), words, partial(_unchanged, change))


def shown(study: OpenStudy, change: Replacement, sees: lostlist.Sees | None = None) -> Replacement:
    """Give of what a corrected file would do that which this coder may be told (a blind one: not of others)."""
    sees = sees or lostlist.sight(study)
    return replace(
        change,
        found=tuple(pair for pair in change.found if sees(pair[0])),
        lost=tuple(filter(sees, change.lost)),
        again=tuple(pair for pair in change.again if sees(pair[0])),
    )


def _corrected(before: Source, arrived: Source, old: str, new: str, anchors: Anchors) -> Source:
    """Give the source with its new text: who it is and who speaks stay, the file and the turns are the new ones.

    Turns that a person added or took away by hand are so again where their words stand.
    """
    known = {speaker.label: speaker for speaker in before.speakers}
    speakers = {speaker.label: _nobody_new(speaker, before) for speaker in arrived.speakers} | known
    open_end = None if before.open_end is None else _nearest(anchors, before.open_end)
    turns = by_hand.again(before.turns, old, arrived.turns, new, anchors.place)
    return replace(
        before,
        file=arrived.file,
        file_sha256=arrived.file_sha256,
        text_sha256=arrived.text_sha256,
        reader=arrived.reader,
        reader_version=arrived.reader_version,
        encoding=arrived.encoding,
        changes=arrived.changes,
        damage=arrived.damage,
        damage_reasons=arrived.damage_reasons,
        turns=turns,
        speakers=tuple(speakers[label] for label in dict.fromkeys(turn.label for turn in turns)),
        open_end=open_end,
    )


def _nobody_new(speaker: Speaker, before: Source) -> Speaker:
    """Give a label that is new; where the source has one expert, that expert stands behind it."""
    if speaker.role is Role.INTERVIEWER or len(before.experts) != 1:
        return speaker
    return Speaker(speaker.label, Role.EXPERT, before.experts[0])


def _nearest(anchors: Anchors, offset: int) -> int:
    found = anchors.place(offset)
    return anchors.around(offset, offset)[0] if found is None else found


def _found(coding: Coding, source: Source, text: str, anchors: Anchors) -> Coding | None:
    found = anchors.find(coding.start, coding.end)
    if found is None:
        return None
    start, end = found
    before, quote, after = _quoted(text, start, end)
    expert = coding.expert if coding.position is None else source.expert_at(start)
    return replace(coding, start=start, end=end, quote=quote, before=before, after=after, expert=expert)


def _kept_back(passage: Reserved, text: str, anchors: Anchors) -> tuple[Reserved, bool]:
    """Give a reserved passage in the new text, and whether it is the same: in doubt it covers more, never less."""
    found = anchors.find(passage.start, passage.end)
    start, end = found or anchors.around(passage.start, passage.end)
    before, quote, after = _quoted(text, start, end)
    return replace(passage, start=start, end=end, quote=quote, before=before, after=after), found is not None


def _quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]


def _lose(coding: Coding, text_sha256: str) -> Sequence[Edit]:
    values = {
        field.name: getattr(coding, field.name) for field in fields(Coding) if field.name not in ("id", "version")
    }
    kept: Entity = Lost(id=new_id(), text_sha256=text_sha256, **values)
    return (*removed(coding), *made(kept))
