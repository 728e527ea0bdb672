"""Folding: one spelling for many, with a map that widens and never cuts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.fold import SAFE, SEARCH, SKELETON, Folded, Level, fold, key

LEVELS: tuple[Level, ...] = (SAFE, SEARCH, SKELETON)

#: Characters that the folding treats each in its own way, and a few that it leaves alone.
ALPHABET = (
    "ابپهیکلوسم"
    + "يىكةۀۂأإآؤئٱھہے"
    + "۱۲۳٤٥6"
    + " \n\t\u00a0\u2003\u2028"
    + "\u200c\u00ad\u200b\u200d\u200e\u200f\ufeff"
    "\u202b" + "ـ\u064e\u0651\u0654\u0653\u0670\u0301" + "\ufefb\ufef5\ufb8e\ufe8b\ufdfa\ufdfc\ufefc" + "¬\u001f\u007f"
    "…«»؟،–AbZİΣς" + "😀.*("
)
MIXED = st.text(st.sampled_from(ALPHABET), max_size=40)
ANY = MIXED | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LEVEL = st.sampled_from(LEVELS)


def spans(folded: Folded) -> list[tuple[int, int]]:
    return [folded.to_source(place, place + 1) for place in range(len(folded.text))]


@given(ANY, LEVEL)
def test_the_map_is_monotone(text: str, level: Level) -> None:
    places = spans(fold(text, level))
    assert all(start <= later and end <= last for (start, end), (later, last) in pairwise(places))


@given(ANY, LEVEL)
def test_every_folded_character_comes_from_somewhere(text: str, level: Level) -> None:
    for start, end in spans(fold(text, level)):
        assert 0 <= start < end <= len(text)


@given(ANY, LEVEL)
def test_spans_are_shared_or_apart_but_never_overlap_in_part(text: str, level: Level) -> None:
    places = spans(fold(text, level))
    for (start, end), (later, last) in pairwise(places):
        assert (start, end) == (later, last) or end <= later


@given(ANY, LEVEL, st.data())
def test_from_the_fold_and_back_widens(text: str, level: Level, data: st.DataObject) -> None:
    folded = fold(text, level)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.to_folded(*folded.to_source(start, end))
    if start < end:
        assert low <= start and end <= high


@given(ANY, LEVEL, st.data())
def test_from_the_text_and_back_widens(text: str, level: Level, data: st.DataObject) -> None:
    """What is left of a span in the fold leads back to at least that; only what was dropped may be missing."""
    folded = fold(text, level)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = folded.to_folded(start, end)
    assert 0 <= low <= high <= len(folded.text)
    touching = [place for place, (first, last) in enumerate(spans(folded)) if first < end and start < last]
    assert (list(range(low, high)) == touching) if start < end else low == high


@given(ANY, LEVEL)
def test_the_whole_leads_to_the_whole(text: str, level: Level) -> None:
    folded = fold(text, level)
    assert folded.to_folded(0, len(text)) == (0, len(folded.text))


@given(ANY, LEVEL)
def test_a_packed_map_is_the_same_map(text: str, level: Level) -> None:
    folded = fold(text, level)
    again = Folded.unpack(folded.text, folded.pack())
    assert spans(again) == spans(folded)
    assert [again.to_folded(place, place + 1) for place in range(len(text))] == [
        folded.to_folded(place, place + 1) for place in range(len(text))
    ]
    assert again.pack() == folded.pack()


@pytest.mark.parametrize("packed", [b"", b"abc", b"\1\0\0\0", b"\0\0\0\0\0\0\0\0", b"\xff" * 4])
def test_what_is_no_map_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError):
        Folded.unpack("متن", packed)


@given(ANY, LEVEL)
def test_folding_twice_is_folding_once(text: str, level: Level) -> None:
    once = fold(text, level).text
    assert fold(once, level).text == once


@given(ANY)
def test_each_level_folds_what_the_one_before_left(text: str) -> None:
    assert fold(fold(text, SAFE).text, SEARCH).text == fold(text, SEARCH).text
    assert fold(fold(text, SEARCH).text, SKELETON).text == fold(text, SKELETON).text


@given(st.text(st.sampled_from("ابپتسشمنویهکگ۰ abc.\u200c"), max_size=30))
def test_clean_persian_stays_as_it_is(text: str) -> None:
    clean = " ".join(word.strip("\u200c") for word in text.replace(".", "").split())
    clean = "\u200c".join(part for part in clean.split("\u200c") if part.strip())
    if (
        any((char.isascii() and char != " ") or char == "۰" for char in clean)
        or "\u200c " in clean
        or " \u200c" in clean
    ):
        return
    assert fold(clean, SAFE).text == clean


@pytest.mark.parametrize(
    ("text", "safe", "search"),
    [
        ("علي", "علی", "علی"),
        ("كتاب", "کتاب", "کتاب"),
        ("جامعة", "جامعه", "جامعه"),
        ("خانۀ ما", "خانه ما", "خانه ما"),
        ("خانه\u0654 ما", "خانه ما", "خانه ما"),
        ("تأثیر", "تأثیر", "تاثیر"),
        ("تا\u0654ثیر", "تأثیر", "تاثیر"),
        ("مسؤول", "مسؤول", "مسوول"),
        ("مسو\u0654ول", "مسؤول", "مسوول"),
        ("مسئله", "مسئله", "مسیله"),
        ("مسي\u0654له", "مسئله", "مسیله"),
        ("قرآن", "قرآن", "قران"),
        ("قرا\u0653ن", "قرآن", "قران"),
        ("إسلام", "إسلام", "اسلام"),
        ("ٱلله", "الله", "الله"),
        ("۱۴۰۱", "1401", "1401"),
        ("١٤٠١", "1401", "1401"),
        ("1401", "1401", "1401"),
        ("۳٫۵٪", "3.5%", "3.5%"),
        ("\ufedb\ufe98\ufe8e\ufe8f", "کتاب", "کتاب"),
        ("\ufefb", "لا", "لا"),
        ("س\ufefcم", "سلام", "سلام"),
        ("\ufef5", "لآ", "لا"),
        ("\ufbfc\ufb90", "یک", "یک"),
        ("\ufdfc", "ریال", "ریال"),
        ("ســـلام", "سلام", "سلام"),
        ("کِتابِ", "کتاب", "کتاب"),
        ("محمّدٌ", "محمد", "محمد"),
        ("\u200fسلام\u200e", "سلام", "سلام"),
        ("\u202bسلام\u202c", "سلام", "سلام"),
        ("\ufeffسلام", "سلام", "سلام"),
        ("می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می¬خواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می\u00adخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200bخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200fخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("می\u001fخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("¬ شرط", "¬ شرط", "¬ شرط"),
        ("a¬b", "a¬b", "a¬b"),
        ("ب¬\u064eپ", "ب\u200cپ", "ب\u200cپ"),
        ("ب\u064e\u200f¬پ", "ب\u200cپ", "ب\u200cپ"),
        ("ب\u200c¬پ", "ب\u200cپ", "ب\u200cپ"),
        ("آ\u001f\ufdfc", "آ\u200cریال", "ا\u200cریال"),
        ("ب¬\u064e.", "ب¬.", "ب¬."),
        ("co\u00adop", "coop", "coop"),
        ("شهر\u200f.", "شهر.", "شهر."),
        ("شهر\u200c .", "شهر .", "شهر ."),
        ("شهر  بزرگ", "شهر بزرگ", "شهر بزرگ"),
        ("شهر \u00a0\t بزرگ", "شهر بزرگ", "شهر بزرگ"),
        ("شهر\u2003بزرگ", "شهر بزرگ", "شهر بزرگ"),
        ("شهر \n\n بزرگ", "شهر\nبزرگ", "شهر\nبزرگ"),
        ("شهر \u200c بزرگ", "شهر بزرگ", "شهر بزرگ"),
        ("«شهر»", "«شهر»", '"شهر"'),
        ("چرا؟", "چرا؟", "چرا?"),
        ("شهر–روستا", "شهر–روستا", "شهر-روستا"),
        ("ادامه…", "ادامه...", "ادامه..."),
        ("SWOT", "SWOT", "swot"),
        ("İ", "İ", "i"),
        ("ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"),
        ("", "", ""),
        ("\u200f", "", ""),
    ],
)
def test_spellings_become_one(text: str, safe: str, search: str) -> None:
    assert fold(text, SAFE).text == safe
    assert fold(text, SEARCH).text == search
    assert fold(text).text == search


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مصاحبه\u200cگر", "مصاحبه گر"),
        ("مصاحبه\u200cگر", "مصاحبهگر"),
        ("مشاركت\u200cكننده", "مشارکت کننده"),
        ("كارشناسِ شهرداري", "کارشناس شهرداری"),
        ("نفر ۳", "نفر3"),
        ("  نفر\n۳ ", "نفر ٣"),
        ("\ufdfa", "صلی الله علیه وسلم"),
    ],
)
def test_labels_of_the_same_words_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("مصاحبه‌گر", "مصاحبه‌شونده"), ("نفر ۱", "نفر ۲"), ("س", "ش")])
def test_other_labels_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "sought", "words"),
    [
        ("یک کِتابِ خوب", "کتاب", "کِتابِ"),
        ("یک كتـــاب خوب", "کتاب", "كتـــاب"),
        ("\ufeffكتاب", "کتاب", "كتاب"),
        ("س\ufefcم بر تو", "سلام", "س\ufefcم"),
        ("س\ufefcم", "ا", "\ufefc"),
        ("آن خانه\u0654 ما", "خانه", "خانه\u0654"),
        ("شهر \u200c  بزرگ", "شهر بزرگ", "شهر \u200c  بزرگ"),
        ("قیمت \ufdfc است", "ری", "\ufdfc"),
        ("مي\u00adخواهم", "می\u200cخواهم", "مي\u00adخواهم"),
        ("و… تمام", ".", "…"),
    ],
)
def test_a_find_in_the_fold_leads_to_the_whole_of_its_characters(text: str, sought: str, words: str) -> None:
    folded = fold(text, SAFE)
    start = folded.text.index(sought)
    low, high = folded.to_source(start, start + len(sought))
    assert text[low:high] == words


def test_what_was_dropped_is_nowhere_in_the_fold() -> None:
    folded = fold("الف \ufeff\u200f", SKELETON)
    assert folded.text == "الف"
    assert folded.to_folded(3, 6) == (3, 3)
    assert folded.to_source(3, 3) == (6, 6) or folded.to_source(3, 3) == (3, 3)
