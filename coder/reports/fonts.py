"""The open Persian font that figures and pages carry with them, so that they look alike on every machine.

It is Noto Sans Arabic (SIL Open Font License), cut at first use to what is needed, under a name of its own.
"""

import base64
import json
from functools import cache

from coder.bidi import shape
from coder.reports import fontcut
from coder.reports.fontcut import FAMILY

#: What a style sheet asks for: our cut, then what the machine has.
STACK = f"'{FAMILY}', 'Noto Sans Arabic', Vazirmatn, Tahoma, sans-serif"

#: The width of a character that the font lacks, in thousandths of the size.
_UNKNOWN = 600


def faces(bold: bool = True) -> str:
    """Give the ``@font-face`` rules that carry the font inside a style sheet."""
    return "".join(_face(name, weight) for name, weight in (("regular", 400), ("bold", 700))[: 1 + bold])


def width(text: str, size: float) -> float:
    """Give how wide ``text`` is set at ``size``: its letters joined, kerning aside."""
    advances = _advances()
    glyphs = (cluster.glyph for cluster in shape.clusters(text))
    return sum(advances.get(glyph[0], _UNKNOWN) if glyph else 0 for glyph in glyphs) * size / 1000


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Break ``text`` at its spaces into lines no wider than ``room``; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _face(name: str, weight: int) -> str:
    data = base64.b64encode((fontcut.folder() / f"{name}.ttf").read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:normal;"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )


@cache
def _advances() -> dict[str, int]:
    found = json.loads((fontcut.folder() / "advances.json").read_text(encoding="ascii"))
    return {chr(int(code, 16)): units for code, units in found.items()}
