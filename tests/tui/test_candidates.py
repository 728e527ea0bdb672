"""Pairs by keys: made one in one step, kept apart, read side by side, decided as internal or external."""

import re

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static

from coder.bidi import plain
from coder.model.codebook import Quadrant
from coder.study import consolidating
from coder.study.board import Board, board
from coder.tui.app import Workbench
from coder.tui.widgets.grid import Grid
from tests.small import Small
from tests.tui.driving import bench, cells, until
from tests.tui.test_factors import answer, window
from tests.tui.test_standard import lines_of

pytestmark = pytest.mark.anyio

VIEWS = """\
  - {id: v1, label: نبود قانون روشن برای همکاری شهرها, valence: challenge}
  - {id: v2, label: نبودن قانون روشن همکاری شهر ها, valence: challenge}
  - {id: v3, label: وجود قانون روشن برای همکاری شهرها, valence: potential}
  - {id: v4, label: ضعف قانون همکاری شهرها در کشور, valence: challenge}
"""


@pytest.fixture
def small(small: Small) -> Small:
    with (small.folder / "codebook.yaml").open("a", encoding="utf-8") as file:
        file.write(VIEWS)
    return small


def now(app: Workbench) -> Board:
    return board(app.desk.at.study)


def pairs(app: Workbench) -> list[set[str]]:
    """The pairs of the list in front, by the names of their sides."""
    return [{row[1].split()[0], row[3].split()[0]} for row in cells(app)]


async def compared(app: Workbench, pilot: Pilot[None]) -> None:
    await pilot.press("f6")
    await until(pilot, lambda: app.screen.query("#codes"))
    await pilot.press("c")
    await until(pilot, lambda: app.screen.query("#pairs") and app.screen.query_one(Grid).row_count)


async def test_two_views_that_stand_nowhere_become_a_factor_in_one_step(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await compared(app, pilot)
        assert pairs(app)[0] == {"v1", "v2"}
        following, before = pairs(app)[1], app.desk.at.study.last()
        await pilot.press("g")
        await window(pilot, "Ask")
        await pilot.press("enter")  # the label of the first is proposed
        await answer(pilot, "Lookup", "W")
        await answer(pilot, "Write", "درونی")
        await until(pilot, lambda: "W2" in now(app).number.values())
        made = now(app).factor("W2")
        assert made.label in {code.label for code in now(app).codes}
        assert {code.ref for code in now(app).grouped[made.id]} == {"v1", "v2"}
        assert app.desk.at.study.last() == before + 1
        assert {"v1", "v2"} not in pairs(app), "gone without comparing again"
        assert app.screen.query_one(Grid).cursor_row == 0 and (pairs(app)[0] & following)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: {"v1", "v2"} in pairs(app))


async def test_contradictions_are_read_side_by_side_and_both_kept(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await compared(app, pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "contradict" in str(app.screen.query_one("#title", Label).content))
        before, count = app.desk.at.study.last(), len(pairs(app))
        pair = pairs(app)[0]
        await pilot.press("g")
        await pilot.pause()
        assert app.desk.at.study.last() == before, "what may contradict is never made one"
        await pilot.press("w")
        await window(pilot, "Beside")
        texts = [str(side.content) for side in app.screen.query("VerticalScroll Static").results(Static)]
        assert len(texts) == 2 and all(any(f"({name})" in text for text in texts) for name in pair)
        await pilot.press("escape", "k")
        await until(pilot, lambda: len(pairs(app)) == count - 1)
        assert app.desk.at.study.last() == before + 1 and len(now(app).aparts) == 1


async def test_an_open_view_between_two_factors_is_put_on_one_side(small: Small) -> None:
    with small.opened("A") as study:
        consolidating.make_factor(study, Quadrant.W, "نبود قانون همکاری شهرها", "درونی")
        consolidating.make_factor(study, Quadrant.T, "نبود قانون روشن همکاری شهرها", "بیرونی")
    async with bench(small.folder) as (app, pilot):
        await compared(app, pilot)
        await pilot.press("tab", "tab")
        await until(pilot, lambda: any("v1" in row[2] for row in cells(app)))
        grid = app.screen.query_one(Grid)
        grid.move_cursor(row=next(place for place, row in enumerate(cells(app)) if "v1" in row[2]))
        before = app.desk.at.study.last()
        await pilot.press("g")
        await window(pilot, "Choose")
        await pilot.press("enter")
        v1 = next(code.id for code in now(app).codes if code.ref == "v1")
        await until(pilot, lambda: v1 in now(app).decision_of)
        assert now(app).number[now(app).decision_of[v1].factor or ""] == "W2"
        assert app.desk.at.study.last() == before + 1
        assert not any("v1" in row[2] for row in cells(app))


@pytest.mark.parametrize(
    ("words", "number", "codes"),
    [
        ("T1 «نبود قانون روشن همکاری شهرها» goes to W", "W3", {"v2", "v4"}),
        ("only v2", "W3", {"v2"}),
        ("W2 «نبود قانون همکاری شهرها» goes to T", "T2", {"v1"}),
        ("both", "T1", {"v2", "v4"}),
    ],
)
async def test_twins_are_decided_with_a_reason(small: Small, words: str, number: str, codes: set[str]) -> None:
    with small.opened("A") as study:
        ids = {code.ref: code.id for code in board(study).codes}
        consolidating.make_factor(study, Quadrant.W, "نبود قانون همکاری شهرها", "درونی", [ids["v1"]])
        label = "تنگناهای بیرونی" if "only" in words else "نبود قانون روشن همکاری شهرها"
        _, outer = consolidating.make_factor(study, Quadrant.T, label, "بیرونی", [ids["v2"]])
        consolidating.group(study, [ids["v4"]], outer.id)
    async with bench(small.folder) as (app, pilot):
        await compared(app, pilot)
        await pilot.press("tab", "tab")
        await until(pilot, lambda: any({row[1][-2:], row[3][-2:]} == {"W2", "T1"} for row in cells(app)))
        place = next(at for at, row in enumerate(cells(app)) if {row[1][-2:], row[3][-2:]} == {"W2", "T1"})
        app.screen.query_one(Grid).move_cursor(row=place)
        before = app.desk.at.study.last()
        await pilot.press("g")
        await window(pilot, "Choose")
        offered = [
            re.sub("[\u2066-\u2069]", "", str(option.prompt)) for option in app.screen.query_one(OptionList).options
        ]
        at = next((at for at, one in enumerate(offered) if words in one), None)
        assert at is not None, offered
        await pilot.press(*["down"] * at, "enter")
        if words != "both":
            await answer(pilot, "Write", "دلیل")
        await until(pilot, lambda: app.desk.at.study.last() == before + 1)
        factor = now(app).factor(number)
        assert {code.ref for code in now(app).grouped[factor.id]} == codes
        assert (factor.reason == "دلیل") == (words != "both")
        await window(pilot, "Candidates")
        assert not any({row[1][-2:], row[3][-2:]} == {"W2", "T1"} for row in cells(app) if "only" not in words)


async def test_a_way_that_begins_with_a_number_of_the_list_reads_from_the_right(small: Small) -> None:
    with small.opened("A") as study:
        ids = {code.ref: code.id for code in board(study).codes}
        consolidating.make_factor(study, Quadrant.W, "نبود قانون همکاری شهرها", "درونی", [ids["v1"]])
        consolidating.make_factor(study, Quadrant.T, "نبود قانون روشن همکاری شهرها", "بیرونی", [ids["v2"]])
    async with bench(small.folder, "fa", size=(120, 40)) as (app, pilot):
        await compared(app, pilot)
        await pilot.press("tab", "tab", "g")
        await window(pilot, "Choose")
        await pilot.pause()
        way = next(one for one in lines_of(app) if plain.visual("درونی:") in one)
        order = [way.index(plain.visual(words)) for words in ("درونی:", "T1", "«نبود", "به ربع", "W", "برود")]
        assert order == sorted(order, reverse=True)
