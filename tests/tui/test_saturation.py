"""The saturation screen: what it shows is what the study counts, what is closed, and what the coder may see."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, Static

from coder.study import gestures, saturating, seat
from coder.tui import tables
from coder.tui.app import Workbench
from coder.tui.screens.code import Code
from coder.tui.screens.saturation import Saturation
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, cells, second_coder, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def opened(app: Workbench, pilot: Pilot[None]) -> Saturation:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(app.screen, Saturation) and app.screen.live is not None)
    assert isinstance(app.screen, Saturation)
    return app.screen


def words(app: Workbench, name: str) -> str:
    return str(app.screen.query_one(name, Static).content)


async def test_the_table_holds_what_each_interview_brought(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await opened(app, pilot)
        rows = cells(app)
        assert [row[:5] for row in rows] == [
            ("1", "E01", "3", "3", "0"),
            ("2", "E02", "1", "0", "1"),
            ("3", "J", "0", "0", "0"),
        ]
        assert rows[1][5:] == ("100%", "3", "1", "1", "◂ rule met"), "c4 is dropped: only c3 was put to E02"
        assert words(app, "#verdict").startswith("Verdict: ")
        assert "3 closed interviews" in str(app.screen.query_one("#title", Label).content)


async def test_every_view_by_its_number_under_a_persian_layout(small: Small) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("۲")
        assert "داوری: " in words(app, "#lines") and "برآورد نظرهای نشنیده داده نمی‌شود" in words(app, "#lines")
        await pilot.press("۳")
        assert "●" in words(app, "#lines") and "۳ ┤" in words(app, "#lines")
        await pilot.press("۴")
        assert "E01" in words(app, "#lines") and "█ ۳" in words(app, "#lines")
        await pilot.press("۵")
        assert [row[0] for row in cells(app)] == ["c1", "c2", "c3", "c5"]
        assert cells(app)[1][1].endswith("│█ ▒│"), "raised in E01, answered in J"
        assert "█ خودجوش" in words(app, "#verdict"), "what the marks mean"
        await pilot.press("۶")
        assert [row[2] for row in cells(app)] == ["۲", "۱", "۰"]
        await pilot.press("۷")
        assert [row[0] for row in cells(app)] == ["g"]
        await pilot.press("۸")
        assert "گست" in words(app, "#lines") and "جک‌نایف" in words(app, "#lines")
        await pilot.press("tab")
        assert screen.looking == "interviews"


async def test_every_view_by_the_mouse_and_the_rule_pointing_at_its_row(small: Small) -> None:
    async with bench(small.folder, "fa", size=(120, 40)) as (app, pilot):
        screen = await opened(app, pilot)
        assert [row[9] for row in cells(app)] == ["", "▸ قاعده", ""], "the row is on the right of the words"
        menu = screen.query_one("#views", Label)
        for place, name in ((5, "record"), (1, "interviews")):
            at = str(menu.content).index(tables.number(place, app.say))
            await pilot.click(menu, offset=(menu.size.width - at - 1, 0))
            await pilot.pause()
            assert screen.looking == name
            if name == "record":
                assert "│۱" in screen.query_one(Grid)._table.headings[1], "numbers of interviews in Persian digits"


async def test_final_factors_instead_of_codes(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("c")
        await until(pilot, lambda: screen.live is not None and screen.live.whole.unit == "factors")
        assert cells(app)[0][2:4] == ("2", "2"), "c1 and c2 are one factor"


async def test_a_part_and_a_view_are_opened(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("6")
        app.screen.query_one(Grid).go_to("W")
        await pilot.press("enter")
        await until(pilot, lambda: screen.part == "W")
        assert [row[3] for row in cells(app)] == ["1", "0", "0"]
        assert "the last new view in E01. The verdict is on the whole" in words(app, "#verdict")
        await pilot.press("escape", "5")
        assert screen.part is None
        app.screen.query_one(Grid).go_to("c2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Code))
        assert app.screen.code is not None and app.screen.code.ref == "c2"  # type: ignore[attr-defined]


async def test_an_open_interview_is_named_and_not_counted(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        gestures.reopen(at, next(one for one in study.snapshot().sources if one.ref == "E01"))
    async with bench(small.folder) as (app, pilot):
        screen = await opened(app, pilot)
        assert [row[1] for row in cells(app)] == ["E02", "J"]
        assert "1 open, not counted" in str(app.screen.query_one("#title", Label).content)
        await pilot.press("2")
        assert "Interviews not closed yet: 1 (E01)" in words(app, "#lines")
        await pilot.press("1")
        with small.opened("A") as study:
            at = seat.sit(study)
            gestures.close(at, next(one for one in study.snapshot().sources if one.ref == "E01"))
        await until(pilot, lambda: screen.live is not None and len(screen.live.whole.curve.steps) == 3)
        assert [row[1] for row in cells(app)] == ["E01", "E02", "J"], "another window's closing is seen"


async def test_a_blind_coder_sees_their_own_counts_alone(small: Small) -> None:
    second_coder(small, blind=True)
    with small.opened("B") as study:
        seen = saturating.live(seat.sit(study)).whole
    assert [(step.source, step.raised) for step in seen.curve.steps] == [("E01", 3), ("E02", 1)]
    assert seen.owed.open == ("J",), "A's coding of J is nothing to B before both have closed it"
    with small.opened("C") as study:
        seat.set_blind(study, "C", True)
        nothing = saturating.live(seat.sit(study)).whole
    assert nothing.curve.steps == () and set("".join(nothing.grid)) <= {"."}
    async with bench(small.folder, who="C") as (app, pilot):
        await opened(app, pilot)
        assert cells(app) == []


@pytest.mark.slow
async def test_the_example(example_folder: Path) -> None:
    async with bench(example_folder, size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        assert len(cells(app)) == 22
        await pilot.press("2")
        assert "Chao2" in words(app, "#lines") and "That figure flatters" in words(app, "#lines")
        await pilot.press("3")
        lines = words(app, "#lines").splitlines()
        assert max(map(len, lines)) <= 80 and lines[2].count("●") > 5
        await pilot.press("5")
        assert len(cells(app)) == len(screen.live.whole.units)  # type: ignore[union-attr]
