"""The coding screen, gesture by gesture: what each writes into the journal, and what the coder is told and shown."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Label, OptionList

from coder.model.coding import Coding as Coded
from coder.model.coding import Elicited, Position
from coder.study import codes, gestures, seat
from coder.tui.app import Workbench
from coder.tui.screens.autocoding import Autocoding
from coder.tui.screens.coding import Coding
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.finding import Finding
from coder.tui.screens.lookup import Lookup
from coder.tui.screens.picker import Picker
from coder.tui.stage import StudyScreen
from coder.tui.widgets.painting import OPEN_END_MARK
from coder.tui.widgets.transcript import TranscriptView
from tests.small import Small
from tests.tui.driving import bench, second_coder, until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def opened(
    small: Small, ref: str = "E01", lang: str = "en", who: str = "A", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    """Open a source on the coding screen."""
    async with bench(small.folder, lang, who, size=size) as (app, pilot):
        await go(app, pilot, ref)
        yield app, pilot


async def go(app: Workbench, pilot: Pilot[None], ref: str) -> None:
    app.desk.open(next(one for one in app.desk.snapshot.sources if one.ref == ref))
    app.action_visit("coding")
    await until(pilot, lambda: isinstance(app.screen, Coding) and view(app).text == app.desk.text)
    await pilot.pause()


def view(app: Workbench) -> TranscriptView:
    return app.screen.query_one(TranscriptView)


def shown(app: Workbench, name: str) -> str:
    return str(app.screen.query_one(name, Label).render())


def told(app: Workbench) -> str:
    """What was last told at the corner, without the marks that keep its parts apart."""
    return re.sub("[\u2066-\u2069]", "", list(app._notifications)[-1].message)


def own(app: Workbench, words: str) -> Coded:
    return next(one for one in app.desk.own() if one.quote.startswith(words))


async def steps(app: Workbench, pilot: Pilot[None], key: str) -> list[str]:
    """Give the names of the steps that a key writes."""
    before = app.desk.at.study.last()
    await pilot.press(key)
    await until(pilot, lambda: app.desk.at.study.last() > before and isinstance(app.screen, StudyScreen))
    return [step.name for step in app.desk.at.study.history(app.desk.at.study.last() - before)]


# ── one gesture, one step ────────────────────────────────────────────────────────────────────────


async def test_a_code_of_the_very_words_is_one_step_and_one_undo(small: Small) -> None:
    async with opened(small) as (app, pilot):
        start = app.desk.text.index("ورود مهمان")
        view(app).select(start, start + len("ورود مهمان"))
        assert await steps(app, pilot, "i") == ["coding.new"]
        made = own(app, "ورود مهمان")
        assert app.desk.snapshot.code_of[made.code].label == "ورود مهمان"
        await pilot.press("u")
        await until(pilot, lambda: len(app.desk.snapshot.codes) == 5)
        assert made.id not in {one.id for one in app.desk.own()}


async def test_words_that_are_a_codes_name_get_that_code(small: Small) -> None:
    async with opened(small, "D") as (app, pilot):
        c5 = next(one for one in app.desk.snapshot.codes if one.ref == "c5")
        codes.change(app.desk.at.study, c5, replace(c5, label="ترانزيتي"))  # Arabic letters
        app.renew()
        start = app.desk.text.index("ترانزیتی")
        view(app).select(start, start + len("ترانزیتی"))
        assert await steps(app, pilot, "i") == ["coding.add"]
        assert own(app, "ترانزیتی").code == c5.id


async def test_a_code_made_in_the_picker_is_one_step(small: Small) -> None:
    async with opened(small) as (app, pilot):
        view(app).cursor = app.desk.text.index("ورود")
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Picker))
        await pilot.press(*"نوتر")
        assert await steps(app, pilot, "enter") == ["coding.new"]


async def test_a_new_code_on_the_interviewers_words_is_one_put(small: Small) -> None:
    async with opened(small, "E01") as (app, pilot):
        start = app.desk.text.index("چه قوتی")
        view(app).select(start, start + 7)
        assert await steps(app, pilot, "i") == ["coding.put"]
        await pilot.press("u")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.open_end is None)
        assert len(app.desk.snapshot.codes) == 5


async def test_marks_of_do_not_quote_are_taken_off_together(small: Small) -> None:
    async with opened(small) as (app, pilot):
        for words in ("زیارت", "ورود"):
            start = app.desk.text.index(words)
            view(app).select(start, start + 4)
            assert await steps(app, pilot, "q") == ["passage.reserve"]
        view(app).select(0, len(app.desk.text))
        assert await steps(app, pilot, "q") == ["passage.release"]
        assert app.desk.reserved == []


async def test_a_code_that_others_carry_is_not_taken_away_by_undo(small: Small) -> None:
    async with opened(small) as (app, pilot):
        start = app.desk.text.index("مهمان")
        view(app).select(start, start + 5)
        await pilot.press("i")
        await until(pilot, lambda: any(one.quote == "مهمان" for one in app.desk.own()))
        made = app.desk.at.study.last()
        code = own(app, "مهمان").code
        app.desk.code((start + 6, start + 9), code)
        app.desk.take_off(own(app, "مهمان"))
        with pytest.raises(Exception, match="built on it"):
            app.desk.undo(made)


# ── what is told ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lang", "what"), [("fa", "واگرد: برداشتن کدگذاری «ورود"), ("en", "undone: coding taken off «ورود")]
)
async def test_undo_says_what_and_goes_there(small: Small, lang: str, what: str) -> None:
    async with opened(small, lang=lang) as (app, pilot):
        start = app.desk.text.index("ورود")
        view(app).cursor = start
        await pilot.press("x")
        await until(pilot, lambda: not any(one.start == start for one in app.desk.own()))
        view(app).cursor = 0
        await pilot.press("u")
        await until(pilot, lambda: any(one.start == start for one in app.desk.own()))
        assert told(app).startswith(what) and "روادید" in told(app)
        assert view(app).cursor == start
        view(app).cursor = 0
        await pilot.press("U")
        await until(pilot, lambda: not any(one.start == start for one in app.desk.own()))
        assert view(app).cursor == start


async def test_undo_of_a_step_elsewhere_says_where(small: Small) -> None:
    async with opened(small, "E02") as (app, pilot):
        app.desk.take_off(app.desk.own()[0])
        await pilot.press("Y")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.ref == "E01")
        await pilot.press("u")
        await until(pilot, lambda: app._notifications)
        assert " in E02 " in told(app)


async def test_saved_is_shown_with_the_step_once_it_is_saved(small: Small) -> None:
    async with opened(small) as (app, pilot):
        assert "✓ step" not in shown(app, "#title")
        view(app).cursor = app.desk.text.index("ورود")
        for key in ("e", "d", "u"):
            before = app.desk.at.study.last()
            await pilot.press(key)
            await until(pilot, lambda before=before: app.desk.at.study.last() > before)
            assert f"✓ step {app.desk.at.study.last()} saved" in shown(app, "#title")


async def test_a_put_says_why_nothing_changes(small: Small) -> None:
    async with opened(small, "E02") as (app, pilot):
        view(app).cursor = app.desk.text.index("گفته‌اند")
        last = app.desk.at.study.last()
        for key in ("e", "d"):
            await pilot.press(key)
            await until(pilot, lambda: app._notifications)
            assert "a put" in told(app)
            app.clear_notifications()
        assert app.desk.at.study.last() == last


@pytest.mark.parametrize("key", ["e", "d", "x", "m", "k"])
async def test_a_gesture_without_its_coding_says_so(small: Small, key: str) -> None:
    async with opened(small) as (app, pilot):
        view(app).cursor = 0
        last = app.desk.at.study.last()
        await pilot.press(key)
        await until(pilot, lambda: app._notifications)
        assert app.desk.at.study.last() == last and isinstance(app.screen, Coding)


async def test_a_colleagues_coding_is_said_to_be_theirs(small: Small) -> None:
    second_coder(small)
    async with opened(small, "E01") as (app, pilot):
        start = app.desk.text.index("ورود مهمان")
        app.desk.take_off(own(app, "ورود"))
        app.renew()
        view(app).cursor = start
        await pilot.press("x")
        await until(pilot, lambda: app._notifications)
        assert "another coder's" in told(app)


# ── the view that was put ────────────────────────────────────────────────────────────────────────


async def test_after_a_put_the_same_view_confirms_and_another_is_asserted(small: Small) -> None:
    async with opened(small, "E02") as (app, _):
        c3, c5 = (next(one.id for one in app.desk.snapshot.codes if one.ref == ref) for ref in ("c3", "c5"))
        span = (app.desk.text.index("مرز"), app.desk.text.index("مرز") + 3)
        (same,) = app.desk.code(span, c3)
        (other,) = app.desk.code(span, c5)
        (new,) = app.desk.code_anew(span, "نو")
        assert (same.elicited, same.position) == (Elicited.PUT, Position.CONFIRMS)
        assert {(one.elicited, one.position) for one in (other, new)} == {(Elicited.OPEN, Position.ASSERTS)}


async def test_the_open_phase_is_marked_without_a_colour_and_said(small: Small) -> None:
    async with opened(small, "E01", size=(80, 24)) as (app, pilot):
        end = app.desk.text.index("ج: ورود")
        view(app).cursor = end + 3
        await pilot.press("b")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.open_end == end)
        await pilot.pause()
        rows = [view(app).drawn(number).text for number in range(view(app).document.height)]
        marked = [number for number, row in enumerate(rows) if OPEN_END_MARK in row]
        assert marked == [view(app).document.row_of(end)]
        view(app).cursor = 0
        await pilot.pause()
        assert "open phase" in shown(app, "#here") and "after" not in shown(app, "#here")


# ── the codebook beside the text ─────────────────────────────────────────────────────────────────


async def test_the_codebook_shows_the_code_in_front_and_what_it_means(small: Small) -> None:
    async with opened(small) as (app, pilot):
        c3 = next(one for one in app.desk.snapshot.codes if one.ref == "c3")
        codes.change(app.desk.at.study, c3, replace(c3, short="گرفتن اجازهٔ ورود"))
        app.renew()
        view(app).cursor = app.desk.text.index("ورود")
        book = app.screen.query_one("#book", OptionList)
        await until(pilot, lambda: book.highlighted_option is not None and book.highlighted_option.id == c3.id)
        await until(pilot, lambda: "گرفتن اجازهٔ ورود" in shown(app, "#meaning"))


async def test_counts_and_codings_of_others_are_hidden_from_the_blind(small: Small) -> None:
    second_coder(small, "B", blind=True)
    async with opened(small, "J", who="B") as (app, _):
        assert app.desk.codings == []
        book = app.screen.query_one("#book", OptionList)
        lines = {option.id: str(option.prompt) for option in book.options}
        c4 = next(one.id for one in app.desk.snapshot.codes if one.ref == "c4")
        assert "(" not in lines[c4], "A's coding of c4 isn't counted"
        assert {app.desk.snapshot.code_of[code].ref for code in app.desk.recent} == {"c1", "c3", "c5"}, "B's own"


# ── the picker ───────────────────────────────────────────────────────────────────────────────────


async def pick(app: Workbench, pilot: Pilot[None]) -> Picker:
    await pilot.press("space")
    await until(pilot, lambda: isinstance(app.screen, Picker))
    picker = app.screen
    assert isinstance(picker, Picker)
    return picker


async def test_suggestions_are_marked_below_the_last_codes_and_never_in_front(small: Small) -> None:
    async with opened(small, "E02") as (app, pilot):
        c5 = next(one.id for one in app.desk.snapshot.codes if one.ref == "c5")
        app.desk.recent = [c5]
        view(app).cursor = app.desk.text.index("زیارت")
        picker = await pick(app, pilot)
        options = picker.query_one(OptionList)
        await until(pilot, lambda: any("✦" in str(one.prompt) for one in options.options))
        lines = [str(one.prompt) for one in options.options]
        assert "c5" in lines[0] and lines[1].startswith("✦") and "c1" in lines[1]
        assert sum("c1" in line for line in lines) == 1, "a suggestion isn't offered twice"
        assert options.highlighted == 0
        await pilot.press("enter")
        await until(pilot, lambda: any(one.code == c5 for one in app.desk.own()))


async def test_without_any_recent_code_enter_on_nothing_typed_codes_nothing(small: Small) -> None:
    async with opened(small, who="Z") as (app, pilot):
        last = app.desk.at.study.last()
        picker = await pick(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is picker and app.desk.at.study.last() == last


async def test_the_picker_tells_what_the_code_in_front_means_and_offers_a_new_one_last(small: Small) -> None:
    async with opened(small) as (app, pilot):
        c4 = next(one for one in app.desk.snapshot.codes if one.ref == "c4")
        codes.change(app.desk.at.study, c4, replace(c4, short="شلوغی خیابان"))
        app.renew()
        picker = await pick(app, pilot)
        await pilot.press(*"شلوغی")  # it stands in the definition alone
        await until(pilot, lambda: "شلوغی خیابان" in str(picker.query_one("#means", Label).render()))
        assert "+ new code" in str(picker.query_one(OptionList).options[-1].prompt)


async def test_the_old_number_of_a_merged_code_finds_what_it_has_become(small: Small) -> None:
    with small.opened("A") as study:
        known = {one.ref: one for one in study.snapshot().codes}
        codes.merge(study, known["c2"], known["c1"])
    async with opened(small) as (app, pilot):
        view(app).cursor = app.desk.text.index("ورود")
        picker = await pick(app, pilot)
        await pilot.press(*"c2")
        await until(pilot, lambda: "c2 → c1" in str(picker.query_one(OptionList).options[0].prompt))
        assert await steps(app, pilot, "enter") == ["coding.add"]
        assert app.desk.recent[0] == known["c1"].id


async def test_a_slip_of_the_finger_is_offered_and_enter_makes_what_was_typed(small: Small) -> None:
    async with opened(small) as (app, pilot):
        view(app).cursor = app.desk.text.index("ورود")
        picker = await pick(app, pilot)
        await pilot.press(*"تراقیک")
        options = picker.query_one(OptionList)
        await until(pilot, lambda: options.option_count == 2)
        assert "c4" in str(options.options[0].prompt) and options.highlighted == 1


async def test_the_last_codes_are_known_after_a_restart(small: Small) -> None:
    async with opened(small, "D") as (app, _):
        c4 = next(one.id for one in app.desk.snapshot.codes if one.ref == "c4")
        app.desk.code((0, 3), c4)
    async with opened(small, "E02") as (app, pilot):
        view(app).cursor = app.desk.text.index("زیارت")
        await pilot.press("r")
        await until(pilot, lambda: any(one.code == c4 and "زیارت" in one.quote for one in app.desk.own()))


async def test_a_code_that_went_by_undo_is_no_recent_one(small: Small) -> None:
    async with opened(small) as (app, pilot):
        view(app).select(3, 6)
        await pilot.press("i", "u")
        await until(pilot, lambda: len(app.desk.snapshot.codes) == 5)
        assert set(app.desk.recent) <= set(app.desk.snapshot.code_of)


# ── finding ──────────────────────────────────────────────────────────────────────────────────────


async def test_search_here_tells_which_hit_lists_them_and_escape_clears_before_it_leaves(small: Small) -> None:
    async with opened(small, "E01") as (app, pilot):
        await pilot.press("/")
        await pilot.pause()
        await pilot.press(*"است", "enter")
        await until(pilot, lambda: len(view(app).hits) == 2)
        await until(pilot, lambda: "1 of 2" in shown(app, "#found"))
        await pilot.press("h")
        await until(pilot, lambda: "2 of 2" in shown(app, "#found"))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, Lookup))
        await pilot.press(*"زیارت")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Coding) and view(app).cursor == view(app).hits[0][0])
        await pilot.press("escape")
        await until(pilot, lambda: not view(app).hits)
        assert isinstance(app.screen, Coding) and not app.screen.query_one("#found").display
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))


async def test_search_everywhere_keeps_its_words_and_its_place(small: Small) -> None:
    async with opened(small, "E01") as (app, pilot):
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Finding))
        await pilot.press(*"زیارت", "enter")
        hits = app.screen.query_one(OptionList)
        await until(pilot, lambda: hits.option_count == 2 and hits.has_focus)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Coding) and view(app).cursor == app.desk.text.index("زیارت"))
        assert app.desk.source is not None and app.desk.source.ref == "E02" and view(app).hits
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Finding) and app.screen.query_one(OptionList).option_count)
        assert app.screen.query_one(OptionList).highlighted == 1


async def test_each_source_keeps_its_place(small: Small) -> None:
    async with opened(small, "E01") as (app, pilot):
        view(app).cursor = app.desk.text.index("ورود")
        await pilot.press("y")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.ref == "E02")
        await pilot.pause()
        view(app).cursor = 7
        await pilot.press("Y")
        await until(pilot, lambda: app.desk.source is not None and app.desk.source.ref == "E01")
        await until(pilot, lambda: view(app).cursor == app.desk.text.index("ورود"))
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        await until(pilot, lambda: view(app).cursor == app.desk.text.index("ورود"))


# ── a memo of a colleague ────────────────────────────────────────────────────────────────────────


async def test_a_colleagues_memo_on_a_coding_is_shown_with_their_name(small: Small) -> None:
    with small.opened("B") as study:
        at = seat.sit(study)
        coding = next(one for one in study.codings() if one.quote.startswith("ورود"))
        gestures.note(at, "coding", coding.id, "باید پرسید")
    async with opened(small) as (app, pilot):
        view(app).cursor = app.desk.text.index("ورود")
        await until(pilot, lambda: "B: باید پرسید" in shown(app, "#here"))


# ── many places at once ──────────────────────────────────────────────────────────────────────────


async def test_autocoding_with_a_new_code_is_one_step(small: Small) -> None:
    async with opened(small, "E01") as (app, pilot):
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, Autocoding))
        await pilot.press(*"زیارت", "enter")
        places = app.screen.query_one(OptionList)
        await until(pilot, lambda: places.option_count == 2 and places.has_focus)
        before = app.desk.at.study.last()
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, Picker))
        await pilot.press(*"زائر", "enter")
        await until(pilot, lambda: isinstance(app.screen, Autocoding))
        assert app.desk.at.study.last() == before, "choosing a name makes nothing yet"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.desk.at.study.last() == before + 1)
        assert app.desk.at.study.history(1)[0].name == "coding.auto"
        assert sum(code.label == "زائر" for code in app.desk.snapshot.codes) == 1
