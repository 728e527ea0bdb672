"""Pictures of the screen as SVG that their viewers don't order again."""

import re

from coder.tui.terminal.sequences import LRO, LRO_END
from coder.tui.terminal.turning import LETTERS

_TEXT = re.compile(r"<text (?P<attributes>[^>]*)>(?P<text>[^<]*)</text>")
_LETTER = re.compile(f"[{LETTERS}]")

#: Browsers go by the style, others by the marks in the text. Glyphs are stretched with their cells, so that letters
#: that join still touch.
_KEPT = 'style="unicode-bidi: bidi-override; direction: ltr" lengthAdjust="spacingAndGlyphs"'
#: A font with Persian letters of one width, where the viewer has it.
_FONTS = ("font-family: Fira Code, monospace", "font-family: 'DejaVu Sans Mono', 'Fira Code', monospace")


def kept_in_order(svg: str) -> str:
    """Give Textual's picture, which holds letters as they stand on the screen, so that every viewer leaves them so."""
    return _TEXT.sub(_kept, svg).replace(*_FONTS)


def _kept(match: re.Match[str]) -> str:
    if not _LETTER.search(match["text"]):
        return match[0]
    return f"<text {_KEPT} {match['attributes']}>{LRO}{match['text']}{LRO_END}</text>"
