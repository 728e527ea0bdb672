"""How lines that are in visual order are sent to a terminal that would order them again."""

import re
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from coder.tui.terminal.sequences import LRO, LRO_END
from coder.tui.terminal.turning import LETTERS, glyphs, turned_line, turned_words

_HAS_RIGHT_TO_LEFT = re.compile(f"[{LETTERS}]")
#: Escape sequences, which are left alone, and what is written between them.
_WRITTEN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)?|.)|([^\x00-\x1f\x7f]+)", re.DOTALL)

#: A glyph (a base and its marks) and how it is painted.
_Painted = tuple[str, Style | None]


def overridden(data: str) -> str:
    """Give what is about to be written with every run that holds right-to-left letters marked to be kept as it is."""
    return _WRITTEN.sub(_kept, data)


def _kept(match: re.Match[str]) -> str:
    text = match[1]
    return f"{LRO}{text}{LRO_END}" if text and _HAS_RIGHT_TO_LEFT.search(text) else match[0]


class Turned(LineFilter):
    """Turns each line beforehand the way the terminal will turn it back. The columns keep their colours."""

    def __init__(self, mode: str) -> None:
        """Take ``kitty`` (turns every run between spaces that holds an Arabic letter) or ``off`` (applies UAX #9)."""
        super().__init__()
        self._turned = turned_words if mode == "kitty" else turned_line

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the line as it is sent."""
        text = "".join([segment.text for segment in segments])
        if not _HAS_RIGHT_TO_LEFT.search(text):
            return segments
        line = glyphs(text)
        styles = _styles(segments, line)
        turned = self._turned(line)
        return list(_joined(zip(turned, styles, strict=True)))


def _styles(segments: list[Segment], line: list[str]) -> list[Style | None]:
    of_characters = [segment.style for segment in segments for _ in segment.text]
    found, place = [], 0
    for glyph in line:
        found.append(of_characters[place])
        place += len(glyph)
    return found


def _joined(painted: Iterable[_Painted]) -> Iterable[Segment]:
    text, style = "", None
    for glyph, of_glyph in painted:
        if text and of_glyph is not style:
            yield Segment(text, style)
            text = ""
        text, style = text + glyph, of_glyph
    if text:
        yield Segment(text, style)
