"""What converters leave of a text is told from what was written; clean text isn't accused."""

import random
from collections import Counter
from typing import get_args

import pytest

from coder.persian import damage
from coder.persian.damage import judge
from tests.persian import spoiling

CLEAN = spoiling.windows(spoiling.transcripts()[3], 1)[0]
REASONS = {
    "letters lost, alone, doubled": "isolated",
    "visual order, by word": "reversed",
    "visual order, by line": "reversed",
    "kashida as digits": "digits",
    "letters alone": "isolated",
    "ciphered": "unknown",
    "replaced": "replaced",
    "UTF-8 as Windows-1252": "mojibake",
    "UTF-8 as Windows-1256": "mojibake",
    "Windows-1256 as Windows-1252": "mojibake",
}


def test_a_transcript_is_ok() -> None:
    assert judge(CLEAN) == damage.Judgement("ok")


@pytest.mark.parametrize("way", spoiling.SPOILING)
def test_a_spoilt_text_is_damaged_and_says_why(way: str) -> None:
    found = judge(spoiling.SPOILING[way](CLEAN, random.Random(5)))
    assert found.level == "damaged" and REASONS[way] in found.reasons
    assert 0 < len(found.examples) <= damage.EXAMPLES


def test_lam_alef_in_each_others_place() -> None:
    text = CLEAN + " اطلاعات کلاس سلامت تلاش اصلاح اعلام بالا خلاصه علاقه مشکلات " * 2
    assert judge(text).level == "ok"
    assert "lam_alef" in judge(spoiling.lam_alef_turned(text, random.Random())).reasons


def test_letters_that_never_occur_with_some_words_broken() -> None:
    text = "".join(spoiling.transcripts()[3:5])
    found = judge(text.translate(str.maketrans("", "", "خقپ")))
    assert "missing" in found.reasons


def test_doubled_letters() -> None:
    text = CLEAN.replace("ر", "رر")
    assert "doubled" in judge(text).reasons


def test_examples_are_the_unknown_words_as_written_the_most_frequent_first() -> None:
    found = judge(CLEAN + " بلغضک" * 60 + " شنخثپ" * 40)
    assert found.level == "damaged" and found.reasons == ("unknown",)
    assert found.examples[:2] == ("بلغضک", "شنخثپ")


def test_a_few_unknown_words_make_it_suspect() -> None:
    known = len(CLEAN.split())
    assert judge(CLEAN + " بلغضک" * (known // 15)).level == "suspect"


@pytest.mark.parametrize(
    "text",
    ["", "سلام", "واژه‌ای " * 39, "This is an English text and none of its words are Persian. " * 20, "۱۲ ۳۴ " * 100],
)
def test_what_is_short_or_not_persian_isnt_judged(text: str) -> None:
    assert judge(text).level == ""


def test_arabic_is_told_as_a_language_not_as_damage() -> None:
    text = (
        "إن المدينة التي تقع في الشمال الشرقي من البلاد كانت منذ القدم محطة للقوافل والتجار القادمين من الشرق، "
        "وهي اليوم مقصد الزائرين من جميع البلدان. وقد كتب عنها الرحالة الذين زاروها في القرون الماضية، وذكروا "
        "أسواقها وحدائقها ومكتباتها العامرة. أما الجامعة فقد تأسست في القرن الماضي على يد مجموعة من العلماء. "
    )
    assert (judge(text * 2).level, judge(text * 2).reasons) == ("suspect", ("language",))


def test_the_way_it_is_typed_is_no_damage() -> None:
    arabic_keyboard = CLEAN.replace("ی", "ي").replace("ک", "ك").replace("\u200c", " ")
    assert judge(arabic_keyboard).level == "ok"
    assert judge(CLEAN.replace("سلام", "س\ufefcم").replace("می\u200c", "می ")).level == "ok"
    assert judge("".join(f"{char}ـ" if char in "سشکگ" else char for char in CLEAN)).level == "ok"


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_reason_and_its_advice_has_words(lang: str) -> None:
    assert set(get_args(damage.Reason.__value__)) == set(damage.WORDS)
    for reason in damage.WORDS:
        persian = any(
            "\u0600" <= char <= "\u06ff" for char in damage.told([reason], lang) + damage.advice([reason], lang)
        )
        assert persian == (lang == "fa")
    assert damage.told(["of a newer version"], lang) == "of a newer version"
    assert "--encoding" in damage.advice(["mojibake", "unknown"], lang)


@pytest.fixture(scope="module")
def clean() -> list[str]:
    if not spoiling.HANDBOOK.is_dir():
        pytest.skip("needs Debian's package debian-handbook")
    return spoiling.windows(spoiling.handbook(), 1000)


@pytest.mark.slow
def test_no_clean_window_is_called_damaged(clean: list[str]) -> None:
    assert len(clean) == 1000
    accused = [found for window in clean if (found := judge(window)).level == "damaged"]
    assert not accused
    levels = Counter(judge(window).level for text in spoiling.transcripts() for window in spoiling.windows(text, 30))
    assert not levels["damaged"] and levels["suspect"] < 0.05 * levels.total()
    assert {judge(text).level for text in spoiling.transcripts()} == {"ok"}


@pytest.mark.slow
@pytest.mark.parametrize("way", spoiling.SPOILING)
def test_spoilt_windows_are_found(clean: list[str], way: str) -> None:
    chance = random.Random(1402)
    windows = [*clean[::7], *(window for text in spoiling.transcripts() for window in spoiling.windows(text, 7))]
    found = sum(judge(spoiling.SPOILING[way](window, chance)).level == "damaged" for window in windows)
    assert found >= 0.99 * len(windows), f"{found} of {len(windows)}"


def test_labels_of_one_letter_initials_and_marks_of_lists_are_no_letters_alone() -> None:
    text = "".join(
        f"س: {question}\nج: بله.\nم. ر. احمدی: الف) آری ب) نه ج- شاید\n" for question in ("چه می‌بینید؟",) * 40
    )
    assert judge(text).level == "ok"


def test_the_same_sentence_many_times_is_no_damage() -> None:
    assert judge("س: چه شد؟\nج: کار شهر ما خوب پیش می‌رود.\n" * 50).level == "ok"
