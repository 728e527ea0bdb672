"""What a terminal is sent for a word: clusters of code points, each the content of one place on the screen.

Arabic letters go out as presentation forms, so that the terminal needs to know nothing of joining. Nothing goes out
raw that a terminal could obey or show with a width of its own choosing: controls become symbols, and what has no
agreed width (ZWNJ and ZWJ, bidi controls, variation selectors, emoji modifiers) is left out.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from coder.bidi import _tables
from coder.bidi.properties import joining_types, kinds

ZWJ = "\u200d"

#: A mark without a base stands on this, and a sign whose width terminals disagree on is shown by it.
DOTTED_CIRCLE = "\u25cc"
#: A lone surrogate or noncharacter is shown by this.
REPLACEMENT = "\ufffd"

_ISOLATED, _FINAL, _INITIAL = 0, 1, 2

_FORMS = {_tables.FORMS[at]: _tables.FORMS[at + 1 : at + 5] for at in range(0, len(_tables.FORMS), 5)}
_LAM_ALEF = {_tables.LAM_ALEF[at]: _tables.LAM_ALEF[at + 1 : at + 3] for at in range(0, len(_tables.LAM_ALEF), 3)}

# Lam and alef share a cluster unless ZWNJ or ZWJ stands between them; other invisible characters don't matter.
_CLUSTER = re.compile("l[mi]*a[mij]*|rr[mij]*|z|[^zmij][mij]*|[mij]+")

#: A longer "word" is not remembered: it hardly comes a second time, and is big.
_LONGEST_REMEMBERED = 64

#: Bidi controls as they are shown where text isn't laid out: which way they turn it, or that they end a turn.
_TURNS = {
    **dict.fromkeys("\u200e\u202a\u202d\u2066", "\u2192"),
    **dict.fromkeys("\u061c\u200f\u202b\u202e\u2067", "\u2190"),
    "\u2068": "\u2194",
    **dict.fromkeys("\u202c\u2069", "\u2191"),
}


class Cluster(NamedTuple):
    """What stands in one place on the screen.

    ``length`` in code points of the text; ``glyph``, what the terminal is sent (a base and its marks, or nothing);
    ``width`` in terminal cells: 0, 1 or 2.
    """

    length: int
    glyph: str
    width: int


class Word(NamedTuple):
    """A shaped word: its clusters in logical order and their width together."""

    clusters: tuple[Cluster, ...]
    width: int


def clusters(word: str) -> tuple[Cluster, ...]:
    """Give the clusters of ``word`` in logical order; their lengths add up to the word's.

    ``word`` is the joining context: pass whole words, also where a line cuts them.
    """
    return shaped(word).clusters


def shaped(word: str) -> Word:
    """Give ``word`` shaped, with its width; what was shaped lately is remembered."""
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _shape(word)


@lru_cache(maxsize=1 << 16)
def _remembered(word: str) -> Word:
    return _shape(word)


def joins_across(word: str, cut: int) -> bool:
    """Say whether ``word``'s letters on either side of the place ``cut`` join."""
    types = joining_types(word)
    before = cut - 1
    while before >= 0 and types[before] == "T":
        before -= 1
    return before >= 0 and bool(_joining(word)[before] & _INITIAL)


def safe(text: str) -> str:
    """Give ``text`` in logical order with nothing a terminal could obey: every control as a visible symbol.

    For text that isn't laid out, such as a file's name in an error message. Here bidi controls are shown too; ZWNJ
    and ZWJ are spelling and stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        [
            symbol(char) if kind in "cs" else _TURNS.get(char, REPLACEMENT) if kind == "z" else char
            for char, kind in zip(text, kinds(text), strict=True)
        ]
    )


def symbol(char: str) -> str:
    """Give the visible symbol of a control, surrogate or noncharacter: one cell wide."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in "\x85\u2028\u2029":
        return "\u2424"
    return "\u2426" if code < 0xA0 else REPLACEMENT


def _shape(word: str) -> Word:
    forms = _joining(word)
    shown = kinds(word)
    made = [_cluster(word, shown, forms, *match.span()) for match in _CLUSTER.finditer(shown)]
    return Word(tuple(made), sum(cluster.width for cluster in made))


def _joining(word: str) -> bytearray:
    """Give each letter's form: bit 1 if it joins to the letter before, bit 2 to the letter after."""
    forms = bytearray(len(word))
    last, joins = 0, False
    for place, joining in enumerate(joining_types(word)):
        if joining == "T":
            continue
        if joins and joining in "DRC":
            forms[place] |= _FINAL
            forms[last] |= _INITIAL
        last, joins = place, joining in "DLC"
    return forms


def _cluster(word: str, shown: str, forms: bytearray, start: int, end: int) -> Cluster:
    kind = shown[start]
    if kind == "z":
        return Cluster(1, "", 0)
    if kind in "mij":
        marks = _marks(word, shown, start, end)
        return Cluster(end - start, DOTTED_CIRCLE + marks, 1) if marks else Cluster(end - start, "", 0)
    if kind == "l" and (alef := shown.find("a", start, end)) > 0:
        base, width = _LAM_ALEF[word[alef]][forms[start] & _FINAL], 1
    elif kind == "r" and shown.startswith("rr", start):
        base, width = word[start : start + 2], 2
    else:
        base, width = _base(word[start], kind, forms[start])
    if end - start > 1:
        base += _marks(word, shown, start + 1, end)
    return Cluster(end - start, base, width)


def _base(char: str, kind: str, form: int) -> tuple[str, int]:
    if kind in "1la":
        return _letter(char, form), 1
    if kind == "p":
        return DOTTED_CIRCLE, 1
    if kind in "cs":
        return symbol(char), 1
    return char, 2 if kind == "2" else 1


def _letter(char: str, form: int) -> str:
    known = _FORMS.get(char)
    if known is None:
        return char
    # Noon ghunna joins on both sides but has no initial and medial forms: take what joins backwards alike.
    return known[form].strip() or known[form & _FINAL].strip() or char


def _marks(word: str, shown: str, start: int, end: int) -> str:
    return "".join([word[place] for place in range(start, end) if shown[place] == "m"])
