"""Memos on anything a study has: one window, one step, an empty one taken away."""

import pytest

from coder.model.entity import Entity
from coder.study import gestures
from coder.study.snapshot import Snapshot
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.noting import write_memo
from coder.tui.stage import StudyScreen
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def subject(snapshot: Snapshot, about: gestures.About) -> str:
    things: dict[str, tuple[Entity, ...]] = {
        "source": snapshot.sources,
        "expert": snapshot.experts,
        "code": snapshot.codes,
        "factor": snapshot.factors,
        "strategy": snapshot.strategies,
        "action": snapshot.actions,
    }
    return things[about][0].id


@pytest.mark.parametrize("about", ["source", "expert", "code", "factor", "strategy", "action"])
async def test_a_memo_on_anything_is_one_step_and_an_empty_one_is_taken_away(
    small: Small, about: gestures.About
) -> None:
    async with bench(small.folder) as (app, pilot):
        key = subject(app.desk.snapshot, about)
        assert isinstance(app.screen, StudyScreen)
        write_memo(app.screen, about, key, "نام")
        await pilot.pause()
        await pilot.press(*"نکته", "enter")
        await until(pilot, lambda: app.desk.my_note(about, key) == "نکته")
        assert [step.name for step in app.desk.at.study.history(1)] == ["memo.add"]
        assert isinstance(app.screen, Corpus)
        write_memo(app.screen, about, key, "نام")
        await pilot.pause()
        await pilot.press(*["backspace"] * 4, "enter")
        await until(pilot, lambda: app.desk.my_note(about, key) == "")
        assert [step.name for step in app.desk.at.study.history(1)] == ["memo.remove"]


async def test_in_the_corpus_a_memo_is_on_the_source_its_expert_or_the_study(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        for down, about, key in ((0, "source", "source-E01"), (1, "expert", "expert-E01"), (2, "study", "study")):
            await pilot.press("m")
            await pilot.pause()
            await pilot.press(*["down"] * down, "enter")
            await pilot.pause()
            await pilot.press(*"نکته", "enter")
            await until(pilot, lambda about=about, key=key: app.desk.my_note(about, key) == "نکته")
