"""Widgets drawn from left to right, seen in a mirror: for lines whose parts, not letters, are to run the other way."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.strip import Strip

from coder.tui.terminal.turning import glyphs

#: Lines and arrows that point to a side, and what they are in a mirror.
_PAIRS = "┌┐└┘├┤┏┓┗┛┣┫╔╗╚╝╠╣╭╮╰╯▶◀▸◂►◄▌▐▎▊"
_IMAGE = dict(zip(_PAIRS, [_PAIRS[place ^ 1] for place in range(len(_PAIRS))], strict=True))


def mirrored(segments: Iterable[Segment]) -> list[Segment]:
    """Give a line's segments as in a mirror. What is mirrored twice is as it was."""
    return [Segment(_turned(text), style, control) for text, style, control in reversed(list(segments))]


def mirrored_strip(strip: Strip) -> Strip:
    """Give a line as in a mirror."""
    return Strip(mirrored(strip), strip.cell_length)


def _turned(text: str) -> str:
    return "".join([_IMAGE.get(glyph, glyph) for glyph in reversed(glyphs(text))])
