"""Cut the open Persian font to what figures and pages draw, once, and keep the cuts in the user's cache folder.

The font is Noto Sans Arabic (SIL Open Font License), as the package ``fontpkg-noto-sans-arabic`` has it. The
cuts are static: what turns figures into pictures knows no variable fonts. They have a name of their own,
since a machine may have another edition of the font, without Latin letters.
"""

import io
import json
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coder import config

#: The name of our cuts of the font.
FAMILY = "Coder Sans"

#: Counted up whenever the same font is to be cut otherwise: older cuts are then left lying.
EDITION = 1

#: Latin letters, Arabic letters, marks and digits, the Persian ones, joiners, dashes and quotation marks.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0xBB), (0x60C, 0x66D), (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698)),
    *((0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6C0, 0x6C0), (0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x200C, 0x2026)),
)

#: The joined forms by which a line is measured.
FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))

_FILES = ("regular.ttf", "bold.ttf", "advances.json")

#: Folders of this run only, where the cache can't be written.
_PASSING: list[tempfile.TemporaryDirectory[str]] = []


@cache
def folder() -> Path:
    """Give the folder with ``regular.ttf``, ``bold.ttf`` and ``advances.json``, made if it isn't there."""
    kept = config.cache() / _name()
    if _whole(kept):
        return kept
    try:
        _keep(kept)
    except OSError:
        return _passing()
    return kept


def cuts() -> dict[str, bytes]:
    """Give every file by its name; the same font gives the same bytes."""
    return dict(zip(_FILES, (_cut("Regular", 400), _cut("Bold", 700), _advances()), strict=True))


def _name() -> str:
    """Give a name that is another whenever the cuts could be others."""
    return f"font-{EDITION}-{version('fontpkg-noto-sans-arabic')}-{version('fonttools')}"


def _whole(kept: Path) -> bool:
    return all((kept / name).is_file() for name in _FILES)


def _keep(kept: Path) -> None:
    """Write the cuts beside their place and move them there as a whole; who was there first is left there."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{kept.name}.", dir=kept.parent))
    try:
        _write(beside)
        if kept.exists() and not _whole(kept):
            shutil.rmtree(kept)
        try:
            beside.rename(kept)
        except OSError:
            if not _whole(kept):
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _passing() -> Path:
    """Give a folder that goes when the program ends."""
    made = tempfile.TemporaryDirectory(prefix="coder-font-", ignore_cleanup_errors=True)
    _PASSING.append(made)
    _write(Path(made.name))
    return Path(made.name)


def _write(where: Path) -> None:
    for name, content in cuts().items():
        (where / name).write_bytes(content)


def _opened() -> Any:
    from fontpkg_noto_sans_arabic import ROOT
    from fontTools.ttLib import TTFont

    (path,) = (ROOT / "files").glob("*.ttf")
    return TTFont(path, recalcTimestamp=False, lazy=True)


def _cut(style: str, weight: int) -> bytes:
    from fontTools import subset
    from fontTools.varLib import instancer

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
