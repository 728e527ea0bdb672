"""Textual's text, laid out right to left.

Labels, list items, notifications, footers, titles: in Textual all text a widget shows is a ``Content``, and a Content
lays itself out. Here that layout is replaced by ours, once for every widget, where a whole paragraph is known. Plain
ASCII goes the old way.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import textual.content
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text
from textual._compositor import Compositor
from textual._context import NoActiveAppError, active_app
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Offset
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widget import Widget
from textual.widgets._footer import FooterKey
from textual.widgets._toggle_button import ToggleButton
from textual.worker import active_worker

from coder.bidi import plain, shape, uax9
from coder.bidi.layout import Cell, Paragraph
from coder.bidi.properties import bidi_classes
from coder.errors import CoderError

#: What Textual lays out as well as we do, and terminals obey in nothing.
_PLAIN = re.compile(r"[\t\n -~]*")
_ELLIPSIS = "…"
_NO_STYLE = Style.null()
_RLM, _LRI, _RLI, _PDI = "\u200f", "\u2066", "\u2067", "\u2069"

#: What lets a line run from left to right or from right to left, whatever it begins with.
_LEADS = "\u200e", _RLM

#: What a part of a line may not hold to stand in it bare, by the direction of the line: letters that run the other way.
_OTHERS = (re.compile("[RANijfq]"), re.compile("[Lijfq]"))

#: Where a segment keeps the offset of what stands in each of its columns, for selecting with the mouse.
_COLUMNS = "columns"

#: Paragraphs remembered, and their rows: the labels of a few screens. What is shown is measured first, then drawn.
_REMEMBERED = 2048


class Row(NamedTuple):
    """One line on the screen: its cells from left to right, their width together, and the paragraph's direction."""

    cells: tuple[Cell, ...]
    width: int
    base: int


def right_to_left() -> bool:
    """Say whether the running program's interface is right to left; text of no direction follows it."""
    return getattr(_running(), "language", "en") == "fa"


def _running() -> object:
    """Give the running program; a worker's thread has it by its screen only."""
    worker = active_worker.get(None)
    try:
        return active_app.get(None) or (worker and worker.node.app)
    except NoActiveAppError:  # the screen has gone, and what is being laid out with it
        return None


def line(*parts: str, between: str = " · ") -> str:
    """Give parts as one line that runs as the interface does, while each part runs as its own words do.

    Parts with nothing in them are left out.
    """
    return between.join(_kept_apart(part.replace("\n", " "), int(right_to_left())) for part in parts if part)


def own(words: str) -> str:
    """Give words of the program's own: each of their lines runs as the interface does, whatever it begins with."""
    direction = int(right_to_left())
    return "\n".join(_led(one, direction) for one in words.split("\n"))


def left_to_right(words: str) -> str:
    """Give keys or a path as one thing that runs from left to right wherever it stands."""
    return f"{_LRI}{words}{_PDI}"


def told(problem: CoderError, language: str) -> str:
    """Give a problem's message: its lines run as the interface does, the paths in it from left to right."""
    words = problem.message(language)
    for path in {str(fact) for fact in problem.facts.values() if isinstance(fact, Path)}:
        words = words.replace(path, left_to_right(path))
    return own(words)


def _led(words: str, direction: int) -> str:
    return words if uax9.base_level(words, direction) == direction else f"{_LEADS[direction]}{words}"


def _kept_apart(part: str, direction: int) -> str:
    if not _OTHERS[direction].search(bidi_classes(part)):
        return part
    return f"{_RLI if uax9.base_level(part, direction) else _LRI}{part}{_PDI}"


@lru_cache(maxsize=_REMEMBERED)
def _paragraph(text: str, default: int) -> Paragraph:
    return Paragraph(text, uax9.base_level(text, default))


def paragraph(text: str) -> Paragraph:
    """Give a line of text as a paragraph in its own direction, or the interface's if it has none."""
    return _paragraph(text, int(right_to_left()))


def rows(text: str, width: int) -> Sequence[Row]:
    """Give a paragraph wrapped to ``width``."""
    return _rows(text, width, int(right_to_left()))


@lru_cache(maxsize=_REMEMBERED)
def _rows(text: str, width: int, default: int) -> tuple[Row, ...]:
    wrapped = _paragraph(text, default).wrap(max(width, 1))
    return tuple([_row(line.cells, line.base) for line in wrapped])


def cut(text: str, width: int, ellipsis: bool = True) -> Row:
    """Give a paragraph as one line of at most ``width`` columns; ``…`` stands where the first word cut off stood.

    (Of Persian words at the end of an English line that is their left end.)
    Letters keep the form they have in the whole word, so that a cut word doesn't look like another.
    """
    return _cut(text, width, ellipsis, int(right_to_left()))


@lru_cache(maxsize=_REMEMBERED)
def _cut(text: str, width: int, ellipsis: bool, default: int) -> Row:
    whole = _paragraph(text, default)
    line = whole.wrap(max(whole.width, 1))[0]
    if whole.width <= width:
        return _row(line.cells, line.base)
    room = width - int(ellipsis)
    end = 0
    for cell in sorted(line.cells):
        room -= cell.width
        if room < 0:
            break
        end = cell.end
    first_off = min(cell.start for cell in line.cells if cell.end > end)
    mark = [Cell(end, end + 1, _ELLIPSIS, 1)] if ellipsis and width > 0 else []
    kept = [[cell] if cell.end <= end else mark if cell.start == first_off else [] for cell in line.cells]
    return _row([cell for cells in kept for cell in cells], line.base)


def _row(cells: list[Cell], base: int) -> Row:
    return Row(tuple(cells), sum(cell.width for cell in cells), base)


def aligned(row: Row, width: int, align: str) -> tuple[int, int]:
    """Give the columns left free before and after a row; ``start`` is the right edge for a right-to-left one."""
    free = max(width - row.width, 0)
    if align == "center":
        return free // 2, free - free // 2
    at_right = align == "right" or ((row.base & 1) == (align != "end") and align != "left")
    return (free, 0) if at_right else (0, free)


def painted(row: Row, styles: list[Style], y: int | None = None) -> Iterator[Segment]:
    """Give a row's segments. ``styles`` are the characters' own; with ``y``, segments say what is in their columns."""
    last = len(styles) - 1
    for style, run in groupby(row.cells, lambda cell: styles[min(cell.start, last)]):
        cells = list(run)
        rich_style = style.rich_style
        if y is not None:
            columns = [cell.start for cell in cells for _ in range(cell.width)]
            rich_style += RichStyle(meta={"offset": (min(columns, default=0), y), _COLUMNS: columns})
        yield Segment("".join([cell.glyph for cell in cells]), rich_style)


def character_styles(content: Content, style: Style, get_style: Any = Style.parse) -> list[Style]:
    """Give the style of every character of one line."""
    styles = [style + own for piece, own in content.render(style, end="", parse_style=get_style) for _ in piece]
    return styles or [style]


def _is_plain(content: Content) -> bool:
    return _PLAIN.fullmatch(content.plain) is not None


def _wrapped(text: str, rules: RulesMap, width: int) -> Sequence[Row]:
    room = width - 2 * rules.get("line_pad", 0)
    if _is_cut(rules):
        return [cut(text, room, rules.get("text_overflow") == "ellipsis")]
    return rows(text, room)


def _is_cut(rules: RulesMap) -> bool:
    """Tell whether a line that is too long is cut, not gone on with below."""
    return rules.get("text_wrap", "wrap") == "nowrap" and rules.get("text_overflow", "fold") != "fold"


def _render_strips(self: Content, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
    if not width or _is_plain(self):
        return _TEXTUAL["render_strips"](self, width, height, style, options)  # type: ignore[no-any-return]
    rules = options.rules
    strips: list[Strip] = []
    for y, line in enumerate(self.split(allow_blank=True)):
        if options.post_style is not None:
            line = line.stylize(options.post_style)
        line = _selected(line, y, options).expand_tabs(8)
        styles = character_styles(line, style, options.get_style)
        for row in _wrapped(line.plain, rules, width):
            before, after = aligned(row, width - 2 * rules.get("line_pad", 0), rules.get("text_align", "start"))
            blank = style.background_style.rich_style
            pad = rules.get("line_pad", 0)
            segments = [
                Segment(" " * (before + pad), blank),
                *painted(row, styles, y=y),
                Segment(" " * (after + pad), blank),
            ]
            strips.append(Strip([segment for segment in segments if segment.text]))
    return strips[:height]


def _selected(line: Content, y: int, options: RenderOptions) -> Content:
    span = options.selection.get_span(y) if options.selection else None
    if span is None or options.selection_style is None:
        return line
    start, end = span
    return line.stylize(options.selection_style, start, len(line.plain) if end == -1 else end)


def _get_height(self: Content, rules: RulesMap, width: int) -> int:
    if _is_plain(self):
        return _TEXTUAL["get_height"](self, rules, width)  # type: ignore[no-any-return]
    lines = self.plain.split("\n")
    if _is_cut(rules):
        return len(lines)
    return sum(len(_wrapped(line.expandtabs(8), rules, width)) for line in lines)


def _get_optimal_width(self: Content, rules: RulesMap, container_width: int) -> int:
    if _is_plain(self):
        return _TEXTUAL["get_optimal_width"](self, rules, container_width)  # type: ignore[no-any-return]
    widest = max(paragraph(line.expandtabs(8)).width for line in self.plain.split("\n"))
    return widest + 2 * rules.get("line_pad", 0)


def _get_minimal_width(self: Content, rules: RulesMap) -> int:
    if _is_plain(self):
        return _TEXTUAL["get_minimal_width"](self, rules)  # type: ignore[no-any-return]
    return max(map(plain.width, self.plain.split()), default=0) + 2 * rules.get("line_pad", 0)


def _render_segments(self: Content, base_style: Style = _NO_STYLE, end: str = "") -> list[Segment]:
    if _is_plain(self) or "\n" in self.plain:
        return _TEXTUAL["render_segments"](self, base_style, end)  # type: ignore[no-any-return]
    whole = paragraph(self.plain)
    line = whole.wrap(max(whole.width, 1))[0]
    segments = list(painted(_row(line.cells, line.base), character_styles(self, base_style)))
    return [*segments, Segment(end)] if end else segments


def _get_widget_and_offset_at(self: Compositor, x: int, y: int) -> tuple[Widget | None, Offset | None]:
    """Say what character is at a place on the screen, where columns don't rise with the text."""
    widget, offset = _TEXTUAL["get_widget_and_offset_at"](self, x, y)
    style = self.get_style_at(x, y)
    columns = style.meta.get(_COLUMNS) if widget is not None and style else None
    if columns is None or offset is None:
        return widget, offset
    start = x
    while start > 0 and self.get_style_at(start - 1, y) == style:
        start -= 1
    return widget, Offset(columns[min(x - start, len(columns) - 1)], offset.y)


def _render_footer_key(self: FooterKey) -> Text:
    """The key is read first and from left to right, whatever its description is in."""
    label: Text = _TEXTUAL["render"](self)
    if not right_to_left():
        return label
    begin = label.plain.index(self.key_display)
    end = begin + len(self.key_display)
    return Text.assemble(_RLM, label[:begin], _LRI, label[begin:end], _PDI, label[end:])


def with_symbols(text: str) -> str:
    """Give a text whose controls are symbols where Textual and Rich would take them away."""
    return text.translate(_SYMBOLS)


_SYMBOLS = {code: shape.symbol(chr(code)) for code in (7, 8, 11, 12, 13)}

_OURS: dict[type, dict[str, Any]] = {
    Content: {
        "render_strips": _render_strips,
        "get_height": _get_height,
        "get_optimal_width": _get_optimal_width,
        "get_minimal_width": _get_minimal_width,
        "render_segments": _render_segments,
    },
    FooterKey: {"render": _render_footer_key},
    Compositor: {"get_widget_and_offset_at": _get_widget_and_offset_at},
}
_TEXTUAL: dict[str, Any] = {}


def install() -> None:
    """Let every widget of Textual show its text this way, from now on in this process."""
    if _TEXTUAL:
        return
    for owner, methods in _OURS.items():
        for name, ours in methods.items():
            _TEXTUAL[name] = getattr(owner, name)
            setattr(owner, name, ours)
    vars(textual.content)["_strip_control_codes"] = with_symbols
    # The box of a check button is one thing, whatever is written in it, and says nothing of its label's direction.
    ToggleButton.BUTTON_LEFT, ToggleButton.BUTTON_RIGHT = f"{_LRI}▐", f"▌{_PDI}"
