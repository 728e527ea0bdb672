"""The journal by keys: what a step changed in the user's words, one step taken back alone, points and going back."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from coder.bidi import plain
from coder.model.codebook import Quadrant
from coder.study import codes, consolidating, gestures, milestones, seat
from coder.study.board import board
from coder.tui.app import Workbench
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.test_factors import answer, details_of, window
from tests.tui.test_standard import lines_of

pytestmark = pytest.mark.anyio


async def journal(app: Workbench, pilot: Pilot[None]) -> str:
    """Go to the journal and give what it tells of the step in front."""
    await pilot.press("f9")
    await until(pilot, lambda: app.screen.query("#steps"))
    detail = app.screen.query_one("#detail", Label)
    await until(pilot, lambda: str(detail.content))
    return str(detail.content)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", ["factor", "changed", "label", "→"]), ("fa", ["عامل", "تغییر کرد", "نام", "←"])],
)
async def test_what_a_step_changed_is_told_then_and_now(small: Small, lang: str, told: list[str]) -> None:
    with small.opened("A") as study:
        consolidating.label(study, "f-s", "نام نو")
    async with bench(small.folder, lang) as (app, pilot):
        detail = await journal(app, pilot)
        assert all(word in detail for word in (*told, "جایگاه شهر", "نام نو")), detail


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_of_a_step_that_changed_much_each_thing_has_a_line_and_the_rest_is_counted(
    small: Small, lang: str
) -> None:
    with small.opened("A") as study:
        for number in range(12):
            codes.make(
                study, f"نظری که نامش از پهنای هیچ پنجره‌ای که هست بلندتر است و تازه شمارهٔ {number} هم دارد", None
            )
        made = [code for code in study.snapshot().codes if code.label.startswith("نظری که")]
        consolidating.make_factor(study, Quadrant.S, "شهر", "دلیل", [code.id for code in made])
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        told = (await journal(app, pilot)).splitlines()
        await pilot.pause()
        detail = app.screen.query_one("#detail", Label)
        assert detail.region.height == len(told) == 7
        last = lines_of(app)[detail.region.bottom - 1]
        assert plain.visual(told[-1]).split()[0] in last.split(), last


async def test_a_grouping_is_told_by_names_and_not_by_ids(small: Small) -> None:
    with small.opened("A") as study:
        c2 = board(study).code("c2").id
        consolidating.group(study, [c2], "f-o")
    async with bench(small.folder) as (app, pilot):
        detail = await journal(app, pilot)
        assert "جمعیت (c2)" in detail and "S1 جایگاه شهر" in detail and "O1 کریدور" in detail
        assert "f-o" not in detail and c2 not in detail


async def test_one_step_is_taken_back_alone_or_refused_with_who_built_on_it(small: Small) -> None:
    with small.opened("A") as study:
        consolidating.label(study, "f-s", "نام نو")
        consolidating.label(study, "f-w", "دیگر")
        consolidating.label(study, "f-w", "دیگرتر")
    async with bench(small.folder) as (app, pilot):
        await journal(app, pilot)
        await pilot.press("down", "x")
        await until(pilot, lambda: app._notifications)
        assert board(app.desk.at.study).factor_of["f-w"].label == "دیگرتر"
        assert any("A" in one.message for one in app._notifications)
        before = app.desk.at.study.last()
        grid = app.screen.query_one(Grid)
        grid.move_cursor(row=2)
        await pilot.press("x")
        await until(pilot, lambda: board(app.desk.at.study).factor_of["f-s"].label == "جایگاه شهر")
        assert app.desk.at.study.last() == before + 1
        assert board(app.desk.at.study).factor_of["f-w"].label == "دیگرتر"


@pytest.mark.parametrize(("lang", "told"), [("en", "factor"), ("fa", "عامل")])
async def test_a_point_is_named_compared_in_words_and_gone_back_to(small: Small, lang: str, told: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        await journal(app, pilot)
        await pilot.press("m")
        await answer(pilot, "Ask", "پیش از جلسه")
        await until(pilot, lambda: milestones.listed(app.desk.at.study))
        consolidating.label(app.desk.at.study, "f-s", "نام نو")
        before = app.desk.at.study.last()
        await pilot.press("g")
        await window(pilot, "Choose")
        await pilot.press("enter")
        await window(pilot, "Confirm")
        details = details_of(app)
        assert (told in details and "نام نو" in details and "changed" not in details) or lang == "en"
        await pilot.press("enter")
        await until(pilot, lambda: board(app.desk.at.study).factor_of["f-s"].label == "جایگاه شهر")
        assert app.desk.at.study.last() == before + 1


async def test_words_of_several_lines_stand_in_one_line(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        gestures.note(at, "source", "source-E01", "بند یک\n\nبند دو")
        consolidating.make_factor(study, Quadrant.S, "شهر", "نخست\nدوم", [])
    async with bench(small.folder, "fa") as (app, pilot):
        await journal(app, pilot)
        grid = app.screen.query_one(Grid)
        assert str(grid.get_row_at(0)[-1]) == "نخست ⏎ دوم"
        grid.move_cursor(row=1)
        detail = app.screen.query_one("#detail", Label)
        await until(pilot, lambda: "بند دو" in str(detail.content))
        assert any("بند یک" in one and "بند دو" in one for one in str(detail.content).splitlines())
