"""The journal against a model of its own that shares no code with the store: two coders, two connections."""

import shutil
import tempfile
from dataclasses import dataclass, field, replace
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
from sqlalchemy import Engine

from coder.errors import BuiltUpon, ChangedMeanwhile, NoSuchStep, NothingToRedo, NothingToUndo
from coder.model.coding import Memo
from coder.model.entity import Edit, Step, made, new_id, removed
from coder.store import journal, reads, unit
from coder.store.engine import connect_sqlite, connect_url, reading, writing
from coder.store.schema import prepare

WHERE = "study.db"
CODERS = ("A", "B")


def save(engine: Engine, who: str, *edits: Edit) -> int:
    with writing(engine, WHERE) as connection:
        return unit.save(connection, Step("memo.edit", edits), unit.Entry(who, "2022-08-01T00:00:00Z"))


def memos(engine: Engine) -> dict[str, Memo]:
    with reading(engine, WHERE) as connection:
        return {memo.id: memo for memo in reads.everything(connection, Memo)}


def undo(engine: Engine, who: str, step: int | None = None) -> int:
    with writing(engine, WHERE) as connection:
        return journal.undo(connection, who, "2022-08-01T00:00:01Z", step)


def redo(engine: Engine, who: str) -> int:
    with writing(engine, WHERE) as connection:
        return journal.redo(connection, who, "2022-08-01T00:00:02Z")


def problems(engine: Engine) -> list[str]:
    with reading(engine, WHERE) as connection:
        return journal.replay_problems(connection)


def memo(text: str = "x", key: str | None = None) -> Memo:
    return Memo(id=key or new_id(), about="study", subject="study", text=text, coder="A")


# ── the independent model ────────────────────────────────────────────────────────────────────────

Texts = dict[str, str]
Difference = dict[str, tuple[str | None, str | None]]


@dataclass
class Expected:
    """What should be so, kept as plain texts by key: no versions, no rows, no journal of the store's."""

    now: Texts = field(default_factory=dict)
    by_step: dict[int, tuple[str, Difference]] = field(default_factory=dict)
    done: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in CODERS})
    undone: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in CODERS})

    def did(self, step: int, who: str, difference: Difference) -> None:
        self.by_step[step] = (who, difference)
        self.done[who] = [*self.done[who], step]
        self.undone[who] = []
        self._set({key: after for key, (_, after) in difference.items()})

    def fits(self, step: int, side: int) -> bool:
        return all(self.now.get(key) == pair[side] for key, pair in self.by_step[step][1].items())

    def took_back(self, step: int, who: str) -> None:
        owner, difference = self.by_step[step]
        self.done[owner] = [other for other in self.done[owner] if other != step]
        self.undone[who] = [*self.undone[who], step]
        self._set({key: before for key, (before, _) in difference.items()})

    def did_again(self, step: int, who: str) -> None:
        owner, difference = self.by_step[step]
        self.undone[who] = self.undone[who][:-1]
        self.done[owner] = [*self.done[owner], step]
        self._set({key: after for key, (_, after) in difference.items()})

    def _set(self, texts: dict[str, str | None]) -> None:
        for key, text in texts.items():
            if text is None:
                self.now.pop(key, None)
            else:
                self.now[key] = text


class TwoCoders(RuleBasedStateMachine):
    """Interleaved edits, undo, redo and take-backs; each coder reads through a connection of their own."""

    url: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.engines = {name: self._connect() for name in CODERS}
        self.expected = Expected()
        self.old_readings: list[Memo] = []
        self.made = 0

    def _connect(self) -> Engine:
        if self.url:
            return connect_url(self.url)[0]
        return connect_sqlite(self.folder / "study.db")

    @initialize()
    def empty(self) -> None:
        if self.url:
            from sqlmodel import SQLModel

            with self.engines["A"].begin() as connection:
                connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
                SQLModel.metadata.drop_all(connection)
        prepare(self.engines["A"], WHERE, lambda: None)

    def teardown(self) -> None:
        for engine in self.engines.values():
            engine.dispose()
        shutil.rmtree(self.folder)

    def _read(self, who: str) -> dict[str, Memo]:
        found = memos(self.engines[who])
        self.old_readings.extend(found.values())
        return found

    @rule(who=st.sampled_from(CODERS), texts=st.lists(st.sampled_from("abc"), min_size=1, max_size=3))
    def add(self, who: str, texts: list[str]) -> None:
        things = [memo(text, f"m{self.made + place:04}") for place, text in enumerate(texts)]
        self.made += len(things)
        step = save(self.engines[who], who, *made(*things))
        self.expected.did(step, who, {thing.id: (None, thing.text) for thing in things})

    @precondition(lambda self: self.expected.now)
    @rule(who=st.sampled_from(CODERS), data=st.data(), text=st.sampled_from("abc"))
    def change(self, who: str, data: st.DataObject, text: str) -> None:
        found = self._read(who)
        before = found[data.draw(st.sampled_from(sorted(found)))]
        step = save(self.engines[who], who, Edit(before, replace(before, text=text)))
        self.expected.did(step, who, {before.id: (before.text, text)})

    @precondition(lambda self: self.expected.now)
    @rule(who=st.sampled_from(CODERS), data=st.data())
    def take_away(self, who: str, data: st.DataObject) -> None:
        found = self._read(who)
        before = found[data.draw(st.sampled_from(sorted(found)))]
        step = save(self.engines[who], who, *removed(before))
        self.expected.did(step, who, {before.id: (before.text, None)})

    @precondition(lambda self: self.old_readings)
    @rule(who=st.sampled_from(CODERS), data=st.data())
    def write_on_an_old_reading(self, who: str, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(self.old_readings))
        now = memos(self.engines[who]).get(old.id)
        if now is not None and now.version == old.version:
            return
        with pytest.raises(ChangedMeanwhile):
            save(self.engines[who], who, Edit(old, replace(old, text="stale")))

    @rule(who=st.sampled_from(CODERS))
    def undo(self, who: str) -> None:
        if not self.expected.done[who]:
            with pytest.raises(NothingToUndo):
                undo(self.engines[who], who)
            return
        self._take_back(who, self.expected.done[who][-1], named=False)

    @precondition(lambda self: self.expected.by_step)
    @rule(who=st.sampled_from(CODERS), data=st.data())
    def take_back_one(self, who: str, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from(sorted(self.expected.by_step)))
        if step not in self.expected.done["A"] + self.expected.done["B"]:
            with pytest.raises(NoSuchStep):
                undo(self.engines[who], who, step)
            return
        self._take_back(who, step, named=True)

    def _take_back(self, who: str, step: int, named: bool) -> None:
        if not self.expected.fits(step, 1):
            with pytest.raises(BuiltUpon):
                undo(self.engines[who], who, step if named else None)
            return
        assert undo(self.engines[who], who, step if named else None) == step
        self.expected.took_back(step, who)

    @rule(who=st.sampled_from(CODERS))
    def redo(self, who: str) -> None:
        if not self.expected.undone[who]:
            with pytest.raises(NothingToRedo):
                redo(self.engines[who], who)
            return
        step = self.expected.undone[who][-1]
        if not self.expected.fits(step, 0):
            with pytest.raises(BuiltUpon):
                redo(self.engines[who], who)
            return
        assert redo(self.engines[who], who) == step
        self.expected.did_again(step, who)

    @invariant()
    def as_expected(self) -> None:
        if not self.expected.by_step:
            return
        for engine in self.engines.values():
            found = memos(engine)
            assert {key: thing.text for key, thing in found.items()} == self.expected.now
            assert all((thing.about, thing.subject, thing.coder) == ("study", "study", "A") for thing in found.values())
        assert problems(self.engines["A"]) == []


def test_two_coders_on_two_connections() -> None:
    run_state_machine_as_test(TwoCoders, settings=settings(max_examples=25, stateful_step_count=25, deadline=None))


@pytest.mark.slow
def test_two_coders_at_length() -> None:
    run_state_machine_as_test(TwoCoders, settings=settings(max_examples=200, stateful_step_count=50, deadline=None))


@pytest.mark.postgresql
@pytest.mark.slow
def test_two_coders_on_postgresql(postgresql_url: str) -> None:
    machine = type("TwoCodersOnPostgresql", (TwoCoders,), {"url": postgresql_url})
    run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))


# ── single cases that tell the story ─────────────────────────────────────────────────────────────


def test_a_colleagues_work_is_not_undone_and_the_message_names_them(engine: Engine) -> None:
    first = save(engine, "A", *made(memo("mine", "m")))
    before = memos(engine)["m"]
    save(engine, "B", Edit(before, replace(before, text="built upon")))
    with pytest.raises(BuiltUpon) as refused:
        undo(engine, "A")
    assert "B" in refused.value.message("en") and str(first) in refused.value.message("en")
    assert memos(engine)["m"].text == "built upon"


def test_a_row_taken_away_and_brought_back_refuses_an_old_write(engine: Engine) -> None:
    save(engine, "A", *made(memo("one", "m")))
    read_before = memos(engine)["m"]
    save(engine, "A", *removed(read_before))
    undo(engine, "A")
    assert memos(engine)["m"].version > read_before.version
    with pytest.raises(ChangedMeanwhile):
        save(engine, "A", Edit(read_before, replace(read_before, text="old")))


def test_one_old_step_goes_without_those_after_it(engine: Engine) -> None:
    old = save(engine, "A", *made(memo("old", "m1")))
    save(engine, "A", *made(memo("later", "m2")))
    undo(engine, "A", old)
    assert set(memos(engine)) == {"m2"}
    redo(engine, "A")
    assert set(memos(engine)) == {"m1", "m2"}


def test_something_new_ends_the_line_of_redo(engine: Engine) -> None:
    save(engine, "A", *made(memo("one", "m1")))
    undo(engine, "A")
    save(engine, "A", *made(memo("two", "m2")))
    with pytest.raises(NothingToRedo):
        redo(engine, "A")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE memo SET text = 'tampered'",
        "UPDATE memo SET version = 9",
        "UPDATE memo SET subject = 'elsewhere'",
        "DELETE FROM memo",
        "DELETE FROM change",
        "INSERT INTO memo (id, version, about, subject, text, coder) VALUES ('x', 1, 'a', 'b', 'c', 'd')",
    ],
)
def test_replay_sees_every_column(engine: Engine, damage: str) -> None:
    save(engine, "A", *made(memo("one", "m")))
    assert problems(engine) == []
    with engine.connect().execution_options(coder_writes=True) as connection, connection.begin():
        connection.exec_driver_sql(damage)
    assert problems(engine)


def test_a_kept_tombstone_is_checked(engine: Engine) -> None:
    save(engine, "A", *made(memo("one", "m")))
    save(engine, "A", *removed(memos(engine)["m"]))
    assert problems(engine) == []
    with engine.connect().execution_options(coder_writes=True) as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM tombstone")
    assert problems(engine)


def test_a_failing_step_leaves_nothing(engine: Engine) -> None:
    save(engine, "A", *made(memo("one", "m")))
    before = memos(engine)["m"]
    with pytest.raises(ChangedMeanwhile):
        save(engine, "A", *made(memo("new", "n")), Edit(replace(before, version=7), replace(before, text="x")))
    assert set(memos(engine)) == {"m"}
    with reading(engine, WHERE) as connection:
        assert journal.last_entry(connection)[0] == 1
