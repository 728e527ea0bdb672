"""The command palette in Persian: what is typed in it and what it offers stand as they are read."""

import asyncio
from typing import Any

from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.widgets import Footer

from coder.bidi import plain
from coder.tui.base import PersianApp
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
