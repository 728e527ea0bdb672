"""Finding a word in a picture of the browser's terminal, where every letter has its cell."""

import io
from functools import cache
from typing import NamedTuple

import numpy
import uharfbuzz
from fontpkg_noto_sans_arabic import ROOT
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from coder.tui.web import cellfont

#: How far, in points, a letter may stand from where the reference has it.
_SHIFTS = 3


class Cells(NamedTuple):
    """The terminal's measures: columns, the width and height of a cell, and the size of its letters."""

    columns: int
    width: int
    height: int
    size: float


class Found(NamedTuple):
    """Where a word is best seen, by its leftmost cell, and how like the reference it is (at most 1)."""

    likeness: float
    column: int
    row: int


def joined(word: str) -> str:
    """Give a word's letters from left to right as HarfBuzz puts and joins them, each as the character of that form.

    Only of letters that the font doesn't compose: it draws dots apart.
    """
    path = next(ROOT.glob("files/*.ttf"))
    forms = {name: chr(code) for code, name in sorted(TTFont(path, lazy=True).getBestCmap().items())}
    line = uharfbuzz.Buffer()
    line.add_str(word)
    line.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(path.read_bytes())), line, {})
    names = [TTFont(path, lazy=True).getGlyphName(info.codepoint) for info in line.glyph_infos]
    return "".join([forms[name] for name in names if name != "space"])


@cache
def _font(weight: int) -> bytes:
    return cellfont.made(weight)


def _drawn(glyphs: str, cells: Cells) -> "numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]":
    font = ImageFont.truetype(io.BytesIO(_font(400)), cells.size, layout_engine=ImageFont.Layout.BASIC)
    image = Image.new("L", (cells.width * len(glyphs), cells.height), 0)
    for place, glyph in enumerate(glyphs):
        ImageDraw.Draw(image).text((place * cells.width, 0), glyph, font=font, fill=255)
    return numpy.asarray(image, dtype=float)


def find(picture: bytes, glyphs: str, cells: Cells) -> Found:
    """Give the place in the picture where these glyphs, one a cell, are most likely seen."""
    seen = numpy.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=float)
    wanted = _drawn(glyphs, cells)
    best = Found(0.0, 0, 0)
    for row in range(seen.shape[0] // cells.height):
        for column in range(cells.columns - len(glyphs) + 1):
            for down in range(-_SHIFTS, _SHIFTS + 1):
                top, left = row * cells.height + down, column * cells.width
                part = seen[max(top, 0) : top + cells.height, left : left + wanted.shape[1]]
                if part.shape == wanted.shape and part.std() > 1:
                    likeness = float(numpy.corrcoef(part.ravel(), wanted.ravel())[0, 1])
                    best = max(best, Found(likeness, column, row))
    return best
