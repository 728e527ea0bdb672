"""Pictures of the screen as SVG that their viewers don't order again, each letter in its cell."""

import html
import re

from coder.bidi import plain
from coder.tui.terminal.sequences import LRO, LRO_END
from coder.tui.terminal.turning import LETTERS, glyphs

_TEXT = re.compile(r"<text (?P<attributes>[^>]*)>(?P<text>[^<]*)</text>")
_PLACED = re.compile(r' x="(?P<x>[^"]*)"(?P<between>[^>]*?) textLength="(?P<length>[^"]*)"')
_LETTER = re.compile(f"[{LETTERS}]")

#: Browsers go by the style, others by the marks in the text.
_KEPT = 'style="unicode-bidi: bidi-override; direction: ltr"'
#: A font with Persian letters of one width, where the viewer has it.
_FONTS = ("font-family: Fira Code, monospace", "font-family: 'DejaVu Sans Mono', 'Fira Code', monospace")


def kept_in_order(svg: str) -> str:
    """Give Textual's picture, which holds letters as they stand on the screen, so that every viewer leaves them so."""
    return _TEXT.sub(_kept, svg).replace(*_FONTS)


def _kept(match: re.Match[str]) -> str:
    placed = _PLACED.search(match["attributes"])
    if not placed or not _LETTER.search(match["text"]):
        return match[0]
    text = html.unescape(match["text"])
    cell = float(placed["length"]) / len(text)  # as it is reckoned there, a cell for every character
    attributes = _PLACED.sub(rf' x="{_places(text, float(placed["x"]), cell)}"\g<between>', match["attributes"])
    return f"<text {_KEPT} {attributes}>{LRO}{match['text']}{LRO_END}</text>"


def _places(text: str, left: float, cell: float) -> str:
    """Say where every character begins, the mark before them too; a letter's own marks begin where it does."""
    places = [left]
    for glyph in glyphs(text):
        places += [left] * len(glyph)
        left += cell * plain.width(glyph)
    return " ".join(f"{place:g}" for place in places)
