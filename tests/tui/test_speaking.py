"""Who speaks, corrected from the workbench by keys: the rows of the database, and undo."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from coder.model.corpus import Role, Source
from coder.study import speakers
from coder.tui.app import Workbench
from coder.tui.screens.asking import Ask
from coder.tui.screens.coding import Coding
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.lookup import Lookup
from coder.tui.screens.speaking import Speaking
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def open_speakers(app: Workbench, pilot: Pilot[None], ref: str = "J", key: str = "l") -> Speaking:
    app.screen.query_one(Grid).go_to(f"source-{ref}")
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, Speaking))
    assert isinstance(app.screen, Speaking)
    return app.screen


def shown(app: Workbench, ref: str = "J") -> list[tuple[str, Role, str, int]]:
    return [(one.label, one.role, one.expert, one.turns) for one in speakers.shown(app.desk.at.study, ref)]


def source(app: Workbench, ref: str = "J") -> Source:
    return next(one for one in app.desk.at.study.snapshot().sources if one.ref == ref)


async def answer(app: Workbench, pilot: Pilot[None], words: str) -> None:
    """Type on the line of the window in front instead of what it offers."""
    await until(pilot, lambda: isinstance(app.screen, Ask | Lookup))
    app.screen.query_one(RtlInput).value = words
    await pilot.press("enter")
    await pilot.pause()


AS_IT_WAS = [("س", Role.INTERVIEWER, "", 1), ("اول", Role.EXPERT, "E01", 1), ("دوم", Role.EXPERT, "E03", 2)]


@pytest.mark.parametrize(("lang", "keys"), [("en", "lru"), ("fa", "مقع")])
async def test_the_role_goes_round_by_one_key_and_codings_go_along(small: Small, lang: str, keys: str) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        screen = await open_speakers(app, pilot, key=keys[0])
        assert shown(app) == AS_IT_WAS
        screen.query_one("#speakers", Grid).go_to("دوم")
        await pilot.press(keys[1])
        await until(pilot, lambda: shown(app)[2] == ("دوم", Role.OTHER, "", 2))
        coded = app.desk.at.study.codings_in("source-J")
        assert [one.expert for one in coded if one.position is not None] == ["expert-E01", None, None]
        await pilot.press(keys[1])
        await until(pilot, lambda: shown(app)[2] == ("دوم", Role.INTERVIEWER, "", 2))
        await pilot.press(keys[1])  # two experts take part: it asks which
        await answer(app, pilot, "E03")
        await until(pilot, lambda: shown(app) == AS_IT_WAS)
        for _ in range(3):
            await pilot.press(keys[2])
            await pilot.pause()
        coded = app.desk.at.study.codings_in("source-J")
        assert shown(app) == AS_IT_WAS
        assert [one.expert for one in coded if one.position is not None] == ["expert-E01", "expert-E03", "expert-E03"]


async def test_from_an_interviewer_to_somebody_who_is_no_expert(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await open_speakers(app, pilot)
        screen.query_one("#speakers", Grid).go_to("س")
        await pilot.press("r")
        await answer(app, pilot, "other")
        await until(pilot, lambda: shown(app)[0] == ("س", Role.OTHER, "", 1))


async def test_a_new_expert_is_made_of_what_is_typed(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await open_speakers(app, pilot)
        screen.query_one("#speakers", Grid).go_to("دوم")
        await pilot.press("e")
        await answer(app, pilot, "E11")
        await until(pilot, lambda: shown(app)[2] == ("دوم", Role.EXPERT, "E11", 2))
        await pilot.press("u")
        await until(pilot, lambda: shown(app) == AS_IT_WAS)
        assert "E11" not in {one.ref for one in app.desk.at.study.snapshot().experts}


async def test_a_speaker_is_renamed_and_merged_into_another(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await open_speakers(app, pilot)
        screen.query_one("#speakers", Grid).go_to("دوم")
        await pilot.press("l")
        await answer(app, pilot, "همکار")
        await until(pilot, lambda: shown(app)[2][0] == "همکار")
        screen.query_one("#speakers", Grid).go_to("همکار")
        await pilot.press("l")
        await answer(app, pilot, "اول")
        await until(pilot, lambda: shown(app)[1:] == [("اول", Role.EXPERT, "E01", 3)])
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("u")
        await until(pilot, lambda: shown(app) == AS_IT_WAS)


async def test_turns_begin_are_given_away_and_taken_away(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await open_speakers(app, pilot, "E01")
        before = source(app, "E01")
        await pilot.press("tab", "down", "n")
        await answer(app, pilot, "شهر بزرگ")
        await answer(app, pilot, "همراه")
        await until(pilot, lambda: ("همراه", Role.OTHER, "", 1) in shown(app, "E01"))
        text = app.desk.text
        (made,) = (turn for turn in source(app, "E01").turns if turn.label == "همراه")
        assert text[made.start : made.end] == "شهر بزرگ است."
        screen.query_one("#turns", Grid).go_to(str(made.start))
        await pilot.press("g")
        await answer(app, pilot, "س")
        await until(pilot, lambda: ("همراه", Role.OTHER, "", 1) not in shown(app, "E01"))
        screen.query_one("#turns", Grid).go_to(str(made.start))
        await pilot.press("x")
        await until(pilot, lambda: source(app, "E01").turns == before.turns)
        await pilot.press("n")
        await answer(app, pilot, "واژه‌ای که نیست")
        await until(pilot, lambda: any("isn't in this turn" in one.message for one in app._notifications))
        assert isinstance(app.screen, Speaking)


async def test_from_the_coding_screen_the_words_at_the_cursor_are_offered(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        app.screen.query_one(Grid).go_to("source-E01")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        await pilot.pause()
        app.screen.query_one("#words").cursor = app.desk.text.index("شهر بزرگ")  # type: ignore[attr-defined]
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, Speaking))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert app.screen.query_one(RtlInput).value == "شهر بزرگ است."
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Speaking))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Coding))


async def test_date_place_and_experts_of_a_source(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await open_speakers(app, pilot)
        await pilot.press("d")
        await answer(app, pilot, "۳۱ مهر ۱۴۰۱")
        await until(pilot, lambda: any("isn't a date" in one.message for one in app._notifications))
        await pilot.press("d")
        await answer(app, pilot, "۷ خرداد ۱۴۰۱")
        await until(pilot, lambda: source(app).date == "1401/03/07")
        await pilot.press("o")
        await answer(app, pilot, "۱")
        await until(pilot, lambda: app.desk.at.study.snapshot().interviews[0].ref == "J")
        await until(pilot, lambda: "interview 1 of" in str(screen.query_one("#title", Label).content))
        await pilot.press("p")
        await answer(app, pilot, "E02")
        await until(pilot, lambda: source(app).experts == ("expert-E01", "expert-E03", "expert-E02"))
        for _ in range(3):
            await pilot.press("u")
            await pilot.pause()
        await until(pilot, lambda: (source(app).date, source(app).experts) == ("", ("expert-E01", "expert-E03")))
        assert app.desk.at.study.snapshot().interviews[-1].ref == "J"
        await pilot.press("Y")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.ref != "J")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert app.desk.source is not None and app.screen.query_one(Grid).current == app.desk.source.id


async def test_at_80_by_24_eight_turns_are_seen_with_speakers_title_and_keys(small: Small) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        screen = await open_speakers(app, pilot)
        await pilot.pause()
        both = [screen.query_one(name, Grid) for name in ("#speakers", "#turns")]
        assert both[0].size.height - 1 >= 3, "its three speakers"
        assert both[1].size.height - 1 >= 8
        assert screen.query_one("#title").region.height == 1 and screen.query_one("Keys").region.bottom == 24
