"""Denial and lack in Persian words, and the words that only look like them."""

import pytest

from coder.persian.polarity import Sign, contrary, sign

LACKING = """
نبود قانون · نبودن قانون · عدم هماهنگی · بدون پشتوانه · بی‌ثباتی · بی ثباتی · بیثباتی ·
بی‌برنامگی · ضعف تبلیغات · تبلیغات ضعیف · ضعف‌های ساختاری · کمبود آب · كمبود نيرو ·
کم‌توجهی مدیران · شناخت کم مسئولان · فقدان راهبرد · فاقد برنامه · ناهماهنگی · نا هماهنگی ·
نا‌امنی مرز · تبلیغات نامناسب · نارضایتی مردم · برنامه ندارد · روشن نیست ·
پیوند نخوردن ظرفیت‌ها · نداشتن واحد · پیگیری نشدن تفاهم‌نامه‌ها · شناخته نشده است · نمی‌شناسند ·
اجرا نمی شود · غیرحرفه‌ای · غیر رسمی · محدودیت منابع · خلأ قانونی · هیچ برنامه‌ای ·
بودجهٔ ناکافی · اندک بودن پرواز · کاهش اعتماد · نتوانستن
"""

PLAIN = """
وجود قانون · حرم رضوی · بیمارستان‌های مجهز · بیشتر شدن زائران · بیرون از شهر · بین‌المللی ·
بیمه · کمک به همسایگان · کمیتهٔ مشترک · کمربند سبز · نام مشهد · نامه‌نگاری با شهرها · نامدار ·
ناوگان حمل‌ونقل · ناحیهٔ آزاد · ناظران خارجی · ناشران · نانوایی · نزدیکی به مرز · نشست سالانه ·
نشریهٔ تخصصی · نمایشگاه · نماد شهر · نهاد عمومی · نیروی انسانی · نخبگان · نگاه بلندمدت ·
نقش مشهد · نسل جوان · نظم شهری · نفت و گاز · نو شدن بافت · جاذبهٔ بی‌نظیر · شهرت بی‌مانند ·
کم‌نظیر بودن حرم · نوروز · نویسندگان · نمونهٔ موفق · ناگهان
"""


def listed(text: str) -> list[str]:
    return [words.strip() for words in text.replace("\n", " ").split("·")]


@pytest.mark.parametrize("text", listed(LACKING))
def test_lacking(text: str) -> None:
    assert sign(text) in (Sign.LACKING, Sign.TWICE)


@pytest.mark.parametrize("text", listed(PLAIN))
def test_plain(text: str) -> None:
    assert sign(text) in (Sign.PLAIN, Sign.ADVERSE)


def test_twice_over_is_neither() -> None:
    assert sign("نبود ناهماهنگی") is Sign.TWICE
    assert contrary("نبود ناهماهنگی", "ناهماهنگی") and contrary("نبود ناهماهنگی", "هماهنگی")
    assert sign("ضعف قانون و کمبود بودجه") is Sign.LACKING


def test_a_harm_is_no_opposite_of_a_lack_nor_of_plain_words() -> None:
    assert sign("بحران آب") is Sign.ADVERSE and sign("کمبود آب") is Sign.LACKING
    assert not contrary("بحران آب", "کمبود آب") and not contrary("فرسودگی بافت", "بافت مرکز شهر")
    assert sign("نبود خطر تحریم") is Sign.TWICE and sign("ضعف و مشکلات") is Sign.LACKING
    assert contrary("موانع سفر", "نبود موانع سفر") and contrary("آب شهر", "کمبود آب شهر")


def test_contrary_words() -> None:
    assert contrary("افزایش قیمت", "کاهش قیمت")
    assert contrary("آسانی ورود مهمان", "دشواری ورود مهمان")
    assert not contrary("دشواری ورود مهمان", "سختی ورود مهمان")
    assert not contrary("نبود قانون", "خلأ قانونی")
