"""Write ``docs/keys.md`` from the gestures of the screens.

Run ``uv run python tools/write_keys.py`` after changing a key.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path

from coder.tui import keymap
from coder.tui.app import EVERYWHERE
from coder.tui.reading import READING
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.working import WORKING

PAGE = Path(__file__).parent.parent / "docs/keys.md"
SCREENS = Path(__file__).parent.parent / "coder/tui/screens"

_HEAD = """\
# Keys · کلیدها

Every key works under a Latin and under a Persian keyboard layout (ISIRI 9147); the second face is what
the key says there. The help on every screen (`F1` or `?`) shows the same. In every line to type on,
`Shift+Space` or `Ctrl+Space` types a ZWNJ (نیم‌فاصله).

هر کلید با صفحه‌کلید لاتین و فارسی کار می‌کند؛ روی دوم، نوشتهٔ همان کلید در چیدمان فارسی است.
راهنمای هر صفحه با `F1` یا `?` باز می‌شود. نیم‌فاصله: `Shift+Space` یا `Ctrl+Space`.
"""


def screens() -> Iterator[tuple[str, type[StudyScreen[None]]]]:
    """Give every screen with its name."""
    for path in sorted(SCREENS.glob("*.py")):
        module = importlib.import_module(f"coder.tui.screens.{path.stem}")
        if hasattr(module, "SCREEN"):
            yield path.stem, module.SCREEN


def page() -> str:
    """Give the page."""
    parts = [
        _HEAD,
        _table("Everywhere · همه‌جا", EVERYWHERE),
        _table("Reading and selecting · خواندن و انتخاب", READING),
        _table("Long work · کار زمان‌بر", WORKING),
    ]
    parts += [_table(screen.__name__, screen.KEYS) for _, screen in screens()]
    return "".join(parts)


def _table(heading: str, gestures: tuple[Gesture, ...]) -> str:
    lines = [f"\n## {heading}\n\n| key | فارسی | English |\n|---|---|---|\n"]
    for gesture in gestures:
        keys = " ".join(f"`{keymap.display(key)}`" for key in gesture.key.split(" "))
        lines.append(f"| {keys} | {gesture.fa} | {gesture.en} |\n")
    return "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
