"""Which statements deny or lack something: «نبود قانون» beside «وجود قانون».

To string similarity they are nearly one (93 of 100), to a reader opposites. Words are looked at after folding,
parts joined: نا‌امن، نا امن and ناامن are one.
"""

import re
from enum import StrEnum
from functools import cache

from coder.persian import fold


class Sign(StrEnum):
    """Whether a statement denies or lacks something, once or twice over («نبود ناهماهنگی»), or only names a harm.

    A harm is no opposite of a lack («بحران آب», «کمبود آب»), nor of plain words; a harm denied is both twice over.
    """

    PLAIN = "plain"
    ADVERSE = "adverse"
    LACKING = "lacking"
    TWICE = "twice"


#: Words of negation, lack and weakness, as the fold leaves them. With plural, ezafe and -ی endings they stay so.
_LACKING = frozenset({
    "نبود", "نبودن", "نبوده", "عدم", "فقدان", "فاقد", "بدون", "بی", "کمبود", "ضعف", "ضعیف", "کاستی", "نقص", "نقصان",
    "خلا", "خلاء", "فقر", "قلت", "قصور", "غفلت", "محدودیت", "محدود", "محروم", "محرومیت", "اندک", "ناچیز", "کم",
    "کمتر", "هیچ", "هیچگونه", "هیچیک", "نه", "نمی", "غیر", "پایین", "کاهش", "افت", "تهی", "ممنوع", "ممنوعیت", "منع",
    "تضعیف", "نیست", "نیستند", "نیستیم", "نیستم", "نداشت", "ندارد", "ندارند", "نداریم", "ندارم", "نداشتن", "نداشته",
})  # fmt: skip

#: Words that name a harm without denying anything.
_ADVERSE = frozenset({
    "کندی", "دشوار", "دشواری", "سختی", "مشکل", "مشکلات", "معضل", "معضلات", "مانع", "موانع", "چالش",
    "بحران", "بد", "بدی", "منفی", "فرسوده", "فرسودگی", "الوده", "الودگی", "فراموش", "فراموشی", "قطع", "حذف",
    "شکاف", "گسست", "گسسته", "گسستگی", "پراکنده", "پراکندگی", "اختلاف", "تعارض", "تنش", "رکود", "زوال", "افول",
    "تخریب", "ویرانی", "گران", "گرانی", "کهنه", "پیچیده", "پیچیدگی", "وابسته",
    "وابستگی", "سرگردان", "سرگردانی", "تاخیر", "هدررفت", "اتلاف", "تحریم", "قاچاق", "درگیری", "خشکسالی", "فرار",

})  # fmt: skip

#: Verbs that deny begin with ن before one of these stems.
_STEMS = (
    "شد|کرد|گشت|گردید|داد|گرفت|یافت|رسید|خورد|رفت|امد|گذاشت|گذارد|پذیرفت|شناخت|خواست|توانست|دید|برد|اورد|پرداخت|پرسید|"
    "ساخت|نوشت|گفت|ماند|بست|شنید|خواند|فهمید|دانست|کشید|افتاد|پیوست|جست|انداخت|انجامید|نهاد|سپرد|فروخت|خرید|"
    "اندیشید|کوشید|بخشید|فرستاد|گنجید|چید|طلبید|نشست|پیمود|شمرد|اموخت|اراست|پرورد|گسترد|پیگیر"
)
_PRESENT = "شو|کن|گرد|ده|گیر|یاب|رس|خور|رو|ای|گذار|پذیر|شناس|خواه|توان|بین|بر|اور|پرداز|ساز|دان|باش|مان"
_ENDING = "(?:م|ی|د|یم|ید|ند)?"
_DENIED = re.compile(rf"ن(?:می)?(?:(?:{_STEMS})(?:ن|ه|{_ENDING})|(?:{_PRESENT}){_ENDING})")
_NEVER = re.compile(r"نمی\w{2,}|غیر(?!ت)\w{3,}")

#: «نا-» makes a lack of most words it stands before, but these begin with the same letters.
_NO_PREFIX = re.compile(
    "نا(?:حی|ظر|ظم|وگان|وبر|وی|وب|وچ|شر|شی|دم|در|قل|فع|ب|یب|ن|ز|م(?:$|ه|ها|گذار|اور|ور|دار|دان|زد|ی|وس|بر|ک|جو|اشنا)|قوس|صر|صح|"
    "خن|خدا|تو|ل|ژ|ف|ک$|گاه|گه|چار|گزیر|رند|روند|ظ|ط|ع|غ|ج$|سا|سیونال|هید|هار|یلون|پلیون|پلئون|رنگ|رگیل|رون|رمک|نویس|صب|ورد|تاش|دیا|تال|سوت|وان|یژ|یچ|ودیس|ودان|ردان)"
)
_PREFIXED = re.compile(r"نا\w{3,}")

#: «بی-» and «کم-» joined to these make a lack; to most others they are part of the word (بیمارستان، کمک).
_JOINED = re.compile(
    "بی(?:توجه|ثبات|اعتماد|اعتنا|برنامه|نظم|کار|سواد|عدالت|تجربه|رغبت|انگیزه|میل|اطلاع|خبر|قانون|هویت|بهره|نتیجه|هدف|"
    "تدبیر|کفایت|علاقه|تعهد|مسیول|پناه|بضاعت|ارزش|اثر|فایده|رونق|میلی|تفاوت|انضباط|پشتوانه|سامان|تحرک|پاسخ|حرمت|برنامگ|علاقگ|بهرگ|حوصلگ)\\w*"
    "|کم(?:توجه|کار|رنگ|بود|اهمیت|سواد|تجربه|اب|درامد|بازده|اثر|رونق|تحرک|توان|دان|اطلاع|اعتبار|شمار|لطف|اعتنا|تعداد|بهره)\\w*"
)

#: Written with a half-space after them these are sure.
_PREFIXES = frozenset({"بی", "کم", "نا", "غیر"})

#: «بی-», «کم-» and «غیر-» that praise or only say how much.
_NO_LACK = re.compile(
    "(?:بی|کم)(?:نظیر|مانند|همتا|بدیل|مثال|مثل|شک|تردید|گمان|رقیب|نقص|عیب|سیم|شمار|نهایت|پایان|کران|انتها|درنگ|وقفه|دریغ|خطر|"
    "هزینه|مصرف|خرج|سابقه|بی|کم)"
    "|غیر(?:دولتی|نفتی|انتفاعی|عامل|حضوری|ایرانی|بومی|مسلمان|مستقیم)"
)

_ENDINGS = ("هایی", "های", "ها", "ی", "ترین", "تر")

#: Words that say the opposite of each other; a pair of statements with one on each side is no repetition.
_OPPOSITES = (
    ("افزایش", "کاهش"),
    ("افزایش", "افت"),
    ("رشد", "افت"),
    ("رشد", "رکود"),
    ("رونق", "رکود"),
    ("رونق", "کسادی"),
    ("بالا", "پایین"),
    ("زیاد", "کم"),
    ("اسان", "دشوار"),
    ("اسان", "سخت"),
    ("اسانی", "دشواری"),
    ("اسانی", "سختی"),
    ("سهولت", "دشواری"),
    ("سهولت", "سختی"),
    ("تقویت", "تضعیف"),
    ("قوی", "ضعیف"),
    ("قوت", "ضعف"),
    ("مثبت", "منفی"),
    ("خوب", "بد"),
    ("گران", "ارزان"),
    ("گرانی", "ارزانی"),
    ("باز", "بسته"),
    ("سریع", "کند"),
    ("جذب", "دفع"),
    ("ورود", "خروج"),
    ("تمرکز", "تمرکززدایی"),
    ("متمرکز", "غیرمتمرکز"),
    ("یکپارچه", "گسسته"),
    ("یکپارچگی", "گسستگی"),
    ("نزدیک", "دور"),
    ("نزدیکی", "دوری"),
    ("همگرایی", "واگرایی"),
    ("انسجام", "پراکندگی"),
    ("دوستی", "دشمنی"),
    ("صلح", "جنگ"),
    ("تازه", "فرسوده"),
    ("نو", "فرسوده"),
    ("نوسازی", "فرسودگی"),
    ("پیشرفته", "عقبمانده"),
    ("پاک", "الوده"),
    ("پاکیزه", "الوده"),
    ("پاکیزگی", "الودگی"),
)


@cache
def sign(text: str) -> Sign:
    """Tell whether ``text`` denies or lacks something, and whether one such word stands right before another."""
    said = words(text)
    lacks = [_lacks(word) for word in said]
    harms = [bool(_bared(word) & _ADVERSE) for word in said]
    if not any(lacks):
        return Sign.ADVERSE if any(harms) else Sign.PLAIN
    twice = any(_denies_denial(said, lacks, harms, at) for at, lack in enumerate(lacks) if lack)
    return Sign.TWICE if twice else Sign.LACKING


def _denies_denial(said: list[str], lacks: list[bool], harms: list[bool], at: int) -> bool:
    """Tell whether the lack at a place is of a lack right behind it, or of a harm near behind it."""
    if at + 1 < len(said) and lacks[at + 1]:
        return True
    near = said[at + 1 : at + 3]
    reach = near.index("و") if "و" in near else len(near)
    return any(harms[at + 1 : at + 1 + reach])


def agree(one: Sign, other: Sign) -> bool:
    """Tell whether statements of two signs may say the same: a harm goes with a lack and with plain words."""
    return one is other or (Sign.ADVERSE in (one, other) and Sign.TWICE not in (one, other))


def contrary(one: str, other: str) -> bool:
    """Tell whether two statements differ in denial or lack, or hold words that say the opposite of each other."""
    if not agree(sign(one), sign(other)):
        return True
    left, right = _bare(one), _bare(other)
    return any((a in left and b in right) or (b in left and a in right) for a, b in _OPPOSITES)


def words(text: str) -> list[str]:
    """Give the words of a text for looking at their sign: folded, a prefix that stands alone joined to its word."""
    folded = fold.fold(text, fold.SEARCH).text
    found: list[str] = []
    for word in re.findall(r"[\w\u200c]+", folded):
        if found and found[-1] == "نا":
            found[-1] += word
        else:
            found.append(word)
    return found


@cache
def _bare(text: str) -> frozenset[str]:
    return frozenset().union(*map(_bared, words(text)))


@cache
def _bared(word: str) -> frozenset[str]:
    """Give a word, its parts joined, and what it is without an ending."""
    word = word.replace("\u200c", "")
    bare = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2)
    return frozenset({word, *bare})


@cache
def _lacks(written: str) -> bool:
    word = written.replace("\u200c", "")
    if _NO_LACK.match(word):
        return False
    prefix, half_space, _ = written.partition("\u200c")
    if half_space and prefix in _PREFIXES:
        return True
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))}
    if forms & _LACKING or _DENIED.fullmatch(word) or _NEVER.fullmatch(word) or _JOINED.fullmatch(word):
        return True
    return bool(_PREFIXED.fullmatch(word)) and not _NO_PREFIX.match(word)
