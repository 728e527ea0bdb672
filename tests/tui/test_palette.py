"""The command palette in Persian: what is typed in it and what it offers stand as they are read."""

import asyncio
import re
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.command import CommandPalette, SearchIcon
from textual.widgets import Footer

from coder.bidi import plain
from coder.tui.app import Workbench
from coder.tui.base import PersianApp
from coder.tui.palette import CommandInput
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.test_standard import lines_of


class Shown(PersianApp[None]):
    def compose(self) -> ComposeResult:
        yield Footer()


def opened(language: str, typed: str, awaited: str) -> str:
    async def running() -> str:
        app: PersianApp[Any] = Shown(language)
        async with app.run_test(size=(70, 20)) as pilot:
            await pilot.pause()
            seen = "\n".join(lines_of(app))
            await pilot.press("ctrl+p")
            await pilot.press(*typed)
            for _ in range(100):
                await pilot.pause(0.05)
                seen += "\n".join(lines_of(app))
                if awaited in seen and isinstance(app.screen, CommandPalette):
                    break
            return seen

    return asyncio.run(running())


def test_it_finds_a_command_by_its_persian_name_and_shows_it_in_order():
    seen = opened("fa", "عکس", plain.visual("از صفحه عکسی"))
    assert plain.visual("عکس") in seen
    assert plain.visual("از صفحه عکسی") in seen
    assert plain.visual("فرمان‌ها") in seen


def test_that_nothing_was_found_is_said_in_persian():
    seen = opened("fa", "ضضض", plain.visual("فرمانی یافت نشد"))
    assert plain.visual("فرمانی یافت نشد") in seen and "No matches" not in seen


def test_in_an_english_interface_it_is_textuals():
    assert "Screenshot" in opened("en", "screen", "Screenshot")


@pytest.mark.anyio
@pytest.mark.parametrize("language", ["fa", "en"])
async def test_it_begins_where_the_interface_does_and_offers_each_gesture_once(small: Small, language: str) -> None:
    async with bench(small.folder, language, size=(80, 24)) as (app, pilot):
        offered = list(app.get_system_commands(app.screen))
        titles = [one.title for one in offered]
        assert len({*titles}) == len(titles) and all(title[0] == title[0].upper() for title in titles)
        undo = next(one for one in offered if one.title == app.say("واگرد", "Undo"))
        assert "u" in undo.help and "ctrl+z" in undo.help
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette) and keys_shown(app))
        assert {line.index("f") > 40 for line in keys_shown(app)} == {language == "fa"}
        icon, typed = app.screen.query_one(SearchIcon).region, app.screen.query_one(CommandInput).region
        assert (icon.x > typed.x) is (language == "fa")


def keys_shown(app: Workbench) -> list[str]:
    """Give the lines on which nothing but the name of a function key stands."""
    return [line for line in lines_of(app) if re.fullmatch(r"[^\w]*f\d+[^\w]*", line)]
