"""Codings whose words are gone from a corrected text: listed until a person places them anew or gives them up."""

from collections.abc import Callable, Iterator, Sequence

from coder.errors import ChangedMeanwhile, LostUnknown, NotASpan, ReasonMissing
from coder.model.coding import Closing, Coding, Elicited, Lost, Position, code_span
from coder.model.corpus import Source
from coder.model.entity import Step, made, removed
from coder.model.kinds import in_words
from coder.model.work import Progress, counted, unwatched
from coder.persian.anchors import Anchors
from coder.store import reads
from coder.store.engine import reading
from coder.study import seeing
from coder.study.gestures import same_text
from coder.study.study import OpenStudy

#: So many characters of a coding's words name it.
_NAMED = 40

#: Tells of a coding, or of one that was lost, whether a coder may see it.
Sees = Callable[[Coding | Lost], bool]


def sight(study: OpenStudy) -> Sees:
    """Give what tells of a coding whether this coder may see it: a blind one not others'."""
    with reading(study.engine, study.where) as connection:
        return seeing.sight(reads.everything(connection, Closing), study.blind())


def listed(study: OpenStudy, sees: Sees | None = None) -> list[tuple[Lost, Source]]:
    """Give the lost codings that this coder may see with their sources, by source and where they were."""
    snapshot, sees = study.snapshot(), sees or sight(study)
    with reading(study.engine, study.where) as connection:
        found = list(filter(sees, reads.everything(connection, Lost)))
    pairs = [(one, snapshot.source_of[one.source]) for one in found if one.source in snapshot.source_of]
    return sorted(pairs, key=lambda pair: (pair[1].order, pair[1].ref, pair[0].start, pair[0].id))


def whereabouts(
    study: OpenStudy, pairs: Sequence[tuple[Lost, Source]], progress: Progress = unwatched
) -> list[tuple[int, int]]:
    """Give for each lost coding the passage that now stands where its words stood; empty if none does."""
    compared: dict[tuple[str, str], Anchors] = {}
    found = []
    for one, source in counted(pairs, progress):
        texts = one.text_sha256, source.text_sha256
        if texts not in compared:
            compared[texts] = Anchors(*map(study.text, texts))
        found.append(compared[texts].around(one.start, one.end))
    return found


def place(study: OpenStudy, name: str, start: int, end: int, chosen_in: str = "") -> int:
    """Put a lost coding (by its id or the beginning of it) on ``[start, end)`` of the text as it is now.

    ``chosen_in`` is the text (its sha256) in which the place was chosen, if it was chosen in one. Gives the step's
    number. Raises LostUnknown, NotASpan, or ChangedMeanwhile when the source has another text now.
    """
    one, source = _named(study, name)
    if chosen_in not in ("", source.text_sha256):
        raise ChangedMeanwhile(kind=in_words("source"))
    text = study.text(source.text_sha256)
    if not 0 <= start < end <= len(text):
        raise NotASpan(start=start, end=end)
    placed = _coded(one, source, text, start, end)
    return study.apply(Step("lost.place", (*removed(one), *made(placed))), check=same_text(source))


def give_up(study: OpenStudy, name: str, reason: str) -> int:
    """Take a lost coding off the list, with the reason; give the step's number. Raises ReasonMissing or LostUnknown."""
    one, source = _named(study, name)
    if not reason.strip():
        raise ReasonMissing(what=f"{source.ref}: «{one.quote[:_NAMED]}»")
    return study.apply(Step("lost.give_up", removed(one), reason))


def _named(study: OpenStudy, name: str) -> tuple[Lost, Source]:
    there = listed(study)
    meant = [pair for pair in there if name and pair[0].id.startswith(name)]
    if len(meant) != 1:
        raise LostUnknown(name=name, allowed="، ".join(one.id[:8] for one, _ in there))
    return meant[0]


def found_again(study: OpenStudy, gone: Sequence[Lost], source: Source, text: str) -> Iterator[tuple[Lost, Coding]]:
    """Give the lost codings whose words the new text has, each with the coding it becomes again."""
    by_text: dict[str, Anchors] = {}
    for one in gone:
        if one.text_sha256 not in by_text:
            by_text[one.text_sha256] = Anchors(study.text(one.text_sha256), text)
        found = by_text[one.text_sha256].find(one.start, one.end)
        if found is not None:
            yield one, _coded(one, source, text, *found)


def _coded(one: Lost, source: Source, text: str, start: int, end: int) -> Coding:
    return code_span(
        source,
        text,
        start,
        end,
        code=one.code,
        coder=one.coder,
        round=one.round,
        elicited=Elicited(one.elicited),
        position=None if one.position is None else Position(one.position),
    )
