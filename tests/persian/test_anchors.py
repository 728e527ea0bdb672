"""Passages found again in a corrected text: at their words, or lost; never elsewhere."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.persian.anchors import Anchors
from coder.persian.fold import key

TEXT = (
    "س: دربارهٔ شهر چه می‌گویید؟\n"
    "ج: شهر بزرگ است و زائر بسیار دارد. من میخواهم بگویم که راه آهن کم است.\n"
    "س: بله.\n"
    "ج: بله. دانشگاه هم در این شهر کهنه است و استاد از همه‌جا می‌آید.\n"
)


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def found(old: str, new: str, words: str) -> str | None:
    place = Anchors(old, new).find(*span(old, words))
    return None if place is None else new[slice(*place)]


@pytest.mark.parametrize(
    ("change", "to", "words", "expected"),
    [
        # nothing near it was touched
        ("س: بله.\n", "", "زائر بسیار دارد.", "زائر بسیار دارد."),
        ("س: دربارهٔ", "تاریخ: ۱۴۰۱\n\nس: دربارهٔ", "استاد از همه‌جا می‌آید", "استاد از همه‌جا می‌آید"),
        # its spelling was
        ("میخواهم", "می‌خواهم", "من میخواهم بگویم", "من می‌خواهم بگویم"),
        ("راه آهن", "راه‌آهن", "راه آهن کم است.", "راه‌آهن کم است."),
        ("زائر", "زایر", "زائر بسیار", "زایر بسیار"),
        ("بزرگ است و", "بزرگ است، و", "شهر بزرگ است و زائر", "شهر بزرگ است، و زائر"),
        ("دارد. من", "دارد؛ من", "زائر بسیار دارد.", "زائر بسیار دارد"),
        # the words on either side were changed
        ("بزرگ است و زائر بسیار دارد. من", "پهناور است، زائر هم دارد. ما", "شهر", "شهر"),
        ("که راه آهن کم است", "این‌که قطار کم است", "کم است", "کم است"),
        # a word of it was changed, or taken away, or put in
        ("بسیار", "فراوان", "زائر بسیار دارد", None),
        ("بسیار ", "", "زائر بسیار دارد", None),
        ("زائر بسیار", "زائر خیلی بسیار", "زائر بسیار دارد", None),
        ("شهر بزرگ", "شهرهای بزرگ", "شهر بزرگ", None),
        ("دانشگاه هم", "دانشگاه‌هم", "دانشگاه", "دانشگاه"),
        ("دانشگاه هم", "دانشگاههم", "دانشگاه", None),
        # it was taken away; the same words elsewhere aren't it
        ("س: بله.\n", "", "بله", None),
        ("ج: شهر بزرگ است", "ج: بزرگ است", "شهر بزرگ", None),
    ],
)
def test_a_passage_is_found_at_its_words(change: str, to: str, words: str, expected: str | None) -> None:
    assert change in TEXT
    assert found(TEXT, TEXT.replace(change, to, 1), words) == expected


def test_a_paragraph_that_was_moved_is_found() -> None:
    first, second, third, fourth = TEXT.splitlines(keepends=True)
    assert found(TEXT, fourth + first + third + second, "زائر بسیار دارد. من میخواهم") == "زائر بسیار دارد. من میخواهم"


def test_a_short_passage_that_was_moved_alone_is_lost() -> None:
    assert found("یک دو سه چهار پنج شش", "چهار پنج شش یک دو هفت هشت", "سه") is None


def test_the_same_text_keeps_everything() -> None:
    anchors = Anchors(TEXT, TEXT)
    assert all(anchors.find(start, start + 3) == (start, start + 3) for start in range(len(TEXT) - 3))


def test_a_passage_without_a_letter_is_lost() -> None:
    assert found(TEXT, "! " + TEXT, "؟") is None


def test_what_has_become_of_a_passage_lies_between_what_is_paired() -> None:
    new = TEXT.replace("زائر بسیار دارد", "مهمان فراوان می‌بیند")
    start, end = Anchors(TEXT, new).around(*span(TEXT, "زائر بسیار دارد"))
    assert "مهمان فراوان می‌بیند" in new[start:end] and len(new[start:end]) < 30
    gone = TEXT.replace("زائر بسیار دارد. ", "")
    start, end = Anchors(TEXT, gone).around(*span(TEXT, "زائر بسیار دارد."))
    assert start == end


def test_places_go_along() -> None:
    new = "پیش‌گفتار.\n" + TEXT
    anchors = Anchors(TEXT, new)
    assert anchors.place(TEXT.index("ج: بله")) == new.index("ج: بله")
    assert anchors.place(len(TEXT)) == len(new)
    assert Anchors("یک دو سه", "یک سه").place(3) is None


def test_a_long_text_with_many_corrections_is_read_at_once() -> None:
    rng = random.Random(1)
    words = [f"{rng.choice('شمنبکلت')}{rng.choice('اویه')}{number}" for number in range(20_000)]
    corrected = [word if rng.random() > 0.05 else "واژه" for word in words]
    old, new = " ".join(words), " ".join(corrected)
    anchors = Anchors(old, new)
    starts = [place for place, word in enumerate(words) if word == corrected[place]]
    for place in rng.sample(starts, 200):
        word = words[place]
        assert anchors.find(*span(old, word)) == span(new, word)


# ── any text, any edits ──────────────────────────────────────────────────────────────────────────

COMMON = ["و", "شهر", "بله", "می‌رود", "است"]
GAPS = [" ", " ", " ", "، ", ". ", "\n", "؟ "]


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[tuple[int | None, str]]]:
    """An old text as words, and a new one as words that know which old one they are."""
    count = draw(st.integers(1, 40))
    rng = random.Random(draw(st.integers(0, 10_000)))
    words = [
        rng.choice(COMMON) if rng.random() < 0.3 else f"{rng.choice('کدرس')}{rng.choice('اوی')}{n}"
        for n in range(count)
    ]
    new: list[tuple[int | None, str]] = list(enumerate(words))
    for _ in range(draw(st.integers(1, 6))):
        start = rng.randrange(len(new) + 1)
        end = min(len(new), start + rng.randrange(1, 6))
        fresh: list[tuple[int | None, str]] = [
            (None, rng.choice(COMMON) if rng.random() < 0.5 else f"ن{rng.randrange(900)}")
            for _ in range(rng.randrange(1, 4))
        ]
        kind = draw(st.sampled_from(["delete", "insert", "replace", "respell"]))
        if kind == "delete":
            del new[start:end]
        elif kind == "insert":
            new[start:start] = fresh
        elif kind == "replace":
            new[start:end] = fresh
        else:
            new[start:end] = [(old, respelled(word)) for old, word in new[start:end]]
    return words, new


def respelled(word: str) -> str:
    return word.replace("ی", "ي").replace("\u200c", "").replace("ک", "ك")


def laid_out(words: list[str], seed: int) -> tuple[str, list[tuple[int, int]]]:
    """Words with gaps between them, and where each stands."""
    rng, text, places = random.Random(seed), "", []
    for word in words:
        places.append((len(text), len(text) + len(word)))
        text += word + rng.choice(GAPS)
    return text, places


@settings(max_examples=150)
@given(edited(), st.integers(0, 100))
def test_what_survived_is_found_at_its_words_and_all_else_is_lost(
    edit: tuple[list[str], list[tuple[int | None, str]]], seed: int
) -> None:
    words, changed = edit
    old, old_places = laid_out(words, seed)
    new, new_places = laid_out([word for _, word in changed], seed + 1)
    anchors = Anchors(old, new)
    now = {was: place for place, (was, _) in enumerate(changed) if was is not None}
    old_keys, new_keys = [key(word) for word in words], [key(word) for _, word in changed]
    for first in range(len(words)):
        for last in range(first + 1, min(first + 5, len(words)) + 1):
            place = anchors.find(old_places[first][0], old_places[last - 1][1])
            here = now.get(first)
            survived = here is not None and all(now.get(first + step) == here + step for step in range(last - first))
            sought = old_keys[first:last]
            only_one = times(old_keys, sought) == times(new_keys, sought) == 1
            if place is not None:
                assert letters(new[slice(*place)]) == letters(old[old_places[first][0] : old_places[last - 1][1]])
            if survived and only_one:
                assert here is not None
                assert place == (new_places[here][0], new_places[here + last - first - 1][1])
            if not survived and times(new_keys, sought) == 0:
                assert place is None


def letters(text: str) -> str:
    return re.sub("[^\\w]", "", key(text))


def times(words: list[str], sought: list[str]) -> int:
    return sum(words[place : place + len(sought)] == sought for place in range(len(words)))
