"""The language and the theme are chosen in the program and remembered for all studies."""

import importlib
import pkgutil
import sys
from pathlib import Path

import pytest

import coder.tui.screens
from coder import config
from coder.bidi import plain
from coder.tui.beginning import Beginning
from coder.tui.commented import Margin
from coder.tui.corrected import Correction
from coder.tui.screens.code import Code
from coder.tui.stage import StudyScreen
from tests.conftest import REPOSITORY
from tests.exchange import handmade
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.pty_harness import Terminal

F12 = "\x1b[24~"

SCREENS = sorted(
    name
    for _, name, _ in pkgutil.iter_modules(coder.tui.screens.__path__)
    if hasattr(importlib.import_module(f"coder.tui.screens.{name}"), "SCREEN")
)

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return config.settings_file()


def test_a_key_changes_the_language_for_good(small: Small, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "coder", "--as", "A"]
    environment = {"PYTHONPATH": str(REPOSITORY), "XDG_CONFIG_HOME": str(tmp_path / "config"), "LC_ALL": "C.UTF-8"}
    with Terminal(command, columns=100, rows=30, cwd=small.folder, environment=environment) as it:
        it.wait_for("coder A")
        it.send(F12)
        it.wait_for(plain.visual("کدگذار A"))
        it.keys("ctrl+q")
        assert it.ended() == 0
    with Terminal(command, columns=100, rows=30, cwd=small.folder, environment=environment) as it:
        it.wait_for(plain.visual("کدگذار A"))
        it.keys("ctrl+q")
        assert it.ended() == 0


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_goes_on_in_the_other_language(small: Small, name: str) -> None:
    def is_it(screen: object) -> bool:
        return type(screen).__module__.endswith(f".{name}")

    async with bench(small.folder, "en") as (app, pilot):
        if name == "replacing":  # two screens are always about something
            (small.folder / "E01.txt").write_text("س: متن دیگری است.", encoding="utf-8")
            app.visit(name, Correction(app.desk.snapshot.interviews[0].id, small.folder / "E01.txt"))
        elif name == "commenting":
            (small.folder / "M.docx").write_bytes(handmade.docx())
            app.visit(name, Margin(small.folder / "M.docx"))
        else:
            app.action_visit(name)
        await until(pilot, lambda: any(one.is_mounted for one in app.screen_stack if is_it(one)))
        await pilot.pause()
        if not is_it(app.screen):  # a window of its own came with it
            await pilot.press("escape")
        await until(pilot, lambda: is_it(app.screen))
        before = app.screen
        await pilot.press("f12")
        await until(pilot, lambda: before not in app.screen_stack)
        (again,) = (one for one in app.screen_stack if is_it(one))
        assert isinstance(again, StudyScreen)
        described = {one.description for keys in again._bindings.key_to_bindings.values() for one in keys}
        assert {gesture.fa for gesture in again.KEYS} <= described
        assert "راهنمای کلیدها" in {one.description for one in app._bindings.key_to_bindings["f1"]}


async def test_the_code_in_front_stays_in_front(small: Small) -> None:
    async with bench(small.folder, "en") as (app, pilot):
        app.visit("code", app.desk.snapshot.codes[3].id)
        await until(pilot, lambda: isinstance(app.screen, Code) and app.screen.is_mounted)
        before = app.screen
        await pilot.press("f12")
        await until(pilot, lambda: app.screen is not before and app.screen.is_mounted)
        assert isinstance(app.screen, Code) and app.screen.code_id == app.desk.snapshot.codes[3].id


async def test_the_first_window_keeps_what_was_typed(tmp_path: Path) -> None:
    app = Beginning(tmp_path / "study", "A", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"شهر", "f12", *"ها")
        assert app.query_one("#study").value == "شهرها"
        await pilot.press("enter", "enter")
    assert (app.return_value, app.language) == (True, "fa")


async def test_a_theme_is_worn_again(small: Small, settings: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        assert not settings.exists()
        app.theme = "textual-light"
        await until(pilot, lambda: config.liked("theme") == "textual-light")
    async with bench(small.folder) as (app, pilot):
        assert app.theme == "textual-light"
    config.like("theme", "one that has gone")
    async with bench(small.folder) as (app, pilot):
        assert app.theme == "textual-dark"


async def test_settings_that_cannot_be_written_are_told_and_the_language_changes(small: Small, settings: Path) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text("{", encoding="utf-8")
    async with bench(small.folder, "en") as (app, pilot):
        await pilot.press("f12")
        await until(pilot, lambda: app.language == "fa")
        assert any("settings.json" in one.message for one in app._notifications)
    assert settings.read_text(encoding="utf-8") == "{"
