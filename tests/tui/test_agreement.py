"""Agreement and negotiation on the screen: the figures with their denominator, decisions as rows of the database."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static

from coder.model.coding import Settlement
from coder.store import reads
from coder.store.engine import reading
from coder.study import gestures, seat
from coder.tui.app import Workbench
from coder.tui.screens.agreement import Agreement
from coder.tui.screens.coding import Coding
from coder.tui.screens.edges import Edges
from coder.tui.screens.negotiation import Negotiation
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.transcript import TranscriptView
from tests.small import Small
from tests.tui.driving import bench, cells, second_coder, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def agreement(app: Workbench, pilot: Pilot[None]) -> Agreement:
    await pilot.press("f8")
    await until(pilot, lambda: isinstance(app.screen, Agreement) and app.screen.found is not None)
    assert isinstance(app.screen, Agreement)
    return app.screen


async def negotiation(app: Workbench, pilot: Pilot[None]) -> Negotiation:
    await agreement(app, pilot)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Negotiation) and app.screen.query_one(Grid).row_count)
    assert isinstance(app.screen, Negotiation)
    return app.screen


def words(app: Workbench, name: str) -> str:
    return str(app.screen.query_one(name, Static).content)


def settlements(small: Small) -> list[Settlement]:
    with small.opened("A") as study, reading(study.engine, study.where) as connection:
        return reads.everything(connection, Settlement)


def agreed(small: Small) -> list[tuple[str, str]]:
    """What the agreed coding holds: code and words."""
    with small.opened("A") as study:
        person, _ = study.coder("agreed")
        refs = {code.id: code.ref for code in study.snapshot().codes}
        return sorted((refs[one.code], one.quote) for one in study.codings() if one.coder == person.id)


async def test_nobody_to_compare_is_said_on_the_screen(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, Agreement) and words(app, "#lines"))
        assert "Close two codings first" in words(app, "#lines")
        await pilot.press("enter", "g", "m", "b", "a")
        assert isinstance(app.screen, Agreement)


async def test_two_coders_on_what_both_closed(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder) as (app, pilot):
        screen = await agreement(app, pilot)
        assert "A and B · unit: expert × code · 2 sources both closed" in str(
            app.screen.query_one("#title", Label).content
        )
        everything = cells(app)[0]
        assert everything[:2] == ("all", "62%") and everything[-5:] == ("8", "3", "2", "1", "2")
        assert "The denominator is 8 cells: 2 experts × 4 codes" in words(app, "#lines")
        assert "No interval by resampling is given with fewer than 4 sources (here 2)" in words(app, "#lines")
        await pilot.press("b")
        assert [row[0] for row in cells(app)] == ["all", "E01 ≠", "E02"]
        app.screen.query_one(Grid).go_to("1")
        await until(pilot, lambda: "lie apart" in words(app, "#lines"))
        await pilot.press("b", "a")
        assert [row[0].split()[-1] for row in cells(app)] == ["all", "c1", "c2", "c3", "c5"]
        assert len(cells(app)[0]) == 14
        await pilot.press("m")
        await until(pilot, lambda: screen.found is not None and screen.found.unit == "sentence")
        assert "Sentences nobody coded are left out" in words(app, "#lines")
        await pilot.press("m")
        await until(pilot, lambda: screen.found is not None and screen.found.unit == "character")


async def test_two_rounds_of_one_coder_are_chosen(small: Small) -> None:
    second_coder(small)
    second_coder(small, "A", round=2)
    async with bench(small.folder) as (app, pilot):
        screen = await agreement(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count)
        offered = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert offered == ["1 A – B · 2 sources", "2 A – A:2 · 2 sources", "3 B – A:2 · 2 sources"]
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.found is not None and screen.found.same_coder)
        assert "Stability of one coder over two rounds (A and A:2)" in words(app, "#lines")


async def test_three_coders_are_compared_all_together(small: Small) -> None:
    for name in ("B", "C"):
        second_coder(small, name)
    async with bench(small.folder) as (app, pilot):
        screen = await agreement(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count)
        assert str(app.screen.query_one(OptionList).options[0].prompt) == "1 all together · 2 sources"
        await pilot.press("enter")
        await until(
            pilot, lambda: "Krippendorff" in words(app, "#lines") and "3 coders (A, B, C)" in words(app, "#lines")
        )
        assert "The denominator is 8 cells: 2 experts" in words(app, "#lines")
        assert cells(app) == [("all", "0.52", "75%", "0.50", "0.50", "0.50", "8")]
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count)
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.found is not None and (screen.found.one, screen.found.other) == ("A", "B"))


async def test_to_a_blind_coder_all_together_are_offered_only_on_what_they_closed(small: Small) -> None:
    second_coder(small)
    with small.opened("C") as study:
        seat.set_blind(study, "C", True)
    second_coder(small, "C", blind=True)
    with small.opened("C") as study:
        gestures.reopen(seat.sit(study), next(one for one in study.snapshot().sources if one.ref == "E02"))
    async with bench(small.folder, who="C") as (app, pilot):
        await agreement(app, pilot)
        await pilot.press("g")
        await until(pilot, lambda: app.screen.query(OptionList) and app.screen.query_one(OptionList).option_count)
        assert str(app.screen.query_one(OptionList).options[0].prompt) == "1 all together · 1 sources"


async def test_a_later_round_sees_nothing_of_the_first_before_it_is_closed(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder, round=2) as (app, pilot):
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, Agreement) and words(app, "#lines"))
        assert "Close two codings first" in words(app, "#lines")


async def test_a_later_round_sees_of_others_only_what_it_has_closed_itself(small: Small) -> None:
    second_coder(small)
    second_coder(small, "A", round=2)
    with small.opened("A") as study:
        gestures.reopen(seat.sit(study, 2), next(one for one in study.snapshot().sources if one.ref == "E02"))
    async with bench(small.folder, round=2) as (app, pilot):
        screen = await agreement(app, pilot)
        assert screen.found is not None and (screen.found.one, screen.found.other) == ("A", "B")
        assert screen.found.sources == ("E01",)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Negotiation) and cells(app))
        assert {row[0] for row in cells(app)} == {"E01"}
        await until(pilot, lambda: words(app, "#progress").startswith("0 of 2"))


@pytest.mark.parametrize(("lang", "keep"), [("en", "2"), ("fa", "۲")])
async def test_a_decision_is_one_step_that_undo_takes_back(small: Small, lang: str, keep: str) -> None:
    second_coder(small)
    async with bench(small.folder, lang) as (app, pilot):
        await negotiation(app, pilot)
        assert len(cells(app)) == 5 and cells(app)[0][2:4] == ("c2", "c5")
        assert "«شهر بزرگ»" in words(app, "#other") and "«زیارت این‌جاست و شهر بزرگ است.»" in words(app, "#one")
        steps = app.desk.at.study.last()
        await pilot.press(keep)
        await pilot.pause()
        await pilot.press(*"رساتر", "enter")
        await until(pilot, lambda: len(cells(app)) == 4)
        (settled,) = settlements(small)
        assert (settled.choice, settled.reason, len(settled.kept)) == ("other", "رساتر", 1)
        assert app.desk.at.study.last() == steps + 1
        assert ("c5", "شهر بزرگ") in agreed(small)
        assert ("c2", "زیارت این‌جاست و شهر بزرگ است.") not in agreed(small)
        assert cells(app)[0][2:4] == ("c3", "c3"), "the next one is in front"
        await pilot.press("u")
        await until(pilot, lambda: len(cells(app)) == 5)
        assert settlements(small) == [] and agreed(small) == []


async def test_all_is_decided_and_agreement_before_stays(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder) as (app, pilot):
        screen = await negotiation(app, pilot)
        for key, left in (("b", 4), ("1", 3), ("n", 2), ("n", 1), ("n", 0)):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("enter")
            await until(pilot, lambda left=left: len(screen.found) == left)
        await until(pilot, lambda: words(app, "#progress").startswith("5 of 5"))
        assert "percent agreement 62.5% and 100.0%" in words(app, "#progress")
        assert [one.choice for one in settlements(small)].count("neither") == 3
        assert agreed(small) == [
            ("c1", "زیارت این‌جاست و شهر بزرگ است."),
            ("c1", "من هم زیارت را می‌گویم."),
            ("c2", "زیارت این‌جاست و شهر بزرگ است."),
            ("c3", "ورود مهمان سخت است."),
            ("c5", "شهر بزرگ"),
        ]
        await pilot.press("d")
        await until(pilot, lambda: len(cells(app)) == 5)
        assert cells(app)[0][4] == "both"
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, Negotiation) and len(settlements(small)) == 5, "a decided one isn't decided again"


async def test_other_edges_are_chosen_in_the_text(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder) as (app, pilot):
        screen = await negotiation(app, pilot)
        app.screen.query_one(Grid).go_to(screen.found[1].key)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Edges))
        view = app.screen.query_one(TranscriptView)
        await until(pilot, lambda: view.selection is not None)
        assert view.selected_text == "ورود مهمان سخت است."
        start = view.text.index("مهمان سخت")
        view.select(start, start + len("مهمان سخت"))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query("RtlTextArea"))
        await pilot.press("enter")
        await until(pilot, lambda: len(settlements(small)) == 1)
        assert ("c3", "مهمان سخت") in agreed(small) and settlements(small)[0].choice == "edges"


async def test_the_disagreements_of_one_source_and_the_way_to_its_text(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder) as (app, pilot):
        await agreement(app, pilot)
        await pilot.press("b")
        app.screen.query_one(Grid).go_to("2")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Negotiation) and len(cells(app)) == 3)
        assert {row[0] for row in cells(app)} == {"E02"}
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        assert app.desk.source is not None and app.desk.source.ref == "E02"


@pytest.mark.slow
async def test_the_example(example_folder: Path) -> None:
    async with bench(example_folder, "fa", size=(80, 24)) as (app, pilot):
        await agreement(app, pilot)
        assert cells(app)[0][1] == "۹۳٪"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Negotiation) and len(cells(app)) == 82)
