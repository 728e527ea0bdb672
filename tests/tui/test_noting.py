"""Memos on anything a study has: one window, one step, an empty one taken away."""

import sys

import pytest
from textual.widgets._footer import FooterKey

from coder.model.coding import Memo
from coder.model.entity import Entity
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study import gestures, opening
from coder.study.snapshot import Snapshot
from coder.tui.screens.asking import Write
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.noting import write_memo
from coder.tui.stage import StudyScreen
from coder.tui.widgets.area import RtlTextArea
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.pty_harness import Terminal
from tests.tui.test_killed import last_step

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


@pytest.mark.parametrize("m", ["m", "پ"], ids=["latin", "persian"])
def test_a_memo_of_two_paragraphs_ends_in_the_database_with_its_line_breaks(small: Small, m: str) -> None:
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    with small.opened("A") as study:
        before = study.last()
    with Terminal(command, columns=80, rows=24, cwd=small.folder, environment={"PYTHONPATH": str(REPOSITORY)}) as it:
        it.wait_for("E02")
        it.keys(m, "enter", *"بند یک: می", "ctrl+space", *"روم", "ctrl+j")  # on the source in front
        it.send("\x1b\r")  # Alt+Enter
        it.keys(*"Second (۲)")
        it.paste("، سوم\x07\r\nچهارم")
        it.keys(*"xx", "ctrl+z", *"!", "enter")
        it.wait_for(lambda screen: last_step(small.folder / "study.db") > before)
        it.keys("ctrl+q")
        assert it.ended() == 0
    with opening.opened(small.folder, "A") as study, reading(study.engine, study.where) as connection:
        (memo,) = everything(connection, Memo)
    assert memo.text == "بند یک: می\u200cروم\n\nSecond (۲)، سوم\nچهارم!"


async def test_a_memo_is_written_and_saved_by_mouse(small: Small) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        key = app.desk.snapshot.sources[0].id
        app.desk.note("source", key, "یک دو\nسه چهار")
        assert isinstance(app.screen, StudyScreen)
        write_memo(app.screen, "source", key, "نام")
        await until(pilot, lambda: isinstance(app.screen, Write) and app.screen.query(FooterKey))
        await pilot.pause()
        area = app.screen.query_one(RtlTextArea)
        begin = area.scrollable_content_region.offset - area.region.offset
        right = begin.x + area.document.width - 1
        for row, word in ((1, "سه"), (0, "یک")):
            await pilot.mouse_down(area, offset=(right, begin.y + row))
            await pilot.hover(area, offset=(right - len(word) + 1, begin.y + row))
            await pilot.mouse_up(area, offset=(right - len(word) + 1, begin.y + row))
            assert area.selected_text == word
            await pilot.press("ن")
        await pilot.click(area, offset=(begin.x, begin.y))  # beyond the end of the first line
        (new_line,) = (one for one in app.screen.query(FooterKey) if one.key == "ctrl+j")
        await pilot.click(new_line)
        await pilot.press("y")
        (save,) = (one for one in app.screen.query(FooterKey) if one.key == "enter")
        await pilot.click(save)
        await until(pilot, lambda: app.desk.my_note("source", key) == "ن دو\ny\nن چهار")


async def test_what_was_written_and_not_saved_stands_there_again_and_undo_goes_behind_it(small: Small) -> None:
    async with bench(small.folder, "en", size=(80, 24)) as (app, pilot):
        keys = [source.id for source in app.desk.snapshot.sources[:2]]
        app.desk.note("source", keys[0], "کهنه")

        async def opened(key: str) -> RtlTextArea:
            assert isinstance(app.screen, Corpus)
            write_memo(app.screen, "source", key, "نام")
            await until(pilot, lambda: isinstance(app.screen, Write))
            await pilot.pause()
            return app.screen.query_one(RtlTextArea)

        await opened(keys[0])
        await pilot.press(*" نو", "ctrl+j", *"بند", "escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert app.desk.my_note("source", keys[0]) == "کهنه"
        assert (await opened(keys[1])).text == "", "the words were on another source"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        area = await opened(keys[0])
        assert area.text == "کهنه نو\nبند"
        await pilot.press("ctrl+z")
        assert area.text == "کهنه"
        await pilot.press("ctrl+y", "enter")
        await until(pilot, lambda: app.desk.my_note("source", keys[0]) == "کهنه نو\nبند")
        area = await opened(keys[0])
        await pilot.press("ctrl+z")
        assert area.text == "کهنه نو\nبند", "what is saved is no draft any more"
