"""Choosing a code: what is typed ranks the codebook; the passage itself suggests, and never applies, codes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import sqrt

from coder.model.codebook import Code
from coder.persian.fold import key

#: A passage and a text are alike from here on, as the cosine of their character n-grams.
_ALIKE = 0.12

#: How many passages of a code are looked at; a code with hundreds is known by fewer.
_COMPARED = 60

#: How like a label must be, of 100, to be meant by a slip of the finger, and how many letters it takes.
_NEARLY = 78
_LEAST_FOR_A_SLIP = 4

#: Points of a match, by where what was typed stands: see :func:`_rank`. Whole words («شهر») come before words that
#: only begin so («شهرت»), which may still be being typed.
_EXACT_REF, _BEGINNING, _LABEL, _ELSEWHERE = 500, 300, 200, 100
_WHOLE_WORDS = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """A code offered, with its points (the greater the better).

    ``nearly``: what was typed doesn't stand in it, but is like it; the person must choose it, Enter alone doesn't.
    ``was`` is the ref of the code that was found, when that code has been merged into this one.
    """

    code: Code
    points: float
    nearly: bool = False
    was: str = ""


def pick(typed: str, codes: Sequence[Code], recent: Sequence[str] = (), limit: int = 50) -> list[Choice]:
    """Rank ``codes`` by what was typed, best first; ``recent`` are ids, the latest first.

    Persian spelling and spacing don't matter. Every typed word must be in the ref, the label or the
    definitions, at least nearly. A code that was merged is known by its old ref and label still: found is what it
    was merged into. With nothing typed: the recent ones on top, then the codebook's order.
    """
    place = {code: len(recent) - number for number, code in enumerate(recent)}
    live = [code for code in codes if not (code.retired or code.merged_into)]
    if not typed.strip():
        order = sorted(live, key=lambda code: -place.get(code.id, 0))
        return [Choice(code, float(place.get(code.id, 0))) for code in order[:limit]]
    words = [key(word) for word in typed.split()]
    whole = key(typed)
    found = {}
    for code in live:
        points = _rank(words, whole, code)
        if points:
            found[code.id] = Choice(code, points + min(place.get(code.id, 0), 9))
    for old in _by_old_names(words, whole, codes):
        known = found.get(old.code.id)
        if known is None or known.points < old.points:
            found[old.code.id] = old
    return sorted(found.values() or _nearly(whole, live), key=lambda choice: -choice.points)[:limit]


def _by_old_names(words: Sequence[str], whole: str, codes: Sequence[Code]) -> Iterator[Choice]:
    """Find merged codes by ref and label, and give what each has become."""
    by_ref = {code.ref: code for code in codes}
    for code in codes:
        points = _rank(words, whole, code) if code.merged_into else 0
        if points > _ELSEWHERE and (now := _successor(code, by_ref)) is not None:
            yield Choice(now, points, was=code.ref)


def _successor(code: Code, by_ref: Mapping[str, Code]) -> Code | None:
    """Give the code in use that a merged one has become, if there is one; merges may follow one another."""
    met = {code.ref}
    while code.merged_into in by_ref and code.merged_into not in met:
        code = by_ref[code.merged_into]
        met.add(code.ref)
    return None if code.retired or code.merged_into else code


def suggest(passage: str, codes: Sequence[Code], passages: Mapping[str, Iterable[str]], limit: int = 5) -> list[Choice]:
    """Suggest codes for a passage: those whose label, definitions or coded ``passages`` (by code id) are nearest.

    Nearness is the cosine of counts of character 3-grams. Only what is near is suggested, so it may be nothing.
    """
    wanted = _grams(passage)
    found = []
    for code in codes:
        if code.retired:
            continue
        points = _nearness(wanted, _said_of(code, passages.get(code.id, ())))
        if points >= _ALIKE:
            found.append(Choice(code, points))
    return sorted(found, key=lambda choice: -choice.points)[:limit]


def nearest(code: Code, passages: Iterable[str], sentences: Sequence[str], limit: int = 12) -> list[int]:
    """Give the places of the ``sentences`` that are near a code, the nearest first, as :func:`suggest` measures it."""
    said = _said_of(code, passages)
    points = {place: _nearness(_grams(sentence), said) for place, sentence in enumerate(sentences)}
    near = [place for place, value in points.items() if value >= _ALIKE]
    return sorted(near, key=lambda place: -points[place])[:limit]


def _said_of(code: Code, passages: Iterable[str]) -> list[Counter[str]]:
    texts = [f"{code.label} {code.short}", code.definition, *islice(passages, _COMPARED)]
    return [_grams(text) for text in texts if text.strip()]


def _nearness(wanted: Counter[str], texts: Sequence[Counter[str]]) -> float:
    return max((_cosine(wanted, text) for text in texts), default=0.0)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return key(text)


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.split())


def _rank(words: Sequence[str], whole: str, code: Code) -> float:
    ref, label = _folded(code.ref), _folded(code.label)
    if whole == ref:
        return _EXACT_REF
    nearness = 40 - min(len(label), 39) + (_WHOLE_WORDS if _words(code.label).issuperset(words) else 0)
    if label.startswith(whole):
        return _BEGINNING + nearness
    if all(word in label for word in words):
        return _LABEL + nearness
    everything = f"{ref} {label} {_folded(code.short)} {_folded(code.definition)} {_folded(code.use)}"
    return _ELSEWHERE if all(word in everything for word in words) else 0


def _nearly(whole: str, codes: Sequence[Code]) -> list[Choice]:
    """Codes whose label nearly holds what was typed: a slip of the finger finds its code.

    Of a few letters one more or less makes another word, so short words are never nearly anything; nor is what
    goes on behind a whole label.
    """
    from rapidfuzz import fuzz, process

    if len(whole) < _LEAST_FOR_A_SLIP:
        return []
    labels = {code.id: _folded(code.label) for code in codes if len(_folded(code.label)) >= len(whole)}
    by_id = {code.id: code for code in codes}
    near = process.extract(whole, labels, scorer=fuzz.partial_ratio, score_cutoff=_NEARLY, limit=20)
    return [Choice(by_id[code], points / 2, nearly=True) for _, points, code in near]


@lru_cache(maxsize=20_000)
def _grams(text: str) -> Counter[str]:
    folded = f" {' '.join(key(word) for word in text.split())} "
    return Counter(folded[place : place + 3] for place in range(len(folded) - 2))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    if not one or not other:
        return 0.0
    shared = sum(count * other[gram] for gram, count in one.items() if gram in other)
    return shared / sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
