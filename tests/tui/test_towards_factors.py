"""Looking at what stands behind a view, a strategy's ties, and labels that look like markup."""

import pytest
from textual.widgets import DataTable, Label

from coder.model.codebook import Valence
from coder.study import codes, strategising
from coder.study.board import board
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio

MARKUP = "[red]x[/] [@click=quit]"


async def test_the_answers_and_best_words_stand_beside_a_view(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await pilot.press("f6")
        await until(pilot, lambda: app.screen.query("#codes"))
        c1 = next(code for code in app.desk.snapshot.codes if code.ref == "c1")
        app.screen.query_one("#codes", Grid).go_to(c1.id)
        detail = app.screen.query_one("#detail", Label)
        await until(pilot, lambda: f"({c1.ref})" in str(detail.content))
        assert "raised: E01" in str(detail.content) and "«" in str(detail.content)
        await pilot.press("tab")
        factor = board(app.desk.at.study).factors[0]
        app.screen.query_one("#listed", Grid).go_to(factor.id)
        await until(pilot, lambda: factor.reason in str(detail.content) and "asked" in str(detail.content))


async def test_a_strategy_shares_an_action_and_shows_in_the_matrix(small: Small) -> None:
    with small.opened("A") as study:
        factor = next(one for one in board(study).factors if one.quadrant.value == "W")
        _, first = strategising.make(study, strategising.Cell.WO, "یکم", [factor.id])
        strategising.act(study, first.id, "کار مشترک", "team")
        _, second = strategising.make(study, strategising.Cell.WO, "دوم")
    async with bench(small.folder) as (app, pilot):
        await pilot.press("f7")
        await until(pilot, lambda: app.screen.query("#made"))
        app.screen.query_one("#made", Grid).go_to(second.id)
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        await pilot.press(*"مشترک", "enter")
        await until(pilot, lambda: len(board(app.desk.at.study).strategy("دوم").actions) == 1)
        now = board(app.desk.at.study)
        assert now.strategy("دوم").actions == now.strategy("یکم").actions
        await pilot.press("m")
        await until(pilot, lambda: type(app.screen).__name__ == "Sheet")
        shown = app.screen.query_one(DataTable)
        assert [str(cell) for cell in shown.get_row(factor.id)].count("●") == 1


async def test_a_label_that_looks_like_markup_is_shown_as_it_is(small: Small) -> None:
    with small.opened("A") as study:
        code = codes.make(study, MARKUP, Valence.POTENTIAL)
        strategising.make(study, strategising.Cell.SO, MARKUP)
    async with bench(small.folder) as (app, pilot):
        for key in ("f3", "f4", "f5", "f7", "f8", "f9", "f6"):
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: app.screen.query("#codes"))
        app.screen.query_one("#codes", Grid).go_to(code.id)
        detail = app.screen.query_one("#detail", Label)
        await until(pilot, lambda: MARKUP in str(detail.visual))
        await pilot.press("g")
        await pilot.pause()
        await pilot.press(*"[/x]")
        await pilot.press("escape")
        await pilot.press("w")
        await until(
            pilot, lambda: app.screen.query("#title") and MARKUP in str(app.screen.query_one("#title", Label).visual)
        )
        assert app.is_running


async def test_the_strategy_in_front_is_told_in_full_in_either_language(small: Small) -> None:
    for language in ("fa", "en"):
        async with bench(small.folder, language) as (app, pilot):
            app.action_visit("strategies")
            await until(pilot, lambda app=app: app.screen.query("#made"))
            label = board(app.desk.at.study).strategies[0].label
            detail = app.screen.query_one("#detail", Label)
            await until(pilot, lambda label=label, detail=detail: label in str(detail.content))
