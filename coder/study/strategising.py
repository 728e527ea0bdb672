"""Strategies of the TOWS matrix: what they rest on, their actions and where these come from, what is covered.

As in consolidating, every function is one step. Strategies and actions hold ids: renumbering factors or codes
breaks nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coder.errors import EmptyLabel, NothingChanged, WrongClass, WrongKind
from coder.model.codebook import CodeKind
from coder.model.entity import Edit, Step, made, new_id, removed
from coder.model.swot import Action, Cell, Factor, Strategy, ordered_factors, ordered_strategies, wrong_classes
from coder.persian import fold
from coder.study import ordering
from coder.study.board import Board, board
from coder.study.consolidating import Where, target
from coder.study.study import OpenStudy

#: Where a strategy or an action comes from.
Origin = Literal["experts", "documents", "team"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the strategies use and what they lack; factors and strategies by number.

    ``one_sided`` strategies rest on factors of one of their two classes only, ``wrong_class`` ones on a factor of
    neither (with those factors). ``without_evidence``: neither the strategy nor an action of it has a coded proposal.
    """

    used: dict[str, int]
    unused: tuple[str, ...]
    without_factors: tuple[str, ...]
    one_sided: tuple[str, ...]
    wrong_class: dict[str, tuple[str, ...]]
    without_evidence: tuple[str, ...]
    same_wording: tuple[tuple[str, ...], ...]
    shared_actions: dict[str, tuple[str, ...]]


def make(
    study: OpenStudy, cell: Cell, label: str, factors: Sequence[str] = (), codes: Sequence[str] = ()
) -> tuple[int, Strategy]:
    """Make a strategy at the end of its cell, resting on factors, proposed in codes (ids).

    Raises EmptyLabel, WrongClass, or WrongKind for a code that isn't a strategy's.
    """
    now = board(study)
    order = ordering.at_end(now.cell(cell))
    strategy = Strategy(
        id=new_id(),
        cell=cell,
        order=order,
        label=_worded(label),
        factors=tuple(dict.fromkeys(factors)),
        codes=tuple(dict.fromkeys(codes)),
    )
    _check_classes(now, cell, strategy.factors)
    _check_kinds(now, strategy.codes, CodeKind.STRATEGY)
    return study.apply(Step("strategies.make", made(strategy))), strategy


def label(study: OpenStudy, strategy: str, words: str) -> int:
    """Word a strategy (id) anew. Raises EmptyLabel or NothingChanged."""
    now, old = _now(study, strategy)
    return _save(study, now, "strategies.label", old, replace(old, label=_worded(words)))


def move(study: OpenStudy, strategy: str, where: Where) -> int:
    """Move a strategy (id) within its cell. Raises NothingChanged at the end of the list."""
    now, old = _now(study, strategy)
    listed = now.cell(old.cell)
    place = target(listed.index(old), len(listed), where)
    if place == listed.index(old):
        raise NothingChanged(what=now.strategy_number[strategy])
    order = ordering.at_place([one for one in listed if one.id != strategy], place)
    if order is None:
        study.apply(Step("strategies.space", tuple(ordering.spaced_out(listed)[1])))
        now, old = _now(study, strategy)
        order = ordering.at_place([one for one in now.cell(old.cell) if one.id != strategy], place)
    assert order is not None
    return _save(study, now, "strategies.order", old, replace(old, order=order))


def put_in_cell(study: OpenStudy, strategy: str, cell: Cell, reason: str = "") -> int:
    """Put a strategy (id) at the end of another cell. Raises WrongClass when a factor of it doesn't belong there."""
    now, old = _now(study, strategy)
    if old.cell is cell:
        raise NothingChanged(what=now.strategy_number[strategy])
    _check_classes(now, cell, old.factors)
    new = replace(old, cell=cell, order=ordering.at_end(now.cell(cell)))
    return _save(study, now, "strategies.cell", old, new, reason)


def rest_on(study: OpenStudy, strategy: str, add: Sequence[str] = (), take: Sequence[str] = ()) -> int:
    """Rest a strategy (id) on further factors, or no longer on some (ids). Raises WrongClass or NothingChanged."""
    now, old = _now(study, strategy)
    _check_classes(now, old.cell, add)
    held = dict.fromkeys((*old.factors, *add))
    return _save(
        study, now, "strategies.factors", old, replace(old, factors=tuple(one for one in held if one not in take))
    )


def evidence(study: OpenStudy, strategy: str, add: Sequence[str] = (), take: Sequence[str] = ()) -> int:
    """Tie a strategy (id) to codes that propose it, or untie it. Raises WrongKind or NothingChanged."""
    now, old = _now(study, strategy)
    _check_kinds(now, add, CodeKind.STRATEGY)
    held = dict.fromkeys((*old.codes, *add))
    return _save(
        study, now, "strategies.evidence", old, replace(old, codes=tuple(one for one in held if one not in take))
    )


def remove(study: OpenStudy, strategy: str, reason: str = "") -> int:
    """Take a strategy (id) away, with the actions that stand under no other."""
    now, old = _now(study, strategy)
    others = {action for one in now.strategies if one.id != strategy for action in one.actions}
    alone = [now.action_of[action] for action in old.actions if action not in others and action in now.action_of]
    return study.apply(Step("strategies.remove", removed(old, *alone), reason))


def act(study: OpenStudy, strategy: str, words: str, origin: Origin = "team", codes: Sequence[str] = ()) -> int:
    """Add a new action at the end of a strategy's (id), with where it comes from. Raises EmptyLabel or WrongKind."""
    now, old = _now(study, strategy)
    _check_kinds(now, codes, CodeKind.ACTION)
    action = Action(id=new_id(), label=_worded(words), origin=origin, codes=tuple(dict.fromkeys(codes)))
    grown = replace(old, actions=(*old.actions, action.id))
    return study.apply(Step("actions.make", (*made(action), Edit(old, grown))))


def share(study: OpenStudy, strategy: str, action: str) -> int:
    """Put an action (id) of another strategy under this one (id) too. Raises NothingChanged when it is there."""
    now, old = _now(study, strategy)
    new = replace(old, actions=tuple(dict.fromkeys((*old.actions, action))))
    return _save(study, now, "actions.share", old, new)


def take_action(study: OpenStudy, strategy: str, action: str) -> int:
    """Take an action (id) from under a strategy (id); it goes for good when no other strategy has it."""
    now, old = _now(study, strategy)
    new = replace(old, actions=tuple(one for one in old.actions if one != action))
    edits = [Edit(old, new)]
    if not any(action in one.actions for one in now.strategies if one.id != strategy):
        edits += removed(now.action_of[action])
    return study.apply(Step("actions.take", tuple(edits)))


def move_action(study: OpenStudy, strategy: str, action: str, where: Where) -> int:
    """Move an action (id) among those of a strategy (id). Raises NothingChanged at the end of the list."""
    now, old = _now(study, strategy)
    others = [one for one in old.actions if one != action]
    others.insert(target(old.actions.index(action), len(old.actions), where), action)
    return _save(study, now, "actions.order", old, replace(old, actions=tuple(others)))


def word_action(study: OpenStudy, action: str, words: str) -> int:
    """Word an action (id) anew, wherever it stands. Raises EmptyLabel or NothingChanged."""
    old = board(study).action_of[action]
    return _save_action(study, "actions.label", old, replace(old, label=_worded(words)))


def source_action(study: OpenStudy, action: str, origin: Origin, codes: Sequence[str] = ()) -> int:
    """Say where an action (id) comes from, and in which codes (ids) it was proposed. Raises WrongKind."""
    now = board(study)
    _check_kinds(now, codes, CodeKind.ACTION)
    old = now.action_of[action]
    return _save_action(study, "actions.origin", old, replace(old, origin=origin, codes=tuple(dict.fromkeys(codes))))


def coverage(now: Board) -> Coverage:
    """Tell what the strategies use and what they lack."""
    used = Counter(factor for strategy in now.strategies for factor in strategy.factors if factor in now.factor_of)
    numbers = now.strategy_number
    strategies = ordered_strategies(now.strategies)
    by_wording: dict[str, list[str]] = defaultdict(list)
    under: dict[str, list[str]] = defaultdict(list)
    for strategy in strategies:
        by_wording[fold.key(strategy.label)].append(numbers[strategy.id])
        for action in strategy.actions:
            under[action].append(numbers[strategy.id])
    wrong = {one: wrong_classes(one, now.factor_of) for one in strategies}
    return Coverage(
        used={now.number[factor.id]: used[factor.id] for factor in ordered_factors(now.factors) if used[factor.id]},
        unused=tuple(now.number[factor.id] for factor in ordered_factors(now.factors) if not used[factor.id]),
        without_factors=tuple(numbers[one.id] for one in strategies if not _classes(now, one)),
        one_sided=tuple(numbers[one.id] for one in strategies if len(_classes(now, one) & set(one.cell.value)) == 1),
        wrong_class={
            numbers[one.id]: tuple(now.number[factor.id] for factor in factors)
            for one, factors in wrong.items()
            if factors
        },
        without_evidence=tuple(numbers[one.id] for one in strategies if not _proposed(now, one)),
        same_wording=tuple(tuple(same) for same in by_wording.values() if len(same) > 1),
        shared_actions={now.action_of[action].label: tuple(names) for action, names in under.items() if len(names) > 1},
    )


def matrix(now: Board) -> list[tuple[Factor, dict[str, bool]]]:
    """Give for every factor, in order, under which strategies (ids, in order) it stands."""
    strategies = ordered_strategies(now.strategies)
    return [
        (factor, {strategy.id: factor.id in strategy.factors for strategy in strategies})
        for factor in ordered_factors(now.factors)
    ]


def _classes(now: Board, strategy: Strategy) -> set[str]:
    return {now.factor_of[factor].quadrant.value for factor in strategy.factors if factor in now.factor_of}


def _proposed(now: Board, strategy: Strategy) -> bool:
    actions = (now.action_of[action] for action in strategy.actions if action in now.action_of)
    return bool(strategy.codes) or any(action.codes for action in actions)


def _now(study: OpenStudy, strategy: str) -> tuple[Board, Strategy]:
    now = board(study)
    return now, next(one for one in now.strategies if one.id == strategy)


def _save(study: OpenStudy, now: Board, name: str, old: Strategy, new: Strategy, reason: str = "") -> int:
    if old == new:
        raise NothingChanged(what=now.strategy_number[old.id])
    return study.apply(Step(name, (Edit(old, new),), reason))


def _save_action(study: OpenStudy, name: str, old: Action, new: Action) -> int:
    if old == new:
        raise NothingChanged(what=old.label)
    return study.apply(Step(name, (Edit(old, new),)))


def _worded(words: str) -> str:
    if not words.strip():
        raise EmptyLabel()
    return words.strip()


def _check_classes(now: Board, cell: Cell, factors: Sequence[str]) -> None:
    wrong = [now.number[factor] for factor in factors if now.factor_of[factor].quadrant.value not in cell.value]
    if wrong:
        raise WrongClass(cell=cell.value, factors=", ".join(wrong), allowed=" / ".join(cell.value))


def _check_kinds(now: Board, codes: Sequence[str], kind: CodeKind) -> None:
    for code in codes:
        if now.code_of[code].kind is not kind:
            raise WrongKind(code=now.code_of[code].ref, kind=now.code_of[code].kind.value, wanted=kind.value)
