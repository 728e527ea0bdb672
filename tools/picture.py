"""Draw the workbench's screens on the example study as pictures, to be looked at.

``uv run --group test python tools/picture.py FOLDER`` writes a PNG for every screen, in Persian and English, dark and
light, at three sizes; it needs Chromium. ``--only coding`` draws one screen.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from coder.study import opening
from coder.tui.app import Workbench
from coder.tui.stage import StudyScreen
from coder.tui.start import sentences_of

REPOSITORY = Path(__file__).parent.parent
SCREENS = ("corpus", "coding", "code", "saturation", "factors", "strategies", "agreement", "journal", "briefing")
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = {"dark": "textual-dark", "light": "textual-light"}


async def drawn(study: Path, lang: str, theme: str, size: tuple[int, int], only: str | None, out: Path) -> None:
    """Draw the screens once."""
    app = Workbench(lambda: opening.opened(study, "A"), sentences_of, lang, 1, out)
    async with app.run_test(size=size) as pilot:
        app.theme = THEMES[theme]
        while not isinstance(app.screen, StudyScreen):
            await pilot.pause(0.05)
        for name in SCREENS:
            if only in (None, name):
                app.action_visit(name)
                await pilot.pause(1.0)
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)
                file = out / f"{name}-{lang}-{theme}-{size[0]}x{size[1]}.svg"
                file.write_text(app.export_screenshot(), encoding="utf-8")
                picture(file, size)
    app.close_study()


def picture(svg: Path, size: tuple[int, int]) -> None:
    """Let the browser draw an SVG as a PNG beside it."""
    window = f"--window-size={size[0] * 13 + 60},{size[1] * 25 + 110}"
    chromium = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        window,
        f"--screenshot={svg.with_suffix('.png')}",
    ]
    subprocess.run([*chromium, svg.as_uri()], check=True, capture_output=True)


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


if __name__ == "__main__":
    main()
