"""Lines in visual order, turned beforehand the way a terminal will turn them back."""

import re

from coder.bidi import uax9
from coder.bidi.properties import bidi_classes, kinds, mirrored

#: Right-to-left letters, as written and as presentation forms: what stands between brackets in an expression.
LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"

_LETTER = re.compile(f"[{LETTERS}]")
_GLYPH = re.compile("[^m]m*|m+")


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
    """Turn a line's glyphs by their levels in a left-to-right paragraph."""
    bases = "".join([glyph[0] for glyph in line])
    classes = bidi_classes(bases)
    base, of_paragraph = uax9.levels_of_classes(classes, bases, 0)
    levels = uax9.line_levels(of_paragraph, classes, 0, len(bases), base)
    turned = [mirrored(glyph) if level & 1 else glyph for glyph, level in zip(line, levels, strict=True)]
    return [turned[place] for place in uax9.reorder(levels)]
