"""From the lines of a document's pages to its paragraphs, with headers and page numbers told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from coder.importing.decoded import Offered
from coder.persian.digits import to_latin

#: So many lines at either end of a page may be its header or footer; on so many pages one recurs.
_EDGE_LINES = 2
_RECURS = 3  # (in a document of two pages on both, if it is the outermost line)

#: In letter heights: how near the edges of lines of one column are, and how far in a paragraph begins.
_SAME_COLUMN = 3.0
_INDENT = 1.2
_SPACE = 1.0
#: The width of a word is only guessed from its share of the line.
_ROUGHLY = 1.3
#: In usual distances between lines: what parts paragraphs.
_FAR = 1.6
_LABEL = re.compile(r"\S{1,20}(?: \S{1,20}){0,3}? ?[:：](?:\s|$)")
_NUMBER = re.compile(r"[-–—(\[ ]*(?:صفحه(?:ٔ|\u200cی| ی)? ?|page )?#+(?: ?(?:از|of|/) ?#+)?[-–—)\] ]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as words, with its place in points; ``first`` is the width of its first word."""

    text: str
    page: int
    left: float
    right: float
    base: float
    height: float
    first: float
    persian: bool


def text_of(lines: Sequence[Line]) -> tuple[str, tuple[Offered, ...]]:
    """Give the text, a line for each paragraph, and the headers, footers and page numbers that may be dropped."""
    beside = _beside(lines)
    margins = _margins(lines)
    distance = _distance(lines)
    pieces: list[str] = []
    offered: list[tuple[int, int, str]] = []  # start, end of the words
    length = 0
    last: Line | None = None  # the last line that is the author's
    gap_from: int | None = None  # where dropping must begin: after the last of the author's words
    found: list[Offered] = []
    for place, line in enumerate(lines):
        if place in beside:
            joint = "\n" if pieces else ""
            if gap_from is None:
                gap_from = length
            offered.append((length + len(joint), length + len(joint) + len(line.text), line.text))
        else:
            wished = "" if last is None else (" " if _goes_on(last, line, margins, distance) else "\n")
            joint = "\n" if gap_from is not None else wished
            if gap_from is not None:
                words = " | ".join(text for _, _, text in offered)
                found.append(Offered(gap_from, length + len(joint), wished, words))
                offered, gap_from = [], None
            last = line
        pieces += (joint, line.text)
        length += len(joint) + len(line.text)
    if gap_from is not None:
        found.append(Offered(gap_from, length, "", " | ".join(text for _, _, text in offered)))
    return "".join(pieces) + "\n", tuple(found)


def _beside(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines at the ends of pages that recur from page to page, page numbers with them."""
    pages: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        pages.setdefault(line.page, []).append(place)
    many = len(pages) >= _RECURS
    edges: list[list[int]] = []  # from the outermost line inwards
    for places in pages.values():
        by_height = sorted(places, key=lambda place: -lines[place].base)
        deep = _EDGE_LINES if many else 1
        edges += (by_height[:deep], by_height[::-1][:deep])
    seen: dict[tuple[str, int], set[int]] = {}
    for place in (place for edge in edges for place in edge):
        seen.setdefault(_key(lines[place]), set()).add(lines[place].page)

    def recurs(place: int) -> bool:
        line = lines[place]
        least = 2 if _NUMBER.fullmatch(_shape(line.text)) or not many else _RECURS
        return len(seen[_key(line)]) >= least

    return frozenset(place for edge in edges for place in takewhile(recurs, edge))


def _key(line: Line) -> tuple[str, int]:
    return _shape(line.text), round(line.base / (2 * line.height or 1))


def _shape(text: str) -> str:
    return re.sub(r"\d", "#", to_latin(" ".join(text.split())))


def _margins(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Give the edges of each line's column on its page, by the line's identity."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    margins = {}
    for page in pages.values():
        for line in page:
            near = _SAME_COLUMN * line.height
            if line.persian:
                column = [other for other in page if abs(other.right - line.right) < near]
            else:
                column = [other for other in page if abs(other.left - line.left) < near]
            margins[id(line)] = (min(other.left for other in column), max(other.right for other in column))
    return margins


def _distance(lines: Sequence[Line]) -> float:
    """Give the usual distance between two lines of a paragraph."""
    found = sorted(one.base - other.base for one, other in pairwise(lines) if one.page == other.page)
    found = [distance for distance in found if distance > 0]
    return found[len(found) // 4] if found else 0.0


def _goes_on(line: Line, after: Line, margins: dict[int, tuple[float, float]], distance: float) -> bool:
    """Tell whether a paragraph goes on in the next line: only if the next word had no room left in this one."""
    left, right = margins[id(line)]
    room = line.left - left if line.persian else right - line.right
    if room > _ROUGHLY * after.first + _SPACE * line.height or (line.persian and not after.persian):
        return False
    if line.page == after.page and line.base - after.base > _FAR * distance:
        return False
    next_left, next_right = margins[id(after)]
    indent = next_right - after.right if after.persian else after.left - next_left
    return indent < _INDENT * after.height and not _LABEL.match(after.text)
