"""The example's recorded decisions, made again from an undecided copy, give its 39 factors and 12 strategies."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest

from coder.model.swot import Outcome, ordered_factors, ordered_strategies
from coder.study import consolidating, opening, strategising
from coder.study.board import Board, board
from coder.study.check import check
from coder.study.results import code_rows, factor_rows, strategy_rows
from coder.study.study import OpenStudy

#: The steps by which the example's team decided: four groupings, the drops, the strategies.
RECORDED = 6


@pytest.fixture
def undecided(example_folder: Path, tmp_path: Path) -> Iterator[OpenStudy]:
    shutil.copytree(example_folder, tmp_path / "copy")
    with opening.opened(tmp_path / "copy", "A") as study:
        for _ in range(RECORDED):
            study.undo()
        yield study


def standing(study: OpenStudy) -> dict[str, list[dict[str, Any]]]:
    """Everything that stands, versions aside: how often a row was written is no part of what it says."""
    now = board(study)
    return {
        field.name: sorted(
            ({**asdict(thing), "version": 0} for thing in getattr(now, field.name)), key=lambda it: it["id"]
        )
        for field in fields(now)
    }


def decide_again(study: OpenStudy, recorded: Board) -> dict[str, str]:
    """Make the recorded decisions one by one; give the new id of each recorded factor."""
    ids = {}
    for factor in ordered_factors(recorded.factors):
        _, made = consolidating.make_factor(study, factor.quadrant, factor.label, factor.reason)
        ids[factor.id] = made.id
        for code in recorded.grouped[factor.id]:
            consolidating.group(study, [code.id], made.id, recorded.decision_of[code.id].reason)
    for decision in recorded.decisions:
        if decision.outcome is Outcome.DROPPED:
            cause = decision.cause or consolidating.Cause.OFF_SUBJECT
            consolidating.drop(study, [decision.code], cause, decision.reason)
    return ids


def plan_again(study: OpenStudy, recorded: Board, ids: dict[str, str]) -> None:
    made: dict[str, str] = {}
    for strategy in ordered_strategies(recorded.strategies):
        held = [ids[factor] for factor in strategy.factors]
        _, new = strategising.make(study, strategy.cell, strategy.label, held, strategy.codes)
        for key in strategy.actions:
            action = recorded.action_of[key]
            if key in made:
                strategising.share(study, new.id, made[key])
            else:
                strategising.act(study, new.id, action.label, action.origin, action.codes)  # type: ignore[arg-type]
                made[key] = next(one for one in board(study).strategies if one.id == new.id).actions[-1]


@pytest.mark.slow
def test_the_recorded_decisions_make_the_thirty_nine_factors(example: OpenStudy, undecided: OpenStudy) -> None:
    recorded, beginning = board(example), standing(undecided)
    assert beginning["factors"] == beginning["decisions"] == beginning["strategies"] == []
    first = undecided.history(1)[0].seq + 1

    ids = decide_again(undecided, recorded)
    assert factor_rows(undecided.snapshot()) == factor_rows(example.snapshot())
    assert len(ids) == 39
    assert code_rows(undecided.snapshot()) == code_rows(example.snapshot())
    plan_again(undecided, recorded, ids)
    assert strategy_rows(undecided.snapshot()) == strategy_rows(example.snapshot())
    assert check(undecided).damage == ()

    # One old decision is taken back alone, all later ones stay.
    steps = [step.seq for step in undecided.history() if step.seq >= first and step.kind == "do"]
    old = next(step.seq for step in reversed(undecided.history()) if step.seq >= first and step.name == "factors.group")
    before = {row.number: row for row in factor_rows(undecided.snapshot())}
    undecided.undo(old)
    after = {row.number: row for row in factor_rows(undecided.snapshot())}
    assert [number for number in before if before[number] != after[number]] == ["S1"]
    assert len(after["S1"].codes) == len(before["S1"].codes) - 1
    assert strategy_rows(undecided.snapshot()) == strategy_rows(example.snapshot())

    # And all the rest, to the beginning.
    for _ in range(len(steps) - 1):
        undecided.undo()
    assert standing(undecided) == beginning
    assert check(undecided).damage == ()
