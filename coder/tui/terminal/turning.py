"""Lines in visual order, turned beforehand the way a terminal will turn them back."""

import re

from coder.bidi import uax9
from coder.bidi.properties import bidi_classes, kinds, mirrored

#: Right-to-left letters, as written and as presentation forms: what stands between brackets in an expression.
LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"

_LETTER = re.compile(f"[{LETTERS}]")
_GLYPH = re.compile("[^m]m*|m+")

_RLM = "\u200f"
#: From a right-to-left letter or number to another, no left-to-right letter between; by bidi classes.
_RUN = re.compile("(?:[EN][^L]*)?R(?:[^L]*[REN])?")


def glyphs(text: str) -> list[str]:
    """Give the glyphs, each a base and its marks, of a text as the terminal is sent it."""
    return [text[match.start() : match.end()] for match in _GLYPH.finditer(kinds(text))]


def for_kitty(line: str) -> str:
    """Turn a line for kitty, which turns every run between spaces that holds an Arabic letter."""
    return "".join(turned_words(glyphs(line)))


def for_reordering(line: str) -> str:
    """Turn a line for a terminal that applies UAX #9 to it."""
    return "".join(turned_line(glyphs(line)))


def turned_words(line: list[str]) -> list[str]:
    """Turn each word's glyphs, without marks: kitty would take them for letters and shift the word by as many."""
    result: list[str] = []
    word: list[str] = []
    for glyph in [*line, " "]:
        if glyph != " ":
            word.append(glyph)
            continue
        if any(_LETTER.match(each) for each in word):
            word = [mirrored(each[0]) for each in reversed(word)]
        result += [*word, glyph]
        word = []
    return result[:-1]


def turned_line(line: list[str]) -> list[str]:
    """Turn every run of right-to-left letters in a line, numbers kept, and hold it together by marks at its ends."""
    classes = bidi_classes("".join([glyph[0] for glyph in line])).replace("A", "R")
    result = list(line)
    for match in _RUN.finditer(classes):
        start, end = match.span()
        levels = uax9.levels("".join([glyph[0] for glyph in line[start:end]]), 1)[1]
        for place, source in enumerate(uax9.reorder(levels), start):
            glyph = line[start + source]
            result[place] = mirrored(glyph) if levels[source] & 1 else glyph
        result[start] = _RLM + result[start]
        result[end - 1] += _RLM
    return result
