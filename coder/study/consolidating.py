"""From repeated views to the final factors: group, ungroup, drop, split, join, label, order, decide the quadrant.

Every function is one thing a person does. It reads the board, saves its step (through ``study.apply``) and
gives the step's number. A step changes as few rows as it can, so that an old one can be taken back by itself:
a move changes only what is moved.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from coder.errors import EmptyLabel, NotAView, NothingChanged, NotInFactor, ReasonMissing, StillUsed, WrongValence
from coder.model.codebook import Code, CodeKind, Quadrant
from coder.model.entity import Edit, Step, made, new_id, removed
from coder.model.swot import Apart, Cause, Decision, Factor, Feedback, Judgement, Outcome
from coder.store.engine import reading
from coder.store.reads import where as those_where
from coder.study import ordering
from coder.study.board import Board, board
from coder.study.study import OpenStudy

#: Where a factor or a strategy goes: one place up or down, or to a place counted from 1.
Where = Literal["up", "down"] | int


def make_factor(
    study: OpenStudy, quadrant: Quadrant, label: str, reason: str, codes: Sequence[str] = ()
) -> tuple[int, Factor]:
    """Make a factor at the end of its quadrant, of codes (ids) if there are any; give the step and the factor.

    Raises EmptyLabel, ReasonMissing, NotAView or WrongValence.
    """
    if not label.strip():
        raise EmptyLabel()
    now = board(study)
    check_fit([now.code_of[code] for code in codes], quadrant)
    if not reason.strip():
        raise ReasonMissing(what=f"{quadrant} ← {label}")
    order = ordering.at_end(now.listed(quadrant))
    factor = Factor(id=new_id(), quadrant=quadrant, order=order, label=label.strip(), reason=reason.strip())
    grouped = [_decided(now, code, Outcome.GROUPED, factor.id, factor.reason) for code in dict.fromkeys(codes)]
    return study.apply(Step("factors.make", (*made(factor), *grouped), factor.reason)), factor


def check_fit(codes: Sequence[Code], quadrant: Quadrant) -> None:
    """See that codes can be grouped under a quadrant. Raises NotAView or WrongValence."""
    for code in codes:
        if code.kind is not CodeKind.VIEW:
            raise NotAView(code=code.ref, detail=code.kind.value)
        if code.retired or code.merged_into:
            raise NotAView(code=code.ref, detail="retired")
        if code.valence is not None and code.valence is not quadrant.valence:
            raise WrongValence(code=code.ref, valence=code.valence.value, quadrant=quadrant.value)


def group(study: OpenStudy, codes: Sequence[str], factor: str, reason: str = "") -> int:
    """Group codes (ids) into a factor (id), out of wherever they were.

    Raises NotAView, WrongValence, or NothingChanged when all of them are in it.
    """
    now = board(study)
    target = now.factor_of[factor]
    check_fit([now.code_of[code] for code in codes], target.quadrant)
    edits = [
        _decided(now, code, Outcome.GROUPED, factor, reason)
        for code in dict.fromkeys(codes)
        if not (code in now.decision_of and now.decision_of[code].factor == factor)
    ]
    if not edits:
        raise NothingChanged(what=now.number[factor])
    return study.apply(Step("factors.group", tuple(edits), reason))


def ungroup(study: OpenStudy, codes: Sequence[str], reason: str = "") -> int:
    """Take back what was decided about codes (ids), grouped or dropped: they are open again."""
    now = board(study)
    decided = [now.decision_of[code] for code in dict.fromkeys(codes) if code in now.decision_of]
    if not decided:
        raise NothingChanged(what=", ".join(now.code_of[code].ref for code in codes))
    return study.apply(Step("factors.ungroup", removed(*decided), reason))


def drop(study: OpenStudy, codes: Sequence[str], cause: Cause, reason: str) -> int:
    """Leave codes (ids) out of the final list, for a cause and with a reason. Raises ReasonMissing."""
    now = board(study)
    refs = ", ".join(now.code_of[code].ref for code in codes)
    if cause is Cause.NONE or not reason.strip():
        raise ReasonMissing(what=refs)
    edits = tuple(_decided(now, code, Outcome.DROPPED, None, reason.strip(), cause) for code in dict.fromkeys(codes))
    return study.apply(Step("factors.drop", edits, reason.strip()))


def split(
    study: OpenStudy, factor: str, codes: Sequence[str], label: str, reason: str = "", to: Quadrant | None = None
) -> tuple[int, Factor]:
    """Split codes (ids) off a factor (id) into a new one right behind it, or at the end of the quadrant ``to``.

    Gives the step and the new factor. Raises EmptyLabel, NotInFactor, WrongValence or ReasonMissing for another
    quadrant, or NothingChanged when no code would be left behind.
    """
    if not label.strip():
        raise EmptyLabel()
    now = board(study)
    old = now.factor_of[factor]
    inside = {code.id for code in now.grouped[factor]}
    for code in codes:
        if code not in inside:
            raise NotInFactor(code=now.code_of[code].ref, factor=now.number[factor])
    if inside <= set(codes):
        raise NothingChanged(what=now.number[factor])
    if to is None or to is old.quadrant:
        quadrant, order, why = old.quadrant, _behind(study, now, old), old.reason
    else:
        check_fit([now.code_of[code] for code in codes], to)
        if not reason.strip():
            raise ReasonMissing(what=f"{to} ← {label}")
        quadrant, order, why = to, ordering.at_end(now.listed(to)), reason.strip()
    new = Factor(id=new_id(), quadrant=quadrant, order=order, label=label.strip(), reason=why)
    moved = [_decided(now, code, Outcome.GROUPED, new.id, reason) for code in dict.fromkeys(codes)]
    return study.apply(Step("factors.split", (*made(new), *moved), reason)), new


def join(study: OpenStudy, factor: str, into: str, reason: str = "") -> int:
    """Make one factor of two (ids): codes, strategy links and replies of ``factor`` go over to ``into``, then it goes.

    Its weights go with it: two weights don't make one, so the judges are asked again.
    """
    now = board(study)
    one, other = now.factor_of[factor], now.factor_of[into]
    if one == other:
        raise NothingChanged(what=now.number[into])
    check_fit(now.grouped[factor], other.quadrant)
    edits = [_decided(now, code.id, Outcome.GROUPED, into, reason) for code in now.grouped[factor]]
    for strategy in now.strategies:
        if factor in strategy.factors:
            held = dict.fromkeys(into if key == factor else key for key in strategy.factors)
            edits.append(Edit(strategy, replace(strategy, factors=tuple(held))))
    feedback, judgements = _spoken_of(study, factor)
    edits += [Edit(reply, replace(reply, factor=into)) for reply in feedback]
    return study.apply(Step("factors.join", (*edits, *removed(*judgements, one)), reason))


def remove(study: OpenStudy, factor: str, reason: str = "") -> int:
    """Take an empty factor (id) off the list.

    Raises StillUsed when codes or strategies hold it, or experts or judges have spoken of it.
    """
    now = board(study)
    users = [code.ref for code in now.grouped[factor]]
    users += [now.strategy_number[one.id] for one in now.strategies if factor in one.factors]
    feedback, judgements = _spoken_of(study, factor)
    users += sorted({f"coder weights ({one.judge})" for one in judgements})
    users += ["coder factors answers"] if feedback else []
    if users:
        raise StillUsed(name=now.number[factor], users={"fa": "، ".join(users), "en": ", ".join(users)})
    return study.apply(Step("factors.remove", removed(now.factor_of[factor]), reason))


def label(study: OpenStudy, factor: str, words: str, reason: str = "") -> int:
    """Word a factor (id) anew."""
    now = board(study)
    old = now.factor_of[factor]
    if not words.strip():
        raise EmptyLabel()
    if old.label == words.strip():
        raise NothingChanged(what=now.number[factor])
    return study.apply(Step("factors.label", (Edit(old, replace(old, label=words.strip())),), reason))


def move(study: OpenStudy, factor: str, where: Where) -> int:
    """Move a factor (id) within its quadrant. Raises NothingChanged at the end of the list."""
    now = board(study)
    moved = now.factor_of[factor]
    listed = now.listed(moved.quadrant)
    place = target(listed.index(moved), len(listed), where)
    if place == listed.index(moved):
        raise NothingChanged(what=now.number[factor])
    others = [one for one in listed if one.id != factor]
    order = ordering.at_place(others, place)
    if order is None:
        listed = _spaced(study, listed)
        moved = next(one for one in listed if one.id == factor)
        order = ordering.at_place([one for one in listed if one.id != factor], place)
    assert order is not None
    return study.apply(Step("factors.order", (Edit(moved, replace(moved, order=order)),)))


def quadrant(study: OpenStudy, factor: str, to: Quadrant, reason: str) -> int:
    """Decide that a factor (id) stands in another quadrant, at its end, and why.

    Raises ReasonMissing, or WrongValence when a code in it is of the other valence.
    """
    now = board(study)
    old = now.factor_of[factor]
    if not reason.strip():
        raise ReasonMissing(what=f"{now.number[factor]} → {to}")
    if old.quadrant is to:
        raise NothingChanged(what=now.number[factor])
    check_fit(now.grouped[factor], to)
    order = ordering.at_end(now.listed(to))
    new = replace(old, quadrant=to, order=order, reason=reason.strip())
    return study.apply(Step("factors.quadrant", (Edit(old, new),), reason.strip()))


def keep_apart(study: OpenStudy, one: str, other: str, reason: str = "") -> int:
    """Remember that two codes or two factors (ids) are not one: the pair isn't asked about again."""
    now = board(study)
    if one == other or any({pair.one, pair.other} == {one, other} for pair in now.aparts):
        raise NothingChanged(what=f"{named(now, one)} ≠ {named(now, other)}")
    first, second = sorted((one, other))
    return study.apply(Step("factors.apart", made(Apart(id=new_id(), one=first, other=second, reason=reason)), reason))


def named(now: Board, key: str) -> str:
    """Give the name of a code or the number of a factor by its id."""
    return now.number[key] if key in now.number else now.code_of[key].ref if key in now.code_of else key


def target(place: int, length: int, where: Where) -> int:
    """Give the place (from 0) that ``where`` means for the thing at ``place``."""
    wanted = place - 1 if where == "up" else place + 1 if where == "down" else where - 1
    return min(max(wanted, 0), length - 1)


def _spoken_of(study: OpenStudy, factor: str) -> tuple[list[Feedback], list[Judgement]]:
    """Give the replies and the judgements on a factor (id)."""
    with reading(study.engine, study.where) as connection:
        return those_where(connection, Feedback, factor=factor), those_where(connection, Judgement, factor=factor)


def _behind(study: OpenStudy, now: Board, factor: Factor) -> int:
    """Give the order that stands right behind a factor."""
    listed = now.listed(factor.quadrant)
    place = listed.index(factor) + 1
    order = ordering.at_place(listed, place)
    if order is None:
        order = ordering.at_place(_spaced(study, listed), place)
    assert order is not None
    return order


def _spaced(study: OpenStudy, listed: Sequence[Factor]) -> list[Factor]:
    """Space a list out, as a step of its own; give it as it is then."""
    _, edits = ordering.spaced_out(listed)
    study.apply(Step("factors.space", tuple(edits)))
    return board(study).listed(listed[0].quadrant)


def _decided(
    now: Board, code: str, outcome: Outcome, factor: str | None, reason: str, cause: Cause = Cause.NONE
) -> Edit:
    """Give the edit by which a code's decision is this one."""
    old = now.decision_of.get(code)
    if old is None:
        new = Decision(id=new_id(), code=code, outcome=outcome, factor=factor, reason=reason, cause=cause)
        return Edit(None, new)
    return Edit(old, replace(old, outcome=outcome, factor=factor, reason=reason, cause=cause))
