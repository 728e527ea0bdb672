"""Factors and strategies by keys: one step a gesture, factors found by number or words, memos, the trail in words."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static

from coder.model.codebook import Quadrant
from coder.study import consolidating, strategising
from coder.study.board import Board, board
from coder.tui.app import Workbench
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


async def window(pilot: Pilot[None], name: str) -> None:
    """Wait for a window, by the name of its class."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name)


async def answer(pilot: Pilot[None], name: str, words: str) -> None:
    """Wait for a window, type some words and press Enter."""
    await window(pilot, name)
    await pilot.press(*words, "enter")


def details_of(app: Workbench) -> str:
    """The words of the window that asks for a yes."""
    (details,) = [str(one.content) for one in app.screen.query(Static) if type(one) is Static]
    return details


async def factors_screen(app: Workbench, pilot: Pilot[None]) -> Grid:
    await pilot.press("f6")
    await until(pilot, lambda: app.screen.query("#codes"))
    return app.screen.query_one("#codes", Grid)


def code(app: Workbench, ref: str) -> str:
    return next(one.id for one in app.desk.snapshot.codes if one.ref == ref)


def now(app: Workbench) -> Board:
    return board(app.desk.at.study)


def offered(app: Workbench) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


async def test_a_factor_made_of_a_view_is_one_step_and_undone_as_one(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        grid = await factors_screen(app, pilot)
        grid.go_to(code(app, "c4"))
        before = app.desk.at.study.last()
        await pilot.press("g")
        await answer(pilot, "Lookup", "شلوغی")
        await answer(pilot, "Lookup", "T")
        await answer(pilot, "Write", " ")  # a reason must be given; nothing typed so far is lost
        await answer(pilot, "Write", "بیرونی")
        await until(pilot, lambda: "T1" in now(app).number.values())
        assert app.desk.at.study.last() == before + 1
        (made,) = now(app).listed(Quadrant.T)
        assert (made.label, made.reason.strip()) == ("شلوغی", "بیرونی")
        assert [one.ref for one in now(app).grouped[made.id]] == ["c4"]
        await pilot.press("ctrl+z")
        await until(pilot, lambda: not now(app).listed(Quadrant.T))
        assert now(app).decision_of[code(app, "c4")].factor is None


async def test_views_that_fit_in_no_quadrant_together_are_told_before_anything_is_asked(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        grid = await factors_screen(app, pilot)
        before = app.desk.at.study.last()
        for ref in ("c1", "c4"):
            grid.go_to(code(app, ref))
            await pilot.press("space")
        await pilot.press("g")
        await answer(pilot, "Lookup", "هر دو")
        await until(pilot, lambda: any("c4" in one.message for one in app._notifications))
        await window(pilot, "Factors")
        assert app.desk.at.study.last() == before


async def test_a_factor_is_found_by_its_number_and_nearly_by_its_words(small: Small) -> None:
    with small.opened("A") as study:
        consolidating.make_factor(study, Quadrant.S, "زیرساخت اقامت", "درونی")
    async with bench(small.folder) as (app, pilot):
        grid = await factors_screen(app, pilot)
        grid.go_to(code(app, "c1"))
        await pilot.press("g")
        await window(pilot, "Lookup")
        await pilot.press(*"s۲")
        await until(pilot, lambda: offered(app)[0].startswith("S2") and len(offered(app)) == 2)
        await pilot.press("backspace", "backspace", *"زيرساحت")
        await until(pilot, lambda: len(offered(app)) == 2 and "S2" in offered(app)[1])
        assert offered(app)[0].startswith("+"), "what is only nearly meant doesn't come before what was typed"
        await pilot.press("down", "enter")
        await until(pilot, lambda: [one.ref for one in now(app).grouped[now(app).factor("S2").id]] == ["c1"])


async def test_a_strategy_rests_on_a_factor_found_by_its_number(small: Small) -> None:
    with small.opened("A") as study:
        _, strategy = strategising.make(study, strategising.Cell.WO, "راه")
    async with bench(small.folder) as (app, pilot):
        await pilot.press("f7")
        await until(pilot, lambda: app.screen.query("#made"))
        app.screen.query_one("#made", Grid).go_to(strategy.id)
        before = app.desk.at.study.last()
        await pilot.press("f")
        await window(pilot, "Lookup")
        assert len(offered(app)) == 2, "those of its classes"
        await pilot.press("o", "1", "enter")
        await until(pilot, lambda: now(app).strategy("راه").factors == ("f-o",))
        assert app.desk.at.study.last() == before + 1


@pytest.mark.parametrize(
    ("screen", "keys", "about"),
    [("f6", ["tab", "n"], "factor"), ("f6", ["n"], "code"), ("f7", ["y"], "strategy"), ("f7", ["tab", "y"], "action")],
)
async def test_a_memo_is_written_and_shown(small: Small, screen: str, keys: list[str], about: str) -> None:
    async with bench(small.folder) as (app, pilot):
        await pilot.press(screen)
        await until(pilot, lambda: app.screen.query("#detail"))
        await pilot.press(*keys)
        await answer(pilot, "Write", "چرا")
        detail = app.screen.query_one("#detail", Label)
        await until(pilot, lambda: "✎" in str(detail.content) and "چرا" in str(detail.content))
        step = app.desk.at.study.history(1)[0]
        assert (step.name, step.changes) == ("memo.add", 1)
        assert app.desk.my_note(about, memo_subject(app)) == "چرا"  # type: ignore[arg-type]


def memo_subject(app: Workbench) -> str:
    grid = next(one for one in app.screen.query(Grid) if one.has_focus)
    assert grid.current is not None
    return grid.current


STEPS: dict[str, tuple[list[str], Callable[[Board], object]]] = {
    "]": (["]"], lambda at: at.number["f-s"] == "S2"),
    "a label": (["l"], lambda at: at.factor_of["f-s"].label == "جایگاه شهرx"),
}


@pytest.mark.parametrize("case", STEPS)
async def test_gestures_on_a_factor_are_one_step_each(small: Small, case: str) -> None:
    keys, holds = STEPS[case]
    with small.opened("A") as study:
        consolidating.make_factor(study, Quadrant.S, "دوم", "درونی")
    async with bench(small.folder) as (app, pilot):
        await factors_screen(app, pilot)
        await pilot.press("tab")
        app.screen.query_one("#listed", Grid).go_to("f-s")
        before = app.desk.at.study.last()
        await pilot.press(*keys)
        if case == "a label":
            await answer(pilot, "Ask", "x")
        await until(pilot, lambda: holds(now(app)))
        assert app.desk.at.study.last() == before + 1


@pytest.mark.parametrize("lang", ["en", "fa"])
async def test_what_is_told_below_is_of_the_side_one_is_on(small: Small, lang: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        codes = await factors_screen(app, pilot)
        detail, listed = app.screen.query_one("#detail", Label), app.screen.query_one("#listed", Grid)
        marks = {"codes": f"({app.desk.snapshot.code_of[codes.current or ''].ref})", "listed": "(S1)"}
        for side in (listed, codes, listed):
            side.focus()
            await until(pilot, lambda mark=marks[str(side.id)]: mark in str(detail.content))


@pytest.mark.parametrize(("lang", "words"), [("en", "factors decided"), ("fa", "تصمیم دربارهٔ عامل‌ها")])
async def test_the_trail_of_a_factor_is_told_in_words(small: Small, lang: str, words: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        await factors_screen(app, pilot)
        await pilot.press("tab", "t")
        detail = app.screen.query_one("#detail", Label)
        await until(pilot, lambda: words in str(detail.content))
        assert "+c1" in str(detail.content) and "T00:00" not in str(detail.content)
