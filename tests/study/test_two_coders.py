"""Gestures of two coders against a model of its own: undo to the beginning, redo to the end, take-backs, replay."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coder.errors import BuiltUpon, NoSuchStep
from coder.model.coding import Coding, Elicited, Position
from coder.store import journal
from coder.store.engine import reading
from coder.study import codes, gestures, opening, seat
from coder.study.seat import Seat
from tests.small import build

CODERS = ("A", "B")

#: What the model knows of a coding: where, which code, how.
Mark = tuple[int, int, str, str, str]
Marks = dict[str, Mark]
Difference = dict[str, tuple[Mark | None, Mark | None]]


def mark(coding: Coding) -> Mark:
    return (
        coding.start,
        coding.end,
        coding.code,
        coding.elicited.value,
        coding.position.value if coding.position else "",
    )


@dataclass
class Expected:
    """Codings by id as plain tuples, and the steps that made them so."""

    now: Marks = field(default_factory=dict)
    steps: dict[int, tuple[str, Difference]] = field(default_factory=dict)
    done: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in CODERS})
    undone: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in CODERS})

    def did(self, step: int, who: str, after: Marks) -> None:
        keys = self.now.keys() | after.keys()
        changed = {key: (self.now.get(key), after.get(key)) for key in keys if self.now.get(key) != after.get(key)}
        self.steps[step] = (who, changed)
        self.done[who].append(step)
        self.undone[who].clear()
        self.now = dict(after)

    def stands(self, step: int, side: int) -> bool:
        return all(self.now.get(key) == pair[side] for key, pair in self.steps[step][1].items())

    def turn(self, step: int, side: int) -> None:
        for key, pair in self.steps[step][1].items():
            if pair[side] is None:
                self.now.pop(key, None)
            else:
                self.now[key] = pair[side]  # type: ignore[assignment]


class TwoCoders(RuleBasedStateMachine):
    """Two people at one study, each through a connection of their own."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "study"
        shutil.copytree(self.template, self.folder)
        self.open = {name: opening.opened(self.folder, name) for name in CODERS}
        self.seats = {name: seat.sit(self.open[name].__enter__()) for name in CODERS}
        self.expected = Expected()

    @initialize()
    def begin(self) -> None:
        self.expected.now = self.found("A")
        self.beginning = dict(self.expected.now)
        self.codes = [code.id for code in self.seats["A"].study.snapshot().codes]
        self.source = next(one for one in self.seats["A"].study.snapshot().interviews if one.ref == "E01")

    def teardown(self) -> None:
        for one in self.open.values():
            one.__exit__(None, None, None)
        shutil.rmtree(self.folder.parent)

    def found(self, who: str) -> Marks:
        return {one.id: mark(one) for one in self.seats[who].study.codings()}

    def own(self, at: Seat) -> list[Coding]:
        return sorted(seat.own_codings(at, self.source.id), key=lambda one: (one.start, one.end, one.code, one.id))

    def note(self, who: str) -> None:
        at = self.seats[who]
        if at.study.last() not in self.expected.steps and at.study.history(1)[0].kind == "do":
            self.expected.did(at.study.last(), who, self.found(who))

    @rule(who=st.sampled_from(CODERS), start=st.integers(0, 8), length=st.integers(1, 4), which=st.integers(0, 4))
    def code(self, who: str, start: int, length: int, which: int) -> None:
        how = gestures.Proposal(Elicited.OPEN, Position.ASSERTS)
        before = self.found(who)
        made = gestures.code(self.seats[who], self.source, start, start + length, [self.codes[which]], how)
        after = before | {one.id: mark(one) for one in made}
        assert self.found(who) == after
        if made:
            self.expected.did(self.seats[who].study.last(), who, after)

    @rule(who=st.sampled_from(CODERS), data=st.data())
    def take_off(self, who: str, data: st.DataObject) -> None:
        if mine := self.own(self.seats[who]):
            chosen = mine[data.draw(st.integers(0, len(mine) - 1))]
            gestures.take_off(self.seats[who], chosen)
            self.note(who)
            assert chosen.id not in self.expected.now

    @rule(who=st.sampled_from(CODERS), data=st.data(), which=st.integers(0, 4))
    def recode(self, who: str, data: st.DataObject, which: int) -> None:
        if mine := self.own(self.seats[who]):
            chosen = mine[data.draw(st.integers(0, len(mine) - 1))]
            gestures.recode(self.seats[who], [chosen], self.codes[which])
            self.note(who)
            assert self.expected.now[chosen.id][2] == self.codes[which]

    @rule(who=st.sampled_from(CODERS), data=st.data(), end=st.integers(9, 12))
    def move_edge(self, who: str, data: st.DataObject, end: int) -> None:
        if mine := self.own(self.seats[who]):
            chosen = mine[data.draw(st.integers(0, len(mine) - 1))]
            if chosen.start < end:
                gestures.move_edges(self.seats[who], chosen, self.source, chosen.start, end)
                self.note(who)
                assert self.expected.now[chosen.id][:2] == (chosen.start, end)

    @rule(who=st.sampled_from(CODERS), pair=st.permutations(range(5)))
    def merge(self, who: str, pair: list[int]) -> None:
        book = {code.id: code for code in self.seats[who].study.snapshot().codes}
        one, into = book[self.codes[pair[0]]], book[self.codes[pair[1]]]
        if not one.merged_into and not into.merged_into:
            codes.merge(self.seats[who].study, one, into)
            self.note(who)
            assert all(found[2] != one.id for found in self.expected.now.values())

    @rule(who=st.sampled_from(CODERS))
    def undo(self, who: str) -> None:
        if self.expected.done[who]:
            self._take_back(who, self.expected.done[who][-1], None)

    @precondition(lambda self: self.expected.steps)
    @rule(who=st.sampled_from(CODERS), data=st.data())
    def take_back(self, who: str, data: st.DataObject) -> None:
        steps = sorted(self.expected.steps)
        step = steps[data.draw(st.integers(0, len(steps) - 1))]
        if step in self.expected.done["A"] + self.expected.done["B"]:
            self._take_back(who, step, step)
        else:
            with pytest.raises(NoSuchStep):
                self.seats[who].study.undo(step)

    def _take_back(self, who: str, step: int, named: int | None) -> None:
        if not self.expected.stands(step, 1):
            with pytest.raises(BuiltUpon):
                self.seats[who].study.undo(named)
            return
        try:
            assert self.seats[who].study.undo(named) == step
        except BuiltUpon:  # a merge also changed the codebook; the model knows codings alone
            assert self.seats[who].study.history()[-1] is not None
            return
        owner, _ = self.expected.steps[step]
        self.expected.done[owner].remove(step)
        self.expected.undone[who].append(step)
        self.expected.turn(step, 0)

    @rule(who=st.sampled_from(CODERS))
    def redo(self, who: str) -> None:
        if not self.expected.undone[who]:
            return
        step = self.expected.undone[who][-1]
        if not self.expected.stands(step, 0):
            with pytest.raises(BuiltUpon):
                self.seats[who].study.redo()
            return
        try:
            assert self.seats[who].study.redo() == step
        except BuiltUpon:
            return
        self.expected.undone[who].pop()
        self.expected.done[self.expected.steps[step][0]].append(step)
        self.expected.turn(step, 1)

    @rule()
    def all_the_way_back_and_forth(self) -> None:
        """Everything is undone newest first to the beginning, and done again to the end."""
        final = dict(self.expected.now)
        in_force = sorted(self.expected.done["A"] + self.expected.done["B"], reverse=True)
        study = self.seats["A"].study
        undone = 0
        for step in in_force:
            try:
                study.undo(step)
            except BuiltUpon:  # something taken back in between stands on it
                break
            undone += 1
        if undone == len(in_force) and not any(self.expected.undone.values()):
            assert self.found("B") == self.beginning
        for _ in range(undone):
            study.redo()
        assert self.found("B") == final
        self._resync(in_force[:undone])

    def _resync(self, steps: list[int]) -> None:
        """The steps are in force again, the last undone last in their owners' stacks."""
        for step in reversed(steps):
            owner = self.expected.steps[step][0]
            self.expected.done[owner].remove(step)
            self.expected.done[owner].append(step)

    @invariant()
    def as_expected(self) -> None:
        for who in CODERS:
            assert self.found(who) == self.expected.now
        study = self.seats["A"].study
        with reading(study.engine, study.where) as connection:
            assert journal.replay_problems(connection) == []


@pytest.mark.slow
def test_two_coders_at_one_study(tmp_path: Path) -> None:
    machine = type("AtOneStudy", (TwoCoders,), {"template": build(tmp_path / "study").folder})
    run_state_machine_as_test(machine, settings=settings(max_examples=30, stateful_step_count=25, deadline=None))


def test_two_coders_for_a_moment(tmp_path: Path) -> None:
    machine = type("ForAMoment", (TwoCoders,), {"template": build(tmp_path / "study").folder})
    run_state_machine_as_test(machine, settings=settings(max_examples=4, stateful_step_count=10, deadline=None))
