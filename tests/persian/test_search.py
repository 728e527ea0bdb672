"""Searching as a Persian reader means it, whatever the spelling and the spacing."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian import search
from coder.persian.fold import Folded, fold
from coder.persian.search import context, find, find_near, find_parts, find_stems


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find(fold(text), query)]


def found_parts(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find_parts(fold(text), query)]


WANT = "می‌خواهم"
NETS = "شبکه‌های"

#: The query, the text, and what is found in it.
WHOLE: list[tuple[str, str, list[str]]] = [
    # one prefix, three spacings
    (WANT, f"من {WANT} بروم", [WANT]),
    (WANT, "من میخواهم بروم", ["میخواهم"]),
    (WANT, "من می خواهم بروم", ["می خواهم"]),
    ("میخواهم", f"من {WANT} بروم", [WANT]),
    ("میخواهم", "من میخواهم بروم", ["میخواهم"]),
    ("میخواهم", "من می خواهم بروم", ["می خواهم"]),
    ("می خواهم", f"من {WANT} بروم", [WANT]),
    ("می خواهم", "من میخواهم بروم", ["میخواهم"]),
    ("می خواهم", "من می خواهم بروم", ["می خواهم"]),
    (WANT, "می¬خواهم، می\u00adخواهم، می\u200fخواهم", ["می¬خواهم", "می\u00adخواهم", "می\u200fخواهم"]),
    # می and نمی aren't confused
    (WANT, "من نمی‌خواهم بروم", []),
    ("می خواهم", "من نمی خواهم بروم", []),
    ("میخواهم", "من نمیخواهم بروم", []),
    ("نمی‌خواهم", f"من {WANT} بروم", []),
    ("نمی‌خواهم", "نمیخواهم، نمی خواهم، نمی‌خواهم", ["نمیخواهم", "نمی خواهم", "نمی‌خواهم"]),
    ("نمیخواهم", "نمیخواهم، نمی خواهم، نمی‌خواهم", ["نمیخواهم", "نمی خواهم", "نمی‌خواهم"]),
    ("میز", "آن می ز دور", []),
    # plurals and possessives, three spacings
    (NETS, "شبکه های برق", ["شبکه های"]),
    (NETS, "شبکههای برق", ["شبکههای"]),
    (NETS, "شبکه‌های برق", [NETS]),
    ("شبکه های", "شبکه‌های برق", [NETS]),
    ("شبکه های", "شبکههای برق", ["شبکههای"]),
    ("شبکه های", "شبکه های برق", ["شبکه های"]),
    ("شبکههای", "شبکه‌های برق و شبکه های آب", [NETS, "شبکه های"]),
    ("حرف های", "او حرفه‌ای است", []),
    ("حرف‌های", "او حرفه‌ای است", []),
    ("حرف های", "او حرفه ای است", []),
    ("حرف های", "حرف ه‌ای", []),
    ("حرف های", "حرف‌های او، حرفهای او", ["حرف‌های", "حرفهای"]),
    ("حرفه‌ای", "حرف‌های او", []),
    ("حرفه ای", "او حرفه‌ای است", ["حرفه‌ای"]),
    ("کتاب‌هایشان", "کتابهایشان و کتاب هایشان", ["کتابهایشان", "کتاب هایشان"]),
    ("کتابهایشان", "کتاب‌هایشان و کتاب‌های‌شان", ["کتاب‌هایشان", "کتاب‌های‌شان"]),
    ("کتاب‌هایشان", "کتاب‌های‌شان و کتاب های شان", ["کتاب‌های‌شان", "کتاب های شان"]),
    ("بزرگ‌ترین", "بزرگترین و بزرگ ترین", ["بزرگترین", "بزرگ ترین"]),
    ("بزرگ ترین", "بزرگ‌ترین", ["بزرگ‌ترین"]),
    ("بزرگتر", "بزرگ‌تر از بزرگترین", ["بزرگ‌تر"]),
    ("خانه‌ام", "خانه ام و خانهام", ["خانه ام", "خانهام"]),
    ("خانه‌ها", "خانه ها، خانهها", ["خانه ها", "خانهها"]),
    ("رفته‌اند", "رفته اند و رفته‌ایم", ["رفته اند"]),
    ("کتابخانه", "کتاب‌خانه", ["کتاب‌خانه"]),
    ("کتاب‌خانه", "کتابخانه و کتاب خانه", ["کتابخانه", "کتاب خانه"]),
    # letters
    ("علی", "علي آمد", ["علي"]),
    ("علي", "علی آمد", ["علی"]),
    ("کوچک", "كوچك است", ["كوچك"]),
    ("مسؤول", "مسوول و مسئول", ["مسوول"]),
    ("مسوول", "مسؤول است", ["مسؤول"]),
    ("تاثیر", "تأثیر دارد", ["تأثیر"]),
    ("تأثیر", "تاثیر دارد", ["تاثیر"]),
    ("رییس", "رئیس شهر", ["رئیس"]),
    ("ایران", "اِیران", ["اِیران"]),
    ("قران", "قرآن", ["قرآن"]),
    ("جامعه", "جامعة ما", ["جامعة"]),
    ("خانه", "خانۀ ما و خانهٔ شما و خانه", ["خانۀ", "خانهٔ", "خانه"]),
    ("خانۀ", "خانۀ ما و خانهٔ شما و خانه", ["خانۀ", "خانهٔ", "خانه"]),
    ("خانهٔ ما", "خانه ما", ["خانه ما"]),
    ("سلام", "س\ufefcم", ["س\ufefcم"]),
    ("کتاب", "\ufedb\ufe98\ufe8e\ufe8f", ["\ufedb\ufe98\ufe8e\ufe8f"]),
    ("سلام", "ســلام بر شما", ["ســلام"]),
    ("ســـلام", "سلام بر شما", ["سلام"]),
    ("کتاب", "یک کِتابِ خوب", ["کِتابِ"]),
    ("کِتاب", "یک کتاب خوب", ["کتاب"]),
    ("محمد", "محمّد", ["محمّد"]),
    # digits
    ("1401", "سال ۱۴۰۱", ["۱۴۰۱"]),
    ("۱۴۰۱", "سال 1401 و ١٤٠١", ["1401", "١٤٠١"]),
    ("۱۴", "سال ۱۴۰۱", []),
    ("۲۰٪", "حدود ۲۰٪ شد", ["۲۰٪"]),
    ("٪", "حدود ۲۰٪ شد", ["٪"]),
    # whole words
    ("شهر", "شهرداری و شهر و کلان‌شهر و شهر‌ها", ["شهر"]),
    ("کتاب", "کتابخانه و کتاب‌خانه", []),
    ("شهر", "«شهر»، (شهر). شهر!", ["شهر", "شهر", "شهر"]),
    ("شهر", "\u200fشهر\u200f. \ufeffشهر", ["شهر", "شهر"]),
    ("swot", "روش SWOT را", ["SWOT"]),
    ("SWOT", "swots", []),
    # several words
    ("شهر بزرگ", "این شهر  بزرگ است", ["شهر  بزرگ"]),
    ("شهر بزرگ", "این شهر\nبزرگ است", ["شهر\nبزرگ"]),
    ("شهر بزرگ", "این شهر \n\n بزرگ است", ["شهر \n\n بزرگ"]),
    ("شهر بزرگ", "شهربزرگ", []),
    ("شهر بزرگ", "بزرگ شهر", []),
    ("  شهر\n بزرگ ", "این شهر بزرگ است", ["شهر بزرگ"]),
    ("شبکه های برق", "شبکه‌های برق", ["شبکه‌های برق"]),
    ("من می خواهم بروم", "من میخواهم بروم", ["من میخواهم بروم"]),
    ("می‌خواهم", "گفت می\nخواهم بروم", ["می\nخواهم"]),
    ("شبکه‌های", "همهٔ شبکه\nهای برق", ["شبکه\nهای"]),
    ("این شهر است", "این شهر است و این شهر است", ["این شهر است", "این شهر است"]),
    # nothing sought, nothing found
    ("", "شهر", []),
    ("   ", "شهر", []),
    ("\u200c", "می‌خواهم", []),
    ("\u200f\u064e", "شهر", []),
    ("شهر", "", []),
    # no character of the query is a command
    (".", "شهر. بزرگ", ["."]),
    (".*", "شهر بزرگ", []),
    (".*", "الگوی .* است", [".*"]),
    ("(شهر)", "در (شهر) و شهر", ["(شهر)"]),
    ("(شهر", "در (شهر) و شهر", ["(شهر"]),
    ("[الف]", "بند [الف] و الف", ["[الف]"]),
    ("a|b", "a b a|b", ["a|b"]),
    ("شهر?", "شهر؟ شه", ["شهر؟"]),
    ("\\d", "۵ و \\d", ["\\d"]),
    ("^شهر$", "شهر", []),
    ("«شهر»", '"شهر" و شهر', ['"شهر"']),
    ("…", "ادامه... دارد", ["..."]),
]


@pytest.mark.parametrize(("query", "text", "words"), WHOLE)
def test_whole_words_are_found_and_nothing_else(query: str, text: str, words: list[str]) -> None:
    assert found(text, query) == words


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("شهر", "شهرداری و شهر و کلان‌شهر", ["شهر", "شهر", "شهر"]),
        ("كتاب", "کتابخانه و کِتاب‌خانه", ["کتاب", "کِتاب"]),
        ("خواهم", "می‌خواهم، نمیخواهم", ["خواهم", "خواهم"]),
        (WANT, "نمی‌خواهم", ["می‌خواهم"]),
        ("حرف های", "او حرفه‌ای است", []),
        ("۱۴", "سال ۱۴۰۱", ["۱۴"]),
        (".", "الف.ب.", [".", "."]),
        ("", "شهر", []),
        ("\u200c", "می‌خواهم", []),
        ("ا", "س\ufefcم", ["\ufefc"]),
    ],
)
def test_parts_are_found_inside_words(query: str, text: str, words: list[str]) -> None:
    assert found_parts(text, query) == words


#: The query, the text, and the forms found in it.
STEMS: list[tuple[str, str, list[str]]] = [
    ("شهر", "شهرها، شهرهایشان، شهرم و شهر ها", ["شهرها", "شهرهایشان", "شهرم", "شهر ها"]),
    ("شهر", "شهری، شهرداری، شهروند و کلان‌شهر", []),
    ("شهرهایمان", "شهر و شهرها", ["شهر", "شهرها"]),
    ("شبکه‌های", "شبکه را، شبکه های آن را", ["شبکه", "شبکه های"]),
    ("همسایه", "همسایگان و همسایه‌ها", ["همسایگان", "همسایه‌ها"]),
    ("بزرگ", "بزرگ‌تر و بزرگترین و بزرگ تر", ["بزرگ‌تر", "بزرگترین", "بزرگ تر"]),
    ("رفتن", "می‌روند، میرفت، می روم، رفته‌اند", ["می‌روند", "میرفت", "می روم", "رفته‌اند"]),
    ("می‌رود", "رفتیم و بروید", ["رفتیم", "بروید"]),
    ("گفتن", "می‌گن و می‌گوید و بگویید", ["می‌گن", "می‌گوید", "بگویید"]),
    ("خواستن", "می‌خواهم و خواستند", ["می‌خواهم", "خواستند"]),
    # a negation is found by a negation
    ("رفتن", "نمی‌روند، نمی روم، نرفته‌اند", []),
    ("نرفتن", "نمی‌روند، نمی روم، می‌روم", ["نمی‌روند", "نمی روم"]),
    ("بود", "نبود و نبوده و بودند", ["بودند"]),
    ("نبود", "نبود و نبودند و بودند", ["نبود", "نبودند"]),
    # several words, and what isn't known
    ("شهر بزرگ", "شهرهای بزرگ‌تر", ["شهرهای بزرگ‌تر"]),
    ("متروپلیس", "متروپلیس و متروپلیسی", ["متروپلیس"]),
    ("", "شهر", []),
    (".*", "شهر", []),
]


@pytest.mark.parametrize(("query", "text", "words"), STEMS)
def test_every_form_of_a_word_is_found_and_nothing_else(query: str, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in find_stems(fold(text), query)] == words


@pytest.mark.parametrize(
    ("query", "way", "text", "words"),
    [
        ("رفتن شهر", find_stems, "به شهرها می‌روند", ["شهرها می‌روند"]),
        ("رفتن شهر", find, "به شهرها می‌روند", []),
        ("خانه شهر", find_parts, "شهرداری و کتابخانه", ["شهرداری و کتابخانه"]),
    ],
)
def test_words_near_each_other_are_found_in_each_way(
    query: str, way: Callable[[Folded, str], list[tuple[int, int]]], text: str, words: list[str]
) -> None:
    assert [text[start:end] for start, end in find_near(fold(text), query, 5, way)] == words


TEXTS = st.text(st.sampled_from("شهرهایمنکتاب يكأ\u200c\u064e¬.*(\n۱"), max_size=25)


@given(TEXTS, TEXTS)
def test_spans_are_in_order_and_not_empty(text: str, query: str) -> None:
    for way in (find, find_parts):
        spans = way(fold(text), query)
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS, TEXTS)
def test_looking_for_the_first_letters_first_finds_the_same(text: str, query: str) -> None:
    pattern, folded = search._pattern(query), fold(text)
    if pattern is not None:
        slow = [folded.to_source(*match.span()) for match in re.finditer(pattern, folded.text)]
        assert find_parts(folded, query) == slow


def test_a_query_of_many_parts_is_one_pattern() -> None:
    many = "\u200c".join(["شهرهای"] * 20)
    assert found(f"در {many} و", many) == [many]


@given(TEXTS)
def test_a_text_finds_itself(text: str) -> None:
    if fold(text).text.split():
        assert find(fold(text), text)


@given(TEXTS, TEXTS)
def test_whole_words_are_parts_too(text: str, query: str) -> None:
    """Where there are whole words there are parts at least as many; the places may begin elsewhere."""
    assert bool(find_parts(fold(text), query)) >= bool(find(fold(text), query))


@pytest.mark.parametrize(
    ("query", "within", "text", "words"),
    [
        ("شهر آب", 3, "شهر ما آب ندارد", ["شهر ما آب"]),
        ("آب شهر", 3, "شهر ما آب ندارد", ["شهر ما آب"]),
        ("شهر آب", 2, "شهر ما آب ندارد", []),
        ("شهر آب", 10, "شهر ما برق دارد", []),
        ("شهر آب", 4, "شهر یک دو سه چهار پنج آب و شهر", ["آب و شهر"]),
        ("شهر", 1, "شهر و شهر", ["شهر", "شهر"]),
        ("", 5, "شهر", []),
        ("  ", 5, "شهر", []),
        ("شهر آب", 5, "شهر\nما\nآب", ["شهر\nما\nآب"]),
        ("می خواهم شهر", 4, "من شهر را میخواهم", ["شهر را میخواهم"]),
        ("شبکه های برق", 5, "برق در شبکه‌های ما", ["برق در شبکه‌های"]),
        ("الف ب ج", 4, "ج ب و الف و و ب ج", ["ج ب و الف"]),
        ("الف ب ج", 4, "ب الف و ج", ["ب الف و ج"]),
        ("الف ب ج", 4, "ب الف و ب ج", ["الف و ب ج"]),
        ("شهر شهر", 5, "شهر است", ["شهر"]),
    ],
)
def test_words_near_each_other_are_found_together(query: str, within: int, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in find_near(fold(text), query, within)] == words


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4, (" دو ", "سه چهار", " پنج")),
        (100, ("یک دو ", "سه چهار", " پنج")),
        (7, ("یک دو ", "سه چهار", " پنج")),
        (0, ("", "سه چهار", "")),
    ],
)
def test_context_stands_on_either_side(width: int, expected: tuple[str, str, str]) -> None:
    text = "یک\nدو سه\nچهار پنج"
    assert context(text, 6, 13, width) == expected
