"""Agreement between coders, and between rounds of one coder, on the sources that both have closed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Literal

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.coefficients import Several, krippendorff_alpha, several
from coder.analysis.agreement.presence import Agreement, Cells, agreement
from coder.errors import NobodyToCompare, UnknownName
from coder.model.coding import AGREED, Coding
from coder.model.corpus import Source
from coder.model.work import Progress, counted, part, unwatched
from coder.persian.sentences import sentences
from coder.study import seeing
from coder.study.coded import Pass
from coder.study.saturating import quadrants
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

Unit = Literal["presence", "sentence", "character"]
By = Literal["overall", "quadrant", "interview", "code"]

#: Of what a decision is made: an expert and a code, or a place in the text and a code.
Key = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Agreement on one thing; ``by`` says of what kind it is, ``name`` which one."""

    by: By
    name: str
    found: Agreement


@dataclass(frozen=True, slots=True)
class Spans:
    """Where units lie: u-alpha and its kin over all the compared texts laid end to end."""

    u: float | None
    bar_u: float | None
    cu: float | None
    coverage: float
    length: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two passes (named ``A``, ``B``, ``A:2``) compared on the ``sources`` (refs) that both closed.

    ``cells`` says what the denominator is made of: judged ``places`` × ``codes`` used by either.
    """

    one: str
    other: str
    unit: Unit
    sources: tuple[str, ...]
    places: int
    codes: int
    rows: tuple[Row, ...]
    spans: Spans | None

    @property
    def overall(self) -> Agreement:
        """The agreement on everything."""
        return self.rows[0].found

    @property
    def same_coder(self) -> bool:
        """Whether it is a test and retest of one coder."""
        return self.one.partition(":")[0] == self.other.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Together:
    """Three or more passes on the sources that all of them closed; ``places`` × ``codes`` are the denominator."""

    names: tuple[str, ...]
    sources: tuple[str, ...]
    places: int
    codes: int
    alpha: float | None
    found: Several | None


def name_of(snapshot: Snapshot, one: Pass) -> str:
    """Give a pass the name people use: the coder's, with the round when it isn't the first."""
    person = snapshot.person_of.get(one[0])
    return (person.name if person else one[0]) + ("" if one[1] == 1 else f":{one[1]}")


def pairs(snapshot: Snapshot, who: str = "") -> list[tuple[Pass, Pass]]:
    """Give the pairs of passes that share a closed source; the agreed coding is none of them.

    A blind coder (``who``) sees only pairs in which they are one.
    """
    closed = closed_by(snapshot, who)
    passes = sorted(closed, key=lambda one: (one[1], name_of(snapshot, one)))
    return [(one, other) for one, other in combinations(passes, 2) if closed[one] & closed[other]]


def closed_by(snapshot: Snapshot, who: str = "") -> dict[Pass, set[str]]:
    """Give the sources that each pass closed, as far as ``who`` may know of them."""
    found: dict[Pass, set[str]] = defaultdict(set)
    for one in snapshot.closings:
        if (one.coder in snapshot.person_of) and snapshot.person_of[one.coder].name != AGREED:
            found[one.coder, one.round].add(one.source)
    blind = seeing.blind(snapshot.persons, who)
    if blind is None:
        return found
    own = set[str]().union(*(sources for (coder, _), sources in found.items() if coder == blind.id))
    return {one: sources & own for one, sources in found.items() if sources & own}


def chosen(snapshot: Snapshot, names: Sequence[str], who: str = "") -> list[tuple[Pass, Pass]]:
    """Give the pairs to compare: all, or the one whose two names are given. Raises UnknownName or NobodyToCompare."""
    there = pairs(snapshot, who)
    if not there:
        raise NobodyToCompare
    if not names:
        return there
    known = {name_of(snapshot, one): one for pair in there for one in pair}
    for name in names:
        if name not in known:
            raise UnknownName(name=name, allowed=", ".join(sorted(known)))
    one, other = (known[name] for name in names)
    if {one, other} not in [set(pair) for pair in there]:
        raise NobodyToCompare
    return [(one, other)]


def shared(snapshot: Snapshot, *passes: Pass, who: str = "") -> list[Source]:
    """Give the sources that all passes closed, interviews in order, then documents."""
    closed = closed_by(snapshot, who)
    both = set.intersection(*(closed.get(one, set()) for one in passes))
    return [source for source in (*snapshot.interviews, *snapshot.documents) if source.id in both]


def compare(
    study: OpenStudy,
    one: Pass,
    other: Pass,
    unit: Unit = "presence",
    seen: Snapshot | None = None,
    progress: Progress = unwatched,
) -> Comparison:
    """Compare two passes on the sources both closed, as far as ``seen`` shows them closed (the study as it is).

    ``progress`` counts in hundredths of the time it takes. Raises NobodyToCompare when there is none.
    """
    snapshot = seen or study.snapshot()
    sources = shared(snapshot, one, other, who=study.who)
    if not sources:
        raise NobodyToCompare
    read = counted(sources, part(progress, 0, 10, 100))
    codings = {source.id: study.codings_in(source.id) for source in read}
    return compared(study, snapshot, one, other, unit, codings, part(progress, 10, 100, 100))


def compared(
    study: OpenStudy,
    snapshot: Snapshot,
    one: Pass,
    other: Pass,
    unit: Unit,
    codings: dict[str, list[Coding]],
    progress: Progress = unwatched,
) -> Comparison:
    """Compare two passes on given codings by source (so that what would be after a settlement can be told)."""
    sources = [snapshot.source_of[source] for source in codings]
    codings = {key: [item for item in found if _counts(item, snapshot)] for key, found in codings.items()}
    used = sorted(
        {
            item.code
            for found in codings.values()
            for item in found
            if _of(item) in (one, other) and (unit != "presence" or item.position is not None)
        }
    )
    listed = counted(sources, part(progress, 0, 15, 100))
    judged = [_Judged(study, source, codings[source.id], one, other, unit) for source in listed]
    spans = _spans(study, sources, codings, one, other) if unit == "character" else None
    quadrant = quadrants(snapshot, "codes")
    cells = {(source.id, code): each.cells(code) for source, each in zip(sources, judged, strict=True) for code in used}
    by_quadrant: dict[str, list[str]] = defaultdict(list)
    for code in used:
        by_quadrant[quadrant.get(code, "")].append(code)

    def row(by: By, name: str, codes: Sequence[str], where: Sequence[Source]) -> Row:
        each = [sum((cells[source.id, code] for code in codes), Cells()) for source in where]
        return Row(by, name, agreement(each))

    cited = set(used)
    wanted: list[tuple[By, str, Sequence[str], Sequence[Source]]] = [
        ("overall", "", used, sources),
        *(("quadrant", name, by_quadrant[name], sources) for name in sorted(by_quadrant, key=_quadrant_order)),
        *(("interview", source.ref, used, [source]) for source in sources),
        *(("code", code.ref, [code.id], sources) for code in snapshot.codes if code.id in cited),
    ]

    return Comparison(
        one=name_of(snapshot, one),
        other=name_of(snapshot, other),
        unit=unit,
        sources=tuple(source.ref for source in sources),
        places=sum(each.places for each in judged),
        codes=len(used),
        rows=tuple(row(*each) for each in counted(wanted, part(progress, 15, 100, 100))),
        spans=spans,
    )


def everybody(snapshot: Snapshot, who: str = "") -> list[Pass]:
    """Give the first rounds of all coders if they are three or more and all closed some source; else nothing."""
    passes = sorted((one for one in closed_by(snapshot, who) if one[1] == 1), key=lambda one: name_of(snapshot, one))
    return passes if len(passes) > 2 and shared(snapshot, *passes, who=who) else []


def together(study: OpenStudy, seen: Snapshot | None = None, progress: Progress = unwatched) -> Together | None:
    """Compare :func:`everybody` on expert × code, on the sources that all closed; None where there is no such source.

    ``seen`` is the picture a coder may see (the study as it is).
    """
    snapshot = seen or study.snapshot()
    passes = everybody(snapshot, study.who)
    if not passes:
        return None
    sources = shared(snapshot, *passes, who=study.who)
    codings = [
        item
        for source in counted(sources, part(progress, 0, 50, 100))
        for item in study.codings_in(source.id)
        if _of(item) in passes and item.position is not None and _counts(item, snapshot)
    ]
    used = sorted({item.code for item in codings})
    held = {(_of(item), item.source, item.expert, item.code) for item in codings}
    places = [(source.id, expert) for source in sources for expert in _speakers(source)]
    cells = [(*place, code) for place in places for code in used]
    data = [[(one, *cell) in held for cell in cells] for one in counted(passes, part(progress, 50, 100, 100))]
    names = tuple(name_of(snapshot, one) for one in passes)
    return Together(
        names=names,
        sources=tuple(source.ref for source in sources),
        places=len(places),
        codes=len(used),
        alpha=krippendorff_alpha(data),
        found=several(data, 2),
    )


class _Judged:
    """One source as two coders coded it, cut into the places that a unit is made of."""

    def __init__(
        self, study: OpenStudy, source: Source, codings: Sequence[Coding], one: Pass, other: Pass, unit: Unit
    ) -> None:
        self.sets: tuple[dict[str, set[object]], dict[str, set[object]]] = (defaultdict(set), defaultdict(set))
        self.weight: dict[object, int] = {}
        mine = [[item for item in codings if _of(item) == each] for each in (one, other)]
        if unit == "presence":
            self.weight = dict.fromkeys(_speakers(source), 1)
            for found, items in zip(self.sets, mine, strict=True):
                for item in items:
                    if item.position is not None:
                        found[item.code].add(item.expert)
                        self.weight.setdefault(item.expert, 1)
        elif unit == "sentence":
            spans = sentences(study.text(source.text_sha256), source.turns)
            for found, items in zip(self.sets, mine, strict=True):
                for item in items:
                    found[item.code].update(_sentences_of(item, spans))
            self.weight = dict.fromkeys(set[object]().union(*(s for found in self.sets for s in found.values())), 1)
        else:
            edges = sorted({edge for items in mine for item in items for edge in (item.start, item.end)})
            pieces = list(pairwise(edges))
            place = {edge: number for number, edge in enumerate(edges)}
            for found, items in zip(self.sets, mine, strict=True):
                for item in items:
                    found[item.code].update(range(place[item.start], place[item.end]))
            coded = set[object]().union(*(s for found in self.sets for s in found.values()))
            self.weight = {number: end - start for number, (start, end) in enumerate(pieces) if number in coded}
        self.places = sum(self.weight.values())

    def cells(self, code: str) -> Cells:
        """Count the places by who put the code there."""
        one, other = (found.get(code, set()) for found in self.sets)
        both, first, second = (
            sum(self.weight[place] for place in places) for places in (one & other, one - other, other - one)
        )
        return Cells(both, first, second, self.places - both - first - second)


def _of(item: Coding) -> Pass:
    return item.coder, item.round


def _counts(item: Coding, snapshot: Snapshot) -> bool:
    """Leave out the codes of strategies and actions, as the counts of views do."""
    code = snapshot.code_of.get(item.code)
    return code is not None and code.kind.value == "view"


def _speakers(source: Source) -> tuple[str | None, ...]:
    """Give who could hold a view in a source: its experts; of a document nobody, which stands for itself."""
    return source.experts or (None,)


def _sentences_of(item: Coding, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Give the sentences that a coding is on: of the shorter of the two at least half is shared."""
    found = set()
    for number, (start, end) in enumerate(spans):
        common = min(end, item.end) - max(start, item.start)
        if common > 0 and 2 * common >= min(end - start, item.end - item.start):
            found.add(number)
    return found


def _spans(
    study: OpenStudy, sources: Sequence[Source], codings: dict[str, list[Coding]], one: Pass, other: Pass
) -> Spans:
    base = 0
    units: tuple[list[unitizing.Unit], list[unitizing.Unit]] = ([], [])
    for source in sources:
        for found, each in zip(units, (one, other), strict=True):
            spans = [(item.code, item.start, item.end) for item in codings[source.id] if _of(item) == each]
            found.extend((value, base + start, base + end) for value, start, end in unitizing.partition(spans))
        base += len(study.text(source.text_sha256))
    coded = unitizing.cu_alpha(*units, base)
    return Spans(unitizing.u_alpha(units, base), unitizing.bar_u_alpha(units, base), coded.cu, coded.coverage, base)


def told_row(found: Comparison, row: Row, lang: str) -> list[str]:
    """Say of one thing how far the two agree on it, and what is against the figures."""
    from coder.reports.measures import agreement as words

    if row.by == "overall":
        return told(found, lang)
    return words.figures(row.found, 1 if row.by == "interview" else len(found.sources), lang)


def _quadrant_order(name: str) -> int:
    return ("S", "W", "O", "T", "potential", "challenge", "").index(name)


def without(comparison: Comparison, by: By) -> Comparison:
    """Give a comparison with the overall row and those of one kind alone."""
    return replace(comparison, rows=tuple(row for row in comparison.rows if row.by in ("overall", by)))


def told_together(found: Together, lang: str) -> list[str]:
    """Say in plain words how far all coders agree, on what denominator."""
    from coder.reports.measures import agreement as words

    return words.together(found.names, found.sources, found.places, found.codes, found.alpha, found.found, lang)


def told(found: Comparison, lang: str) -> list[str]:
    """Say in plain words who agrees with whom, on what denominator, how far, and what is against the figures."""
    from coder.reports.measures import agreement as words
    from coder.reports.measures.wording import number, percent

    lines = [
        words.heading(found.one, found.other, found.same_coder, found.sources, lang),
        *words.told(found.overall, found.unit, found.places, found.codes, len(found.sources), lang),
    ]
    if found.spans and found.spans.length:
        spans = found.spans
        lines.append(
            words.say(
                "spans",
                lang,
                length=number(spans.length, lang),
                u=number(spans.u, lang, 2),
                bar_u=number(spans.bar_u, lang, 2),
                cu=number(spans.cu, lang, 2),
                coverage=percent(spans.coverage, lang, 1),
            )
        )
    return lines
