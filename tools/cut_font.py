"""Cut the open Persian font to what figures and pages draw, into coder/reports/font.

Run after the font's package changes: ``uv run --group test python tools/cut_font.py``. The cuts are
static: what turns figures into pictures knows no variable fonts. They have a name of their own, since
a machine may have another edition of the font, without Latin letters.
"""

import io
import json
from pathlib import Path
from typing import Any

from fontpkg_noto_sans_arabic import ROOT
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Coder Sans"
FOLDER = Path(__file__).parent.parent / "coder/reports/font"

#: Latin letters, Arabic letters, marks and digits, the Persian ones, joiners, dashes and quotation marks.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0xBB), (0x60C, 0x66D), (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698)),
    *((0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6C0, 0x6C0), (0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x200C, 0x2026)),
)

#: The joined forms by which a line is measured.
FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


def cuts() -> dict[str, bytes]:
    """Give every file of the folder by its name."""
    return {
        "regular.ttf": _cut("Regular", 400),
        "bold.ttf": _cut("Bold", 700),
        "advances.json": _advances(),
        "OFL.txt": (ROOT / "LICENSE").read_bytes(),
    }


def _opened() -> Any:
    (path,) = (ROOT / "files").glob("*.ttf")
    return TTFont(path, recalcTimestamp=False, lazy=True)


def _cut(style: str, weight: int) -> bytes:
    font = _opened()
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    instancer.instantiateVariableFont(font, {"wdth": 100, "wght": weight}, inplace=True)
    names = {
        1: FAMILY,
        2: style,
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = int(style == "Bold")
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _advances() -> bytes:
    """Give how far each character moves the pen, in thousandths of the size."""
    font = _opened()
    units, glyphs = font["head"].unitsPerEm, font["hmtx"].metrics
    wanted = [range(first, last + 1) for first, last in (*RANGES, *FORMS)]
    found = {
        f"{code:04x}": round(glyphs[name][0] * 1000 / units)
        for code, name in sorted(font.getBestCmap().items())
        if any(code in span for span in wanted)
    }
    return (json.dumps(found, separators=(",", ":")) + "\n").encode()


def main() -> None:
    """Write the folder."""
    for name, content in cuts().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
