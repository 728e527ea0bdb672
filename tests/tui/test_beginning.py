"""``coder`` where no study is: a person who is no programmer makes one in its first window."""

import sys
from pathlib import Path

import pytest
from textual.widgets import Label
from textual.widgets._footer import FooterKey

from coder.bidi import plain
from coder.study import opening
from coder.tui.beginning import Beginning
from tests.tui.pty_harness import Terminal

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def test_a_study_is_made_by_its_title_and_ones_name_and_opens_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--study", str(tmp_path / "mine")]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.wait_for(plain.visual("در این پوشه پژوهشی نیست:"))
        terminal.keys(*"دیپلماسی: شهر", "enter", *"سارا", "enter")
        terminal.wait_for(plain.visual("کدگذار سارا"))
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    with opening.opened(tmp_path / "mine") as study:
        header = study.snapshot().header
        assert (header.title, header.lead_coder, study.who) == ("دیپلماسی: شهر", "سارا", "سارا")
    assert (tmp_path / "mine/corpus/experts.csv").read_text("utf-8-sig").startswith("صاحب‌نظر,")


def test_what_is_typed_before_the_program_is_there_is_kept_enter_too(tmp_path: Path) -> None:
    """The terminal still gives line by line then, and has made a line's end of Enter."""
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "سارا", "--study", str(tmp_path / "mine")]
    with Terminal(command, columns=80, rows=24) as terminal:
        terminal.keys(*"شهر", "enter", "enter")
        terminal.wait_for(plain.visual("کدگذار سارا"))
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    with opening.opened(tmp_path / "mine") as study:
        assert study.snapshot().header.title == "شهر"


async def test_escape_leaves_nothing_behind(tmp_path: Path) -> None:
    app = Beginning(tmp_path, "A", "fa")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"شهر", "escape")
    assert app.return_value is False
    assert list(tmp_path.iterdir()) == []


async def test_neither_the_title_nor_the_name_may_be_missing(tmp_path: Path) -> None:
    app = Beginning(tmp_path, "", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", *"شهر", "enter", "enter")
        assert app.focused is app.query_one("#who")
        assert list(tmp_path.iterdir()) == []
        await pilot.press("A", "enter")
    assert app.return_value is True
    assert (tmp_path / "codebook.yaml").is_file()


async def test_a_folder_that_cannot_be_written_is_told_and_asked_again(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    app = Beginning(taken, "A", "fa")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"شهر", "enter", "enter")
        assert str(taken) in str(app.query_one("#problem", Label).content)
        assert app.is_running


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_the_first_window_is_answered_and_left_by_clicks(tmp_path: Path, language: str) -> None:
    for clicks, made in ((("enter", "enter"), True), (("escape",), False)):
        app = Beginning(tmp_path / language / clicks[0], "A", language)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*"شهر")
            for name in clicks:
                (key,) = (one for one in app.query(FooterKey) if one.key == name)
                assert await pilot.click(key)
        assert app.return_value is made
