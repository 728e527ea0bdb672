"""The briefing by keys: the next expert, an answer a key, one step each, the sheet's place."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from coder.model.coding import Position
from coder.study import briefing
from coder.tui.app import Workbench
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, cells, until
from tests.tui.test_factors import answer

pytestmark = pytest.mark.anyio


async def briefed(app: Workbench, pilot: Pilot[None]) -> None:
    app.action_visit("briefing")
    await until(pilot, lambda: app.screen.query("#points") and app.screen.query_one(Grid).row_count)


def noted(app: Workbench) -> dict[str, tuple[Position | None, str]]:
    snapshot = app.desk.snapshot
    return {snapshot.code_of[one.code].ref: (one.position, one.note) for one in snapshot.answers}


async def test_the_expert_is_the_next_without_a_closed_interview(small: Small) -> None:
    with small.opened("A") as study:
        snapshot = study.snapshot()
        assert briefing.next_expert(snapshot) is not None
        closed = next(one for one in snapshot.closings if one.source == "source-E02")
        from coder.model.entity import Step, removed

        study.apply(Step("source.reopen", removed(closed)))
    async with bench(small.folder) as (app, pilot):
        await briefed(app, pilot)
        title = str(app.screen.query_one("#title", Label).content)
        assert "Briefing for E02" in title and "▲ potentials" in title


@pytest.mark.parametrize(
    ("key", "position"),
    [("c", Position.CONFIRMS), ("k", Position.COMPLETES), ("r", Position.REJECTS), ("n", None)],
)
async def test_an_answer_is_one_key_and_one_step(small: Small, key: str, position: Position | None) -> None:
    async with bench(small.folder) as (app, pilot):
        await briefed(app, pilot)
        before = app.desk.at.study.last()
        await pilot.press(key)
        await until(pilot, lambda: len(noted(app)) == 1)
        assert app.desk.at.study.last() == before + 1
        assert [at for at, _ in noted(app).values()] == [position]
        grid = app.screen.query_one(Grid)
        assert grid.cursor_row == min(1, grid.row_count - 1), "on to the next point"
        grid.move_cursor(row=0)
        await pilot.press("m")
        await answer(pilot, "Write", "به شرط بودجه")
        await until(pilot, lambda: [note for _, note in noted(app).values()] == ["به شرط بودجه"])
        assert any("به شرط بودجه" in row[-1] for row in cells(app))
        await pilot.press("x")
        await until(pilot, lambda: not noted(app))
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: app.desk.at.study.last() == before + 6 and not noted(app))


@pytest.mark.parametrize(("lang", "said"), [("en", "written:"), ("fa", "نوشته شد:")])
async def test_the_sheet_says_where_it_is(small: Small, lang: str, said: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        await briefed(app, pilot)
        await pilot.press("w")
        path = small.folder / "briefing-E03.docx"
        await until(pilot, lambda: any(f"{said} {path}" in one.message for one in app._notifications))
        assert path.is_file()
