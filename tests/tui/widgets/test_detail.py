"""The lines below a list: all of them where there is room, else with a mark that there are more."""

import pytest
from textual.app import ComposeResult

from coder.bidi import plain
from coder.tui.base import PersianApp
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.said import Said

pytestmark = pytest.mark.anyio


class Below(PersianApp[None]):
    """Lines in a window of ten."""

    CSS = "Detail { width: 100%; max-height: 5; }"

    def compose(self) -> ComposeResult:
        """Give the lines alone."""
        yield Detail()


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_what_has_no_room_is_told_to_be_there(language: str) -> None:
    app = Below(language)
    async with app.run_test(size=(20, 10)) as pilot:
        detail = app.query_one(Detail)
        for count, last in ((1, "خط ۰"), (5, "خط ۴"), (6, "…")):
            detail.update("\n".join(f"خط {'۰۱۲۳۴۵'[number]}" for number in range(count)))
            await pilot.pause()
            lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
            assert detail.region.height == min(count, 5)
            assert lines[detail.region.bottom - 1].strip() == plain.visual(last)
            if last == "…":
                assert lines[detail.region.bottom - 1][-1 if language == "fa" else 0] == "…"


class OneLine(PersianApp[None]):
    """A title in a window that is too narrow for it."""

    CSS = "Said { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    def compose(self) -> ComposeResult:
        """Give the title alone."""
        yield Said()


@pytest.mark.parametrize(
    "words", ["a title longer than this window is wide", "نامی بلندتر از آن‌که در این پنجره جا شود"]
)
async def test_a_line_that_is_cut_isnt_taken_away(words: str) -> None:
    app = OneLine("en")
    async with app.run_test(size=(20, 3)) as pilot:
        app.query_one(Said).update(words)
        await pilot.pause()
        drawn = "".join(segment.text for segment in app.screen._compositor.render_strips()[0]).strip()
        assert len(drawn) > 15 and "…" in drawn
