"""Long work on a screen: told at its foot while it lasts, stopped by Escape or a click, begun again, left behind."""

import threading
from collections.abc import Iterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList

from coder.tui.app import Workbench
from coder.tui.screens.candidates import Candidates
from coder.tui.widgets.grid import Grid
from coder.tui.working import Foot, Job, WorkingScreen
from tests.small import Small
from tests.tui.driving import bench, second_coder, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold all work at its steps while it isn't set."""
    opened, tell = threading.Event(), Job.tell

    def held(self: Job, done: int, of: int) -> None:
        tell(self, done, of)
        assert opened.wait(60)
        tell(self, done, of)

    monkeypatch.setattr(Job, "tell", held)
    yield opened
    opened.set()


def foot(app: Workbench) -> str:
    """What the foot says, once there is room for it."""
    line = app.screen.query_one(Foot)
    return line.said if line.region.height else ""


async def candidates(app: Workbench, pilot: Pilot[None]) -> WorkingScreen[None]:
    app.action_visit("candidates")
    await until(pilot, lambda: isinstance(app.screen, Candidates))
    assert isinstance(app.screen, Candidates)
    return app.screen


WORDS = {
    "fa": ("مقایسهٔ نظرها", "٪", "متوقف می‌شود", "متوقف شد", "شاید خلاف هم باشند"),
    "en": ("Comparing the views", "%", "stopping", "stopped", "may contradict"),
}


@pytest.mark.parametrize("lang", WORDS)
async def test_work_is_told_stopped_and_begun_again(small: Small, gate: threading.Event, lang: str) -> None:
    said, percent, stopping, stopped, other_list = WORDS[lang]
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        screen = await candidates(app, pilot)
        await until(pilot, lambda: "░" in foot(app))
        assert said in foot(app) and percent in foot(app) and "Esc" in foot(app)
        line = app.screen.query_one(Foot)
        assert line.region.y == 22 and line.size.height == 1, "above the keys"
        await pilot.press("escape")
        assert app.screen is screen and stopping in foot(app)
        gate.set()
        await until(pilot, lambda: stopped in foot(app))
        assert not screen.working and "Ctrl+R" in foot(app)
        await pilot.press("tab")
        assert other_list in str(app.screen.query_one("#title", Label).content), "the screen answers"
        await pilot.press("tab", "tab", "ctrl+r")
        await until(pilot, lambda: app.screen.query_one(Grid).row_count)
        assert foot(app) == "" and not screen.working
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)


def rows(app: Workbench) -> int:
    """What there is to see: rows of a table, or of a list."""
    grids, lists = app.screen.query(Grid), app.screen.query(OptionList)
    return sum(grid.row_count for grid in grids) + sum(one.option_count for one in lists)


#: Screens by name, what is typed there to begin their work, what the foot calls it, in which language.
SCREENS = (
    ("saturation", "", "fa", "شمردن نظرها"),
    ("agreement", "", "en", "Measuring agreement"),
    ("finding", "زیارت", "fa", "جست‌وجو"),
    ("autocoding", "مهمان", "en", "Searching"),
    ("autocoding", "/زیا.ت/", "fa", "جست‌وجو"),
)


@pytest.mark.parametrize(("name", "typed", "lang", "said"), SCREENS)
async def test_every_screen_with_long_work_can_be_stopped_there(
    small: Small, gate: threading.Event, name: str, typed: str, lang: str, said: str
) -> None:
    second_coder(small)
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        app.action_visit(name)
        await until(pilot, lambda: app.screen.query(Foot))
        screen = app.screen
        assert isinstance(screen, WorkingScreen)
        if typed:
            await pilot.press(*typed, "enter")
        await until(pilot, lambda: "░" in foot(app))
        assert foot(app).startswith(said)
        await pilot.press("escape")
        gate.set()
        await until(pilot, lambda: "Ctrl+R" in foot(app))
        assert app.screen is screen and not rows(app)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: rows(app))
        assert not foot(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)


async def test_a_problem_in_the_work_is_told(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        app.action_visit("autocoding")
        await until(pilot, lambda: app.screen.query(Foot))
        await pilot.press(*"/(/", "enter")
        await until(pilot, lambda: any("(" in one.message for one in app._notifications))
        assert not foot(app) and not app.screen.working  # type: ignore[attr-defined]


async def test_counts_that_were_stopped_are_not_told_as_of_the_other_unit(small: Small, gate: threading.Event) -> None:
    async with bench(small.folder) as (app, pilot):
        gate.set()
        app.action_visit("saturation")
        await until(pilot, lambda: rows(app))
        gate.clear()
        await pilot.press("c")
        await until(pilot, lambda: foot(app))
        await pilot.press("escape", "1")
        assert "codes" in str(app.screen.query_one("#title", Label).content)
        gate.set()
        await until(pilot, lambda: "stopped" in foot(app))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "factors" in str(app.screen.query_one("#title", Label).content))


async def test_a_click_on_the_foot_is_its_key(small: Small, gate: threading.Event) -> None:
    async with bench(small.folder) as (app, pilot):
        await candidates(app, pilot)
        await until(pilot, lambda: "░" in foot(app))
        await pilot.click(Foot)
        assert "stopping" in foot(app)
        gate.set()
        await until(pilot, lambda: "stopped" in foot(app))
        await pilot.click(Foot)
        await until(pilot, lambda: app.screen.query_one(Grid).row_count)


@pytest.mark.parametrize("leave", [("escape", "escape"), ("f2",)])
async def test_a_screen_that_is_left_stops_its_work_and_hears_no_more(
    small: Small, gate: threading.Event, leave: tuple[str, ...]
) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await candidates(app, pilot)
        await until(pilot, lambda: "░" in foot(app))
        (worker,) = screen.workers
        await pilot.press(*leave)
        await until(pilot, lambda: not screen.is_attached)
        assert not isinstance(app.screen, Candidates) and screen._job is not None and screen._job.stopping
        gate.set()
        await until(pilot, lambda: worker.is_finished)
        assert screen.found is None and app.is_running  # type: ignore[attr-defined]


@pytest.mark.parametrize(("lang", "begins_at_right"), [("fa", True), ("en", False)])
async def test_the_bar_fills_as_one_reads(small: Small, lang: str, begins_at_right: bool) -> None:
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        screen = await candidates(app, pilot)
        await until(pilot, lambda: not screen.working)
        opened, reached = threading.Event(), threading.Event()

        def half(progress: object) -> None:
            progress(11, 22)  # type: ignore[operator]
            reached.set()
            assert opened.wait(60)

        screen.begin(
            screen.say("خواندن پرونده‌ها", "Reading files"), half, lambda _: None, unit=screen.say("پرونده", "files")
        )
        await until(pilot, lambda: "░" in foot(app))
        assert screen.say("۱۱ از ۲۲ پرونده", "11 of 22 files") in foot(app)
        line = app.screen.query_one(Foot)
        drawn = line.render_line(0).text
        assert drawn.count("█") == drawn.count("░") > 5 and len(drawn) == 78 and line.region.width == 80
        assert (drawn.rindex("█") > drawn.rindex("░")) is begins_at_right
        opened.set()
        await until(pilot, lambda: foot(app) == "")


async def test_work_that_is_soon_done_is_not_told_and_new_work_takes_the_place_of_old(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await candidates(app, pilot)
        await until(pilot, lambda: not screen.working)
        got: list[str] = []
        opened = threading.Event()

        def slow(progress: object) -> str:
            assert opened.wait(60)
            return "slow"

        screen.begin("slow", slow, got.append)
        screen.begin("quick", lambda progress: "quick", got.append)
        await until(pilot, lambda: got)
        opened.set()
        await until(pilot, lambda: all(worker.is_finished for worker in screen.workers))
        assert got == ["quick"] and foot(app) == ""


@pytest.mark.parametrize("name", ["agreement", "candidates", "factors", "lost", "saturation", "strategies"])
async def test_escape_leaves_a_screen_whose_work_is_done(small: Small, name: str) -> None:
    """The key that stops work is the screen's own as soon as there is none."""
    second_coder(small)
    async with bench(small.folder) as (app, pilot):
        app.action_visit(name)
        await until(pilot, lambda: isinstance(app.screen, WorkingScreen) and app.screen.is_mounted)
        here = app.screen
        assert isinstance(here, WorkingScreen)
        await until(pilot, lambda: not here.working)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not here)
