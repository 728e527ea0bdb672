"""Finding what a Persian reader means: every spelling and every spacing of the words sought."""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from coder.persian import lexicon
from coder.persian.fold import SAFE, SEARCH, Folded, fold, key

#: A way to find: spans, in order.
type Way = Callable[[Folded, str], list[tuple[int, int]]]

#: Parts of words that are written together, apart, or with a ZWNJ.
_PREFIXES = ("نمی", "می")
_PLURALS = ("هایمان", "هایتان", "هایشان", "هایی", "هایم", "هایت", "هایش", "های", "ها")
_SUFFIXES = (*_PLURALS, "ترین", "تر", "مان", "تان", "شان", "ام", "ات", "اش", "ای", "اند", "ایم", "اید")

#: A stem must be longer than this for an affix to be taken off it.
_SHORT_STEM = 2

#: May not stand beside a whole word: a letter or a ZWNJ beside a letter, a digit beside a digit.
_BEFORE_WORD, _AFTER_WORD = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_BEFORE_NUMBER, _AFTER_NUMBER = r"(?<!\d)", r"(?!\d)"

#: Between the parts of a word: nothing, a ZWNJ, or one space.
_GAP = "[ \n\u200c]?"


def find(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find whole words: spans of the source, in order. ``folded`` is a fold at the level SEARCH.

    Words of the query follow each other in the text; the parts of a word may be written together, with a
    ZWNJ or apart.
    """
    return [folded.to_source(start, end) for start, end in _whole(folded, query)]


def find_parts(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find the query inside words too: spans of the source, in order."""
    return [folded.to_source(start, end) for start, end in _parts(folded, query)]


def find_stems(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find the words of the query in every form of theirs: spans of the source, in order.

    «شهر» finds شهرهایشان, «رفتن» finds می‌روند and رفته‌اند; a negated form is found by a negated one only.
    """
    return [folded.to_source(start, end) for start, end in _stems(folded, query)]


def find_near(folded: Folded, query: str, within: int = 10, way: Way = find) -> list[tuple[int, int]]:
    """Find the shortest places of at most ``within`` words that hold all words of the query, in any order.

    The places don't overlap. ``way`` says how each word is found: :func:`find`, :func:`find_parts` or
    :func:`find_stems`.
    """
    in_fold = _IN_FOLD[way]
    terms = _terms(query)
    hits = sorted((*span, number) for number, term in enumerate(terms) for span in in_fold(folded, term))
    found: list[tuple[int, int]] = []
    latest: dict[int, tuple[int, int]] = {}
    done = 0
    for start, end, number in hits:
        latest[number] = start, end
        begin = min(low for low, _ in latest.values())
        if start >= done and begin >= done and len(latest) == len(terms):
            finish = max(high for _, high in latest.values())
            if len(folded.text[begin:finish].split(None, within)) <= within:
                found.append((begin, finish))
                done = finish
    return [folded.to_source(start, end) for start, end in found]


def context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Give the words found and up to ``width`` characters either side, line breaks shown as spaces."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    return before.replace("\n", " "), text[start:end].replace("\n", " "), after.replace("\n", " ")


def _whole(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find whole words: spans of the fold, in order."""
    pattern = _pattern(query)
    if pattern is None:
        return []
    sought = _sought(query)
    before = after = ""
    if sought[0].isalpha():
        before = _BEFORE_WORD + "(?<!\u200c)"
    elif sought[0].isdigit():
        before = _BEFORE_NUMBER
    if sought[-1].isalpha():
        after = _AFTER_WORD + "(?!\u200c)"
    elif sought[-1].isdigit():
        after = _AFTER_NUMBER
    return _places(folded.text, f"{before}(?:{pattern}){after}", _first_letters(sought))


def _parts(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find the query inside words too: spans of the fold, in order."""
    pattern = _pattern(query)
    return [] if pattern is None else _places(folded.text, pattern, _first_letters(_sought(query)))


def _sought(query: str) -> str:
    return fold(query, SEARCH).text.strip(" \n\u200c")


def _first_letters(sought: str) -> str:
    letters = [char for char in sought if char not in " \n\u200c"][:2]
    return _GAP.join(map(re.escape, letters))


def _places(text: str, pattern: str, begins: str) -> list[tuple[int, int]]:
    """Give where ``pattern`` matches; a match can only be where ``begins`` does.

    The first letters are looked for by themselves: that is ten times as fast as one pattern that looks behind.
    """
    there = re.compile(pattern).match
    found: list[tuple[int, int]] = []
    done = 0
    for start in re.finditer(begins, text):
        if start.start() >= done and (match := there(text, start.start())):
            found.append(match.span())
            done = match.end()
    return found


def _stems(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Find forms of the query's words: spans of the fold, in order."""
    terms = _terms(query)
    if not terms:
        return []
    vocabulary = _vocabulary(folded.text)
    roots = [lexicon.lemma(key(term)) for term in terms]
    forms = [(root, vocabulary[root]) for root in roots if root in vocabulary]
    if len(forms) < len(terms):
        return []
    pattern = "[ \n]".join(_either(root, words) for root, words in forms)
    ends = f"(?:{_HANGING})?(?![^\\W_]|\u200c[^\\W_])"
    begins = "|".join({re.escape(word[:2]) for word in forms[0][1]})
    return _places(folded.text, f"(?<![^\\W_])(?<!\u200c){pattern}{ends}", begins)


#: Endings that stand apart from their word.
_HANGING = "[ \u200c](?:" + "|".join(sorted((*_PLURALS, "تر", "ترین"), key=len, reverse=True)) + ")"


#: One word of a fold, half-spaces inside it.
_WORD = "[^\\W\\d_](?:[^\\W\\d_]|\u200c(?=[^\\W\\d_]))*"
WORDS = re.compile(_WORD)
_VERBS_APART = re.compile(f"(?<![^\\W_])(?<!\u200c)ن?می[ \n]{_WORD}")


@lru_cache(64)
def _vocabulary(text: str) -> dict[str, list[str]]:
    """Give the words of a fold by what they come from, verbs with a «می» that stands apart too.

    It is kept, since a study is searched again and again.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for word in {*WORDS.findall(text), *_VERBS_APART.findall(text)}:
        found[lexicon.lemma(word.translate(_NO_JOINTS))].append(word)
    return dict(found)


_NO_JOINTS = str.maketrans("", "", " \n\u200c")


def _either(root: str, words: list[str]) -> str:
    """Give the pattern of the forms of ``root``, a verb's not behind a «نمی» that stands apart."""
    not_negated = "(?<!نمی[ \n])" if root in lexicon.infinitives() else ""
    longest_first = sorted(words, key=len, reverse=True)
    return f"{not_negated}(?:{'|'.join(map(re.escape, longest_first))})"


def _terms(query: str) -> list[str]:
    """Give the words of a query, each with the prefix or the ending that stands apart from it."""
    terms: list[str] = []
    words = fold(query, SAFE).text.split()
    for place, word in enumerate(words):
        if place and _may_join(query, place):
            terms[-1] += " " + word
        else:
            terms.append(word)
    return list(dict.fromkeys(terms))


def _pattern(query: str) -> str | None:
    joined = [_word(word) for word in fold(query, SAFE).text.replace("\n", " ").split()]
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


def _word(word: str) -> str:
    """Give the pattern of one word of the query: its parts with a gap that may be nothing or one space."""
    return _GAP.join(_part(part) for part in word.split("\u200c") if part)


def _part(part: str) -> str:
    ways = (_GAP.join(_piece(fold(piece, SEARCH).text) for piece in pieces) for pieces in _affixes(part))
    return "(?:" + "|".join(ways) + ")"


def _piece(piece: str) -> str:
    """Give the pattern of one part: in a stem that stands apart the text may have a ZWNJ anywhere, else nowhere.

    So کتابخانه finds کتاب‌خانه, but حرف های doesn't find حرفه‌ای, nor حرفه‌ای حرف‌های.
    """
    written = re.escape(piece)
    if len(piece) == 1 or piece in _SUFFIXES or piece in _PREFIXES:
        return written
    return f"(?:{_BEFORE_WORD}{'\u200c?'.join(map(re.escape, piece))}{_AFTER_WORD}|{written})"


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


#: The same ways, with places of the fold.
_IN_FOLD: dict[Way, Way] = {find: _whole, find_parts: _parts, find_stems: _stems}
