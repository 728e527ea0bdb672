"""Disagreements of two coders, side by side, decided one by one into the agreed coding.

The coders' own codings stay as they are, so agreement before negotiation can always be told. The agreed
coding of a source (by the person ``agreed``) begins with what both have alike and, until it is decided,
the lead coder's version of the rest; a decision puts what was chosen in its place, with the reason.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coder.analysis.agreement.presence import Agreement
from coder.errors import NobodyToCompare, NotASpan, UnknownName
from coder.model.coding import AGREED, CONTEXT, Closing, Coding, Settlement
from coder.model.corpus import Source
from coder.model.entity import Edit, Step, made, new_id, removed
from coder.persian import search
from coder.store import reads
from coder.store.engine import reading
from coder.study.agreeing import Unit, compared, name_of, pairs, shared
from coder.study.coded import Pass
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

#: The same code on other edges; how it came up or what the expert did; another code there; nothing there.
Kind = Literal["edges", "how", "code", "missed"]

Choice = Literal["one", "other", "both", "neither", "edges"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What ``one`` coder and the ``other`` have at a place where they differ; either may have nothing there.

    ``key`` names it as long as the codings are as they are. ``before``, ``words`` and ``after`` are the text;
    ``settled`` is the decision, if there is one.
    """

    key: str
    kind: Kind
    source: Source
    one: Coding | None
    other: Coding | None
    before: str
    words: str
    after: str
    settled: Settlement | None

    @property
    def sides(self) -> tuple[Coding, ...]:
        """The codings that differ."""
        return tuple(side for side in (self.one, self.other) if side is not None)

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(side.start for side in self.sides)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(side.end for side in self.sides)


def disagreements(
    study: OpenStudy,
    one: Pass,
    other: Pass,
    *,
    decided: bool = False,
    width: int = 80,
    seen: Snapshot | None = None,
) -> list[Disagreement]:
    """Give where two passes differ on the sources both closed, by source and place; ``decided`` ones only if asked.

    Sources are those that ``seen`` shows closed (the study as it is). Raises NobodyToCompare.
    """
    snapshot = seen or study.snapshot()
    sources = shared(snapshot, one, other, who=study.who)
    if not sources:
        raise NobodyToCompare
    settlements = _settlements(study)
    found = []
    for source in sources:
        text = study.text(source.text_sha256)
        for kind, mine, theirs in differing(study.codings_in(source.id), one, other):
            found.append(_placed(kind, source, text, mine, theirs, settlements, width))
    return [item for item in found if decided or item.settled is None]


def differing(codings: Sequence[Coding], one: Pass, other: Pass) -> list[tuple[Kind, Coding | None, Coding | None]]:
    """Pair the codings of two passes over one source and give the pairs that differ, by place.

    Alike codings pair first; then the same code where spans overlap most; then other codes where at least half
    of the shorter span is shared. What is left was missed by the other.
    """
    mine = [item for item in codings if (item.coder, item.round) == one]
    theirs = [item for item in codings if (item.coder, item.round) == other]
    pairs: list[tuple[Coding, Coding]] = []
    for alike in (_identical, _same_code, _other_code):
        pairs += _matched(mine, theirs, alike)
        taken = {item.id for pair in pairs for item in pair}
        mine = [item for item in mine if item.id not in taken]
        theirs = [item for item in theirs if item.id not in taken]
    found: list[tuple[Kind, Coding | None, Coding | None]] = [
        (_kind(first, second), first, second) for first, second in pairs if not _identical(first, second)
    ]
    found += [("missed", item, None) for item in mine]
    found += [("missed", None, item) for item in theirs]
    return sorted(found, key=_place)


def _place(found: tuple[Kind, Coding | None, Coding | None]) -> tuple[int, int, str]:
    first = found[1] or found[2]
    assert first is not None
    return first.start, first.end, first.id


def _matched(
    mine: Iterable[Coding], theirs: Iterable[Coding], alike: Callable[[Coding, Coding], float]
) -> list[tuple[Coding, Coding]]:
    """Pair greedily, the best pair first; each coding once."""
    others = list(theirs)
    ranked = sorted(
        ((score, first, second) for first in mine for second in others if (score := alike(first, second))),
        key=lambda item: (-item[0], item[1].start, item[1].id, item[2].start, item[2].id),
    )
    taken: set[str] = set()
    pairs = []
    for _, first, second in ranked:
        if first.id not in taken and second.id not in taken:
            taken |= {first.id, second.id}
            pairs.append((first, second))
    return pairs


def _identical(one: Coding, other: Coding) -> float:
    return float(_content(one) == _content(other))


def _content(item: Coding) -> tuple[object, ...]:
    return item.start, item.end, item.code, item.elicited, item.position


def _overlap(one: Coding, other: Coding) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _same_code(one: Coding, other: Coding) -> float:
    return _overlap(one, other) if one.code == other.code else 0


def _other_code(one: Coding, other: Coding) -> float:
    common = _overlap(one, other)
    return common if 2 * common >= min(one.end - one.start, other.end - other.start) else 0


def _kind(one: Coding, other: Coding) -> Kind:
    if one.code != other.code:
        return "code"
    return "edges" if (one.elicited, one.position) == (other.elicited, other.position) else "how"


def _placed(
    kind: Kind,
    source: Source,
    text: str,
    one: Coding | None,
    other: Coding | None,
    settlements: Sequence[Settlement],
    width: int,
) -> Disagreement:
    sides = [side for side in (one, other) if side is not None]
    ids = tuple(sorted(side.id for side in sides))
    before, words, after = search.context(
        text, min(side.start for side in sides), max(side.end for side in sides), width
    )
    settled = next((item for item in settlements if tuple(sorted(item.codings)) == ids), None)
    key = hashlib.sha256(" ".join(ids).encode()).hexdigest()[:8]
    return Disagreement(key, kind, source, one, other, before, words, after, settled)


def decide(
    study: OpenStudy,
    one: Pass,
    other: Pass,
    key: str,
    choice: Choice,
    reason: str = "",
    edges: tuple[int, int] | None = None,
) -> int:
    """Decide a disagreement into the agreed coding, as one step; give its number.

    ``edges`` are the new ``[start, end)`` when the choice is ``edges`` (the code is then that of ``one``, or of
    the only side). Once all of a source is decided its agreed coding is closed.
    Raises NobodyToCompare, UnknownName or NotASpan.
    """
    found = disagreements(study, one, other)
    item = next((each for each in found if each.key == key), None)
    if item is None:
        raise UnknownName(name=key, allowed=_few(found))
    snapshot = study.snapshot()
    agreed, person = study.coder(AGREED)
    codings = study.codings_in(item.source.id)
    standing = [each for each in codings if each.coder == agreed.id]
    edits: tuple[Edit, ...] = person
    if not standing and not _begun(study, item.source):
        standing = [_for(agreed.id, each) for each in _first_version(codings, one, other, snapshot)]
        provisional = _copies(standing, item)
        edits += made(*(each for each in standing if each not in provisional))
    else:
        edits += removed(*_copies(standing, item))
    kept = _kept(study, item, choice, edges, agreed.id)
    settlement = Settlement(
        id=new_id(),
        source=item.source.id,
        codings=tuple(side.id for side in item.sides),
        kept=tuple(each.id for each in kept),
        choice=choice,
        coder=_decider(study, snapshot),
        reason=reason,
    )
    edits += made(*kept, settlement)
    if sum(each.source.id == item.source.id for each in found) == 1:
        edits += _closed(item.source, agreed.id, snapshot)
    return study.apply(Step("agreement.decide", edits, reason))


def _begun(study: OpenStudy, source: Source) -> bool:
    return any(item.source == source.id for item in _settlements(study))


def _settlements(study: OpenStudy) -> list[Settlement]:
    with reading(study.engine, study.where) as connection:
        return reads.everything(connection, Settlement)


def _first_version(codings: Sequence[Coding], one: Pass, other: Pass, snapshot: Snapshot) -> list[Coding]:
    """Give the lead coder's coding if they are one of the two, else the first one's."""
    lead = next((each.id for each in snapshot.persons if each.name == snapshot.header.lead_coder), None)
    base = next((each for each in (one, other) if each[0] == lead), one)
    return [each for each in codings if (each.coder, each.round) == base]


def _for(agreed: str, item: Coding) -> Coding:
    return replace(item, id=new_id(), version=0, coder=agreed, round=1)


def _copies(standing: Sequence[Coding], item: Disagreement) -> list[Coding]:
    """Give what stands in the agreed coding for a disagreement as long as it isn't decided."""
    contents = {_content(side) for side in item.sides}
    return [each for each in standing if _content(each) in contents][:1]


def _kept(
    study: OpenStudy, item: Disagreement, choice: Choice, edges: tuple[int, int] | None, agreed: str
) -> list[Coding]:
    if choice == "edges":
        return [_moved(study, item, edges, agreed)]
    sides = {"one": (item.one,), "other": (item.other,), "both": item.sides, "neither": ()}[choice]
    return [_for(agreed, side) for side in sides if side is not None]


def _moved(study: OpenStudy, item: Disagreement, edges: tuple[int, int] | None, agreed: str) -> Coding:
    text = study.text(item.source.text_sha256)
    start, end = edges or (-1, -1)
    if not 0 <= start < end <= len(text):
        raise NotASpan(start=start, end=end)
    base = item.sides[0]
    return replace(
        _for(agreed, base),
        start=start,
        end=end,
        expert=None if base.position is None else item.source.expert_at(start),
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )


def _decider(study: OpenStudy, snapshot: Snapshot) -> str:
    return next((each.id for each in snapshot.persons if each.name == study.who), study.who)


def _closed(source: Source, agreed: str, snapshot: Snapshot) -> tuple[Edit, ...]:
    if any((each.source, each.coder) == (source.id, agreed) for each in snapshot.closings):
        return ()
    state = snapshot.header.codebook_state
    return made(Closing(id=new_id(), source=source.id, coder=agreed, round=1, codebook_state=state))


@dataclass(frozen=True, slots=True)
class Half:
    """A source of which two passes have ``decided`` some of the ``found`` disagreements, and others not."""

    source: Source
    pair: tuple[Pass, Pass]
    decided: int
    found: int


def half_done(study: OpenStudy, seen: Snapshot | None = None) -> list[Half]:
    """Give the sources in which negotiation has begun and isn't done, as far as ``seen`` shows them closed."""
    snapshot = seen or study.snapshot()
    agreed = {person.id for person in snapshot.persons if person.name == AGREED}
    done = {one.source for one in snapshot.closings if one.coder in agreed}
    if not {item.source for item in _settlements(study)} - done:
        return []
    found = []
    for pair in pairs(snapshot, study.who):
        found += _halves(pair, disagreements(study, *pair, decided=True, seen=snapshot))
    return [half for half in found if half.source.id not in done]


def _halves(pair: tuple[Pass, Pass], every: Sequence[Disagreement]) -> list[Half]:
    by_source: dict[str, list[Disagreement]] = {}
    for item in every:
        by_source.setdefault(item.source.id, []).append(item)
    halves = [
        Half(items[0].source, pair, sum(item.settled is not None for item in items), len(items))
        for items in by_source.values()
    ]
    return [half for half in halves if 0 < half.decided < half.found]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far negotiation is: disagreements in all and decided, agreement ``before`` and ``after``.

    ``after`` is what it would be had both coded as was decided; undecided disagreements stay in it. ``half`` are
    the sources of which some are decided and some not.
    """

    one: str
    other: str
    found: int
    decided: int
    before: Agreement
    after: Agreement
    half: tuple[Half, ...] = ()


def progress(
    study: OpenStudy, one: Pass, other: Pass, unit: Unit = "presence", seen: Snapshot | None = None
) -> Progress:
    """Tell how far the negotiation of two passes is, on what ``seen`` shows closed. Raises NobodyToCompare."""
    snapshot = seen or study.snapshot()
    every = disagreements(study, one, other, decided=True, seen=snapshot)
    sources = shared(snapshot, one, other, who=study.who)
    codings = {source.id: study.codings_in(source.id) for source in sources}
    agreed = {item.id: item for found in codings.values() for item in found}
    after = {source: list(found) for source, found in codings.items()}
    for item in every:
        if item.settled is None:
            continue
        gone = set(item.settled.codings)
        kept = [agreed[key] for key in item.settled.kept if key in agreed]
        both = [replace(each, coder=who[0], round=who[1]) for each in kept for who in (one, other)]
        after[item.source.id] = [each for each in after[item.source.id] if each.id not in gone] + both
    return Progress(
        one=name_of(snapshot, one),
        other=name_of(snapshot, other),
        found=len(every),
        decided=sum(item.settled is not None for item in every),
        before=compared(study, snapshot, one, other, unit, codings).overall,
        after=compared(study, snapshot, one, other, unit, after).overall,
        half=tuple(_halves((one, other), every)),
    )


def pair_of(study: OpenStudy, pairs: Sequence[tuple[Pass, Pass]], key: str) -> tuple[Pass, Pass]:
    """Give the pair of passes that an undecided disagreement is between. Raises UnknownName."""
    every: list[Disagreement] = []
    for pair in pairs:
        found = disagreements(study, *pair)
        if any(item.key == key for item in found):
            return pair
        every += found
    raise UnknownName(name=key, allowed=_few(every))


def _few(found: Sequence[Disagreement]) -> str:
    keys = [item.key for item in found]
    return ", ".join([*keys[:12], *(["…"] if len(keys) > 12 else [])]) or "—"


def told(found: Progress, lang: str) -> str:
    """Say how far the negotiation is, with agreement before and after."""
    from coder.reports.measures import agreement as words

    half = [(one.source.ref, one.decided, one.found) for one in found.half]
    return words.progress(found.found, found.decided, found.before, found.after, half, lang)
