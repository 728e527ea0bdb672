"""Sentences of a transcript, with offsets: what one gesture selects and one factor quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol


class Spoken(Protocol):
    """Words somebody speaks, such as a turn: the label begins at ``start``, the words run from ``body`` to ``end``."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the protocol's fields
    @property
    def body(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5"
_SIGNS = "\u064b-\u065f\u0670\u0640\u200c\u200d"
_UNSEEN = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_CLOSING = "»”\"’'›)\\]}"

#: Where a sentence may end: the marks, what closes after them, what stands between them and the next word.
_STOP = re.compile(
    rf"(?P<mark>[.!?؟۔…]+(?:[ \u00a0](?=[.!?؟…]))?[.!?؟۔…]*)(?P<close>[{_CLOSING}{_UNSEEN}]*)"
    rf"(?P<gap>[ \t\u00a0\u200c{_UNSEEN}]*)"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")

_WORD_BEFORE = re.compile(rf"[{_LETTER}{_SIGNS}A-Za-z0-9۰-۹٠-٩]+\Z")
_PERSIAN = re.compile(f"[{_LETTER}]")
_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[A-Za-z0-9_/@]")

#: A word of more letters than this before a full stop is no abbreviation by its length alone.
_LONGEST_WORD = 24

#: Written with a full stop that ends nothing.
_ABBREVIATIONS = {
    *("دکتر", "مهندس", "آیت", "صص", "رک", "نک", "dr", "mr", "mrs", "ms", "prof", "st"),
    *("etc", "vs", "no", "pp", "ch", "fig", "al", "ed", "vol"),
}

#: A word that takes a quoted question or cry up again: «…؟» و رفت.
_GOES_ON = re.compile(
    r"(?:و|که|را|رو|گفت\w*|می[\u200c ]?گ\w+|پرسید\w*|نوشت\w*|تا|اما|ولی|به|از|در|یا|هم|بود|است|هست|شد|داد|کرد)"
    r"(?![\w\u200c])"
)


def sentences(text: str, turns: Sequence[Spoken] = ()) -> tuple[tuple[int, int], ...]:
    """Give the spans of the sentences, in order, without the white space around them.

    ``turns`` are the text's turns: a sentence stays inside one and never holds its label. A line break ends
    a sentence, so a turn without any punctuation is one sentence a line. Together the sentences hold every
    visible character but the labels.
    """
    return tuple(span for start, end in _spoken(text, turns) for span in _in_words(text, start, end))


def _spoken(text: str, turns: Sequence[Spoken]) -> Iterator[tuple[int, int]]:
    """Give the stretches in which sentences lie: what stands before and between turns, and their words."""
    done = 0
    for turn in turns:
        if done < turn.start:
            yield done, turn.start
        yield turn.body, turn.end
        done = turn.end
    if done < len(text):
        yield done, len(text)


def _in_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text, start, end):
        begin, finish = line.span()
        for stop in _STOP.finditer(text, begin, finish):
            if stop.end() == finish or _ends(text, stop, line.start()):
                yield from _trimmed(text, begin, stop.end("close"))
                begin = stop.end("close")
        yield from _trimmed(text, begin, finish)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    left = words.lstrip(" \t\u00a0\u200c\ufeff\u200e\u200f")
    start = end - len(left)
    end = start + len(left.rstrip())
    if start < end and not text[start:end].isspace():
        yield start, end


def _ends(text: str, stop: re.Match[str], line: int) -> bool:
    """Tell whether a sentence ends at ``stop``, which isn't its line's end; the line begins at ``line``."""
    mark, close = stop["mark"], stop["close"]
    if _is_aside(text, stop):
        return False
    if mark[0] == "…" or (len(mark) > 1 and set(mark) <= set(". …")):
        return False  # a pause in speech
    if any(char in "»”\"’'›)" for char in close) and _GOES_ON.match(text, stop.end()):
        return False
    if mark == ".":
        return _full_stop_ends(text, stop, line)
    return bool(stop["gap"] or close) or text[stop.end()].isalnum() or text[stop.end()] in "«“\"'([-–—"


def _is_aside(text: str, stop: re.Match[str]) -> bool:
    """Tell a mark that doubts or wonders inside a sentence: «(؟)», «(!)»."""
    return stop["close"].startswith((")", "]")) and text[stop.start() - 1 : stop.start()] in ("(", "[")


def _full_stop_ends(text: str, stop: re.Match[str], line: int) -> bool:
    at = stop.start()
    found = _WORD_BEFORE.search(text, max(line, at - _LONGEST_WORD), at)
    word = found.group() if found else ""
    following = text[stop.end()]
    if stop["close"]:
        return True
    if _NUMBER.fullmatch(word):
        return _number_ends(text, stop, line, word)
    letters = [char for char in word if char.isalpha()]
    if len(letters) == 1 or word.strip("\u200c").lower() in _ABBREVIATIONS:
        return False
    if not stop["gap"]:
        return _begins_unspaced(word, following)
    return not (word.isascii() and "a" <= following <= "z")


def _number_ends(text: str, stop: re.Match[str], line: int, word: str) -> bool:
    """Tell a year that ends a sentence from «۱۰.۵», «۱۲.۰۳.۱۴۰۱» and the number of a list's item."""
    if not text[line : stop.start() - len(word)].strip(" \t\u00a0\u200e\u200f-–•(*"):
        return False
    return bool(stop["gap"]) or bool(_PERSIAN.match(text, stop.end()))


def _begins_unspaced(word: str, following: str) -> bool:
    """Tell a full stop typed without its space («رفتم.بعد») from an address or a file's name."""
    if not word:  # «رفتم .بعد»
        return bool(_PERSIAN.match(following))
    if _LATIN.match(word[-1]) and _LATIN.match(following):
        return False
    return following.isalnum() or following in '«“"([-–—'
