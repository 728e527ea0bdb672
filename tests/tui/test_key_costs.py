"""What a key costs in the whole coding screen: layouts of the screen, lines drawn, questions to the database."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import event
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Footer

from coder.tui.app import Workbench
from coder.tui.screens.coding import Coding
from coder.tui.screens.picker import Picker
from coder.tui.widgets.offers import Offers
from coder.tui.widgets.transcript import TranscriptView
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio

#: Statements that a question to the database takes: its transaction is begun, then it is asked.
ONE_QUESTION = 2


@pytest.fixture(autouse=True)
def _nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked up for colleagues' sake every moment is not counted."""
    monkeypatch.setattr("coder.tui.app.WATCH", 3600)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class Cost:
    """How often something was done."""

    layouts: int = 0
    lines: int = 0
    questions: int = 0
    footers: int = 0


@contextmanager
def counted(app: Workbench) -> Iterator[Cost]:
    cost = Cost()

    def counting(owner: type, name: str, what: str) -> None:
        original = getattr(owner, name)

        def called(whose: Any, *arguments: object, **named: object) -> object:
            if not isinstance(whose, Footer) or (whose.is_attached and whose.screen is app.screen):
                setattr(cost, what, getattr(cost, what) + 1)
            return original(whose, *arguments, **named)

        patch.setattr(owner, name, called)

    def asked(*_: object) -> None:
        cost.questions += 1

    engine = app.desk.at.study.engine
    with pytest.MonkeyPatch.context() as patch:
        counting(Screen, "_refresh_layout", "layouts")
        counting(StylesCache, "render_line", "lines")
        counting(Footer, "recompose", "footers")
        event.listen(engine, "before_cursor_execute", asked)
        yield cost
        event.remove(engine, "before_cursor_execute", asked)


async def cost_of(app: Workbench, pilot: Pilot[None], *keys: str) -> Cost:
    with counted(app) as cost:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return cost


@asynccontextmanager
async def coding_screen(small: Small) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    """The coding screen on the first interview, the cursor at its beginning, where no code is."""
    async with bench(small.folder, "fa") as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Coding) and app.screen.query_one(TranscriptView).has_focus)
        await pilot.press("ctrl+home")
        for _ in range(3):
            await pilot.pause()
        yield app, pilot


async def test_the_cursor_among_the_same_codings_draws_its_line_alone(small: Small) -> None:
    async with coding_screen(small) as (app, pilot):
        for key in ("left", "n", "left"):  # where nothing is coded, onto a coding, within it
            there = await cost_of(app, pilot, key)
            assert there.layouts <= 2 and there.questions <= 2 * ONE_QUESTION, key
            again = await cost_of(app, pilot, "left", "right")
            assert again == Cost(lines=again.lines) and again.lines <= 4, key


async def test_going_where_as_much_is_said_lays_nothing_out(small: Small) -> None:
    async with coding_screen(small) as (app, pilot):
        await pilot.press("n", "n", "n", ".", ",")
        await pilot.pause()
        cost = await cost_of(app, pilot, ".", ",")
        assert cost.layouts == 0 and cost.lines <= 10
        assert cost.questions == ONE_QUESTION, "the memos on the one coding come from the database"


async def test_a_coding_that_is_there_already_draws_nothing(small: Small) -> None:
    async with coding_screen(small) as (app, pilot):
        await pilot.press("n", "n", "1")
        await pilot.pause()
        cost = await cost_of(app, pilot, "1")
        assert cost.layouts == 0 and cost.lines <= 2


async def test_a_letter_in_the_picker_lays_nothing_out_and_asks_nothing(small: Small) -> None:
    async with coding_screen(small) as (app, pilot):
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Picker) and all(one.is_finished for one in app.workers))
        await pilot.pause()
        for letter in "حرم":
            cost = await cost_of(app, pilot, letter)
            assert cost.layouts == 0 and cost.questions == 0, letter
            assert cost.lines <= app.screen.query_one(Offers).size.height + 6, (
                "the list, the line typed on, the meaning"
            )


async def test_a_screen_that_comes_tells_its_keys_once(small: Small) -> None:
    async with coding_screen(small) as (app, pilot):
        for key in ("f2", "f3", "f6", "f3"):
            assert (await cost_of(app, pilot, key)).footers == 1, key
