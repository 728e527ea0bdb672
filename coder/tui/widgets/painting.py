"""A row of a transcript as the strip the terminal is sent: the speaker in the margin, and the words in their styles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coder.bidi import plain, uax9
from coder.bidi.layout import Line
from coder.tui.widgets.document import Document, Row
from coder.tui.widgets.highlights import Highlights
from coder.tui.widgets.units import Span

#: Between the margin and the words: the row of the coding that is current, and where the open phase ends.
CURRENT_MARK = "┃"
OPEN_END_MARK = "╍"

#: Where highlights overlap.
_OVERLAP = Style(underline=True)


class Speaking(Protocol):
    """A turn: ``[start, end)`` of the text, and the speaker's label."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the protocol's fields
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of a transcript; all but ``text`` are laid over what is below them."""

    text: Style
    cursor: Style
    selection: Style
    hit: Style
    current: Style
    dimmed: Style
    speaker: Style
    mark: Style


@dataclass(slots=True)
class Scene:
    """What is shown on the text."""

    highlights: Highlights = field(default_factory=Highlights)
    hits: Highlights = field(default_factory=Highlights)
    dimmed: Highlights = field(default_factory=Highlights)
    current: str = ""
    open_end: int | None = None
    selection: Span | None = None
    cursor: int | None = None


class Margin:
    """The speakers' names beside the text: on the right of it where the text runs from right to left."""

    def __init__(self, turns: Sequence[Speaking], text: str, width: int) -> None:
        """Take the turns and the columns of the margin, of which the last one next to the text is for marks."""
        self.rtl = bool(uax9.base_level(text[:2000]) & 1)
        self.wanted = self.width = width
        self._labels = {turn.start: turn.label for turn in turns} if width > 1 else {}
        self._drawn: dict[tuple[str, int], str] = {}

    def segments(self, starts: Span, mark: str, look: Look) -> list[Segment]:
        """Give the margin of a row that shows the text ``[start, end)``."""
        label = next((self._labels[at] for at in range(*starts) if at in self._labels), "") if self._labels else ""
        name = Segment(self._name(label), look.text + look.speaker)
        marked = Segment(mark or " ", look.text + look.mark)
        return [marked, name] if self.rtl else [name, marked]

    def _name(self, label: str) -> str:
        drawn = label, self.width
        if drawn not in self._drawn:
            self._drawn[drawn] = plain.align(label, self.width - 1, 1 if self.rtl else 0)
        return self._drawn[drawn]


def strip(row: Row, document: Document, scene: Scene, margin: Margin, look: Look) -> Strip:
    """Give ``row`` in all the columns of the margin and the text."""
    origin, line, last = row
    shown = origin + line.start, origin + line.end + last
    words = _words(row, document, scene, look)
    beside = margin.segments(shown, _mark(shown, scene), look) if margin.width else []
    segments = words + beside if margin.rtl else beside + words
    return Strip(segments, document.width + margin.width)


def _mark(shown: Span, scene: Scene) -> str:
    if scene.open_end is not None and shown[0] <= scene.open_end < shown[1]:
        return OPEN_END_MARK
    if scene.current and any(each.key == scene.current for each in scene.highlights.within(*shown)):
        return CURRENT_MARK
    return ""


def _words(row: Row, document: Document, scene: Scene, look: Look) -> list[Segment]:
    """The line's cells, neighbours of one style joined, in the whole width of the text."""
    origin, line, _ = row
    segments: list[Segment] = []
    cursor = scene.cursor
    at_end = cursor is not None and line.shown <= cursor - origin <= line.end
    at_end = at_end and document.row_of(cursor or 0) == document.row_of(origin + line.start)
    if at_end and line.cells and line.right - line.left >= document.width:
        cursor, at_end = origin + line.shown - 1, False  # a full row has no column after its last character
    styles = _Styles(scene, look, cursor, origin + line.start, origin + line.end)
    caret = Segment(" ", look.text + look.cursor) if at_end else None
    left = line.left
    if line.base & 1 and caret and left:
        segments = [Segment(" " * (left - 1), look.text), caret]
    elif left:
        segments = [Segment(" " * left, look.text)]
    segments += styles.segments(origin, line)
    rest = document.width - line.right
    if not line.base & 1 and caret and rest > 0:
        segments.append(caret)
        rest -= 1
    if rest > 0:
        segments.append(Segment(" " * rest, look.text))
    return segments


class _Styles:
    """The styles of a row, made once for each combination of what lies on a cell."""

    def __init__(self, scene: Scene, look: Look, cursor: int | None, start: int, end: int) -> None:
        self._scene = scene
        self._look = look
        self._start = start
        self._highlights = scene.highlights.within(start, end)
        self._hits = scene.hits.within(start, end)
        chosen = [(*scene.selection, _SELECTED)] if scene.selection else []
        at = [(cursor, cursor + 1, _CURSOR)] if cursor is not None else []
        dimmed = [(each.start, each.end, _DIMMED) for each in scene.dimmed.within(start, end)]
        layers = [*self._highlights, *self._hits]
        shown = [(each.start, each.end, _FIRST << number) for number, each in enumerate(layers)]
        self._marks = _marks(start, end, [*chosen, *at, *dimmed, *shown])
        self._made = {0: look.text}

    def segments(self, origin: int, line: Line) -> list[Segment]:
        """Give the cells of a line, neighbours of one style joined; what lies on any code point lies on its cell."""
        if not any(self._marks):
            return [Segment(line.text, self._look.text)] if line.cells else []
        made: list[Segment] = []
        glyphs: list[str] = []
        marks = 0
        for start, end, glyph, _ in line.cells:
            of_cell = self._marks[origin + start - self._start]
            if end - start > 1:
                for mark in self._marks[origin + start + 1 - self._start : origin + end - self._start]:
                    of_cell |= mark
            if of_cell != marks and glyphs:
                made.append(Segment("".join(glyphs), self._style(marks)))
                glyphs = []
            marks = of_cell
            glyphs.append(glyph)
        if glyphs:
            made.append(Segment("".join(glyphs), self._style(marks)))
        return made

    def _style(self, marks: int) -> Style:
        if marks not in self._made:
            self._made[marks] = self._make(marks)
        return self._made[marks]

    def _make(self, marks: int) -> Style:
        look = self._look
        style = look.text
        if marks & _DIMMED:
            style += look.dimmed
        on = [each for number, each in enumerate(self._highlights) if marks & _FIRST << number]
        for each in on:
            style += each.style
        if len(on) > 1:
            style += _OVERLAP
        if self._scene.current and any(each.key == self._scene.current for each in on):
            style += look.current
        if marks >= _FIRST << len(self._highlights):
            style += look.hit
        if marks & _SELECTED:
            style += look.selection
        if marks & _CURSOR:
            style += look.cursor
        return style


#: What may lie on a character, a bit each: highlights and hits follow from ``_FIRST`` on.
_SELECTED, _CURSOR, _DIMMED, _FIRST = 1, 2, 4, 8


def _marks(start: int, end: int, layers: list[tuple[int, int, int]]) -> list[int]:
    """Give for each code point of ``[start, end)`` the bits of the layers that lie on it."""
    marks = [0] * (end - start)
    for first, last, bit in layers:
        for place in range(max(first, start) - start, min(last, end) - start):
            marks[place] |= bit
    return marks
