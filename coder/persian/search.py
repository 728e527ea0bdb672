"""Finding what a Persian reader means: every spelling and every spacing of the words sought."""

import re
from itertools import product

from coder.persian.fold import SAFE, SEARCH, Folded, fold
from coder.persian.letters import LETTERS

#: Parts of words that are written together, apart, or with a ZWNJ.
_PREFIXES = ("نمی", "می")
_PLURALS = ("هایمان", "هایتان", "هایشان", "هایی", "هایم", "هایت", "هایش", "های", "ها")
_SUFFIXES = (*_PLURALS, "ترین", "تر", "مان", "تان", "شان", "ام", "ات", "اش", "ای", "اند", "ایم", "اید")

#: A stem must be longer than this for an affix to be taken off it.
_SHORT_STEM = 2

#: Between the parts of a word: nothing, a ZWNJ, or one space.
_GAP = "[ \n\u200c]?"


def find(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find whole words: spans of the source, in order. ``folded`` is a fold at the level SEARCH.

    Words of the query follow each other in the text; the parts of a word may be written together, with a
    ZWNJ or apart.
    """
    pattern = _pattern(query)
    if pattern is None:
        return []
    whole = re.compile(rf"(?<![{LETTERS}\w\u200c])(?:{pattern})(?![{LETTERS}\w\u200c])")
    return [folded.to_source(*match.span()) for match in whole.finditer(folded.text)]


def find_parts(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find the query inside words too: spans of the source, in order."""
    pattern = _pattern(query)
    if pattern is None:
        return []
    return [folded.to_source(*match.span()) for match in re.finditer(pattern, folded.text)]


def find_near(folded: Folded, query: str, within: int = 10) -> list[tuple[int, int]]:
    """Find places where all words of the query stand within ``within`` words of each other, in any order."""
    wanted = [find(folded, word) for word in query.split()]
    if not wanted or not all(wanted):
        return []
    found = []
    for first in wanted[0]:
        places = [first]
        for others in wanted[1:]:
            places.append(min(others, key=lambda span: abs(span[0] - first[0])))
        start, end = min(span[0] for span in places), max(span[1] for span in places)
        low, high = folded.to_folded(start, end)
        if len(folded.text[low:high].split()) <= within:
            found.append((start, end))
    return found


def context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Give the words found and up to ``width`` characters either side, line breaks shown as spaces."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    return before.replace("\n", " "), text[start:end].replace("\n", " "), after.replace("\n", " ")


def _pattern(query: str) -> str | None:
    words = [_word(word) for word in fold(query, SAFE).text.replace("\n", " ").split()]
    joined: list[str] = []
    for alternatives in words:
        joined.append("(?:" + "|".join(alternatives) + ")")
    if not joined:
        return None
    # Two words of the query may be one word of the text with a ZWNJ: «شبکه های».
    glued = [_GAP if _may_join(query, place) else "[ \n]" for place in range(1, len(joined))]
    parts = [joined[0]]
    for gap, word in zip(glued, joined[1:], strict=True):
        parts += [gap, word]
    return "".join(parts)


def _may_join(query: str, place: int) -> bool:
    """Tell whether the query's word at ``place`` may hang on the one before it in the text."""
    words = fold(query, SEARCH).text.split()
    return words[place] in _SUFFIXES or words[place - 1] in _PREFIXES


def _word(word: str) -> list[str]:
    """Give patterns for one word of the query: its parts with a gap that may be nothing or one space."""
    parts = [part for part in word.split("\u200c") if part]
    split = [_affixes(part) for part in parts]
    found = []
    for choice in product(*split):
        flat = [fold(piece, SEARCH).text for pieces in choice for piece in pieces]
        found.append(_GAP.join(_piece(piece) for piece in flat))
    return list(dict.fromkeys(found))


def _piece(piece: str) -> str:
    """Give the pattern of one part: inside a stem the text may have a ZWNJ anywhere, inside an affix nowhere.

    So کتابخانه finds کتاب‌خانه, and حرف های doesn't find حرفه‌ای.
    """
    between = "" if piece in _SUFFIXES or piece in _PREFIXES else "\u200c?"
    return between.join(map(re.escape, piece))


def _affixes(part: str) -> list[tuple[str, ...]]:
    """Give the ways to take a written word apart: whole, and with a known prefix or suffix apart."""
    ways: list[tuple[str, ...]] = [(part,)]
    for prefix in _PREFIXES:
        if part.startswith(prefix) and len(part) > len(prefix) + _SHORT_STEM:
            ways.append((prefix, part[len(prefix) :]))
            break
    for suffix in _SUFFIXES:
        if part.endswith(suffix) and len(part) > len(suffix) + _SHORT_STEM:
            ways.append((part[: -len(suffix)], suffix))
            break
    return ways
