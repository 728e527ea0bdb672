"""Is a text what was written, or what a converter left of it? Tells; never repairs.

Repairing by a dictionary makes fluent wrong words that pass every check, so a damaged text is to be got again from
its source. The thresholds were measured on clean Persian prose, on transcripts of speech and on text damaged in
each of these ways.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coder.persian.fold import key
from coder.persian.lexicon import is_word, words

type Level = Literal["", "ok", "suspect", "damaged"]
type Reason = Literal[
    "reversed", "unknown", "missing", "doubled", "digits", "isolated", "replaced", "mojibake", "lam_alef", "language"
]

#: Shorter Persian texts aren't judged.
LEAST_WORDS = 40
#: So many examples are given.
EXAMPLES = 10

_WORD = re.compile("[\u0620-\u063a\u0640-\u065f\u066e-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefc\u200c\u200d]+")
#: A letter that stands alone, but not as a label («س:»), an initial («م.») or the mark of a list («الف)», «ب-»).
_ALONE = re.compile(
    "(?<![\\w\u200c\u064b-\u0655(])[\u0621-\u0647\u0649-\u064a\u067e-\u06cc](?![\\w\u200c\u064b-\u0655])(?!\\s*[:：.)–-])"
)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT_INSIDE = re.compile("[\u0620-\u064a\u066e-\u06d3][0-9۰-۹٠-٩]{1,6}[\u0620-\u064a\u066e-\u06d3]")
_DOUBLED = re.compile(r"([دذرزژو])\1|(.)\2\2")
_LOST = re.compile("[\ufffd\u25a1\u25a0\u2610\ue000-\uf8ff]")
#: Letters that two encodings taken for one another leave: Latin letters with accents and signs.
_ACCENTED = re.compile("[\u0080-\u02af\u0152-\u017e\u20ac\u2018-\u2022\u2026\u2030\u2039\u203a\u2122]")
#: How often each of these letters comes in Persian prose and speech, of all letters.
_SHARES = {
    **{"ت": 0.0451, "ک": 0.0227, "ع": 0.0147, "ف": 0.0126, "ح": 0.0111, "ق": 0.0106, "خ": 0.0103, "گ": 0.0098},
    **{"پ": 0.0093, "چ": 0.0040, "ذ": 0.0028, "ث": 0.0027, "غ": 0.0025},
}
#: So many words in clean text happen to become others when their alef-lam is turned.
_SWAPPED_BY_CHANCE = 0.004
_ARABIC_WORDS = frozenset(
    {"في", "من", "على", "إلى", "الى", "أن", "ان", "هذا", "هذه", "التي", "الذي", "ذلك", "كان", "عن", "لا"}
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text is: its level ("" for one too short or not Persian), why, and words that show it."""

    level: Level
    reasons: tuple[Reason, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """What is counted in a text; the shares are of its words of two letters or more."""

    words: int
    unknown: float
    reversed: float
    isolated: float
    doubled: float
    digits: float
    replaced: float
    lam_alef: float
    arabic: float
    missing: tuple[str, ...]
    mojibake: bool
    examples: tuple[str, ...]


#: What each reason says: Persian, English.
WORDS: dict[Reason, tuple[str, str]] = {
    "reversed": ("واژه‌ها وارونه ذخیره شده‌اند", "words are stored backwards"),
    "unknown": ("بسیاری از واژه‌ها فارسی نیستند", "many words aren't Persian words"),
    "missing": ("حرف‌هایی که باید باشند نیستند", "letters that should occur are absent"),
    "doubled": ("حرف‌ها بی‌جا تکرار شده‌اند (کشیده حرف خوانده شده)", "letters are doubled (kashida read as a letter)"),
    "digits": ("رقم در میان واژه‌هاست (کشیده رقم خوانده شده)", "digits inside words (kashida read as a digit)"),
    "isolated": ("حرف‌های تک‌افتاده بسیار است", "many letters stand alone"),
    "replaced": ("نویسه‌های جای‌گزین دارد", "replacement characters"),
    "mojibake": ("با رمزگذاری نادرست خوانده شده", "read in the wrong encoding"),
    "lam_alef": ("لام‌الف‌ها جابه‌جا شده‌اند", "lam and alef have changed places"),
    "language": ("به عربی می‌ماند", "looks like Arabic"),
}

_ENCODING = (
    "رمزگذاری درست را با --encoding بدهید یا پرونده را با UTF-8 ذخیره کنید",
    "give the right --encoding or save the file as UTF-8",
)
_SOURCE = (
    "متن را از پروندهٔ ورد یا پی‌دی‌اف اصلی بگیرید، نه از روی رونوشت",
    "take the text from the Word file or the original pdf, not from a copy",
)
_LOOK = ("نمونه‌ها را ببینید و پروندهٔ درست را بدهید", "look at the examples and give the right file")


def told(reasons: Sequence[str], lang: str) -> str:
    """Say why, in ``lang`` (``"fa"`` or ``"en"``); a reason that isn't known is given as it is."""
    words: dict[str, tuple[str, str]] = {str(reason): said for reason, said in WORDS.items()}
    said = (words.get(reason, (reason, reason))[lang != "fa"] for reason in reasons)
    return ("، " if lang == "fa" else ", ").join(said)


def advice(reasons: Sequence[str], lang: str) -> str:
    """Say what to do about it, in ``lang``."""
    if {"mojibake", "replaced"} & set(reasons):
        return _ENCODING[lang != "fa"]
    return (_LOOK if set(reasons) <= {"unknown", "language"} else _SOURCE)[lang != "fa"]


def judge(text: str) -> Judgement:
    """Tell whether ``text`` is damaged."""
    signs = read_signs(text)
    if signs.mojibake:
        return Judgement("damaged", ("mojibake",), signs.examples)
    if signs.words < LEAST_WORDS:
        return Judgement("")
    if signs.arabic > 0.12 and signs.unknown > 0.06 and signs.reversed < 0.15:
        return Judgement("suspect", ("language",), signs.examples)
    damaged = _reasons(signs, 1.0)
    if damaged:
        return Judgement("damaged", damaged, signs.examples)
    suspect = _reasons(signs, 0.6)
    return Judgement("suspect", suspect, signs.examples) if suspect else Judgement("ok")


def _reasons(signs: Signs, share: float) -> tuple[Reason, ...]:
    """Give what is wrong when each threshold is only ``share`` of what makes a text damaged."""
    found: dict[Reason, bool] = {
        "reversed": signs.reversed > 0.15 * share,
        "lam_alef": signs.lam_alef > 0.1 * share,
        "unknown": signs.unknown > 0.10 * share,
        "missing": len(signs.missing) >= 2 and signs.unknown > 0.03,
        "doubled": signs.doubled > 0.02 * share,
        "digits": signs.digits > 0.01 * share,
        "isolated": signs.isolated > 0.06 * share,
        "replaced": signs.replaced > 0.001 * share,
    }
    return tuple(reason for reason, so in found.items() if so)


def read_signs(text: str) -> Signs:
    """Count in a text what tells damage."""
    written = Counter(found.group() for found in _WORD.finditer(text))
    keys = {word: key(word) for word in written}
    long = {word: times for word, times in written.items() if len(keys[word]) >= 2}
    total_words = sum(long.values())
    unknown = {word: times for word, times in long.items() if not is_word(keys[word])}
    letters = Counter[str]()
    for word in set(keys.values()):  # of each word once, so that what is said again and again doesn't weigh
        letters.update(word)
    total = max(1, letters.total())
    shares = max(1, total_words)

    def count(test: "Counter[str] | dict[str, int]") -> float:
        return sum(test.values()) / shares

    turned = {word: times for word, times in unknown.items() if len(keys[word]) > 2 and is_word(keys[word][::-1])}
    swapped = sum(times for word, times in long.items() if "ال" in keys[word][1:] and _swapped(keys[word]))
    right = sum(times for word, times in long.items() if "لا" in keys[word])
    single = sum(1 for _ in _ALONE.finditer(text))
    examples = sorted(unknown, key=lambda word: (-unknown[word], word))
    return Signs(
        words=total_words,
        unknown=count(unknown),
        reversed=count(turned),
        isolated=single / max(1, total_words + single),
        doubled=count({word: times for word, times in unknown.items() if _DOUBLED.search(keys[word])}),
        digits=len(_DIGIT_INSIDE.findall(text)) / shares,
        replaced=len(_LOST.findall(text)) / total,
        lam_alef=swapped / (swapped + right) if swapped > max(1, _SWAPPED_BY_CHANCE * shares) else 0.0,
        arabic=sum(times for word, times in long.items() if _is_arabic(word)) / shares,
        missing=tuple(
            letter
            for letter, share in _SHARES.items()
            if total * share >= 12 and letters[letter] < 0.12 * total * share
        ),
        mojibake=_is_mojibake(text, letters, total),
        examples=tuple(examples[:EXAMPLES]) or tuple(sorted(set(_ACCENTED_WORD.findall(text)))[:EXAMPLES]),
    )


_ACCENTED_WORD = re.compile(r"[^\s\w]*[\u0080-\u02af][^\s]*")


def _swapped(word: str) -> bool:
    """Tell whether a word that isn't listed becomes one when an alef-lam inside it is turned: اعالم is اعلام."""
    known = words()
    if known.get(word):
        return False
    places = [place for place in range(1, len(word) - 1) if word[place : place + 2] == "ال"]
    turned = [word[:place] + "لا" + word[place + 2 :] for place in places]
    return any(known.get(other) for other in turned) or (not is_word(word) and any(map(is_word, turned)))


def _is_arabic(word: str) -> bool:
    return word in _ARABIC_WORDS or "ة" in word or (word.startswith(("ال", "وال", "بال")) and len(word) > 4)


def _is_mojibake(text: str, letters: Counter[str], total: int) -> bool:
    """Tell whether bytes were read in another encoding than they were written in.

    UTF-8 read as Windows-1252 and Windows-1256 read as Windows-1252 leave accented Latin letters; UTF-8 read as
    Windows-1256 leaves ط and ظ before every letter.
    """
    accented = len(_ACCENTED.findall(text))
    plain = len(_LETTER.findall(text))
    if accented > 100 and accented > 0.4 * plain:
        return True
    return total > 200 and (letters["ط"] + letters["ظ"]) > 0.3 * total
