"""How lines that are in visual order are sent to a terminal that would order them again."""

import re
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from coder.bidi import uax9
from coder.bidi.properties import MIRRORED, bidi_classes, mirrored
from coder.tui.terminal.sequences import LRO, LRO_END
from coder.tui.text import glyphs as glyphs_of

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_HAS_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_WRITTEN = re.compile(f"[^\\x00-\\x1f\\x7f]*[{_RIGHT_TO_LEFT}][^\\x00-\\x1f\\x7f]*")

#: A glyph (a base and its marks) and how it is painted.
_Painted = tuple[str, Style | None]


def overridden(data: str) -> str:
    """Give what is about to be written with every run that holds right-to-left letters marked to be kept as it is."""
    return _WRITTEN.sub(lambda match: f"{LRO}{match[0]}{LRO_END}", data)


class Turned(LineFilter):
    """Turns each line beforehand the way the terminal will turn it back. The columns keep their colours."""

    def __init__(self, mode: str) -> None:
        """Take ``kitty`` (turns every run between spaces that holds an Arabic letter) or ``off`` (applies UAX #9)."""
        super().__init__()
        self._turned = _turned_words if mode == "kitty" else _turned_line

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the line as it is sent."""
        text = "".join([segment.text for segment in segments])
        if not _HAS_RIGHT_TO_LEFT.search(text):
            return segments
        glyphs = glyphs_of(text)
        styles = _styles(segments, glyphs)
        turned = self._turned(glyphs)
        return list(_joined(zip(turned, styles, strict=True)))


def _styles(segments: list[Segment], glyphs: list[str]) -> list[Style | None]:
    of_characters = [segment.style for segment in segments for _ in segment.text]
    found, place = [], 0
    for glyph in glyphs:
        found.append(of_characters[place])
        place += len(glyph)
    return found


def _turned_words(glyphs: list[str]) -> list[str]:
    result: list[str] = []
    word: list[str] = []
    for glyph in [*glyphs, " "]:
        if glyph != " ":
            word.append(glyph)
            continue
        if any(_HAS_RIGHT_TO_LEFT.match(each) for each in word):
            word = [mirrored(each) if each[0] in MIRRORED else each for each in reversed(word)]
        result += [*word, glyph]
        word = []
    return result[:-1]


def _turned_line(glyphs: list[str]) -> list[str]:
    bases = "".join([glyph[0] for glyph in glyphs])
    classes = bidi_classes(bases)
    base, of_paragraph = uax9.levels_of_classes(classes, bases, 0)
    levels = uax9.line_levels(of_paragraph, classes, 0, len(bases), base)
    turned = [mirrored(glyph) if level & 1 else glyph for glyph, level in zip(glyphs, levels, strict=True)]
    return [turned[place] for place in uax9.reorder(levels)]


def _joined(painted: Iterable[_Painted]) -> Iterable[Segment]:
    text, style = "", None
    for glyph, of_glyph in painted:
        if text and of_glyph is not style:
            yield Segment(text, style)
            text = ""
        text, style = text + glyph, of_glyph
    if text:
        yield Segment(text, style)
