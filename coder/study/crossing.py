"""Other views of the coding: what stands together, who holds what, who said what when, what is most disputed.

On the codings that count (one pass over each source), expert by expert, never by mentions.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coder.analysis import cooccurrence
from coder.analysis.counts import Support
from coder.errors import NobodyToCompare, UnknownFormat, UnknownName
from coder.model.codebook import Code
from coder.model.coding import Coding, Elicited, Position
from coder.model.corpus import Source
from coder.model.results import Answers
from coder.persian.sentences import sentences
from coder.study import agreeing, folder, negotiating
from coder.study.coded import spoken_by
from coder.study.results import refs
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

Frame = Literal["span", "sentence", "turn"]

#: What an expert did with a view: of several the first of these is shown.
MARKS = ("raised", "completed", "confirmed", "rejected", "no_comment")

_MARK_OF = {
    Position.COMPLETES: "completed",
    Position.CONFIRMS: "confirmed",
    Position.ASSERTS: "confirmed",
    Position.REJECTS: "rejected",
}


@dataclass(frozen=True, slots=True)
class Together:
    """Two codes that stand together, and how often."""

    one: Code
    other: Code
    pair: cooccurrence.Pair


@dataclass(frozen=True, slots=True)
class Held:
    """A code and what each column (an expert's ref) did with it; a column that isn't there did nothing."""

    code: Code
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class InGroups:
    """A code and, for each group, how many of its experts raised it."""

    code: Code
    raised: dict[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A passage in its time: interview by interview, from beginning to end."""

    source: Source
    experts: tuple[str, ...]
    code: Code
    coding: Coding


@dataclass(frozen=True, slots=True)
class Disputed:
    """A code that experts rejected, or that coders differ on."""

    code: Code
    answers: Answers
    coders: int


def together(study: OpenStudy, frame: Frame = "span") -> list[Together]:
    """Give the codes that stand together in experts' words: on overlapping spans, in one sentence or one turn."""
    snapshot = study.snapshot()
    places: list[frozenset[str]] = []
    for source, codings in _counted(study, snapshot):
        spans = [(one.start, one.end, snapshot.code_of[one.code].ref) for one in codings if one.position is not None]
        if frame == "span":
            places += cooccurrence.overlapping(spans)
        else:
            places += cooccurrence.within(spans, _frames(study, source, frame))
    named = {code.ref: code for code in snapshot.codes}
    return [Together(named[pair.one], named[pair.other], pair) for pair in cooccurrence.pairs(places)]


def by_expert(study: OpenStudy) -> tuple[list[str], list[Held]]:
    """Give the experts in the order of their interviews, and each view with what every expert did with it."""
    snapshot = study.snapshot()
    order = list(dict.fromkeys(expert for source in snapshot.interviews for expert in source.experts))
    columns = [snapshot.expert_of[expert].ref for expert in order if expert in snapshot.expert_of]
    marks = _marks(snapshot)
    rows = [
        Held(code, {snapshot.expert_of[key].ref: mark for key, mark in marks[code.id].items() if key in order})
        for code in _views(snapshot)
    ]
    return columns, rows


def by_group(study: OpenStudy) -> tuple[dict[str, int], list[InGroups]]:
    """Give the groups with their sizes, and each view with how many of each group's experts raised it.

    A group of fewer experts than the study's ``smallest_group`` isn't shown by itself.
    """
    snapshot = study.snapshot()
    held = {expert for source in snapshot.interviews for expert in source.experts}
    members: dict[str, set[str]] = defaultdict(set)
    for expert in snapshot.experts:
        for group in expert.groups:
            if expert.id in held:
                members[group].add(expert.id)
    least = snapshot.header.settings.smallest_group
    shown = {group: found for group, found in sorted(members.items()) if len(found) >= least}
    rows = []
    for code in _views(snapshot):
        support = snapshot.supports.get(code.id)
        raised = support.raised if support else set()
        rows.append(InGroups(code, {group: len(raised & found) for group, found in shown.items()}))
    return {group: len(found) for group, found in shown.items()}, rows


def timeline(study: OpenStudy) -> list[Said]:
    """Give every counted passage of the interviews in the order in which it was said."""
    snapshot = study.snapshot()
    return [
        Said(source, refs(snapshot, spoken_by(source, one.expert, one.position)), snapshot.code_of[one.code], one)
        for source, codings in _counted(study, snapshot)
        for one in codings
    ]


def disputed(study: OpenStudy) -> list[Disputed]:
    """Give the views that experts rejected or coders differ on, most disputed first."""
    snapshot = study.snapshot()
    differing: Counter[str] = Counter()
    try:
        for pair in agreeing.chosen(snapshot, (), study.who):
            for item in negotiating.disagreements(study, *pair, decided=True):
                differing.update({side.code for side in item.sides})
    except NobodyToCompare:
        differing = Counter()  # one coder alone: only the experts' answers are left
    rows = [
        Disputed(code, snapshot.supports.get(code.id, Support()).counted(), differing[code.id])
        for code in _views(snapshot)
    ]
    found = [row for row in rows if row.answers.rejected or row.coders]
    return sorted(found, key=lambda row: (-row.answers.rejected, -row.coders, row.code.order, row.code.ref))


def _views(snapshot: Snapshot) -> list[Code]:
    return [code for code in snapshot.codes if code.kind.value == "view"]


def _counted(study: OpenStudy, snapshot: Snapshot) -> list[tuple[Source, list[Coding]]]:
    """The interviews in order with the codings that count, by place."""
    by_source: dict[str, list[Coding]] = defaultdict(list)
    for one in study.codings():
        if snapshot.counted.get(one.source) == (one.coder, one.round) and one.code in snapshot.code_of:
            by_source[one.source].append(one)
    return [
        (source, sorted(by_source[source.id], key=lambda one: (one.start, one.end, one.id)))
        for source in snapshot.interviews
        if source.id in by_source
    ]


def _frames(study: OpenStudy, source: Source, frame: Frame) -> list[tuple[int, int]]:
    if frame == "turn" and source.turns:
        return [(turn.body, turn.end) for turn in source.turns]
    text = study.text(source.text_sha256)
    return [(0, len(text))] if frame == "turn" else list(sentences(text, source.turns))


def _marks(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """What each expert did with each code."""
    found: dict[str, dict[str, str]] = defaultdict(dict)

    def mark(code: str, expert: str, what: str) -> None:
        before = found[code].get(expert)
        if before is None or MARKS.index(what) < MARKS.index(before):
            found[code][expert] = what

    for mention in snapshot.mentions:
        if mention.document:
            continue
        for expert in mention.experts:
            if mention.position is None:
                mark(mention.code, expert, "no_comment")
            elif mention.elicited is Elicited.PUT:
                mark(mention.code, expert, _MARK_OF[mention.position])
            elif mention.position is Position.ASSERTS:
                mark(mention.code, expert, "raised")
    return found


def draw(study: OpenStudy, kind: str, frame: Frame, file: Path, lang: str) -> None:
    """Draw ``together`` (of the 40 codes found together most), ``experts`` or ``groups`` into an SVG or PNG file.

    Raises UnknownFormat for another ending and UnknownName for a kind that has no figure.
    """
    from coder.reports.figures import base, crosstab
    from coder.reports.language import Language

    if file.suffix.lower() not in (".svg", ".png"):
        raise UnknownFormat(path=file, formats=".svg, .png")
    to = Language("fa" if lang == "fa" else "en", study.snapshot().header.settings.latin_digits)
    if kind == "together":
        found = together(study, frame)[:60]
        names = sorted({code.ref for row in found for code in (row.one, row.other)})
        values = {(row.one.ref, row.other.ref): row.pair.both for row in found}
        values |= {(other, one): both for (one, other), both in values.items()}
        title = to.say("کدهایی که با هم آمده‌اند", "Codes that stand together")
        figure = crosstab.counted(names, names, values, title, to.say("بار", "times"), to)
    elif kind == "groups":
        sizes, rows = by_group(study)
        values = {(row.code.ref, group): many for row in rows for group, many in row.raised.items()}
        title = to.say("نظرها در گروه‌های صاحب‌نظران", "Views in the groups of experts")
        figure = crosstab.counted(
            [row.code.ref for row in rows], list(sizes), values, title, to.say("صاحب‌نظر", "experts"), to
        )
    elif kind == "experts":
        columns, held = by_expert(study)
        marks = {(row.code.ref, name): mark for row in held for name, mark in row.marks.items()}
        kinds = {
            "raised": to.say("خود طرح کرد", "raised"),
            "completed": to.say("تکمیل", "completed"),
            "confirmed": to.say("تأیید", "confirmed"),
            "rejected": to.say("رد", "rejected"),
            "no_comment": to.say("بی‌پاسخ", "no comment"),
        }
        title = to.say("نظرها نزد صاحب‌نظران", "Views by expert")
        figure = crosstab.marked([row.code.ref for row in held], columns, marks, kinds, title, to)
    else:
        raise UnknownName(name=kind, allowed="together, experts, groups")
    content = base.png(figure.svg) if file.suffix.lower() == ".png" else base.standalone(figure.svg)
    folder.put(file, content)
