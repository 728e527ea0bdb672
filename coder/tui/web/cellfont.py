"""A Persian font for a browser's terminal: every letter exactly as wide as a cell.

A font for reading has letters of all widths; in a terminal's cells wide ones would run into each other and narrow ones
would stand apart, unjoined. Here the outlines of Noto Sans Arabic (SIL Open Font License) are taken from the installed
package and set into cells: wide letters are narrowed, first by the font's own axis; narrow ones keep their shape and
are joined by a longer stroke.
"""

import io
import unicodedata
from typing import Any, NamedTuple

#: The name a style sheet asks for.
FAMILY = "Coder Cells"

#: A cell's width in thousandths of the size: that of Roboto Mono, which the terminal writes Latin in.
CELL = 600

#: How letters are lowered and raised to stand between Roboto Mono's ascent and descent, tails included.
_HEIGHT, _RAISED = 0.8, 60
_ASCENT, _DESCENT = 1048, -271

#: What is taken, as a terminal is sent it: punctuation, marks and digits, and the forms of letters within words.
RANGES = (
    (0x0600, 0x061F),
    (0x0640, 0x0640),
    (0x064B, 0x066D),
    (0x0670, 0x0670),
    (0x06D4, 0x06D4),
    (0x06F0, 0x06F9),
    (0xFB50, 0xFBB1),
    (0xFBD3, 0xFBFF),
    (0xFDFC, 0xFDFC),
    (0xFE70, 0xFEFC),
)
_TATWEEL = 0x0640

#: A letter that joins reaches this far into its neighbour, so that no seam shows.
_SEAM = 20


class _Joins(NamedTuple):
    left: bool
    right: bool


def made(weight: int = 400) -> bytes:
    """Give the font in a weight from 100 to 900, as a TrueType file."""
    from fontpkg_noto_sans_arabic import ROOT
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTFont

    source = TTFont(next(ROOT.glob("files/*.ttf")), lazy=True)
    wide, narrow = (source.getGlyphSet(location={"wght": weight, "wdth": width}) for width in (100, 62.5))
    names = {
        code: name
        for code, name in source.getBestCmap().items()
        if any(first <= code <= last for first, last in RANGES)
    }
    stroke = _bounds(narrow, names[_TATWEEL])
    outlines, advances = {".notdef": _empty()}, {".notdef": (CELL, 0)}
    for code, name in names.items():
        fitting = wide if wide[name].width <= CELL else narrow
        glyph = _in_cell(fitting, name, code, (stroke[1], stroke[3]))
        outlines[name] = glyph
        advances[name] = (0 if unicodedata.category(chr(code)) == "Mn" else CELL, 0)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap(names)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Bold" if weight >= 600 else "Regular"})
    builder.setupOS2(
        sTypoAscender=_ASCENT,
        sTypoDescender=_DESCENT,
        usWinAscent=_ASCENT,
        usWinDescent=-_DESCENT,
        usWeightClass=weight,
    )
    builder.setupPost(isFixedPitch=1)
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _in_cell(glyphs: Any, name: str, code: int, stroke: tuple[float, float]) -> Any:
    """Give a glyph's outline set into its cell."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen, drawn = TTGlyphPen(None), DecomposingRecordingPen(glyphs)
    glyphs[name].draw(drawn)
    first, _, last, _ = _bounds(glyphs, name)
    if unicodedata.category(chr(code)) == "Mn":
        drawn.replay(TransformPen(pen, (1, 0, 0, _HEIGHT, -(CELL + first + last) / 2, _RAISED)))
        return pen.glyph()
    joins = _joins(code)
    # What hangs over a side on which nothing is joined has to find room too.
    first = 0 if joins.left else min(first, 0)
    width = (glyphs[name].width if joins.right else max(last, glyphs[name].width)) - first
    narrowed = min(1.0, CELL / width) if width else 1.0
    room = CELL - width * narrowed
    start = room / 2 if joins.left == joins.right else room if joins.left else 0
    drawn.replay(TransformPen(pen, (narrowed, 0, 0, _HEIGHT, start - first * narrowed, _RAISED)))
    bottom, top = (round(height * _HEIGHT + _RAISED) for height in stroke)
    if joins.left:
        _bar(pen, -_SEAM, start + _SEAM, bottom, top)
    if joins.right:
        _bar(pen, start + width * narrowed - _SEAM, CELL + _SEAM, bottom, top)
    return pen.glyph()


def _joins(code: int) -> _Joins:
    """Say on which sides a form is joined; Unicode tells it by the form's decomposition."""
    if code == _TATWEEL:
        return _Joins(True, True)
    form = unicodedata.decomposition(chr(code)).partition(" ")[0]
    return _Joins(form in ("<initial>", "<medial>"), form in ("<final>", "<medial>"))


def _bar(pen: Any, left: float, right: float, bottom: float, top: float) -> None:
    """Draw a stroke, clockwise as outlines are, so that what it lies over stays filled."""
    pen.moveTo((round(left), bottom))
    for corner in ((round(left), top), (round(right), top), (round(right), bottom)):
        pen.lineTo(corner)
    pen.closePath()


def _bounds(glyphs: Any, name: str) -> tuple[float, float, float, float]:
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds or (0, 0, 0, 0)


def _empty() -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()
