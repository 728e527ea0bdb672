"""Sentences, as a reader of Persian transcripts would mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.sentences import sentences
from coder.persian.turns import find_turns


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


#: What is tested, and the sentences; together they are the text.
CASES: dict[str, list[str]] = {
    "full stops": ["شهر بزرگ است.", "مردم آن خوب‌اند."],
    "questions and cries": ["چه شد؟", "نمی‌دانم!", "هیچ."],
    "several marks": ["واقعاً؟!", "بله!!", "خب."],
    "an Urdu full stop": ["یک چیز دیگر۔", "همین."],
    "a decimal number": ["رشد ۱۰.۵ درصد بود.", "کم نیست."],
    "a Latin decimal number": ["رشد 10.5 درصد بود.", "کم نیست."],
    "a date with points": ["در ۱۲.۰۳.۱۴۰۱ آمدند.", "رفتند."],
    "a year at the end": ["طرح در سال ۱۴۰۰.", "بعد ماند."],
    "an initial": ["آقای م. رضایی گفت.", "ما شنیدیم."],
    "two initials": ["س. ج. هم آمد.", "همه دیدند."],
    "a calendar": ["سال ۱۳۲۰ ه.ش. بود که آمدند.", "بعد رفتند."],
    "before Christ": ["قرن سوم ق.م. را می‌گویم.", "بله."],
    "a title": ["دکتر. احمدی آمد.", "رفت."],
    "a page": ["رک. ص. ۱۲ کتاب.", "آن‌جا هست."],
    "an English title": ["I met Dr. Smith there.", "He left."],
    "an English abbreviation": ["roads, trains, etc. are few.", "That is all."],
    "an address on the web": ["به www.example.org نگاه کنید.", "آن‌جا هست."],
    "an address at the end": ["نشانی a.b@example.org.", "همین."],
    "a file's name": ["پروندهٔ plan.v2.docx را دیدم.", "خوب بود."],
    "a pause": ["نمی‌دانم… شاید... بله، شاید.", "بگذریم."],
    "a pause of two points": ["خب.. بگذریم از آن.", "باشد."],
    "a pause at the line's end": ["نمی‌دانم…", "بعد."],
    "a quoted question": ["پرسید «چرا؟» و رفت.", "همین."],
    "a quoted sentence": ["گفت «شهر بزرگ است.» و نشست.", "بعد رفت."],
    "a quotation that ends": ["گفت: «شهر بزرگ است.»", "بعد رفت."],
    "a doubt in brackets": ["این طرح (؟) را دیدم.", "خوب (!) بود."],
    "a sentence in brackets": ["شهر بزرگ است.", "(این را همه می‌گویند.)", "بعد رفت."],
    "an event": ["[خنده] همین بود دیگر.", "بعد رفت [سکوت]"],
    "a comma is no end": ["اولاً آب، ثانیاً خاک؛ و بعد هوا."],
    "a number with its point in a list": ["۱. آب را درست کنند.", "بعد خاک را."],
}

UNSPACED: list[tuple[str, list[str]]] = [
    ("رفتم.بعد آمدم.", ["رفتم.", "بعد آمدم."]),
    ("رفتی؟بله رفتم!خب.", ["رفتی؟", "بله رفتم!", "خب."]),
    ("رفتم.«بعد» آمدم", ["رفتم.", "«بعد» آمدم"]),
    ("سال ۱۴۰۰.بعد آمدم", ["سال ۱۴۰۰.", "بعد آمدم"]),
    ("رفتم.۱۲ نفر بودند", ["رفتم.", "۱۲ نفر بودند"]),
    ("رفته‌ایم.می‌آییم.", ["رفته‌ایم.", "می‌آییم."]),
    ("رفتم .بعد آمدم .", ["رفتم .", "بعد آمدم ."]),
    ("رفتم .\u200fبعد", ["رفتم .\u200f", "بعد"]),
    ("«رفتم.»بعد آمدم", ["«رفتم.»", "بعد آمدم"]),
    ("الف.ب", ["الف.", "ب"]),
    ("ق.م", ["ق.م"]),
    ("example.org/a.html", ["example.org/a.html"]),
    ("۳.۱۴", ["۳.۱۴"]),
    ("v2.0", ["v2.0"]),
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_are_told_apart(case: str) -> None:
    joint = "\n" if case == "a pause at the line's end" else " "
    assert split(joint.join(CASES[case])) == CASES[case]


@pytest.mark.parametrize(("text", "expected"), UNSPACED)
def test_a_missing_space_is_no_hindrance(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("شهر بزرگ", ["شهر بزرگ"]),
        ("یک\nدو\n\nسه", ["یک", "دو", "سه"]),
        ("یک.\r\nدو.\r\n", ["یک.", "دو."]),
        ("  یک.   دو.  ", ["یک.", "دو."]),
        ("...", ["..."]),
        ("۱. آب\n۲. خاک\n۳- هوا", ["۱. آب", "۲. خاک", "۳- هوا"]),
        ("\ufeffیک.", ["یک."]),
    ],
)
def test_lines_end_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_turn_without_punctuation_is_a_sentence() -> None:
    text = "س: چه می‌بینید\nج: شهر بزرگ است ولی راه ندارد\nس: بعد\nج: همین. خب"
    found = [text[start:end] for start, end in sentences(text, find_turns(text))]
    assert found == ["چه می‌بینید", "شهر بزرگ است ولی راه ندارد", "بعد", "همین.", "خب"]


def test_labels_stand_in_no_sentence_and_a_preamble_does() -> None:
    text = "گفت‌وگو با س. ج. آغاز می‌شود. تهران\n\nپرسشگر: یک؟ دو؟\nپاسخگو : سه."
    turns = find_turns(text)
    found = [text[start:end] for start, end in sentences(text, turns)]
    assert found == ["گفت‌وگو با س. ج. آغاز می‌شود.", "تهران", "یک؟", "دو؟", "سه."]
    assert [turn.label for turn in turns] == ["", "پرسشگر", "پاسخگو"]


PIECES = st.sampled_from(
    [*"م ه ۱۲۳.؟!…»«()،\n\t\u200c\u200f\ufeff", "شهر", "...", "[خنده]", "a.b", "Dr", "\nس: ", "\nج: ", "\r\n"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_sentences_hold_all_words_in_order_and_stay_in_their_turn(text: str) -> None:
    turns = [turn for turn in find_turns(text) if turn.label]
    spans = sentences(text, turns)
    done = 0
    for start, end in spans:
        assert done <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end] and "\n" not in text[start:end]
        assert all(end <= turn.start or turn.end <= start or turn.body <= start <= end <= turn.end for turn in turns)
        done = end
    held = {place for start, end in spans for place in range(start, end)}
    labels = {place for turn in turns for place in range(turn.start, turn.body)}
    unseen = "\u200c\u200e\u200f\ufeff"
    assert not [
        char
        for place, char in enumerate(text)
        if place not in held | labels and not char.isspace() and char not in unseen
    ]
