"""What a page of a pdf draws: its glyphs with their boxes, in lines."""

import ctypes
import math
import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from coder.importing.pdf_rows import Glyph, joined

#: In letter heights: how far a baseline may stray in a line, how far two pieces of one line may be apart;
#: and how flat the stroke is that lengthens a word.
_STRAY = 1.1
_FLAT = 0.28
#: In points: less than this isn't drawn.
_INK = 0.05
#: In points: farther out than any page is.
_FARTHEST = 1e6

#: A joined glyph has fewer letters than this.
_LETTERS_A_GLYPH = 5
#: A page with a space for so many letters has its spaces written.
_LETTERS_A_SPACE = 12

#: What is flat by itself: dashes, dots, quotes, vowel signs.
_FLAT_SIGNS = frozenset(" ۰٠.،,:;؛…·•-–—‐‑‒―_=~^\"'`´¨¯°«»‹›“”‘’٪*+") | set(map(chr, range(0x64B, 0x660))) | {"\u0670"}


@dataclass(slots=True)
class PageLine:
    """The glyphs of a line, and the usual height of its letters (about 0.45 of the font's size).

    ``spaced``: its page has spaces among its glyphs, not only gaps.
    """

    glyphs: list[Glyph]
    height: float
    spaced: bool = False

    @property
    def base(self) -> float:
        """The line's baseline."""
        return statistics.median(glyph.base for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Where the line's leftmost glyph begins."""
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        """Where the line's rightmost glyph ends."""
        return max(glyph.right for glyph in self.glyphs)


@dataclass(slots=True)
class Page:
    """The lines of a page in the file's order, and what tells whether its letters can be believed."""

    lines: list[PageLine] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    sample: str = ""


def read_page(textpage: Any) -> Page:
    """Give the lines of a page that PDFium has opened for text."""
    page = Page()
    pieces = _pieces(textpage)
    letters = [glyph for piece in pieces for glyph in piece if _is_letter(glyph.text) and glyph.top > glyph.bottom]
    if not letters:
        _count(page, pieces)
        return page
    height = statistics.median(glyph.top - glyph.bottom for glyph in letters)
    pieces = [part for piece in pieces for part in _by_base(piece, height)]
    with_marks = {(glyph.origin, glyph.base) for piece in pieces for glyph in piece if _is_mark(glyph)}
    pieces = [[_without_kashida(glyph, height, with_marks) for glyph in piece] for piece in pieces]
    _count(page, pieces)
    marks = [glyph for piece in pieces for glyph in piece if _is_mark(glyph)]
    bare = [[glyph for glyph in piece if not _is_mark(glyph)] for piece in pieces]
    spaces = sum(glyph.text == " " for piece in pieces for glyph in piece)
    spaced = spaces > page.characters / _LETTERS_A_SPACE
    page.lines = [
        PageLine(piece, _height(piece, height), spaced)
        for piece in joined([piece for piece in bare if any(glyph.text != " " for glyph in piece)], height)
    ]
    _put_marks(page.lines, marks, height)
    return page


def _count(page: Page, pieces: list[list[Glyph]]) -> None:
    doubted = [glyph.text for piece in pieces for glyph in piece if not glyph.believed]
    page.characters = sum(glyph.text != " " for piece in pieces for glyph in piece)
    page.unmapped = len(doubted)
    page.sample = "".join(doubted[:10])


def _pieces(textpage: Any) -> list[list[Glyph]]:
    """Give the glyphs in the pieces that PDFium takes for lines; what is drawn twice to look bold comes once."""
    pieces: list[list[Glyph]] = [[]]
    there: dict[tuple[str, int, int], int] = {}
    for glyph in _drawn(textpage):
        if glyph is None:
            pieces.append([])
            continue
        place = (glyph.text, round(glyph.left), round(glyph.base))
        # The same letter again in one joined glyph (the three dots of an ellipsis) follows at once.
        if glyph.index - there.get(place, glyph.index) < _LETTERS_A_GLYPH:
            pieces[-1].append(glyph)
            there[place] = glyph.index
    return pieces


def _drawn(textpage: Any) -> Iterator[Glyph | None]:
    """Give each glyph and each space that has a width, but nothing that PDFium adds; None where it ends a line."""
    from pypdfium2 import raw

    left, right, bottom, top, x, base = (ctypes.c_double() for _ in range(6))
    loose = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            if code in (10, 13):
                yield None
            continue
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if char in "\u200b\u200c\u200d\u200e\u200f\ufeff\ufffe":
            continue
        raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(textpage, index, x, base)
        raw.FPDFText_GetLooseCharBox(textpage, index, loose)
        drawn = top.value - bottom.value > _INK
        wide = loose.right > loose.left
        if char.isspace() and (not wide or code in (10, 13)):
            continue
        places = (x.value, left.value, right.value, bottom.value, top.value, base.value, loose.left, loose.right)
        if not all(map(math.isfinite, places)) or max(map(abs, places)) > _FARTHEST:
            continue
        yield Glyph(
            ("\u0640" if drawn else " ") if char.isspace() else char,
            min(x.value, loose.left if wide else left.value),
            loose.right if wide else right.value,
            bottom.value,
            top.value,
            x.value,
            base.value,
            index,
            raw.FPDFText_HasUnicodeMapError(textpage, index) != 1 and not _tells_nothing(char),
        )


def _is_letter(text: str) -> bool:
    return unicodedata.category(text[0])[0] == "L"


def _tells_nothing(char: str) -> bool:
    """Tell whether a character is one that no Persian or Latin text is made of."""
    return (
        unicodedata.category(char) in ("Co", "Cn", "Cc")
        or char == "\ufffd"
        or "\u0080" <= char <= "\u00a0"
        or ("\u00a1" <= char <= "\u02af" and char not in "«»·×÷°©®±")
    )


def _by_base(piece: list[Glyph], height: float) -> Iterator[list[Glyph]]:
    """Part what PDFium took for one line where the baseline jumps."""
    line: list[Glyph] = []
    for glyph in piece:
        if line and abs(glyph.base - line[-1].base) > _STRAY * height:
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.combining(glyph.text[0]) > 0


def _without_kashida(glyph: Glyph, height: float, with_marks: set[tuple[float, float]]) -> Glyph:
    """Make kashida of a stroke that passes for something else; what is drawn as one with a vowel sign is a letter."""
    flat = 0 < glyph.top - glyph.bottom < _FLAT * height and glyph.right > glyph.left
    if not flat or glyph.text in _FLAT_SIGNS or (glyph.origin, glyph.base) in with_marks:
        return glyph
    return replace(glyph, text="\u0640", believed=True)


def _height(piece: list[Glyph], usual: float) -> float:
    heights = [glyph.top - glyph.bottom for glyph in piece if _is_letter(glyph.text) and glyph.top > glyph.bottom]
    return statistics.median(heights) if len(heights) > 2 else usual


def _put_marks(lines: list[PageLine], marks: list[Glyph], height: float) -> None:
    """Give each vowel sign and hamza to the letter it stands on or under."""
    for mark in marks:
        letters = [
            glyph
            for line in lines
            if abs(line.base - mark.base) < 3 * height
            for glyph in line.glyphs
            if _is_letter(glyph.text)
        ]
        if letters:
            min(letters, key=lambda glyph: _distance(glyph, mark)).marks += mark.text


def _distance(glyph: Glyph, mark: Glyph) -> tuple[bool, float]:
    middle = (mark.bottom + mark.top) / 2
    beside = max(0.0, glyph.left - mark.centre, mark.centre - glyph.right)
    away = max(0.0, glyph.bottom - middle, middle - glyph.top)
    one_glyph = glyph.origin == mark.origin and glyph.base == mark.base
    return not one_glyph, 4 * beside + away + abs(glyph.centre - mark.centre) / 4
