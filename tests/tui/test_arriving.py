"""Texts taken in from the workbench by keys: what the table says, the database's rows, what undo brings back."""

import asyncio
import sys
from pathlib import Path

import docx
import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Label

from coder.bidi import plain
from coder.model.corpus import SourceKind
from coder.tui import text
from coder.tui.app import Workbench
from coder.tui.screens.arriving import Arriving
from coder.tui.screens.asking import Confirm
from coder.tui.screens.corpus import Corpus
from coder.tui.screens.lookup import Lookup
from coder.tui.widgets.detail import Detail
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.input import RtlInput
from tests.conftest import REPOSITORY
from tests.importing.test_pdf import book
from tests.small import Small
from tests.tui.driving import bench, cells, until
from tests.tui.pty_harness import Terminal

pytestmark = pytest.mark.anyio

TALK = (
    "مصاحبه‌گر: لطفاً بفرمایید شهر مشهد در این سال‌ها چه کارهایی برای پیوند با شهرهای دیگر کرده است؟\n"
    "مصاحبه‌شونده: به نظر من کار خوبی شده است، ولی هنوز راه درازی در پیش داریم و باید با مردم هم سخن گفت.\n"
    "مصاحبه‌گر: چه چیزهایی مانده است؟\n"
    "مصاحبه‌شونده: گردشگران زیادی می‌آیند و ما هنوز برنامه‌ای برای ماندن بیشتر آن‌ها نداریم. زبان هم مشکل است.\n"
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def folder(small: Small) -> Path:
    """The study's own folder with a Word file, a text in windows-1256, a damaged one and one that can't be read."""
    corpus = small.folder / "corpus"
    document = docx.Document()
    for line in TALK.splitlines():
        document.add_paragraph(line)
    document.save(str(corpus / "E04.docx"))
    other = TALK.replace("گردشگران", "زائران").replace("ی", "ي")
    (corpus / "مصاحبهٔ پنجم.txt").write_bytes(other.replace("ٔ", "").encode("windows-1256", "ignore"))
    (corpus / "E06.txt").write_text("\n".join(line[::-1] for line in (TALK * 3).splitlines()), encoding="utf-8")
    (corpus / "E07.docx").write_bytes(b"PK\x03\x04 no archive")
    (corpus / "E08.txt").write_text((corpus / "E01.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return corpus


async def arriving(app: Workbench, pilot: Pilot[None], rows: int = 5) -> Arriving:
    """Go there by its key and wait until all files were looked at."""
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working and len(cells(app)) == rows)
    assert isinstance(app.screen, Arriving)
    return app.screen


def go(app: Workbench, name: str) -> None:
    screen = app.screen
    assert isinstance(screen, Arriving)
    screen.query_one(Grid).go_to(next(str(path) for path in screen.candidates if path.name == name))


def states(app: Workbench) -> dict[str, tuple[str, str]]:
    return {row[1]: (row[0], row[2]) for row in cells(app)}


def told(app: Workbench) -> str:
    return str(app.screen.query_one("#lines", Detail).content)


def names(app: Workbench) -> set[str]:
    return {source.ref for source in app.desk.at.study.snapshot().sources}


async def yes(app: Workbench, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(app.screen, Confirm))
    await pilot.press("enter")


async def take_in(app: Workbench, pilot: Pilot[None], key: str = "ctrl+s") -> None:
    await pilot.press(key)
    await yes(app, pilot)
    await until(pilot, lambda: isinstance(app.screen, Corpus))


async def test_each_file_has_its_row_and_a_refused_one_hides_no_other(small: Small, folder: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await arriving(app, pilot)
        assert states(app) == {
            "E04.docx": ("☑", "✓ sound"),
            "E06.txt": ("☐", "⚠ damaged"),
            "E07.docx": ("×", "✗ refused"),
            "E08.txt": ("☑", "✓ short"),
            "مصاحبهٔ پنجم.txt": ("☑", "✓ sound"),
        }
        row = next(row for row in cells(app) if row[1] == "E04.docx")
        assert row[3] == "interview" and row[5:] == ("61", "4", "مصاحبه‌گر, مصاحبه‌شونده", "docx"), row
        assert next(row[8] for row in cells(app) if row[1].startswith("مصاحبه")) == "windows-1256"
        go(app, "E07.docx")
        await until(pilot, lambda: "could not be read" in told(app))
        go(app, "E04.docx")
        await until(pilot, lambda: "لطفاً بفرمایید" in told(app))
        assert "3 of 5 ticked" in str(screen.query_one("#title", Label).content)
        assert names(app) == {"E01", "E02", "D", "J"}, "nothing is written before the yes"


@pytest.mark.parametrize(("lang", "keys"), [("en", ("t", "space", "ctrl+s")), ("fa", ("ف", "space", "enter"))])
async def test_what_is_ticked_comes_in_as_one_step_and_is_undone_as_one(
    small: Small, folder: Path, lang: str, keys: tuple[str, ...]
) -> None:
    async with bench(small.folder, lang) as (app, pilot):
        before = app.desk.at.study.snapshot()
        await arriving(app, pilot)
        await pilot.press(keys[0])
        go(app, "مصاحبهٔ پنجم.txt")
        await pilot.press(keys[1])
        assert [name for name, (tick, _) in states(app).items() if tick == "☑"] == ["مصاحبهٔ پنجم.txt"]
        await take_in(app, pilot, keys[2])
        after = app.desk.at.study.snapshot()
        assert {source.ref for source in after.sources} - {source.ref for source in before.sources} == {"مصاحبهٔ پنجم"}
        (new,) = (source for source in after.sources if source.ref == "مصاحبهٔ پنجم")
        assert (new.encoding, new.kind, len(new.turns)) == ("windows-1256", SourceKind.INTERVIEW, 4)
        assert "زائران" in app.desk.at.study.text(new.text_sha256)
        assert app.screen.query_one(Grid).current == new.id
        await pilot.press("u" if lang == "en" else "ع")
        await until(pilot, lambda: app.desk.at.study.snapshot().sources == before.sources)


async def test_a_damaged_text_comes_in_after_a_look_at_its_words(small: Small, folder: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        await arriving(app, pilot)
        await pilot.press("t")
        go(app, "E06.txt")
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert isinstance(app.screen, Confirm) and "backwards" in app.screen.details
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Arriving))
        assert states(app)["E06.txt"][0] == "☐"
        await pilot.press("space")
        await yes(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, Arriving) and states(app)["E06.txt"][0] == "☑")
        await take_in(app, pilot)
        (new,) = (source for source in app.desk.at.study.snapshot().sources if source.ref == "E06")
        assert (new.damage, "reversed" in new.damage_reasons) == ("damaged", True)


async def test_a_row_is_read_as_a_document_and_in_another_encoding(small: Small, folder: Path) -> None:
    async with bench(small.folder) as (app, pilot):
        screen = await arriving(app, pilot)
        go(app, "E04.docx")
        await pilot.press("k")
        await until(
            pilot, lambda: not screen.working and next(r for r in cells(app) if r[1] == "E04.docx")[3] == "document"
        )
        go(app, "مصاحبهٔ پنجم.txt")
        await pilot.press("c")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("down", "enter")  # as UTF-8, which it isn't
        await until(pilot, lambda: app.screen is screen and states(app)["مصاحبهٔ پنجم.txt"][0] == "×")
        go(app, "مصاحبهٔ پنجم.txt")
        await until(pilot, lambda: "chosen with the key c" in told(app))
        await take_in(app, pilot)
        kinds = {source.ref: source.kind for source in app.desk.at.study.snapshot().sources}
        assert kinds["E04"] is SourceKind.DOCUMENT and "مصاحبهٔ پنجم" not in kinds


async def test_another_folder_is_chosen_by_arrows_and_a_file_by_its_path(small: Small, tmp_path: Path) -> None:
    elsewhere = tmp_path / "متن‌های رسیده"
    elsewhere.mkdir()
    (elsewhere / "E09.txt").write_text(TALK, encoding="utf-8")
    (elsewhere / "E10.txt").write_text((small.folder / "corpus/E01.txt").read_text(encoding="utf-8"), encoding="utf-8")
    async with bench(small.folder) as (app, pilot):
        await pilot.press("i")  # nothing is new in the study's own folder: it asks at once
        await until(pilot, lambda: isinstance(app.screen, Lookup))
        await type_path(pilot, str(tmp_path), app)
        await until(pilot, lambda: isinstance(app.screen, Lookup) and app.screen.question == str(tmp_path))
        await type_path(pilot, "متن", app)
        await until(pilot, lambda: isinstance(app.screen, Lookup) and app.screen.question == text.line(str(elsewhere)))
        await pilot.press("enter")  # all new texts of this folder
        await until(pilot, lambda: isinstance(app.screen, Arriving) and len(cells(app)) == 1)
        assert [row[1] for row in cells(app)] == ["E09.txt"]
        assert "1 more here are in the study" in str(app.screen.query_one("#title", Label).content)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Lookup))
        await type_path(pilot, f"'{elsewhere / 'E10.txt'}'", app)
        await until(pilot, lambda: isinstance(app.screen, Arriving) and len(cells(app)) == 2)
        go(app, "E10.txt")
        await until(pilot, lambda: "in the study already as 'E01'" in told(app))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Lookup))
        await type_path(pilot, str(tmp_path / "nowhere"), app)
        await until(pilot, lambda: any("File not found" in one.message for one in app._notifications))
        assert isinstance(app.screen, Arriving)


async def type_path(pilot: Pilot[None], path: str, app: Workbench) -> None:
    app.screen.query_one(RtlInput).value = path
    await pilot.press("enter")


async def test_what_came_in_elsewhere_meanwhile_is_looked_at_again(small: Small, folder: Path) -> None:
    from coder.study import imports

    async with bench(small.folder) as (app, pilot):
        screen = await arriving(app, pilot)
        with small.opened("B") as other:
            imports.take_in(other, imports.preview(other, [folder / "E04.docx"]))
        await until(pilot, lambda: not screen.working and states(app)["E04.docx"][0] == "×")
        await take_in(app, pilot)
        assert {"E04", "E08", "مصاحبهٔ پنجم"} <= names(app)


async def test_experts_csv_is_read_again(small: Small, folder: Path) -> None:
    header = "expert,groups,field,reached,experience,consent,date,minutes,mode,record,files,order\n"
    async with bench(small.folder) as (app, pilot):
        screen = await arriving(app, pilot)
        await pilot.press("x")
        await until(pilot, lambda: any("experts.csv" in one.message for one in app._notifications))
        (folder / "experts.csv").write_text(
            header + "E04,مدیران,جغرافیا,,,,۱۴۰۱/۰۳/۰۷,60,,,E04.docx,4\n", encoding="utf-8"
        )
        await pilot.press("x")
        await until(pilot, lambda: not screen.working and next(r for r in cells(app) if r[1] == "E04.docx")[4] == "E04")
        await take_in(app, pilot)
        snapshot = app.desk.at.study.snapshot()
        (new,) = (source for source in snapshot.sources if source.ref == "E04")
        assert (new.date, new.order, [snapshot.expert_of[one].ref for one in new.experts]) == ("1401/03/07", 4, ["E04"])


async def test_headers_of_a_pdf_are_left_out_and_brought_back(small: Small) -> None:
    (small.folder / "corpus/N1.pdf").write_bytes(book(4))
    async with bench(small.folder) as (app, pilot):
        screen = await arriving(app, pilot, 1)
        words = int(cells(app)[0][5])
        for told_, fewer in (("h brings them back", True), ("h leaves them out", False)):
            await pilot.press("h")
            await until(pilot, lambda told_=told_: not screen.working and told_ in told(app))
            assert (int(cells(app)[0][5]) < words) is fewer


async def test_at_80_by_24_eight_files_are_seen_with_title_and_keys(small: Small) -> None:
    for number in range(12):
        (small.folder / f"corpus/E2{number}.txt").write_text(TALK + "آری. " * number, encoding="utf-8")
    async with bench(small.folder, size=(80, 24)) as (app, pilot):
        screen = await arriving(app, pilot, 12)
        await pilot.pause()
        grid = screen.query_one(Grid)
        assert grid.size.height - grid.header_height >= 8, "rows of the table"
        assert screen.query_one("#title").region.height == 1
        footer = screen.query_one("Keys")
        assert footer.region.bottom == 24 and footer.region.height >= 1
        assert screen.query_one("#lines").region.height >= 2


def test_one_import_by_bytes_with_a_persian_layout(small: Small, folder: Path) -> None:
    """From the corpus: i, one row made a document, take in, yes, undo; each key as the Persian layout sends it."""
    with Terminal(
        [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"],
        columns=100,
        rows=30,
        cwd=small.folder,
        environment={"PYTHONPATH": str(REPOSITORY)},
    ) as terminal:
        terminal.find(plain.visual("E01"))
        terminal.keys("ه")  # i
        terminal.find("E04.docx")
        terminal.find(plain.visual("۳ از ۵ نشان‌زده"))
        terminal.keys("ن", "enter")  # k, and take in, typed right behind it
        terminal.find(plain.visual("متن وارد پژوهش شود"))
        terminal.keys("enter")
        terminal.wait_for(lambda screen: plain.visual("پالایش فهرست") in screen and plain.visual("E08") in screen)
        assert kinds(small)["E04"] is SourceKind.DOCUMENT and len(kinds(small)) == 7
        terminal.keys("ع")  # u
        terminal.wait_for(lambda screen: "E08" not in screen and "E04" not in screen)
        assert len(kinds(small)) == 4
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0


def kinds(small: Small) -> dict[str, SourceKind]:
    with small.opened() as study:
        return {source.ref: source.kind for source in study.snapshot().sources}


async def test_escape_stops_reading_and_keeps_what_was_read(small: Small) -> None:
    for number in range(80):
        (small.folder / f"corpus/F{number:02}.txt").write_text(TALK * 40 + "آری. " * number, encoding="utf-8")
    async with bench(small.folder) as (app, pilot):
        app.post_message(events.Key("i", "i"))  # the pilot's own keys wait until the reading is over
        async with asyncio.timeout(30):
            while not (isinstance(app.screen, Arriving) and app.screen.working):
                await asyncio.sleep(0.001)
        app.post_message(events.Key("escape", None))
        await until(pilot, lambda: isinstance(app.screen, Arriving) and not app.screen.working)
        assert len(cells(app)) < 80
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Corpus))
