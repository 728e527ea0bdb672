"""The SWOT and the TOWS matrix as figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.model.codebook import Quadrant
from coder.model.results import StudyTables
from coder.model.swot import Cell
from coder.reports import fonts, layout
from coder.reports.figures import base
from coder.reports.figures.board import Align, Board
from coder.reports.language import FA, Language
from coder.reports.sections import Figure

_SIZE, _LINE, _HEAD, _GAP, _MARGIN = 11.0, 16.0, 26.0, 5.0, 8.0
#: How wide the column of numbers is (S13, WO4).
_NUMBER = 34.0
_SIDE = 108.0

#: The quiet ground on which a quadrant's words stand.
_GROUNDS = {"S": "#E6F2EC", "W": "#F6E8EE", "O": "#E5EFF8", "T": "#F7EDE0"}
_CELL_GROUND = "#F1F2F4"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number and the lines of its words; ``after`` are quieter lines below them."""

    number: str
    lines: tuple[str, ...]
    after: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return _LINE * (len(self.lines) + len(self.after)) + _GAP


def matrices(tables: StudyTables, lang: Language = FA) -> tuple[Figure, ...]:
    """Give the figures of a study's findings that have something to show."""
    made = [swot(tables, lang)] if tables.factors else []
    return (*made, tows(tables, lang)) if tables.strategies else tuple(made)


def swot(tables: StudyTables, lang: Language = FA) -> Figure:
    """Draw the factors in four boxes: strengths beside weaknesses, opportunities beside threats."""
    board = Board(base.WIDTH)
    half = base.WIDTH / 2
    top = 0.0
    for pair in ((Quadrant.S, Quadrant.W), (Quadrant.O, Quadrant.T)):
        entries = [_factors(tables, quadrant, half, lang) for quadrant in pair]
        height = _HEAD + 2 * _MARGIN + max(sum(entry.height for entry in found) for found in entries)
        for place, (quadrant, found) in enumerate(zip(pair, entries, strict=True)):
            x = half * (1 - place if lang.rtl else place)
            board.box(x, top, half, height, _GROUNDS[quadrant])
            _head(board, x, top, half, _HEAD, layout.quadrant_name(tables, quadrant, lang), quadrant, lang)
            _list(board, x, top + _HEAD + _MARGIN, half, found, lang)
        top += height
    title = lang.say("ماتریس SWOT", "SWOT matrix")
    return Figure("swot", title, base.drawn(board.chart(top), title, lang.code))


def tows(tables: StudyTables, lang: Language = FA) -> Figure:
    """Draw the strategies in the four cells between internal and external factors, with the factors they rest on."""
    board = Board(base.WIDTH)
    wide = (base.WIDTH - _SIDE) / 2
    columns = (Quadrant.S, Quadrant.W)
    for place, quadrant in enumerate(columns):
        _head(board, _left(place, wide, lang), 0, wide, 2 * _HEAD, _with_range(tables, quadrant, lang), quadrant, lang)
    top = 2 * _HEAD
    for row in (Quadrant.O, Quadrant.T):
        cells = [Cell(f"{column}{row}") for column in columns]
        entries = [_strategies(tables, cell, wide, lang) for cell in cells]
        height = _HEAD + 2 * _MARGIN + max(sum(entry.height for entry in found) for found in entries)
        side = base.WIDTH - _SIDE if lang.rtl else 0
        _head(board, side, top, _SIDE, height, _with_range(tables, row, lang), row, lang)
        for place, (cell, found) in enumerate(zip(cells, entries, strict=True)):
            x = _left(place, wide, lang)
            board.box(x, top, wide, height, _CELL_GROUND)
            edge = x + wide - _MARGIN if lang.rtl else x + _MARGIN
            name = _directed(layout.cell_name(cell, lang), lang)
            board.words(edge, top + _HEAD / 2 + 3, name, 12, "right" if lang.rtl else "left", bold=True)
            _list(board, x, top + _HEAD + _MARGIN, wide, found, lang)
        top += height
    title = lang.say("ماتریس TOWS: راهبردها و عامل‌های پشتوانه", "TOWS matrix: strategies and the factors they rest on")
    return Figure("tows", title, base.drawn(board.chart(top), title, lang.code))


def _left(place: int, wide: float, lang: Language) -> float:
    """Give the left edge of a column of the TOWS matrix: the first stands next to the side with the factors."""
    return wide * (1 - place) if lang.rtl else _SIDE + wide * place


def _head(
    board: Board, x: float, y: float, width: float, height: float, text: str, quadrant: Quadrant, lang: Language
) -> None:
    board.box(x, y, width, height, base.QUADRANTS[quadrant])
    lines = [line for part in text.split("\n") for line in fonts.wrapped(part, 12, width - _MARGIN)]
    for number, line in enumerate(lines):
        middle = y + height / 2 + (number - (len(lines) - 1) / 2) * 17
        board.words(x + width / 2, middle, _directed(line, lang), 13, "center", bold=True, colour="white")


def _list(board: Board, x: float, y: float, width: float, entries: Sequence[_Entry], lang: Language) -> None:
    """Write numbers at the edge where reading begins, and their words beside them."""
    label_edge = x + width - _MARGIN - _NUMBER if lang.rtl else x + _MARGIN + _NUMBER
    number_edge = x + width - _MARGIN if lang.rtl else x + _MARGIN
    near: Align = "right" if lang.rtl else "left"
    words_edge = label_edge if lang.rtl else x + width - _MARGIN  # the study's words are Persian either way
    for entry in entries:
        board.words(number_edge, y + _LINE / 2, base.label(entry.number, "en"), _SIZE, near, bold=True)
        for line in entry.lines:
            board.words(words_edge, y + _LINE / 2, base.persian(line), _SIZE, "right")
            y += _LINE
        for line in entry.after:
            board.words(label_edge, y + _LINE / 2, _directed(line, lang), _SIZE - 1, near, colour="#4A4F57")
            y += _LINE
        y += _GAP


def _factors(tables: StudyTables, quadrant: Quadrant, width: float, lang: Language) -> list[_Entry]:
    room = width - 2 * _MARGIN - _NUMBER
    return [
        _Entry(lang.digits(row.number), tuple(fonts.wrapped(row.label, _SIZE, room)))
        for row in tables.factors
        if row.quadrant is quadrant
    ]


def _strategies(tables: StudyTables, cell: Cell, width: float, lang: Language) -> list[_Entry]:
    room = width - 2 * _MARGIN - _NUMBER
    return [
        _Entry(
            lang.digits(row.number),
            tuple(fonts.wrapped(row.label, _SIZE, room)),
            tuple(fonts.wrapped(lang.digits(lang.listed(row.factors)), _SIZE - 1, room)) if row.factors else (),
        )
        for row in tables.strategies
        if row.cell is cell
    ]


def _with_range(tables: StudyTables, quadrant: Quadrant, lang: Language) -> str:
    """Name a quadrant, and its factors from the first to the last."""
    numbers = [row.number for row in tables.factors if row.quadrant is quadrant]
    name = layout.quadrant_name(tables, quadrant, lang)
    if not numbers:
        return name
    return name + "\n" + lang.say(f"{numbers[0]} تا {numbers[-1]}", f"{numbers[0]} to {numbers[-1]}")


def _directed(text: str, lang: Language) -> str:
    return base.persian(text) if lang.runs_right_to_left(text) else base.label(text, "en")
