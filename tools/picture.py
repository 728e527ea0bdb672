"""Draw the workbench's screens and windows on the example study as pictures, to be looked at.

``uv run --group test python tools/picture.py FOLDER`` writes a PNG for every screen, in Persian and English, dark and
light, at three sizes; it needs Chromium. ``--only coding,code`` draws those, ``--small`` at 80×24 only.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import product
from pathlib import Path

from docx import Document
from playwright.sync_api import sync_playwright
from textual.app import App
from textual.pilot import Pilot

from coder.model.work import Progress
from coder.study import codes, milestones, opening, replacing
from coder.study.codebook import Sides
from coder.tui.app import Workbench
from coder.tui.beginning import Beginning
from coder.tui.commented import Margin
from coder.tui.corrected import Correction
from coder.tui.screens.conflict import Conflict
from coder.tui.stage import StudyScreen
from coder.tui.start import sentences_of
from coder.tui.widgets.grid import Grid
from coder.tui.working import WorkingScreen

REPOSITORY = Path(__file__).parent.parent
#: What is drawn: its name, the screen it belongs to, and the keys pressed there.
VIEWS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{
        name: (name, ())
        for name in (
            "corpus",
            "coding",
            "code",
            "saturation",
            "factors",
            "strategies",
            "agreement",
            "negotiation",
            "journal",
            "briefing",
            "rereading",
            "candidates",
        )
    },
    "curve": ("saturation", ("3",)),
    "record": ("saturation", ("5",)),
    "groups": ("saturation", ("7",)),
    "coded": ("coding", ("n",)),
    "picker": ("coding", ("n", "space", "ش", "ه", "ر")),
    "memo": ("coding", ("n", "m")),
    "finding": ("finding", (*"زیارت", "enter")),
    "autocoding": ("autocoding", (*"زیارت", "enter")),
    "help": ("coding", ("f1",)),
    "palette": ("corpus", ("ctrl+p",)),
    "grouping": ("factors", ("g",)),
    "arriving": ("arriving", ()),
    "refused": ("arriving", ("down", "down")),
    "taking": ("arriving", ("enter",)),
    "encoding": ("arriving", ("c",)),
    "places": ("arriving", ("f",)),
    "speaking": ("speaking", ()),
    "turns": ("speaking", ("tab", "down", "down")),
    "whose": ("speaking", ("down", "e")),
    "between": ("candidates", ("tab", "tab")),
    "side": ("candidates", ("tab", "tab", "g")),
    "beside": ("candidates", ("w",)),
    "edges": ("negotiation", ("e",)),
    "answer": ("briefing", ("enter",)),
    "point": ("journal", ("g",)),
    "since": ("journal", ("g", "enter")),
    "altered": ("journal", ()),
    "dropping": ("factors", ("d",)),
    "matrix": ("strategies", ("m",)),
    "problem": ("factors", ("tab", "x")),
    "told": ("candidates", ("tab", "g")),
    "conflict": ("coding", ()),
    "working": ("candidates", ()),
    "lost": ("lost", ()),
    "replacing": ("corpus", ()),
    "commenting": ("corpus", ()),
}


def show_conflict(app: Workbench) -> None:
    """Ask which side of a codebook that was changed on both shall stand."""
    app.push_screen(Conflict([Sides("c12 label", "ورود بی ویزا", "لغو روادید"), Sides("", "c2 c1 c3", "c1 c2 c3")]))


def go_to_a_change(app: Workbench) -> None:
    """Put a step in front in which something became what it now is."""
    steps = app.desk.at.study.history(500)
    app.screen.query_one(Grid).go_to(str(next(step.seq for step in steps if step.name == "codebook.edit")))


def lay_correction(app: Workbench) -> None:
    """Look what a corrected text would do."""
    snapshot = app.desk.snapshot
    source = next(one for one in snapshot.interviews if one.ref == "E03")
    app.visit("replacing", Correction(source.id, app.desk.at.study.folder / "E03.txt"))


def read_comments(app: Workbench) -> None:
    """Show the comments in the margin of a Word file."""
    app.visit("commenting", Margin(app.desk.at.study.folder / "E27.docx"))


def begin_work(app: Workbench) -> None:
    """Begin some work that goes on until it is stopped."""

    def run(progress: Progress) -> None:
        while True:
            progress(7, 22)
            time.sleep(0.05)

    assert isinstance(app.screen, WorkingScreen)
    app.screen.begin(app.say("خواندن پرونده‌ها", "Reading files"), run, print, unit=app.say("پرونده", "files"))


#: What is done in a view beside pressing keys.
DONE: dict[str, Callable[[Workbench], None]] = {
    "conflict": show_conflict,
    "altered": go_to_a_change,
    "working": begin_work,
    "replacing": lay_correction,
    "commenting": read_comments,
}
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = {"dark": "textual-dark", "light": "textual-light"}


async def drawn(study: Path, lang: str, theme: str, size: tuple[int, int], only: Collection[str], out: Path) -> None:
    """Draw the screens once."""
    app = Workbench(lambda: opening.opened(study, "A"), sentences_of, lang, 1, out)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.theme = THEMES[theme]
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause(0.05)
        for name, (screen, keys) in VIEWS.items():
            if not only or name in only:
                app.action_visit("corpus" if screen != "corpus" else "journal")
                await settled(app, pilot)
                app.action_visit(screen)
                await settled(app, pilot)
                await pilot.press(*keys)
                if name in DONE:
                    DONE[name](app)
                await settled(app, pilot, name != "working")
                keep(app, out, f"{name}-{lang}-{theme}", size)
                app.clear_notifications()
                while not isinstance(app.screen, StudyScreen):
                    await pilot.press("escape")
                    await pilot.pause()
    app.close_study()


async def beginning(lang: str, theme: str, size: tuple[int, int], out: Path) -> None:
    """Draw the first window, where there is no study yet."""
    app = Beginning(Path("/home/sara/پژوهش‌ها/دیپلماسی شهری"), "sara", lang)
    async with app.run_test(size=size) as pilot:
        app.theme = THEMES[theme]
        await pilot.pause(0.3)
        keep(app, out, f"beginning-{lang}-{theme}", size)


def keep(app: App[bool] | App[None], out: Path, name: str, size: tuple[int, int]) -> None:
    """Keep what is on the screen."""
    (out / f"{name}-{size[0]}x{size[1]}.svg").write_text(app.export_screenshot(), encoding="utf-8")


async def settled(app: Workbench, pilot: Pilot[None], done: bool = True) -> None:
    """Wait until what was begun is drawn, and ``done``."""
    await pilot.pause(0.3)
    if done:
        await app.workers.wait_for_complete()
    await pilot.pause(0.2)


def pictures(folder: Path) -> None:
    """Let the browser draw every SVG of a folder as a PNG beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for svg in sorted(folder.glob("*.svg")):
            page.goto(svg.as_uri())
            width, height = page.evaluate(
                "(({width, height}) => [width, height])(document.documentElement.viewBox.baseVal)"
            )
            page.set_viewport_size({"width": round(width), "height": round(height)})
            page.screenshot(path=svg.with_suffix(".png"))
        browser.close()


#: What is said in the texts that wait to be taken in.
TALK = (
    "مصاحبه‌گر: لطفاً بفرمایید شهر مشهد در این سال‌ها چه کارهایی برای پیوند با شهرهای دیگر کرده است؟\n"
    "مصاحبه‌شونده: به نظر من کار خوبی شده است، ولی هنوز راه درازی در پیش داریم و باید با مردم هم سخن گفت.\n"
    "مصاحبه‌گر: چه چیزهایی مانده است؟\n"
    "مصاحبه‌شونده: زائران زیادی می‌آیند و ما هنوز برنامه‌ای برای ماندن بیشتر آن‌ها نداریم. زبان هم مشکل است.\n"
)


def put_files(folder: Path) -> None:
    """Put texts into a folder that could come in: sound ones, a damaged one, one that can't be read."""
    (folder / "E23.txt").write_text(TALK * 5, encoding="utf-8")
    (folder / "مصاحبهٔ ۲۴ (خانم کریمی).txt").write_bytes(TALK.replace("ی", "ي").encode("windows-1256", "ignore"))
    (folder / "E25 reversed.txt").write_text("\n".join(line[::-1] for line in (TALK * 3).splitlines()), "utf-8")
    (folder / "E26.docx").write_bytes(b"PK\x03\x04 no archive")


def correct(place: Path) -> None:
    """Lay a corrected text under an interview, so that codings are lost; another one, and comments, wait."""
    with opening.opened(place, "A") as study:
        for ref in ("E02", "E03"):
            source = next(one for one in study.snapshot().interviews if one.ref == ref)
            quotes = [one.quote for one in study.codings_in(source.id)]
            text = study.text(source.text_sha256)
            for quote in quotes[::4]:
                text = text.replace(quote, " ".join(reversed(quote.split()[:4])), 1)
            (place / f"{ref}.txt").write_text(text, encoding="utf-8")
            if ref == "E02":
                replacing.apply(study, replacing.preview(study, place / "E02.txt"))
    file = Document()
    for number, words in enumerate(TALK.splitlines()):
        run = file.add_paragraph().add_run(words)
        file.add_comment(
            [run], "زیارت" if number == 1 else "این را باز بپرسم.", "استاد راهنما" if number % 2 else "سارا"
        )
    file.save(str(place / "E27.docx"))


def change(place: Path) -> None:
    """Name the state of the study, then define a code anew, so that there are steps since and a code to be read for."""
    with opening.opened(place, "A") as study:
        milestones.mark(study, "پس از خوانش نخست")
        before = study.snapshot().codes[3]
        codes.change(study, before, replace(before, short=f"{before.short} (و نه سخن از زائران)", avoid="زیارت"))


def main() -> None:
    """Draw what was asked for."""
    out = Path(sys.argv[1]).absolute()
    out.mkdir(parents=True, exist_ok=True)
    only = sys.argv[sys.argv.index("--only") + 1].split(",") if "--only" in sys.argv else ()
    with tempfile.TemporaryDirectory() as place:
        study = Path(place) / "study"
        study.mkdir()
        shutil.copytree(REPOSITORY / "corpus", study / "corpus")
        shutil.copy(REPOSITORY / "codebook.yaml", study)
        put_files(study / "corpus")
        change(study)
        correct(study)
        sizes = SIZES[:1] if "--small" in sys.argv else SIZES
        for lang, theme, size in product(("fa", "en"), THEMES, sizes):
            asyncio.run(drawn(study, lang, theme, size, only, out))
            if not only or "beginning" in only:
                asyncio.run(beginning(lang, theme, size, out))
    pictures(out)


if __name__ == "__main__":
    main()
