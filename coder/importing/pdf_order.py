"""From the glyphs of a line to its words in the order in which they are read."""

import re
import unicodedata

from coder.importing.pdf_glyphs import PageLine
from coder.importing.pdf_rows import Glyph

#: In letter heights: the gap between two words, in Persian and in Latin lines; how alike the boxes of one glyph are.
_GAP = 0.30
_GAP_LATIN = 0.22
_GAP_SPACED = 0.5  # where the file has its spaces
_ALIKE = 0.05

#: What a closing bracket closes.
_OPENS = {")": "(", "]": "[", "}": "{"}
_MIRROR = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_KINDS = {"R": "r", "AL": "r", "L": "l", "EN": "n", "AN": "n", "ES": "o", "CS": "s", "ET": "o"}
#: What runs from left to right inside a Persian line: Latin words with what is between them, and numbers.
_LATIN = re.compile("[ln](?:[lnso ]*[ln])?")
_NUMBER = re.compile("[np]+(?:s[np]+)*")
_WELL = re.compile(r"(?:^|\s)[(\[«](?=\S)|(?<=\S)[)\]»](?=\s|[،.؛:؟!]|$)")
_ILL = re.compile(r"(?:^|\s)[)\]»](?=\S)|(?<=\S)[(\[«](?=\s|[،.؛:؟!]|$)")
#: Brackets that close where one must open, and the other way round.
_MUST_OPEN = re.compile(r"(?<![^\s])[)\]}»›](?=[^\s.،؛:؟!)\]}»›])")
_MUST_CLOSE = re.compile(r"(?<=[^\s(\[{«‹])[(\[{«‹](?![^\s.،؛:؟!])")
_ALEFS = frozenset("اآأإ")
_BEFORE = re.compile(r" +(?=[،؛؟!:.»\])])")
_AFTER = re.compile(r"(?<=[«\[(]) +")


def is_persian(line: PageLine) -> bool:
    """Tell whether a line is read from right to left."""
    return any(_kind(glyph.text) == "r" for glyph in line.glyphs)


def logical(line: PageLine, mirrored: bool = False, reversed_inside: bool = False) -> str:
    """Give the words of a line.

    ``mirrored``: this file names brackets as they look, not as they are meant. ``reversed_inside``: it names the
    letters of a joined glyph from left to right.
    """
    if not is_persian(line):
        return _from_left(line)
    tokens: list[str] = []
    edge: float | None = None
    for text, left, right in _joined_glyphs(line, reversed_inside):
        if text == " ":
            if line.spaced:
                tokens.append(" ")
            continue
        if edge is not None and edge - right > (_GAP_SPACED if line.spaced else _GAP) * line.height:
            tokens.append(" ")
        if not text.startswith("\u0640"):
            tokens.append(text)
        edge = left if edge is None else min(edge, left)
    return re.sub(" {2,}", " ", "".join(_turned(tokens, mirrored))).strip()


def close_up(text: str) -> str:
    """Turn single brackets that can only be meant the other way, then take out needless space.

    PDFium turns some brackets of a line and some not; lines that are spread out have space before a full stop.
    """
    text = _MUST_OPEN.sub(lambda found: found.group().translate(_MIRROR), text)
    text = _MUST_CLOSE.sub(lambda found: found.group().translate(_MIRROR), text)
    return _AFTER.sub("", _BEFORE.sub("", text))


def lam_alefs(line: PageLine) -> tuple[int, int]:
    """Count the joined lam-alefs that the file names in order, and those it names from left to right."""
    names = ["".join(_plain(glyph) for glyph in group) for group in _groups(line) if len(group) == 2]
    right = sum(name[0] == "ل" and name[1] in _ALEFS for name in names)
    return right, sum(name[1] == "ل" and name[0] in _ALEFS for name in names)


def brackets(text: str) -> int:
    """Tell how far the brackets of a Persian text stand as they should: negative, when they are mirrored."""
    return len(_WELL.findall(text)) - len(_ILL.findall(text))


def _from_left(line: PageLine) -> str:
    words: list[str] = []
    edge: float | None = None
    for glyph in sorted(line.glyphs, key=lambda glyph: (glyph.centre, glyph.index)):
        if glyph.text == " ":
            if line.spaced and words and words[-1] != " ":
                words.append(" ")
            continue
        if words and words[-1] != " " and edge is not None and glyph.left - edge > _GAP_LATIN * line.height:
            words.append(" ")
        words.append(_plain(glyph))
        edge = glyph.right if edge is None else max(edge, glyph.right)
    return "".join(words).strip()


def _groups(line: PageLine) -> list[list[Glyph]]:
    """Give the glyphs from the right, with the letters of one joined glyph together, in the file's order."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(line.glyphs, key=lambda glyph: (-glyph.centre, glyph.index)):
        last = groups[-1][-1] if groups else None
        if last and (glyph.origin == last.origin or _one_box(glyph, last, _ALIKE * line.height)):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [sorted(group, key=lambda glyph: glyph.index) for group in groups]


def _one_box(one: Glyph, other: Glyph, near: float) -> bool:
    return abs(one.left - other.left) < near and abs(one.right - other.right) < near


def _joined_glyphs(line: PageLine, reversed_inside: bool) -> list[tuple[str, float, float]]:
    joined = []
    for group in _groups(line):
        texts = [_plain(glyph) for glyph in group]
        turned_lam_alef = len(texts) == 2 and texts[1][0] == "ل" and texts[0][0] in _ALEFS
        lam_alef = len(texts) == 2 and texts[0][0] == "ل" and texts[1][0] in _ALEFS
        if turned_lam_alef or (reversed_inside and not lam_alef and _kind(texts[0]) == "r"):
            texts.reverse()
        left, right = min(glyph.left for glyph in group), max(glyph.right for glyph in group)
        joined.append(("".join(texts), left, right))
    return joined


def _plain(glyph: Glyph) -> str:
    """Give the letters of a glyph, presentation forms resolved, with the marks on it."""
    text = glyph.text
    if "\ufb50" <= text <= "\ufdff" or "\ufe70" <= text <= "\ufefc":
        text = unicodedata.normalize("NFKC", text).replace(" ", "")
    return text + glyph.marks


def _kind(text: str) -> str:
    if "۰" <= text <= "۹" or "٠" <= text <= "٩":
        return "p"
    return " " if text == " " else _KINDS.get(unicodedata.bidirectional(text[:1]), "o")


def _turned(tokens: list[str], mirrored: bool) -> list[str]:
    """Turn what runs from left to right, each Latin stretch and each number by itself."""
    kinds = "".join(map(_kind, tokens))
    turned: list[str] = []
    place = 0
    while place < len(tokens):
        run = _LATIN.match(kinds, place)
        if run is None or "l" not in run.group():
            run = _NUMBER.match(kinds, place)
        if run:
            latin = tokens[run.start() : run.end()][::-1]
            closes = place > 0 and _OPENS.get(tokens[place - 1])
            if closes and latin.count(closes) > latin.count(tokens[place - 1]):  # Smart City (SC)
                turned.pop()
                latin.append(tokens[place - 1])
            turned += latin
            place = run.end()
        else:
            turned.append(tokens[place].translate(_MIRROR) if mirrored else tokens[place])
            place += 1
    return turned
