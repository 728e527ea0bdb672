"""The open Persian font that figures and pages carry with them, so that they look alike on every machine.

It is Noto Sans Arabic (SIL Open Font License), cut to what is needed. Our cuts go by a name of their
own: a machine may have another edition of the font, without its Latin letters.
"""

import base64
import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from coder.bidi import shape

#: The name of our cuts of the font.
FAMILY = "Coder Sans"

#: What a style sheet asks for: our cut, then what the machine has.
STACK = f"'{FAMILY}', 'Noto Sans Arabic', Vazirmatn, Tahoma, sans-serif"

REGULAR, BOLD = 400, 700

#: What figures may draw: Latin letters, Arabic letters, marks and digits, the Persian ones, joiners and dashes.
#: For anything else the machine's own fonts step in; more here would make every start of a figure slower.
_DRAWN = (
    *((0x20, 0x7E), (0xA0, 0xBB), (0x60C, 0x66D), (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698)),
    *((0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6C0, 0x6C0), (0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x200C, 0x2026)),
)

#: The units of a glyph that the font lacks, when a line is measured.
_UNKNOWN = 600


def woff(text: str, weight: int = REGULAR) -> bytes:
    """Give the font cut to the characters of ``text``, as WOFF; the same characters give the same bytes."""
    return _cut(frozenset(map(ord, text)), weight, "woff")


def face(text: str, weight: int = REGULAR) -> str:
    """Give the ``@font-face`` rule that carries the font for ``text`` inside a style sheet."""
    data = base64.b64encode(woff(text, weight)).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:normal;"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@cache
def folder() -> Path:
    """Give a folder with the font's regular and bold faces, kept until the program ends."""
    kept = tempfile.TemporaryDirectory(prefix="coder-fonts-", ignore_cleanup_errors=True)
    _KEPT.append(kept)
    drawn = frozenset(code for first, last in _DRAWN for code in range(first, last + 1))
    for weight in (REGULAR, BOLD):
        (Path(kept.name) / f"{weight}.ttf").write_bytes(_cut(drawn, weight, None))
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def width(text: str, size: float) -> float:
    """Give how wide ``text`` is set at ``size``: its letters joined, kerning aside."""
    units, advances = _advances()
    return sum(_advance(advances, cluster.glyph) for cluster in shape.clusters(text)) * size / units


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


def _advance(advances: dict[int, int], glyph: str) -> int:
    return advances.get(ord(glyph[0]), _UNKNOWN) if glyph else 0


@cache
def _advances() -> tuple[int, dict[int, int]]:
    """Give the font's units to its size, and how far each character's glyph moves the pen."""
    font = _opened()
    glyphs = font["hmtx"].metrics
    return font["head"].unitsPerEm, {code: glyphs[name][0] for code, name in font.getBestCmap().items()}


def _opened() -> Any:
    from fontpkg_noto_sans_arabic import ROOT
    from fontTools.ttLib import TTFont

    (path,) = (ROOT / "files").glob("*.ttf")
    return TTFont(path, recalcTimestamp=False, lazy=True)


def _cut(characters: frozenset[int], weight: int, flavor: str | None) -> bytes:
    from fontTools import subset
    from fontTools.varLib import instancer

    font = _opened()
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(characters))
    cutter.subset(font)
    instancer.instantiateVariableFont(font, {"wdth": 100, "wght": weight}, inplace=True)
    _rename(font, "Bold" if weight == BOLD else "Regular")
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = int(weight == BOLD)
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rename(font: Any, style: str) -> None:
    family, full, postscript = FAMILY, f"{FAMILY} {style}", f"{FAMILY.replace(' ', '')}-{style}"
    for name, text in ((1, family), (2, style), (4, full), (6, postscript), (16, family), (17, style)):
        font["name"].setName(text, name, 3, 1, 0x409)
