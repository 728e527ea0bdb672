"""The trail of a factor through the journal: which steps made it what it is, and what an old number means now."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coder.errors import NoNumberThen, NoSuchStep, NotADate
from coder.model.swot import Decision, Factor, numbers, ordered_factors
from coder.persian import dates, digits
from coder.store import journal
from coder.store.engine import reading
from coder.study import milestones
from coder.study.board import Board, board
from coder.study.study import OpenStudy


@dataclass(frozen=True, slots=True)
class FactorStep:
    """A step that made a factor what it is; ``joined`` and ``left`` are refs of codes that came and went."""

    seq: int
    who: str
    at: str
    kind: str
    name: str
    reason: str
    number: str
    label: str
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldNumber:
    """What a number meant at a step: the factor as it was, and its number now ("" when it is gone)."""

    seq: int
    then: str
    label_then: str
    now: str
    label_now: str


@dataclass(frozen=True, slots=True)
class FactorChange:
    """What became of a factor since a point: number and label then and now ("" for none), codes that came and went."""

    then: str
    now: str
    label_then: str
    label_now: str
    joined: tuple[str, ...]
    left: tuple[str, ...]


def provenance(study: OpenStudy, factor: str) -> list[FactorStep]:
    """Give the steps that touched a factor (id) or the codes in it, oldest first."""
    now = board(study)
    with reading(study.engine, study.where) as connection:
        changes = journal.changes_to(connection, ("factor", "decision"))
    factors: dict[str, Factor] = {}
    steps: list[FactorStep] = []
    for logged, in_step in changes:
        touched = False
        joined: list[str] = []
        left: list[str] = []
        for change in in_step:
            if isinstance(change.subject, Factor):
                _keep(factors, change.before, change.after)
                touched |= change.subject.id == factor
            else:
                joined += _held(now, change.after, factor, unlike=change.before)
                left += _held(now, change.before, factor, unlike=change.after)
        if touched or joined or left:
            own = factors.get(factor)
            steps.append(
                FactorStep(
                    logged.seq, logged.who, logged.at, logged.kind, logged.name, logged.reason,
                    numbers(factors.values()).get(factor, ""), own.label if own else "",
                    tuple(joined), tuple(left),
                )
            )  # fmt: skip
    return steps


def where(study: OpenStudy, number: str, at: str) -> OldNumber:
    """Find the factor that had ``number`` at a step or on a day (Jalali or Gregorian), and what it is now.

    Raises NotADate, NoSuchStep, or NoNumberThen.
    """
    seq = step_at(study, at)
    then = factors_at(study, seq)
    wanted = digits.to_latin(number.strip()).upper()
    found = next((key for key, name in numbers(then).items() if name == wanted), None)
    if found is None:
        raise NoNumberThen(number=number, step=seq, allowed=", ".join(numbers(then).values()) or "—")
    now = board(study)
    label_then = next(factor.label for factor in then if factor.id == found)
    label_now = now.factor_of[found].label if found in now.factor_of else ""
    return OldNumber(seq, wanted, label_then, now.number.get(found, ""), label_now)


def changes_since(study: OpenStudy, at: str) -> list[FactorChange]:
    """Give the factors that aren't as they were at a step, a day or a milestone, in the order of now, gone ones last.

    A number alone that changed (since others moved) is a change too. Raises NotADate or NoSuchStep.
    """
    seq = step_at(study, at)
    now = board(study)
    factors, decisions = _stood(study, seq)
    number_then = numbers(factors.values())
    held_then: dict[str, set[str]] = defaultdict(set)
    for decision in decisions.values():
        if decision.factor:
            held_then[decision.factor].add(decision.code)
    found = []
    keys = [factor.id for factor in ordered_factors(now.factors)]
    keys += [factor.id for factor in ordered_factors(factors.values()) if factor.id not in now.factor_of]
    for key in keys:
        held = {code.id for code in now.grouped[key]}
        change = FactorChange(
            then=number_then.get(key, ""),
            now=now.number.get(key, ""),
            label_then=factors[key].label if key in factors else "",
            label_now=now.factor_of[key].label if key in now.factor_of else "",
            joined=_refs(now, held - held_then[key]),
            left=_refs(now, held_then[key] - held),
        )
        if change.then != change.now or change.label_then != change.label_now or change.joined or change.left:
            found.append(change)
    return found


def factors_at(study: OpenStudy, seq: int) -> list[Factor]:
    """Give the factors as they stood after step ``seq``."""
    return list(_stood(study, seq)[0].values())


def step_at(study: OpenStudy, at: str) -> int:
    """Give the step meant by a number, a milestone's name, or the last one up to the end of a day.

    Raises NotADate or NoSuchStep.
    """
    words = digits.to_latin(at.strip())
    named = next((one.seq for one in milestones.listed(study) if one.name == at.strip()), None)
    if named is not None:
        return named
    history = study.history()
    last = history[0].seq if history else 0
    if words.isdecimal():
        if not 1 <= int(words) <= last:
            raise NoSuchStep(step=words)
        return int(words)
    day = _day(words).isoformat()
    return max((step.seq for step in history if step.at[:10] <= day), default=0)


def _stood(study: OpenStudy, seq: int) -> tuple[dict[str, Factor], dict[str, Decision]]:
    """Give the factors and the decisions as they stood after step ``seq``, by id."""
    factors: dict[str, Factor] = {}
    decisions: dict[str, Decision] = {}
    with reading(study.engine, study.where) as connection:
        for logged, changes in journal.changes_to(connection, ("factor", "decision")):
            if logged.seq > seq:
                break
            for change in changes:
                if isinstance(change.subject, Factor):
                    _keep(factors, change.before, change.after)
                elif isinstance(change.after, Decision):
                    decisions[change.after.id] = change.after
                else:
                    decisions.pop(change.subject.id, None)
    return factors, decisions


def _refs(now: Board, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(now.code_of[code].ref if code in now.code_of else code for code in codes))


def _day(words: str) -> datetime.date:
    try:
        if words[:2] in ("19", "20"):
            return datetime.date.fromisoformat(words.replace("/", "-"))
        return dates.parse(words).to_gregorian()
    except ValueError as problem:
        raise NotADate(value=words, detail=problem) from problem


def _keep(factors: dict[str, Factor], before: object, after: object) -> None:
    if isinstance(after, Factor):
        factors[after.id] = after
    elif isinstance(before, Factor):
        factors.pop(before.id, None)


def _held(now: Board, decision: object, factor: str, unlike: object) -> Iterable[str]:
    """Give the code's name if ``decision`` puts it into ``factor`` and ``unlike`` doesn't."""
    if not isinstance(decision, Decision) or decision.factor != factor:
        return ()
    if isinstance(unlike, Decision) and unlike.factor == factor:
        return ()
    code = now.code_of.get(decision.code)
    return (code.ref if code else decision.code,)
