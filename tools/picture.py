"""Draw the workbench's screens and windows on the example study as pictures, to be looked at.

``uv run --group test python tools/picture.py FOLDER`` writes a PNG for every screen, in Persian and English, dark and
light, at three sizes; it needs Chromium. ``--only coding`` draws one, ``--small`` at 80×24 only.
"""

import asyncio
import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright
from textual.pilot import Pilot

from coder.study import opening
from coder.tui.app import Workbench
from coder.tui.stage import StudyScreen
from coder.tui.start import sentences_of

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
}
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = {"dark": "textual-dark", "light": "textual-light"}


async def drawn(study: Path, lang: str, theme: str, size: tuple[int, int], only: str | None, out: Path) -> None:
    """Draw the screens once."""
    app = Workbench(lambda: opening.opened(study, "A"), sentences_of, lang, 1, out)
    async with app.run_test(size=size) as pilot:
        app.theme = THEMES[theme]
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause(0.05)
        for name, (screen, keys) in VIEWS.items():
            if only in (None, name):
                app.action_visit("corpus" if screen != "corpus" else "journal")
                await settled(app, pilot)
                app.action_visit(screen)
                await settled(app, pilot)
                await pilot.press(*keys)
                await settled(app, pilot)
                file = out / f"{name}-{lang}-{theme}-{size[0]}x{size[1]}.svg"
                file.write_text(app.export_screenshot(), encoding="utf-8")
                while not isinstance(app.screen, StudyScreen):
                    await pilot.press("escape")
                    await pilot.pause()
    app.close_study()


async def settled(app: Workbench, pilot: Pilot[None]) -> None:
    """Wait until what was begun is drawn."""
    await pilot.pause(0.3)
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


def main() -> None:
    """Draw what was asked for."""
    out = Path(sys.argv[1]).absolute()
    out.mkdir(parents=True, exist_ok=True)
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    with tempfile.TemporaryDirectory() as place:
        study = Path(place) / "study"
        study.mkdir()
        shutil.copytree(REPOSITORY / "corpus", study / "corpus")
        shutil.copy(REPOSITORY / "codebook.yaml", study)
        sizes = SIZES[:1] if "--small" in sys.argv else SIZES
        for lang, theme, size in product(("fa", "en"), THEMES, sizes):
            asyncio.run(drawn(study, lang, theme, size, only, out))
    pictures(out)


if __name__ == "__main__":
    main()
