"""A screen that has nothing to show says what must come first."""

import importlib
from pathlib import Path

import pytest
from textual.widgets import Label

from coder.study import opening
from coder.tui import missing
from coder.tui.app import EVERYWHERE, Workbench
from coder.tui.stage import StudyScreen
from coder.tui.start import sentences_of
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio

NEEDY = (
    *("corpus", "coding", "speaking", "finding", "autocoding", "saturation"),
    *("code", "factors", "candidates", "briefing", "strategies"),
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_in_a_new_study_every_screen_says_what_must_come_first(tmp_path: Path) -> None:
    opening.create(tmp_path / "new", "A", "پژوهش")
    app = Workbench(lambda: opening.opened(tmp_path / "new", "A"), sentences_of, "fa", 1, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, StudyScreen))
        for name in ("journal", *NEEDY):
            app.action_visit(name)
            await until(pilot, lambda name=name: type(app.screen).__module__.endswith(name) and app.screen.is_mounted)
            said = [str(label.content) for label in app.screen.query("#missing").results(Label)]
            assert [words[:4] for words in said] == ([] if name == "journal" else ["هنوز"]), name
    app.close_study()


async def test_it_goes_when_there_is_something(tmp_path: Path, small: Small) -> None:
    opening.create(tmp_path / "new", "A", "پژوهش")
    async with bench(small.folder) as (app, pilot):
        for name in NEEDY:
            app.action_visit(name)
            await until(pilot, lambda name=name: type(app.screen).__module__.endswith(name) and app.screen.is_mounted)
            assert not app.screen.query("#missing")
        app.action_visit("corpus")
        await until(pilot, lambda: type(app.screen).__module__.endswith("corpus") and app.screen.is_mounted)
        while app.desk.snapshot.sources:
            app.action_undo()
        await until(pilot, lambda: app.screen.query_one("#missing").display)
        app.action_redo()
        await until(pilot, lambda: not app.screen.query_one("#missing").display)


def test_the_keys_it_names_are_there() -> None:
    for _, _, screen, key in missing._WAYS.values():
        (visit,) = (one.action for one in EVERYWHERE if one.key == screen.lower())
        name = visit.removeprefix("visit('").removesuffix("')")
        gestures = importlib.import_module(f"coder.tui.screens.{name}").SCREEN.KEYS
        assert any(key.lower() in one.key.split(" ") for one in gestures), key
