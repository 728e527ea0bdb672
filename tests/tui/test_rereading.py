"""The re-reading queue on the screen: sentences to look at first, coding from the list and from the text, ticking."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList

from coder.study import codes, rereading, seat
from coder.tui.app import Workbench
from coder.tui.screens.coding import Coding
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.rereading import Rereading
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.transcript import TranscriptView
from tests.small import Small
from tests.tui.driving import bench, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def redefine(small: Small, ref: str, definition: str) -> None:
    """Give a code another definition, so that the three closed interviews are owed for it."""
    with small.opened("A") as study:
        code = codes.code_named(study.snapshot(), ref)
        codes.change(study, code, replace(code, definition=definition))


@asynccontextmanager
async def queue(
    small: Small, lang: str = "en", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    """Open the queue, c4 being owed in the three interviews."""
    redefine(small, "c4", "خیابان‌های بند آمده و شلوغ")
    async with bench(small.folder, lang, size=size) as (app, pilot):
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Rereading) and app.screen._shown)
        yield app, pilot


def title(app: Workbench) -> str:
    return str(app.screen.query_one("#title", Label).render())


def listed(app: Workbench) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one("#sentences", OptionList).options]


async def to_row(app: Workbench, pilot: Pilot[None], ref: str) -> None:
    screen = app.screen
    assert isinstance(screen, Rereading)
    wanted = next(one for one in screen.owed if one.source.ref == ref)
    screen.query_one(Grid).go_to(wanted.key)
    await until(pilot, lambda: screen._shown == wanted.key)


async def test_sentences_near_the_code_come_first_and_nothing_is_coded_by_itself(small: Small) -> None:
    async with queue(small) as (app, pilot):
        last = app.desk.at.study.last()
        await to_row(app, pilot, "J")
        await until(pilot, lambda: listed(app) and "خیابان‌ها بند آمده" in listed(app)[0])
        assert listed(app)[0].startswith("✓"), "it has the code already"
        assert app.desk.at.study.last() == last
        assert "خیابان‌های بند آمده" in str(app.screen.query_one("#meaning", Label).render())


async def test_ticking_goes_on_and_tells_how_far_one_is(small: Small) -> None:
    async with queue(small, "fa") as (app, pilot):
        assert "۰ از ۳" in title(app)
        await to_row(app, pilot, "E02")
        await pilot.press("space")
        await until(pilot, lambda: "۱ از ۳" in title(app))
        assert "ذخیره شد" in title(app)
        screen = app.screen
        assert isinstance(screen, Rereading)
        await until(pilot, lambda: [one.source.ref for one in screen.owed] == ["E01", "J"])
        await until(pilot, lambda: screen._shown.endswith("source-J"))
        await pilot.press("u")
        await until(pilot, lambda: "۰ از ۳" in title(app))
        await pilot.press("space", "space")
        await until(pilot, lambda: "۲ از ۳" in title(app))


async def test_a_sentence_of_the_list_is_coded_by_one_key_in_one_step(small: Small) -> None:
    async with queue(small) as (app, pilot):
        await to_row(app, pilot, "E02")
        await until(pilot, lambda: any("شلوغی خیابان" in line for line in listed(app)))
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"زیارت", "enter")  # the code's label stands there, and goes
        await until(pilot, lambda: len(listed(app)) == 1 and "زیارت را" in listed(app)[0])
        before = app.desk.at.study.last()
        await pilot.press("r")
        await until(pilot, lambda: listed(app) and listed(app)[0].startswith("✓"))
        assert [step.name for step in app.desk.at.study.history(app.desk.at.study.last() - before)] == ["coding.add"]
        made = [_ref(app, one.code) for one in app.desk.own_in("source-E02") if "زیارت" in one.quote]
        assert sorted(made) == ["c1", "c4"]
        await pilot.press("r")
        await pilot.pause()
        assert app.desk.at.study.last() == before + 1, "it isn't coded twice"


async def test_the_text_is_opened_with_the_code_in_hand_and_one_comes_back_to_the_same_place(small: Small) -> None:
    async with queue(small, size=(80, 24)) as (app, pilot):
        await to_row(app, pilot, "J")
        await until(pilot, lambda: listed(app))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        start = app.desk.text.index("خیابان‌ها بند")
        view = app.screen.query_one(TranscriptView)
        await until(pilot, lambda: view.cursor == start)
        assert "ترافیک" in str(app.screen.query_one("#found", Label).render())
        app.desk.remember(app.desk.snapshot.codes[0].id)
        view.cursor = app.desk.text.index("بله همین")
        await pilot.press("r")
        await until(
            pilot, lambda: {_ref(app, one.code) for one in app.desk.own() if "بله" in one.quote} == {"c2", "c4"}
        )
        await pilot.press("z")
        await until(pilot, lambda: isinstance(app.screen, Rereading))
        screen = app.screen
        assert isinstance(screen, Rereading)
        await until(pilot, lambda: screen._shown.endswith("source-J"))
        await pilot.press("space")
        await until(pilot, lambda: "1 of 3" in title(app))
        assert app.desk.at_hand is None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))


def _ref(app: Workbench, code: str) -> str:
    return app.desk.snapshot.code_of[code].ref


async def test_an_empty_queue_is_said(small: Small) -> None:
    async with bench(small.folder) as (app, pilot):
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Rereading))
        await pilot.press("space", "r", "f", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Rereading) and "nothing" in title(app)


# ── what is behind it ────────────────────────────────────────────────────────────────────────────


def test_the_nearest_sentences_come_from_what_this_coder_may_see(small: Small) -> None:
    """c2's passage in J speaks of «همین»; a blind coder who hasn't closed J learns nothing of it."""
    redefine(small, "c2", "")
    with small.opened("A") as study:
        code = codes.code_named(study.snapshot(), "c2")
        codes.change(study, code, replace(code, definition="zz"))
    for blind, found in ((False, True), (True, False)):
        with small.opened("B") as study:
            seat.set_blind(study, "B", blind)
            at = seat.sit(study)
            snapshot = study.snapshot()
            owed = rereading.Owed(
                next(one for one in snapshot.sources if one.ref == "E01"), codes.code_named(snapshot, "c2")
            )
            said = seat.quotes(at, seat.seen_by(at, snapshot), owed.code.id, apart_from=owed.source.id)
            assert bool(said) is found


def test_progress_counts_what_was_owed_and_read(small: Small) -> None:
    redefine(small, "c1", "نو")
    with small.opened("A") as study:
        at = seat.sit(study)
        assert rereading.progress(at) == (0, 3)
        rereading.tick(at, rereading.queue(at)[1])
        assert rereading.progress(at) == (1, 3) and len(rereading.queue(at)) == 2
        study.undo()
        assert rereading.progress(at) == (0, 3)
        study.redo()
    redefine(small, "c1", "باز نو")
    with small.opened("A") as study:
        assert rereading.progress(seat.sit(study)) == (0, 3), "read for the old meaning"
