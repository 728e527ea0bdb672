"""A code's screen by keys: passages under their experts; each gesture one step, with codebook.yaml following it."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from coder.bidi import plain
from coder.model.codebook import Code, Valence
from coder.study.snapshot import Snapshot
from coder.tui.app import Workbench
from tests.small import Small
from tests.tui.driving import bench, second_coder, until
from tests.tui.test_factors import answer, details_of, window

pytestmark = pytest.mark.anyio


def code(app: Workbench, ref: str) -> Code:
    return next(one for one in app.desk.at.study.snapshot().codes if one.ref == ref)


async def shown(app: Workbench, pilot: Pilot[None], ref: str) -> OptionList:
    app.visit("code", code(app, ref).id)
    await until(pilot, lambda: app.screen.query("#passages") and app.screen.query_one(OptionList).option_count)
    return app.screen.query_one(OptionList)


def book(small: Small) -> str:
    return (small.folder / "codebook.yaml").read_text(encoding="utf-8")


async def test_passages_stand_under_the_expert_named_once(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        options = await shown(app, pilot, "c2")
        heads = [str(one.prompt) for one in options.options if one.disabled]
        assert heads == list(dict.fromkeys(heads)) and heads[0] == "E01"
        lines = [str(one.prompt) for one in options.options if not one.disabled]
        assert len(lines) == len(app.screen.found) and not any("E01" in one.split("\n")[0] for one in lines)  # type: ignore[attr-defined]
        assert options.highlighted == 1, "the first passage, not the heading"
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen.query("#words"))


async def test_a_colleagues_passage_says_whose_it_is_after_the_dash(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder, "fa") as (app, pilot):
        found = [
            str(one.prompt).split("\n")[0]
            for ref in ("c1", "c2", "c3", "c4", "c5")
            for one in (await shown(app, pilot, ref)).options
            if "B" in str(one.prompt)
        ]
        assert found and all(plain.visual(line, 1).startswith("B — ") for line in found), "read from the right"


#: Keys, what is answered in a window (its class and the words), what holds then, what stands in codebook.yaml then.
GESTURES: dict[str, tuple[list[str], tuple[tuple[str, str], ...], Callable[[Snapshot], object], str]] = {
    "rename": (["l"], (("Ask", " نو"),), lambda now: one(now, "c2").label == "جمعیت نو", "جمعیت نو"),
    "define": (["d"], (("Choose", ""), ("Write", "شمار مردم")), lambda now: one(now, "c2").short, "شمار مردم"),
    "valence": (["v"], (), lambda now: one(now, "c2").valence is Valence.CHALLENGE, "valence: challenge"),
    "colour": (["o"], (), lambda now: one(now, "c2").colour == "red", "colour: red"),
    "nest": (["p"], (("Picker", "c1"),), lambda now: one(now, "c2").parent == "c1", "parent: c1"),
    "nest anew": (["p"], (("Picker", "زبرکد"),), lambda now: one(now, "c2").parent, "label: زبرکد"),
    "retire": (["t"], (), lambda now: one(now, "c2").retired, "retired: true"),
    "split": (["s"], (("Ask", "شهر بزرگ"),), lambda now: any(c.label == "شهر بزرگ" for c in now.codes), "شهر بزرگ"),
    "recode as new": (["r"], (("Picker", "تازه"),), lambda now: any(c.label == "تازه" for c in now.codes), "تازه"),
    "merge": (["m"], (("Picker", "c1"), ("Confirm", "")), lambda now: one(now, "c2").merged_into, "merged_into: c1"),
}


def one(now: Snapshot, ref: str) -> Code:
    return next(code for code in now.codes if code.ref == ref)


@pytest.mark.parametrize("case", GESTURES)
async def test_a_gesture_on_a_code_is_one_step_that_the_file_follows(small: Small, case: str) -> None:
    keys, answers, holds, written = GESTURES[case]
    async with bench(small.folder) as (app, pilot):
        await shown(app, pilot, "c2")
        before, file = app.desk.at.study.last(), book(small)
        await pilot.press(*keys)
        for name, words in answers:
            await answer(pilot, name, words)
        await until(pilot, lambda: holds(app.desk.at.study.snapshot()))
        assert app.desk.at.study.last() == before + 1
        await until(pilot, lambda: book(small).count(written) == file.count(written) + 1)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: book(small) == file)


async def test_passages_are_recoded_in_one_step(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        options = await shown(app, pilot, "c2")
        count = sum(not one.disabled for one in options.options)
        before = app.desk.at.study.last()
        await pilot.press("space", "down", "space", "r")
        await answer(pilot, "Picker", "c5")
        await until(pilot, lambda: sum(not one.disabled for one in options.options) == count - 2)
        assert app.desk.at.study.last() == before + 1


@pytest.mark.parametrize(
    ("lang", "over", "decided"),
    [("en", "4 passages of 2 sources", "decided"), ("fa", "۴ قطعه از ۲ منبع", "تصمیم")],
)
async def test_what_a_merge_does_is_told_before_it_is_done(small: Small, lang: str, over: str, decided: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        await shown(app, pilot, "c2")
        before = app.desk.at.study.last()
        await pilot.press("m")
        await answer(pilot, "Picker", "c1")
        await window(pilot, "Confirm")
        details = details_of(app)
        assert over in details and decided in details
        await pilot.press("escape")
        await window(pilot, "Code")
        assert app.desk.at.study.last() == before


@pytest.mark.parametrize(("lang", "told"), [("en", "3 closed sources"), ("fa", "۳ منبع بسته")])
async def test_a_definition_that_changed_says_what_is_to_be_read_again(small: Small, lang: str, told: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        await shown(app, pilot, "c2")
        await pilot.press("d")
        await window(pilot, "Choose")
        await pilot.press("down", "enter")
        await answer(pilot, "Write", "شمار مردم")
        await until(pilot, lambda: any(told in one.message for one in app._notifications))
        await pilot.press("o")
        await until(pilot, lambda: code(app, "c2").colour)
        assert sum(told in one.message for one in app._notifications) == 1, "a colour changes no meaning"
