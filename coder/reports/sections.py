"""A part of the published chapter, before any format: a heading, paragraphs, tables and figures.

The chapter in Word and the page in HTML show a list of these, in order. Captions are given without
their numbers: whoever sets the whole numbers tables and figures in the order in which they come.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under headings. ``widths`` are shares of the page's width, in any unit; empty for equal ones.

    Columns named in ``centred`` (numbers, short marks) stand in the middle of their cells. A row of one
    cell stands across the table and names the rows below it; lines of a cell are paragraphs.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    centred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: ``name`` is its file's name without an ending, ``svg`` what :mod:`coder.reports.figures.base` drew."""

    name: str
    caption: str
    svg: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the publication, in the language it is published in."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()


def figures_of(sections: Sequence[Section]) -> list[Figure]:
    """Give every figure of some sections, in order."""
    return [figure for section in sections for figure in section.figures]
