"""What may be one view (to be grouped), what may contradict, and what could be internal or external."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coder.analysis import embeddings, repetition
from coder.analysis.repetition import Compared, Method, Pair, Statement
from coder.model.codebook import Code, Quadrant, Study
from coder.model.swot import Factor, Outcome
from coder.model.work import Progress, part, unwatched
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study.board import Board, board
from coder.study.study import OpenStudy

#: Up to so many statements meaning is looked at without being asked: some seconds.
BY_MEANING = 1000

#: Of two likenesses the lesser must be at least this share of the greater for a view to stand between two quadrants.
_BETWEEN = 0.7

#: Two views in an internal and an external quadrant are asked about from this likeness on.
_TWINS = 0.25

#: The quadrants of what is in the own hand.
INTERNAL = frozenset({Quadrant.S, Quadrant.W})


@dataclass(frozen=True, slots=True)
class Side:
    """A code or a factor of a pair: its name (``c017``, ``S3``), its words, and the factor a code stands in.

    ``key`` and ``factor`` are the ids of the thing and of the factor it is or stands in ("": in none).
    """

    name: str
    label: str
    stands: str
    key: str
    factor: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two that may be one view, or may contradict; likeness 0–1, best first."""

    one: Side
    other: Side
    score: float
    methods: tuple[Method, ...]
    ngrams: float
    embeddings: float | None


@dataclass(frozen=True, slots=True)
class Between:
    """Something that could be internal or external.

    Two like views that stand in an internal and an external quadrant (``view`` is None), or an open ``view`` that
    is about as like one on either side.
    """

    internal: Side
    external: Side
    score: float
    view: Side | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What there is for a person to decide; ``by_meaning`` tells whether embeddings took part."""

    candidates: tuple[Suggestion, ...]
    contradictions: tuple[Suggestion, ...]
    between: tuple[Between, ...]
    by_meaning: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the statements were when they were compared."""

    compared: Compared
    by_meaning: bool


def suggest(study: OpenStudy, by_meaning: bool | None = None, progress: Progress = unwatched) -> Suggestions:
    """Compare all views and factors of a study and give what there is to decide."""
    return arranged(board(study), likeness(study, by_meaning, progress))


def likeness(study: OpenStudy, by_meaning: bool | None = None, progress: Progress = unwatched) -> Likeness:
    """Compare all views and factors of a study, but not what a person has decided on: the long part of the work.

    ``by_meaning`` says whether to use embeddings; None: when they are installed and there are at most ``BY_MEANING``
    statements.
    """
    now = board(study)
    statements = list(_statements(now))
    if by_meaning is None:
        by_meaning = embeddings.available() and len(statements) <= BY_MEANING
    vectors = None
    if by_meaning and statements:  # which takes ten times as long as the rest
        vectors = embeddings.embed([one.text for one in statements], part(progress, 0, 90, 100))
        progress = part(progress, 90, 100, 100)
    compared = repetition.compare(statements, _synonyms(study), vectors, set(_known(now)), progress)
    return Likeness(compared, bool(by_meaning))


def arranged(now: Board, found: Likeness) -> Suggestions:
    """Give what there is to decide as the board is now, which may have changed since the statements were compared.

    Left out are pairs already in one factor, pairs kept apart, views that were dropped, and what is there no more.
    """
    standing, known = {one.key for one in _statements(now)}, set(_known(now))
    candidates, contradictions = (
        [
            pair
            for pair in pairs
            if {pair.one, pair.other} <= standing and frozenset({pair.one, pair.other}) not in known
        ]
        for pairs in (found.compared.candidates, found.compared.contradictions)
    )
    return Suggestions(
        candidates=tuple(_one_per_factor(now, candidates)),
        contradictions=tuple(_suggestion(now, pair) for pair in contradictions),
        between=tuple(_between(now, candidates)),
        by_meaning=found.by_meaning,
    )


def _statements(now: Board) -> Iterator[Statement]:
    for code in now.views:
        decision = now.decision_of.get(code.id)
        if decision is None or decision.outcome is not Outcome.DROPPED:
            yield Statement(code.id, code.label, code.valence.value if code.valence else None)
    for factor in now.factors:
        yield Statement(factor.id, factor.label, factor.quadrant.valence.value)


def _synonyms(study: OpenStudy) -> tuple[tuple[str, ...], ...]:
    with reading(study.engine, study.where) as connection:
        found = everything(connection, Study)
    return found[0].settings.synonyms if found else ()


def _known(now: Board) -> Iterator[frozenset[str]]:
    """Give the pairs on which a person has decided: in one factor, or kept apart."""
    for factor, codes in now.grouped.items():
        yield from _pairs([factor, *(code.id for code in codes)])
    for apart in now.aparts:
        for one in _with_codes(now, apart.one):
            for other in _with_codes(now, apart.other):
                yield frozenset({one, other})


def _with_codes(now: Board, key: str) -> list[str]:
    """Give an id with the codes grouped in it: what is apart from a factor is apart from its codes."""
    return [key, *(code.id for code in now.grouped.get(key, ()))]


def _pairs(keys: Sequence[str]) -> Iterator[frozenset[str]]:
    for place, one in enumerate(keys):
        for other in keys[:place]:
            yield frozenset({one, other})


def _one_per_factor(now: Board, pairs: Iterable[Pair]) -> Iterator[Suggestion]:
    """Give of several pairs between the same two factors (or a code and a factor) the best."""
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        units = frozenset({_unit(now, pair.one), _unit(now, pair.other)})
        if units not in seen:
            seen.add(units)
            yield _suggestion(now, pair)


def _unit(now: Board, key: str) -> str:
    decision = now.decision_of.get(key)
    return decision.factor if decision and decision.factor else key


def _suggestion(now: Board, pair: Pair) -> Suggestion:
    sides = _side(now, pair.one), _side(now, pair.other)
    return Suggestion(*sides, pair.score, pair.methods, pair.ngrams, pair.embeddings)


def _side(now: Board, key: str) -> Side:
    thing: Factor | Code = now.factor_of[key] if key in now.factor_of else now.code_of[key]
    if isinstance(thing, Factor):
        return Side(now.number[key], thing.label, now.number[key], key, key)
    decision = now.decision_of.get(key)
    factor = (decision.factor if decision else "") or ""
    return Side(thing.ref, thing.label, now.number.get(factor, ""), key, factor)


def _between(now: Board, pairs: Sequence[Pair]) -> Iterator[Between]:
    found = [*_twins(now, pairs), *_open_views(now, pairs)]
    yield from sorted(found, key=lambda one: (-one.score, one.internal.name, one.external.name))


def _twins(now: Board, pairs: Iterable[Pair]) -> Iterator[Between]:
    """Give the likest views of each two factors, one internal and one external."""
    for found in _one_per_factor(now, pairs):
        one, other = found.one, found.other
        if one.stands and other.stands and found.score >= _TWINS:
            if (one.stands[0] in INTERNAL) == (other.stands[0] in INTERNAL):
                continue
            internal, external = (one, other) if one.stands[0] in INTERNAL else (other, one)
            yield Between(internal, external, found.score)


def _open_views(now: Board, pairs: Iterable[Pair]) -> Iterator[Between]:
    """Give the views that stand nowhere yet with the likest on either side, if about as like."""
    near: dict[str, dict[bool, tuple[float, str]]] = {}
    for pair in pairs:  # best first
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            factor = now.factor_of.get(_unit(now, other))
            if factor is not None and _unit(now, one) not in now.factor_of:
                near.setdefault(one, {}).setdefault(factor.quadrant in INTERNAL, (pair.score, other))
    for key, sides in near.items():
        if len(sides) == 2:
            lesser, greater = sorted(score for score, _ in sides.values())
            if lesser >= _BETWEEN * greater:
                yield Between(_side(now, sides[True][1]), _side(now, sides[False][1]), lesser, _side(now, key))
