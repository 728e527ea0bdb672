"""Finding the passages of a text again in a corrected one, without ever guessing.

Both texts are read as letters in one spelling, whatever spaces, half-spaces, signs and marks stand among
them. Letters that stand in both in the same order are paired; a passage is found where all its letters are
paired one behind the other, begin and end words as they did, and what surrounds them speaks for the place.
What isn't found is said to be lost.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coder.persian.fold import SEARCH, fold

_LETTERS = re.compile(r"[^\W_]+")

#: So many letters in a row that stand only once in both texts are the first to be paired.
_RUN = 16

#: So many paired letters beside a passage speak for its place.
_SUPPORT = 8

#: A passage that was moved alone is believed to be the same from this many letters on, if it stands only once.
_SURE = 20

#: So many paired letters in a row are common words, not letters that happen to stand in the same order.
_TOGETHER = 16

#: Stretches with more pairs of letters than this aren't compared in full: what is between them counts as new.
_MOST_COMPARED = 400_000_000


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text, and the place of each; ``words`` has the numbers of the letters that begin a word."""

    text: str
    spelled: str
    places: "array[int]"
    ends: "array[int]"
    words: frozenset[int]

    def shape(self, first: int, last: int) -> tuple[bool, bool]:
        """Tell whether the letters ``[first, last)`` begin with a word's beginning and end with a word's end."""
        return first in self.words, last == len(self.spelled) or last in self.words

    def where(self, sought: str, shape: tuple[bool, bool], begin: int, finish: int) -> list[int]:
        """Give where in a stretch ``sought`` begins and ends words as ``shape`` says."""
        found = []
        place = self.spelled.find(sought, begin, finish)
        while place >= 0:
            if self.shape(place, place + len(sought)) == shape:
                found.append(place)
            place = self.spelled.find(sought, place + 1, finish)
        return found


class Anchors:
    """The pairs of letters of an old and a new text, by which passages are found again."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _letters(old), _letters(new)
        self._pair = _paired(self._old.spelled, self._new.spelled)

    def common(self) -> float:
        """Give which share (0–1) of the shorter text's letters stands, a few words in a row, in the other too."""
        shorter = min(len(self._old.spelled), len(self._new.spelled))
        together = row = 0
        for letter, place in enumerate(self._pair):
            follows = row and place == self._pair[letter - 1] + 1
            row = 0 if place < 0 else row + 1 if follows else 1
            if row >= _TOGETHER:
                together += _TOGETHER if row == _TOGETHER else 1
        return together / shorter if shorter else 0.0

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Give where the passage ``[start, end)`` of the old text stands in the new one; None when it is lost."""
        if self._old.text == self._new.text:
            return start, end
        first, last = self._held(start, end)
        if first == last:
            return None  # no letter by which it could be known
        place = self._paired_place(first, last)
        if place is None:
            place = self._only_place(first, last, self._nearest_run(first, -1), self._nearest_run(last - 1, 1))
        if place is None and last - first >= _SURE:
            place = self._only_place(first, last, (0, 0), (len(self._old.spelled), len(self._new.spelled)))
        return None if place is None else self._with_marks(start, end, first, last, place)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Give all that stands in the new text between what is paired before and after ``[start, end)``.

        It holds whatever has become of the passage; empty when nothing has.
        """
        first, last = self._held(start, end)
        while first > 0 and self._pair[first - 1] < 0:
            first -= 1
        before = self._pair[first - 1] if first else -1
        while last < len(self._pair) and self._pair[last] < 0:
            last += 1
        after = self._pair[last] if last < len(self._pair) else len(self._new.spelled)
        begin = self._new.ends[before] if before >= 0 else 0
        finish = self._new.places[after] if after < len(self._new.spelled) else len(self._new.text)
        while begin < finish and not self._new.text[begin].isalnum():
            begin += 1
        while finish > begin and self._new.text[finish - 1].isspace():
            finish -= 1
        return begin, finish

    def place(self, offset: int) -> int | None:
        """Give where the place of the old text before a paired letter is in the new one; None when it isn't paired."""
        letter = bisect_left(self._old.places, offset)
        if letter == len(self._pair):
            return len(self._new.text)
        return self._new.places[self._pair[letter]] if self._pair[letter] >= 0 else None

    def _held(self, start: int, end: int) -> tuple[int, int]:
        """Give the numbers of the old letters that lie in ``[start, end)``."""
        first = bisect_right(self._old.ends, start)
        return first, max(first, bisect_left(self._old.places, end))

    def _paired_place(self, first: int, last: int) -> int | None:
        """Give the new letter at which the old ``[first, last)`` stand, if pairs and what is beside them say so."""
        paired = [letter for letter in range(first, last) if self._pair[letter] >= 0]
        for letter in (paired[0], paired[-1]) if paired else ():
            place = self._pair[letter] - (letter - first)
            if self._is_same(first, last, place) and self._is_supported(first, last, place):
                return place
        return None

    def _is_same(self, first: int, last: int, place: int) -> bool:
        """Tell whether the letters stand at ``place``, and begin and end words as they did: «شهر» isn't in «شهرها»."""
        behind = place + last - first
        if place < 0 or self._new.spelled[place:behind] != self._old.spelled[first:last]:
            return False
        return self._old.shape(first, last) == self._new.shape(place, behind)

    def _is_supported(self, first: int, last: int, place: int) -> bool:
        """Tell whether enough letters beside the passage are the same, or all up to the text's edge."""
        old, new, behind = self._old.spelled, self._new.spelled, place + last - first
        left, right = min(first, place, _SUPPORT), min(len(old) - last, len(new) - behind, _SUPPORT)
        if old[first - left : first] == new[place - left : place] and (left == _SUPPORT or first == place == left):
            return True
        at_edge = len(old) - last == len(new) - behind == right
        return old[last : last + right] == new[behind : behind + right] and (right == _SUPPORT or at_edge)

    def _only_place(self, first: int, last: int, begins: tuple[int, int], ends: tuple[int, int]) -> int | None:
        """Give the new letter at which the words stand, if between these places either text has them only once."""
        sought, shape = self._old.spelled[first:last], self._old.shape(first, last)
        there = self._old.where(sought, shape, begins[0], ends[0]), self._new.where(sought, shape, begins[1], ends[1])
        return there[1][0] if all(len(places) == 1 for places in there) else None

    def _nearest_run(self, letter: int, step: int) -> tuple[int, int]:
        """Give where, going one way from ``letter``, so many paired letters stand in a row; else the text's edge."""
        row = 0
        beside = letter + step
        while 0 <= beside < len(self._pair):
            ahead = beside + step
            together = (
                self._pair[beside] >= 0
                and 0 <= ahead < len(self._pair)
                and self._pair[ahead] == self._pair[beside] + step
            )
            row = row + 1 if together else 0
            if row == _SUPPORT:
                return beside, self._pair[beside]
            beside += step
        return (0, 0) if step < 0 else (len(self._pair), len(self._new.spelled))

    def _with_marks(self, start: int, end: int, first: int, last: int, place: int) -> tuple[int, int]:
        """Give the passage with the marks that stood at its ends, where they still do."""
        begin, finish = self._new.places[place], self._new.ends[place + last - first - 1]
        head = self._old.text[start : self._old.places[first]]
        tail = self._old.text[self._old.ends[last - 1] : end]
        if head and self._new.text[:begin].endswith(head):
            begin -= len(head)
        if tail and self._new.text.startswith(tail, finish):
            finish += len(tail)
        return begin, finish


def _letters(text: str) -> _Letters:
    folded = fold(text, SEARCH)
    spelled, words = [], set()
    places, ends = array("I"), array("I")
    made = 0
    for match in _LETTERS.finditer(folded.text):
        words.add(made)
        spelled.append(match.group())
        for place in range(*match.span()):
            start, end = folded.to_source(place, place + 1)
            places.append(start)
            ends.append(end)
        made += len(match.group())
    return _Letters(text, "".join(spelled), places, ends, frozenset(words))


def _paired(old: str, new: str) -> "array[int]":
    """Give for each old letter the new letter it is paired with, -1 for none; pairs never cross."""
    pair = array("i", [-1]) * len(old)
    done_old = done_new = 0
    for first, second in [*_sure(old, new), (len(old), len(new))]:
        if first < done_old or second < done_new:
            continue
        while first > done_old and second > done_new and old[first - 1] == new[second - 1]:
            first, second = first - 1, second - 1
        _pair_between(old, new, (done_old, first), (done_new, second), pair)
        while first < len(old) and second < len(new) and old[first] == new[second]:
            pair[first] = second
            first, second = first + 1, second + 1
        done_old, done_new = first, second
    return pair


def _sure(old: str, new: str) -> list[tuple[int, int]]:
    """Give the beginnings of runs of letters that stand only once in both texts, in an order common to both."""
    in_old, in_new = _single_runs(old), _single_runs(new)
    places = [(place, in_new[run]) for run, place in in_old.items() if run in in_new]
    return [places[index] for index in _rising([second for _, second in places])]


def _single_runs(letters: str) -> dict[str, int]:
    """Give the runs that stand only once, in order."""
    runs = [letters[place : place + _RUN] for place in range(len(letters) - _RUN + 1)]
    times = Counter(runs)
    return {run: place for place, run in enumerate(runs) if times[run] == 1}


def _rising(numbers: Sequence[int]) -> list[int]:
    """Give the places of a longest rising series among ``numbers`` (patience sorting)."""
    tops: list[int] = []
    top_places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(top_places[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            top_places.append(place)
        else:
            tops[pile], top_places[pile] = number, place
    series = []
    place = top_places[-1] if top_places else -1
    while place >= 0:
        series.append(place)
        place = before[place]
    return series[::-1]


def _pair_between(old: str, new: str, in_old: tuple[int, int], in_new: tuple[int, int], pair: "array[int]") -> None:
    """Pair the letters of two stretches by the least insertions and deletions."""
    from rapidfuzz.distance import Indel

    one, other = old[slice(*in_old)], new[slice(*in_new)]
    if not one or not other or len(one) * len(other) > _MOST_COMPARED:
        return
    for block in Indel.opcodes(one, other):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                pair[in_old[0] + block.src_start + step] = in_new[0] + block.dest_start + step
