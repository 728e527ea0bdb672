"""Corrected transcripts in the workbench: what would become of the codings, one step, and the list of lost ones."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Label

from coder.bidi import plain
from coder.model.coding import Lost as LostCoding
from coder.study import gestures, imports, lostlist, replacing, seat
from coder.tui.app import Workbench
from coder.tui.corrected import Correction
from coder.tui.screens.arriving import Arriving
from coder.tui.screens.asking import Ask, Confirm, Write
from coder.tui.screens.coding import Coding
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.edges import Edges
from coder.tui.screens.lookup import Lookup
from coder.tui.screens.lost import Lost
from coder.tui.screens.replacing import Replacing
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.transcript import TranscriptView
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.driving import bench, cells, second_coder, until
from tests.tui.pty_harness import Terminal

pytestmark = pytest.mark.anyio

GONE, INSTEAD = "ورود مهمان سخت است.", "آمدن میهمان آسان نیست."


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def corrected(small: Small, *changes: tuple[str, str], name: str = "E01.docx", ref: str = "E01") -> Path:
    """Write a Word file with the text of a source, some words changed."""
    text = (small.folder / "corpus" / f"{ref}.txt").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    path = small.folder / "new" / name
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return path


async def look(app: Workbench, pilot: Pilot[None], path: Path, key: str = "c") -> Replacing:
    """From the corpus, by its key, choose a file for E01 and wait until it was looked at."""
    app.screen.query_one(Grid).go_to("source-E01")
    await pilot.press(key)
    await answer(app, pilot, str(path))
    await until(pilot, lambda: isinstance(app.screen, Replacing) and not app.screen.working)
    assert isinstance(app.screen, Replacing)
    return app.screen


async def answer(app: Workbench, pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, Lookup | Ask | Write))
    if isinstance(app.screen, Write):
        app.screen.query_one(RtlTextArea).load(words)
    else:
        app.screen.query_one(RtlInput).value = words
    await pilot.press("enter")


async def yes(app: Workbench, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(app.screen, Confirm))
    await pilot.press("enter")


def told(app: Workbench) -> str:
    return str(app.screen.query_one("#lines", Detail).content)


def title(app: Workbench) -> str:
    return str(app.screen.query_one("#title", Label).content)


def said(app: Workbench, words: str) -> bool:
    return any(words in one.message for one in app._notifications)


def quotes(app: Workbench) -> dict[str, tuple[int, int]]:
    return {one.quote: (one.start, one.end) for one in app.desk.at.study.codings_in("source-E01")}


def words_now(app: Workbench) -> str:
    return app.desk.at.study.text(app.desk.snapshot.source_of["source-E01"].text_sha256)


@pytest.mark.parametrize(("lang", "keys"), [("en", ("c", "ctrl+s", "u")), ("fa", ("ز", "enter", "ع"))])
async def test_a_corrected_text_is_looked_at_then_put_in_place_as_one_step(
    small: Small, lang: str, keys: tuple[str, str, str]
) -> None:
    path = corrected(small, ("شهر بزرگ است", "شهر بزرگ هست"), (GONE, "نه، " + GONE))
    async with bench(small.folder, lang) as (app, pilot):
        study, before, old = app.desk.at.study, quotes(app), words_now(app)
        steps = len(study.history())
        await look(app, pilot, path, keys[0])
        lost, moved = {"en": ("✗ lost", "~ moved"), "fa": ("✗ جامانده", "~ جابه‌جا")}[lang]
        assert [row[0] for row in cells(app)] == [lost, lost, moved]
        assert "زیارت این‌جاست و شهر بزرگ است." in told(app)
        assert len(study.history()) == steps and quotes(app) == before, "nothing is written before the yes"
        await pilot.press(keys[1])
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert isinstance(app.screen, Confirm) and {"en": "2 lost", "fa": "۲ جامانده"}[lang] in app.screen.details
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert app.screen.query_one(Grid).current == "source-E01"
        assert set(quotes(app)) == {GONE} and words_now(app).index(GONE) == quotes(app)[GONE][0]
        assert said(app, {"en": "0 unchanged, 1 moved, 2 lost", "fa": "۱ جابه‌جا، ۲ جامانده"}[lang])
        assert {"en": "lost codings: 2", "fa": "۲ کدگذاری جامانده"}[lang] in title(app)
        state = next(row[2] for row in cells(app) if row[0] == "E01")
        assert {"en": "2 lost", "fa": "جامانده ۲"}[lang] in state
        assert len(study.history()) == steps + 1
        await pilot.press(keys[2])
        await until(pilot, lambda: quotes(app) == before)
        assert words_now(app) == old and "lost" not in title(app) and "جامانده" not in title(app)


async def test_no_leaves_everything(small: Small) -> None:
    path = corrected(small, (GONE, INSTEAD))
    async with bench(small.folder) as (app, pilot):
        before = app.desk.at.study.last()
        screen = await look(app, pilot, path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert app.desk.at.study.last() == before


def broken(small: Small) -> Path:
    path = small.folder / "new.docx"
    path.write_bytes(b"PK\x03\x04 no archive")
    return path


def damaged(small: Small) -> Path:
    text = (small.folder / "corpus/E01.txt").read_text(encoding="utf-8") * 30
    path = small.folder / "new.txt"
    path.write_text("\n".join(line[::-1] for line in text.splitlines()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (broken, "could not be read"),
        (damaged, "is damaged"),
        (lambda small: corrected(small, ref="J"), "another text"),
        (lambda small: corrected(small), "the same text"),
    ],
    ids=["broken", "damaged", "another interview", "the same"],
)
async def test_what_is_no_corrected_text_is_told_and_nothing_changes(
    small: Small, made: Callable[[Small], Path], words: str
) -> None:
    text = small.folder / "corpus/E01.txt"  # as Word ends its text: without a last line end
    async with bench(small.folder) as (app, pilot):
        before = app.desk.at.study.last()
        if words == "the same text":
            path = small.folder / "same.txt"
            path.write_bytes(text.read_bytes())
        else:
            path = made(small)
        await look(app, pilot, path)
        assert words in told(app) and "Nothing was changed" in told(app) and "--" not in told(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Replacing) and app.desk.at.study.last() == before
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))


async def test_escape_stops_the_look_and_ctrl_r_begins_it_again(small: Small) -> None:
    text = "\n".join(f"ج: {place} شهر بزرگ است و زائر بسیار دارد، راه هم کم است." for place in range(3000))
    (small.folder / "corpus/L.txt").write_text(text, encoding="utf-8")
    path = small.folder / "L.txt"
    path.write_text(text.replace("7 شهر", "7 شهر ما"), encoding="utf-8")
    with small.opened("A") as study:
        imports.take_in(study, imports.preview(study, [small.folder / "corpus/L.txt"]))
        source = next(one for one in study.snapshot().sources if one.ref == "L")
    async with bench(small.folder) as (app, pilot):
        before = app.desk.at.study.last()
        app.visit("replacing", Correction(source.id, path))
        async with asyncio.timeout(30):
            while not (isinstance(app.screen, Replacing) and app.screen.working):
                await asyncio.sleep(0.001)
        app.post_message(events.Key("escape", None))  # the pilot's own keys wait until the work is over
        screen = app.screen
        assert isinstance(screen, Replacing)
        await until(pilot, lambda: not screen.working)
        assert screen.change is None and app.screen is screen
        await pilot.press("ctrl+r")
        await until(pilot, lambda: screen.change is not None)
        assert app.desk.at.study.last() == before


@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_at_80_by_24_codings_are_seen_with_title_and_keys(small: Small, lang: str) -> None:
    path = corrected(small, (GONE, INSTEAD))
    async with bench(small.folder, lang, size=(80, 24)) as (app, pilot):
        screen = await look(app, pilot, path, "c" if lang == "en" else "ز")
        await pilot.pause()
        assert screen.query_one(Grid).region.height >= 8 and screen.query_one("#title").region.height == 1
        assert screen.query_one("#lines").region.height >= 2 and screen.query_one("Keys").region.bottom == 24


async def test_what_somebody_codes_meanwhile_is_looked_at_too(small: Small) -> None:
    path = corrected(small, (GONE, INSTEAD))
    async with bench(small.folder) as (app, pilot):
        screen = await look(app, pilot, path)
        assert len(cells(app)) == 3
        second_coder(small)
        await until(pilot, lambda: not screen.working and len(cells(app)) == 6)
        await pilot.press("enter")
        await yes(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        study = app.desk.at.study
        text = words_now(app)
        assert all(text[one.start : one.end] == one.quote for one in study.codings_in("source-E01"))
        assert len(lostlist.listed(study)) == 2


async def test_a_blind_coder_sees_only_what_becomes_of_their_own(small: Small) -> None:
    second_coder(small, blind=True)
    path = corrected(small, (GONE, INSTEAD))
    with small.opened("A") as study:  # both have closed E01; what only one has closed the other doesn't see
        gestures.reopen(seat.sit(study), study.snapshot().source_of["source-E01"])
    async with bench(small.folder, who="B") as (app, pilot):
        await look(app, pilot, path)
        assert [row[1] for row in cells(app)] == ["روادید", "حرم", "کریدور"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert isinstance(app.screen, Confirm) and "2 unchanged, 0 moved, 1 lost" in app.screen.details
        await yes(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert "lost codings: 1" in title(app)
        screen = await lost_list(app, pilot)
        assert {one.coder for one, _ in screen.pairs.values()} == {app.desk.at.person.id}
    with small.opened("A") as study:
        assert len(lostlist.listed(study)) == 2, "A's isn't dropped, only not shown to B"


def gone(small: Small) -> None:
    """Let the words of one coding of E01 be gone."""
    with small.opened("A") as study:
        replacing.apply(study, replacing.preview(study, corrected(small, (GONE, INSTEAD))))


async def lost_list(app: Workbench, pilot: Pilot[None], key: str = "g") -> Lost:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, Lost) and not app.screen.working and "…" not in str(cells(app)))
    assert isinstance(app.screen, Lost)
    return app.screen


@pytest.mark.parametrize(("lang", "keys"), [("en", "gu"), ("fa", "لع")])
async def test_a_lost_coding_is_placed_where_the_text_has_it_now(small: Small, lang: str, keys: str) -> None:
    gone(small)
    async with bench(small.folder, lang) as (app, pilot):
        screen = await lost_list(app, pilot, keys[0])
        assert cells(app) == [("E01", "روادید", GONE, INSTEAD, "A")]
        assert f"«{GONE}»" in told(app) and INSTEAD in told(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Edges) and app.screen.query_one(TranscriptView).selection)
        view = app.screen.query_one(TranscriptView)
        assert view.text[slice(*view.selection or (0, 0))] == INSTEAD
        start = view.text.index("میهمان")
        view.select(start, start + len("میهمان"))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen and not screen.pairs)
        assert quotes(app)["میهمان"] == (start, start + len("میهمان"))
        (placed,) = (one for one in app.desk.at.study.codings_in("source-E01") if one.quote == "میهمان")
        assert (app.desk.snapshot.code_of[placed.code].ref, placed.expert) == ("c3", "expert-E01")
        await pilot.press(keys[1])
        await until(pilot, lambda: len(screen.pairs) == 1 and len(cells(app)) == 1)
        assert "میهمان" not in quotes(app)


async def test_a_lost_coding_is_given_up_with_a_reason_and_comes_back(small: Small) -> None:
    gone(small)
    async with bench(small.folder) as (app, pilot):
        screen = await lost_list(app, pilot)
        await pilot.press("x")
        await answer(app, pilot, " ")
        await until(pilot, lambda: said(app, "reason") or said(app, "why"))
        await answer(app, pilot, "پس گرفت")
        await until(pilot, lambda: app.screen is screen and not screen.pairs)
        study = app.desk.at.study
        assert study.history(1)[0].reason == "پس گرفت" and "No coding is lost" in told(app)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.pairs) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))


async def test_the_text_is_opened_where_a_lost_coding_stood(small: Small) -> None:
    gone(small)
    async with bench(small.folder) as (app, pilot):
        await lost_list(app, pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, Coding))
        view = app.screen.query_one(TranscriptView)
        await until(pilot, lambda: view.text[view.cursor :].startswith(INSTEAD))


async def test_a_place_is_not_taken_by_enter_alone(small: Small) -> None:
    with small.opened("A") as study:
        replacing.apply(study, replacing.preview(study, corrected(small, ("ج: " + GONE + "\n", ""))))
    async with bench(small.folder) as (app, pilot):
        await lost_list(app, pilot)
        assert cells(app)[0][3] == ""
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Edges))
        await pilot.press("enter")
        await until(pilot, lambda: said(app, "select a passage first"))
        assert len(lostlist.listed(app.desk.at.study)) == 1


async def test_a_file_named_as_a_source_is_offered_as_its_corrected_text(small: Small) -> None:
    text = (small.folder / "corpus/E01.txt").read_text(encoding="utf-8")
    (small.folder / "corpus/E01.txt").write_text(text.replace(GONE, INSTEAD), encoding="utf-8", newline="\n")
    (small.folder / "corpus/E09.txt").write_text(text.replace("زیارت", "حرم"), encoding="utf-8", newline="\n")
    async with bench(small.folder) as (app, pilot):
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and len(cells(app)) == 2)
        assert {row[1]: row[2] for row in cells(app)}["E01.txt"] == "✎ corrected text?"
        app.screen.query_one(Grid).go_to(str(small.folder / "corpus/E01.txt"))
        await until(pilot, lambda: "corrected text: r;" in told(app))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Replacing) and not app.screen.working)
        assert len(cells(app)) == 3
        await pilot.press("escape")  # back to the files as they were
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and len(cells(app)) == 2)
        app.screen.query_one(Grid).go_to(str(small.folder / "corpus/E09.txt"))
        await pilot.press("r")  # it bears no source's name: of which one?
        await answer(app, pilot, "E01")
        await until(pilot, lambda: isinstance(app.screen, Replacing) and not app.screen.working)
        await pilot.press("enter")
        await yes(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, Corpus))
        assert "حرم این‌جاست" in words_now(app)


def test_correcting_and_placing_by_bytes_with_a_persian_layout(small: Small) -> None:
    """From the corpus: a corrected file by its path, yes, the lost list, its words placed, each key as it is sent."""
    path = corrected(small, (GONE, INSTEAD), name="تازه.docx")
    with Terminal(
        [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"],
        columns=100,
        rows=30,
        cwd=small.folder,
        environment={"PYTHONPATH": str(REPOSITORY)},
    ) as terminal:
        terminal.find(plain.visual("E01"))
        terminal.keys("ز")  # c
        terminal.find(plain.visual("پروندهٔ درست‌شدهٔ"))
        terminal.paste(str(path))
        terminal.keys("enter")
        terminal.find(plain.visual("✗ جامانده"))
        terminal.keys("enter")
        terminal.find(plain.visual("بنشیند؟"))
        terminal.keys("enter")
        terminal.find(plain.visual("۱ کدگذاری جامانده"))
        terminal.keys("ل")  # g
        terminal.find(plain.visual("آمدن میهمان"))
        terminal.keys("enter")
        terminal.find(plain.visual("کجاست؟"))
        terminal.keys("enter")
        terminal.find(plain.visual("کدگذاری جامانده‌ای نیست"))
        with small.opened() as study:
            assert INSTEAD in {one.quote for one in study.codings_in("source-E01")}
        terminal.keys("ع", "escape")  # u, and back
        terminal.find(plain.visual("۱ کدگذاری جامانده"))
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    with small.opened() as study:
        assert [type(one) for one, _ in lostlist.listed(study)] == [LostCoding]
