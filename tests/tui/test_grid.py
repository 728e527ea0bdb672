"""Tables in the room there is: what is cut, what is kept, where the cursor stands afterwards."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from coder.bidi import plain
from coder.tui.base import PersianApp
from coder.tui.tables import Table
from coder.tui.widgets.grid import Grid

LABEL = "شهر امام رضا و حرم رضوی و زیارت در فرهنگ مردم"
TABLE = Table(
    ("code", "view", "raised", "docs"),
    tuple((f"k{number}", (f"c{number}", f"{LABEL} {number}", str(number), "0")) for number in range(40)),
    elastic=(1,),
    spare=(3,),
)


class Shown(PersianApp[None]):
    def compose(self) -> ComposeResult:
        yield Grid()

    def on_mount(self) -> None:
        self.highlighted: list[str | None] = []

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        self.highlighted.append(event.row_key.value)


def line(app: PersianApp[None], y: int) -> str:
    return "".join(segment.text for segment in app.screen._compositor.render_strips()[y])


def run(use: Callable[[Grid, Pilot[None]], Awaitable[None]], language: str = "fa", width: int = 60) -> None:
    async def running() -> None:
        app = Shown(language)
        async with app.run_test(size=(width, 12)) as pilot:
            grid = app.query_one(Grid)
            grid.show(TABLE)
            await pilot.pause()
            await use(grid, pilot)

    asyncio.run(running())


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_long_label_is_cut_at_its_end_and_nothing_is_pushed_out(language):
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        for width in (60, 34, 90):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            shown = line(pilot.app, 1)
            assert plain.visual("شهر امام رضا") in shown and not grid.show_horizontal_scrollbar
            assert ("…" in shown) is (width < 80) and plain.visual("c0") in shown
            heads = line(pilot.app, 0)
            assert "raised" in heads and ("docs" in heads) is (width >= 60)

    run(use, language)


def test_only_what_fits_in_no_way_is_scrolled_to():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(20, 12)
        await pilot.pause()
        assert grid.show_horizontal_scrollbar

    run(use)


def test_the_same_table_again_touches_nothing():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_cursor(row=30)
        await pilot.pause()
        before, top = list(pilot.app.highlighted), grid.scroll_y
        cleared = grid._update_count
        grid.show(replace(TABLE, rows=tuple(TABLE.rows)))
        await pilot.pause()
        assert (grid._update_count, grid.scroll_y, grid.cursor_row) == (cleared, top, 30) and top > 0
        assert pilot.app.highlighted == before

    run(use)


@pytest.mark.parametrize("changed", [1, 40])
def test_a_changed_cell_is_shown_where_it_is_and_the_row_in_front_is_told_again(changed):
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_cursor(row=30)
        await pilot.pause()
        top = grid.scroll_y
        rows = [(key, (*cells[:2], "99", "98", "97")[:4]) for key, cells in TABLE.rows]
        grid.show(replace(TABLE, rows=(*TABLE.rows[: 40 - changed], *rows[40 - changed :])))
        await pilot.pause()
        assert (grid.scroll_y, grid.cursor_row) == (top, 30) and pilot.app.highlighted[-1] == "k30"
        assert [str(cell) for cell in grid.get_row("k39")][2] == "99"

    run(use)


def test_the_cursor_stays_where_its_row_was_when_that_has_gone():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_cursor(row=30)
        grid.show(replace(TABLE, rows=tuple(row for row in TABLE.rows if row[0] != "k30")))
        assert grid.current == "k31"
        grid.show(replace(TABLE, rows=TABLE.rows[:10]))
        assert grid.current == "k9"

    run(use)


def test_resizing_keeps_the_cursor_the_filter_and_the_order():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        grid.sort_by(2)
        grid.sort_by(2)
        grid.filter("3")
        grid.go_to("k13")
        rows = grid.row_count
        for width in (34, 90):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            assert grid.current == "k13" and grid.row_count == rows
            assert next(key.value for key in grid.rows) == "k39"
            region = grid._get_row_region(grid.cursor_row)
            assert grid.scroll_y < region.y <= grid.scroll_y + grid.size.height

    run(use)


def test_the_row_in_front_stays_in_sight_when_room_is_taken_away():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        grid.go_to("k10")
        await pilot.pause()
        await pilot.resize_terminal(60, 5)
        await pilot.pause()
        await pilot.pause()
        assert plain.visual("c10") in "".join(line(pilot.app, y) for y in range(1, 5))

    run(use)


def test_the_row_under_the_mouse_is_told_in_full():
    async def use(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.hover(Grid, offset=(30, 3))
        assert f"{LABEL} 2" in str(grid.tooltip)
        await pilot.resize_terminal(90, 12)
        await pilot.hover(Grid, offset=(30, 2))
        assert grid.tooltip is None

    run(use)
