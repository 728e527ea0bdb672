"""The trail of a factor through the journal: which steps made it what it is, and what an old number means now."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from coder.errors import NoNumberThen, NoSuchStep, NotADate
from coder.model.swot import Decision, Factor, numbers
from coder.persian import dates, digits
from coder.store import journal
from coder.store.engine import reading
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


def factors_at(study: OpenStudy, seq: int) -> list[Factor]:
    """Give the factors as they stood after step ``seq``."""
    found: dict[str, Factor] = {}
    with reading(study.engine, study.where) as connection:
        for logged, changes in journal.changes_to(connection, ("factor",)):
            if logged.seq > seq:
                break
            for change in changes:
                _keep(found, change.before, change.after)
    return list(found.values())


def step_at(study: OpenStudy, at: str) -> int:
    """Give the step meant by a number, or the last one up to the end of a day. Raises NotADate or NoSuchStep."""
    words = digits.to_latin(at.strip())
    history = study.history()
    last = history[0].seq if history else 0
    if words.isdecimal():
        if not 1 <= int(words) <= last:
            raise NoSuchStep(step=words)
        return int(words)
    day = _day(words).isoformat()
    return max((step.seq for step in history if step.at[:10] <= day), default=0)


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
