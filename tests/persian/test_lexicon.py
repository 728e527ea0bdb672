"""The words of Persian: their forms, what they come from, and which of them carry no matter."""

import subprocess
import sys

import pytest

from coder.persian import lexicon
from coder.persian.fold import key


@pytest.mark.parametrize(
    ("form", "root"),
    [
        ("شبکه‌های", "شبکه"),
        ("شبكه هاي", "شبکه"),
        ("کتاب‌هایشان", "کتاب"),
        ("کتابهام", "کتاب"),
        ("خانه‌ام", "خانه"),
        ("بزرگ‌ترین", "بزرگ"),
        ("همسایگان", "همسایه"),
        ("سفرهایی", "سفر"),
        ("می‌خواهم", "خواستن"),
        ("میروند", "رفتن"),
        ("می‌آید", "آمدن"),
        ("بیاید", "آمدن"),
        ("بگویند", "گفتن"),
        ("می‌گن", "گفتن"),
        ("رفته‌اند", "رفتن"),
        ("دیدند", "دیدن"),
        # words of their own, whatever they end in
        ("مردم", "مردم"),
        ("تهران", "تهران"),
        ("شهرداری", "شهرداری"),
        ("مشکلات", "مشکلات"),
        # a negated verb keeps its negation
        ("نمی‌خواهم", "نخواستن"),
        ("نبود", "نبودن"),
        ("ندارند", "نداشتن"),
        ("نمی‌شد", "نشدن"),
        # what isn't known stays as it is
        ("متروپلیس", "متروپلیس"),
        ("", ""),
    ],
)
def test_a_form_leads_to_its_word(form: str, root: str) -> None:
    assert lexicon.lemma(key(form)) == key(root)


@pytest.mark.parametrize("word", ["شهر", "آب", "قانون", "شبکه‌هایشان", "نمی‌توانستند", "رفته‌ایم", "می‌گوید", "مسئولان"])
def test_words_and_their_forms_are_known(word: str) -> None:
    assert lexicon.is_word(key(word))


@pytest.mark.parametrize("word", ["هعماج", "هاگشناد", "نوناق", "اعالم", "شه۵ر", "ووووو", "qqq", ""])
def test_broken_words_are_not_known(word: str) -> None:
    assert not lexicon.is_word(key(word))


def test_common_words_are_counted_more_often_than_rare_ones() -> None:
    words = lexicon.words()
    assert words["شهر"] > words["خیابان"] > words["ابتنی"] >= 0


NEGATIONS = (
    "نبود عدم بدون بی نه نیست نیستند ندارد ندارند هیچ کم غیر نا نباید نشد نمی‌شود نمی نکرد جز مگر علیه ضد فاقد خالی"
)


@pytest.mark.parametrize("word", NEGATIONS.split())
def test_a_negation_carries_matter(word: str) -> None:
    assert not lexicon.is_function_word(key(word))


def test_no_negated_verb_is_a_function_word() -> None:
    verbs = [word for word in lexicon._function_words() if lexicon.lemma(word).endswith("ن")]
    assert not [word for word in verbs if lexicon.lemma(word).startswith("ن") and word != lexicon.lemma(word)]


@pytest.mark.parametrize("word", ["و", "از", "که", "این", "است", "می‌شود", "آن‌ها", "آنها", "دربارهٔ"])
def test_words_that_hold_a_sentence_together_are_known(word: str) -> None:
    assert lexicon.is_function_word(key(word))


@pytest.mark.parametrize("word", ["شهر", "دانشگاه", "قانون", "خوب", "مردم"])
def test_words_with_matter_are_told_from_them(word: str) -> None:
    assert not lexicon.is_function_word(key(word))


def test_none_of_hazm_s_code_runs() -> None:
    script = "import sys; from coder.persian import lexicon; lexicon.lemma('شهرها'); print('hazm' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
