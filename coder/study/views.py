"""The views side by side with the list: who raised each, who was asked and answered how, documents, best quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.analysis import counts
from coder.analysis.counts import Support
from coder.model.codebook import Code, CodeKind
from coder.model.coding import Coding, Elicited, Position, Reserved
from coder.model.results import Answers
from coder.model.swot import Decision, numbers, ordered_strategies, strategy_codes
from coder.study import confidence
from coder.study.feedback import ReplyRow, replies
from coder.study.results import codes_of_factors, refs
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

#: A quote of about so many characters shows a view best.
_READS_WELL = 140

#: How near a coding is to the expert's own mind: unasked words show a view better than assent.
_NEAREST = {Elicited.OPEN: 0, Elicited.GUIDE: 1, Elicited.PUT: 2}


@dataclass(frozen=True, slots=True)
class Quote:
    """An expert's words (or a document's) for a view, that may be shown."""

    expert: str
    source: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """A code with what stands behind it: refs of experts by what they did, documents, best quotes.

    ``factor`` is the number it stands in; ``dropped`` the reason it was left out, ``cause`` which kind of reason.
    """

    ref: str
    label: str
    valence: str
    answers: Answers
    raised: tuple[str, ...]
    confirmed: tuple[str, ...]
    completed: tuple[str, ...]
    rejected: tuple[str, ...]
    no_comment: tuple[str, ...]
    documents: tuple[str, ...]
    quotes: tuple[Quote, ...]
    factor: str
    reason: str
    dropped: str
    cause: str


@dataclass(frozen=True, slots=True)
class FactorDetails:
    """A factor with its views, the strategies that rest on it, and the experts' replies to the list, apart."""

    number: str
    quadrant: str
    label: str
    reason: str
    answers: Answers
    views: tuple[View, ...]
    strategies: tuple[str, ...]
    replies: tuple[ReplyRow, ...]


def views(study: OpenStudy, quotes: int = 3) -> list[View]:
    """Give all views that stand in the codebook, in its order, with up to ``quotes`` quotes each."""
    snapshot = study.snapshot()
    wanted = [one for one in snapshot.codes if one.kind is CodeKind.VIEW and not (one.retired or one.merged_into)]
    return _views(study, snapshot, wanted, quotes)


def view(study: OpenStudy, code: str, quotes: int = 3, seen: Snapshot | None = None) -> View:
    """Give one view (a code's id), of whatever kind the code is; ``seen`` is the picture a coder may see."""
    snapshot = seen or study.snapshot()
    return _views(study, snapshot, [snapshot.code_of[code]], quotes)[0]


def details(study: OpenStudy, factor: str, quotes: int = 3, seen: Snapshot | None = None) -> FactorDetails:
    """Give all there is on one factor (id); ``seen`` is the picture a coder may see."""
    snapshot = seen or study.snapshot()
    found = next(one for one in snapshot.factors if one.id == factor)
    codes = codes_of_factors(snapshot)[factor]
    names = strategy_codes(snapshot.strategies)
    return FactorDetails(
        number=numbers(snapshot.factors)[factor],
        quadrant=found.quadrant.value,
        label=found.label,
        reason=found.reason,
        answers=counts.together(codes, snapshot.supports).counted(),
        views=tuple(_views(study, snapshot, [snapshot.code_of[code] for code in codes], quotes)),
        strategies=tuple(names[one.id] for one in ordered_strategies(snapshot.strategies) if factor in one.factors),
        replies=tuple(replies(study).get(factor, ())),
    )


def _views(study: OpenStudy, snapshot: Snapshot, codes: Sequence[Code], quotes: int) -> list[View]:
    supports = snapshot.supports
    decided = {decision.code: decision for decision in snapshot.decisions}
    number = numbers(snapshot.factors)
    by_code: dict[str, list[Coding]] = {code.id: [] for code in codes}
    for coding in study.codings_with(*by_code):
        if snapshot.counted.get(coding.source) == (coding.coder, coding.round):
            by_code[coding.code].append(coding)
    reserved = confidence.by_source(snapshot.reserved)
    return [
        _view(snapshot, code, supports.get(code.id, Support()), decided.get(code.id), number,
              tuple(_best(snapshot, by_code[code.id], reserved, quotes)))
        for code in codes
    ]  # fmt: skip


def _view(
    snapshot: Snapshot,
    code: Code,
    support: Support,
    decision: Decision | None,
    number: dict[str, str],
    quotes: tuple[Quote, ...],
) -> View:
    answered = {answer: refs(snapshot, tuple(_answered(support, answer))) for answer in Position}
    silent = support.asked - {expert for answer in Position for expert in _answered(support, answer)}
    dropped = decision is not None and decision.factor is None
    return View(
        ref=code.ref,
        label=code.label,
        valence=code.valence.value if code.valence else "",
        answers=support.counted(),
        raised=refs(snapshot, tuple(support.raised)),
        confirmed=answered[Position.CONFIRMS],
        completed=answered[Position.COMPLETES],
        rejected=answered[Position.REJECTS],
        no_comment=refs(snapshot, tuple(silent)),
        documents=tuple(sorted(snapshot.source_of[one].ref for one in support.documents)),
        quotes=quotes,
        factor=number.get(decision.factor or "", "") if decision else "",
        reason=decision.reason if decision and not dropped else "",
        dropped=decision.reason if decision and dropped else "",
        cause=decision.cause.value if decision else "",
    )


def _answered(support: Support, answer: Position) -> Iterable[str]:
    """Give who of those asked answered so; of several answers the first of completes, confirms, rejects counts."""
    for expert in support.asked:
        given = support.answers.get(expert, set())
        first = next((one for one in counts.ANSWERS if one in given), None)
        if first is answer:
            yield expert


def _best(
    snapshot: Snapshot, codings: Sequence[Coding], reserved: dict[str, list[Reserved]], limit: int
) -> Iterable[Quote]:
    """Give the quotes that show a view best: unasked before asked, of a length that reads well, an expert each."""
    seen: set[str] = set()
    for coding in sorted(codings, key=_fit):
        source = snapshot.source_of.get(coding.source)
        if source is None or coding.is_put or coding.position is Position.REJECTS or len(seen) == limit:
            continue
        who = snapshot.expert_of[coding.expert].ref if coding.expert in snapshot.expert_of else ""
        words = confidence.words(coding, source, reserved.get(source.id, ()))
        if words.withheld or (who or source.ref) in seen:
            continue
        seen.add(who or source.ref)
        yield Quote(who, source.ref, coding.start, coding.end, words.quote)


def _fit(coding: Coding) -> tuple[int, int, str, int]:
    return _NEAREST[coding.elicited], abs(len(coding.quote) - _READS_WELL), coding.source, coding.start
