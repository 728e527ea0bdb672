"""A screen is shown anew while it stands, and let alone while it comes or goes."""

import pytest

from coder.study import codes
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.journal import Journal
from coder.tui.stage import StudyScreen
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_news_that_come_between_two_screens_disturb_neither(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        before = app.screen
        assert isinstance(before, StudyScreen)
        Corpus().show_anew()
        app.action_visit("journal")
        app.renew()
        await until(pilot, lambda: isinstance(app.screen, Journal))
        await until(pilot, lambda: not before.is_running)
        before.show_anew()
        app.renew()
        assert app.is_running


async def test_a_screen_that_comes_is_shown_once(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coming in front tells it of nothing new; news do."""
    shown: list[int] = []
    renew = Journal.renew
    monkeypatch.setattr(Journal, "renew", lambda self: (shown.append(self.desk.seq), renew(self)))
    async with bench(small.folder) as (app, pilot):
        app.action_visit("journal")
        await until(pilot, lambda: isinstance(app.screen, Journal) and app.screen.is_mounted)
        await pilot.pause()
        assert len(shown) == 1
        codes.make(app.desk.at.study, "نو", None)
        await pilot.press("f1")
        await until(pilot, lambda: not isinstance(app.screen, Journal))
        await pilot.press("escape")
        await until(
            pilot, lambda: isinstance(app.screen, Journal) and shown[-1] == app.desk.seq == app.desk.at.study.last()
        )
