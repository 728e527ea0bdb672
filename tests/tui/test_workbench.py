"""The workbench as a whole, driven by its keys: the rows of the database are what counts."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.study import opening
from coder.tui.app import Workbench
from coder.tui.screens.code import Code
from coder.tui.screens.coding import Coding
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.picker import Picker
from coder.tui.stage import StudyScreen
from coder.tui.start import sentences_of
from coder.tui.widgets.grid import Grid
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.pty_harness import Terminal

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def bench(
    small: Small, crashes: Path, lang: str = "fa", who: str = "A"
) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    app = Workbench(lambda: opening.opened(small.folder, who), sentences_of, lang, 1, crashes)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: any(grid.row_count for grid in app.screen.query(Grid)))
        yield app, pilot
    app.close_study()


async def until(pilot: Pilot[None], holds: object) -> None:
    """Wait until something is so; never for a time."""
    for _ in range(500):
        await pilot.pause(0.01)
        if holds():  # type: ignore[operator]
            return
    raise AssertionError("it never came to be")


async def open_source(app: Workbench, pilot: Pilot[None], ref: str) -> None:
    grid = app.screen.query_one(Grid)
    grid.go_to(next(one.id for one in app.desk.snapshot.sources if one.ref == ref))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Coding))
    await pilot.pause()


def codings(app: Workbench) -> set[tuple[str, str]]:
    return {(one.quote, app.desk.snapshot.code_of[one.code].ref) for one in app.desk.own()}


async def test_keys_typed_before_the_study_is_open_are_kept(small: Small, tmp_path: Path) -> None:
    app = Workbench(lambda: opening.opened(small.folder, "A"), sentences_of, "fa", 1, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        assert app.desk.source is not None and app.desk.source.ref == "E02"
    app.close_study()


@pytest.mark.parametrize("keys", [["space", "c", "4", "enter"], ["space", "ؤ", "۴", "enter"]])
async def test_this_sentence_a_known_code_is_four_keys(small: Small, tmp_path: Path, keys: list[str]) -> None:
    async with bench(small, tmp_path) as (app, pilot):
        await open_source(app, pilot, "E01")
        app.screen.query_one("#words").cursor = app.desk.text.index("زیارت")
        typed = keys if keys[1] == "c" else ["space", "ت", "ر", "enter"]
        await pilot.press(*typed)
        await until(pilot, lambda: ("زیارت این‌جاست و شهر بزرگ است.", "c4") in codings(app))
        await pilot.press("u")
        await until(pilot, lambda: ("زیارت این‌جاست و شهر بزرگ است.", "c4") not in codings(app))


async def test_the_picker_makes_a_code_of_what_was_typed(small: Small, tmp_path: Path) -> None:
    async with bench(small, tmp_path) as (app, pilot):
        await open_source(app, pilot, "E01")
        app.screen.query_one("#words").cursor = app.desk.text.index("ورود")
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Picker))
        await pilot.press(*"مهمان", "ctrl+space", *"نوازی", "enter")
        await until(pilot, lambda: ("ورود مهمان سخت است.", "c006") in codings(app))
        assert {code.label for code in app.desk.snapshot.codes if code.ref == "c006"} == {"مهمان‌نوازی"}


async def test_gestures_on_a_coding(small: Small, tmp_path: Path) -> None:
    async with bench(small, tmp_path, "en") as (app, pilot):
        await open_source(app, pilot, "E01")
        view = app.screen.query_one("#words")
        view.cursor = app.desk.text.index("ورود")
        before = next(one for one in app.desk.own() if one.quote.startswith("ورود"))
        await pilot.press("e", "d")
        await until(pilot, lambda: app.desk.at.study.history(1)[0].name == "coding.how")
        after = next(one for one in app.desk.own() if one.id == before.id)
        assert (after.elicited, after.position) != (before.elicited, before.position)
        start = app.desk.text.index("مهمان")
        view.select(start, start + 5)
        await pilot.press("k")
        await until(pilot, lambda: any(one.quote == "مهمان" for one in app.desk.own()))
        view.select(start, start + 5)
        await pilot.press("q")
        await until(pilot, lambda: len(app.desk.reserved) == 1)
        await pilot.press("x")
        await until(pilot, lambda: before.id not in {one.id for one in app.desk.own()})
        await pilot.press("c")
        await until(pilot, lambda: not app.desk.closed)


def place_of(app: Workbench, action: str) -> tuple[int, int]:
    """Where on the screen words stand that do ``action`` when clicked."""
    for y in range(app.size.height):
        for x in range(app.size.width):
            if app.screen.get_style_at(x, y).meta.get("@click") == action:
                return x, y
    raise AssertionError(f"nothing to click for {action}")


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_the_parts_of_the_codings_line_are_clicked(small: Small, tmp_path: Path, lang: str) -> None:
    async with bench(small, tmp_path, lang) as (app, pilot):
        await open_source(app, pilot, "E01")
        app.screen.query_one("#words").cursor = app.desk.text.index("ورود")
        await pilot.pause()
        before = next(one for one in app.desk.own() if one.quote.startswith("ورود"))
        for action in ("screen.elicited", "screen.position"):
            await pilot.click(offset=place_of(app, action))
            await pilot.pause()
        after = next(one for one in app.desk.own() if one.id == before.id)
        assert after.elicited is not before.elicited
        assert after.position is not before.position
        await pilot.click(offset=place_of(app, "screen.take_off"))
        await until(pilot, lambda: before.id not in {one.id for one in app.desk.own()})
        await pilot.click(offset=place_of(app, "app.undo"))
        await until(pilot, lambda: before.id in {one.id for one in app.desk.own()})
        closed = app.desk.closed
        await pilot.click(offset=place_of(app, "screen.close"))
        await until(pilot, lambda: app.desk.closed is not closed)


async def test_a_refused_gesture_is_told_and_the_screen_goes_on(small: Small, tmp_path: Path) -> None:
    async with bench(small, tmp_path, who="Z") as (app, pilot):
        await open_source(app, pilot, "E01")
        for _ in range(3):
            await pilot.press("u")
        await until(pilot, lambda: app._notifications)
        assert isinstance(app.screen, Coding) and app.return_code in (None, 0)


async def test_what_another_window_does_is_seen_and_not_overwritten(small: Small, tmp_path: Path) -> None:
    from coder.study import codes, gestures, seat

    async with bench(small, tmp_path) as (app, pilot):
        await open_source(app, pilot, "E01")
        with small.opened("A") as other:
            at = seat.sit(other)
            source = next(one for one in other.snapshot().sources if one.ref == "E01")
            how = gestures.Proposal(app.desk.own()[0].elicited, app.desk.own()[0].position)
            gestures.code(at, source, 3, 8, [codes.code_named(other.snapshot(), "c5").id], how)
        await until(pilot, lambda: any(ref == "c5" for _, ref in codings(app)))


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_every_screen_opens_and_shows_its_keys(small: Small, tmp_path: Path, lang: str) -> None:
    async with bench(small, tmp_path, lang) as (app, pilot):
        for key in ("f3", "f4", "f5", "f6", "f7", "f8", "f9", "f2"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, StudyScreen), key
            await pilot.press("f1")
            await pilot.pause()
            assert not isinstance(app.screen, StudyScreen)
            await pilot.press("escape")
            await pilot.pause()
        assert isinstance(app.screen, Corpus)


async def test_a_code_is_renamed_split_and_merged_from_its_screen(small: Small, tmp_path: Path) -> None:
    async with bench(small, tmp_path) as (app, pilot):
        await open_source(app, pilot, "E01")
        app.screen.query_one("#words").cursor = app.desk.text.index("ورود")
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, Code))
        await pilot.press("l")
        await pilot.pause()
        await pilot.press(*" نو", "enter")
        await until(pilot, lambda: any(code.label == "روادید نو" for code in app.desk.snapshot.codes))
        await pilot.press("s")
        await pilot.pause()
        await pilot.press(*"دیگر", "enter")
        await until(pilot, lambda: any(code.label == "دیگر" for code in app.desk.snapshot.codes))
        assert "label: دیگر" in (small.folder / "codebook.yaml").read_text(encoding="utf-8")


async def test_a_study_that_cannot_be_opened_is_told_with_exit_2(tmp_path: Path) -> None:
    app = Workbench(lambda: opening.opened(tmp_path, "A"), sentences_of, "en", 1, tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.return_code == 2)


async def test_a_bug_is_kept_in_a_file(small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Corpus, "action_sort", lambda self: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        async with bench(small, tmp_path / "crashes") as (app, pilot):
            await pilot.press("o")
            await pilot.pause()
    (log,) = (tmp_path / "crashes").glob("crash-*.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert app.crash_log == log


async def test_a_view_is_grouped_dropped_and_ordered(small: Small, tmp_path: Path) -> None:
    from coder.study.board import board

    async with bench(small, tmp_path) as (app, pilot):
        for _ in range(1):
            await pilot.press("f6")
        await until(pilot, lambda: app.screen.query("#codes"))
        grid = app.screen.query_one("#codes", Grid)
        c4 = next(code.id for code in app.desk.snapshot.codes if code.ref == "c4")
        grid.go_to(c4)
        await pilot.press("g")
        await pilot.pause()
        await pilot.press(*"شلوغی", "enter")
        await pilot.pause()
        await pilot.press("t", "enter")
        await pilot.pause()
        await pilot.press(*"بیرون", "enter")
        await until(pilot, lambda: any(one.label == "شلوغی" for one in board(app.desk.at.study).factors))
        now = board(app.desk.at.study)
        made = next(one for one in now.factors if one.label == "شلوغی")
        assert now.decision_of[c4].factor == made.id and made.reason == "بیرون"
        grid.go_to(c4)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"نامربوط", "enter")
        await until(pilot, lambda: board(app.desk.at.study).decision_of[c4].outcome.value == "dropped")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: not any(one.label == "شلوغی" for one in board(app.desk.at.study).factors))


async def test_a_strategy_is_made_and_rests_on_factors(small: Small, tmp_path: Path) -> None:
    from coder.study.board import board

    async with bench(small, tmp_path) as (app, pilot):
        await pilot.press("f7")
        await until(pilot, lambda: app.screen.query("#made"))
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("w", "o", "enter")
        await pilot.pause()
        await pilot.press(*"پیوند", "enter")
        await until(pilot, lambda: any(one.label == "پیوند" for one in board(app.desk.at.study).strategies))
        made = next(one for one in board(app.desk.at.study).strategies if one.label == "پیوند")
        app.screen.query_one("#made", Grid).go_to(made.id)
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("w", "1", "enter")
        await until(pilot, lambda: board(app.desk.at.study).strategy("پیوند").factors == ("f-w",))
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"اقدام نو", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: len(board(app.desk.at.study).strategy("پیوند").actions) == 1)
        await pilot.press("c")
        await pilot.pause()


def test_what_is_there_once_the_study_is_open_is_no_longer_looked_through_for_garbage(
    small: Small, tmp_path: Path
) -> None:
    """Else a key now and then takes a tenth of a second longer."""
    script = f"""
import gc, sys
from pathlib import Path
from coder.tui import app
ended = app.Workbench.close_study
def told(self):
    Path({str(tmp_path / "frozen")!r}).write_text(str(gc.get_freeze_count()))
    ended(self)
app.Workbench.close_study = told
sys.argv = ["coder", "--as", "A"]
from coder.__main__ import main
main()
"""
    environment = {"PYTHONPATH": str(REPOSITORY)}
    with Terminal([sys.executable, "-c", script], cwd=small.folder, environment=environment) as it:
        it.wait_for("E02")
        it.keys("ctrl+q")
        assert it.ended() == 0
    assert int((tmp_path / "frozen").read_text()) > 50_000


async def test_a_filter_stays_until_it_is_taken_away(small: Small, tmp_path: Path) -> None:
    """Escape leaves it as it was; without words all rows are there again."""
    async with bench(small, tmp_path) as (app, pilot):
        grid = app.screen.query_one(Grid)
        whole = grid.row_count
        await pilot.press("slash", *"E02", "enter")
        await until(pilot, lambda: 0 < grid.row_count < whole)
        few = grid.row_count
        await pilot.press("slash", "escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert (grid.sought, grid.row_count) == ("E02", few)
        await pilot.press("slash", "backspace", "enter")
        await until(pilot, lambda: grid.row_count == whole)
