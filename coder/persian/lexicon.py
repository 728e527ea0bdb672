"""The words of Persian: which exist, what they come from, and which only hold a sentence together.

The only door to hazm, of which no code runs: its list of words and its list of verbs are read, each when
first needed. Words go in and come out as keys (see :func:`coder.persian.fold.key`): without half-spaces,
each letter in one spelling.
"""

import importlib.util
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from coder.persian.fold import key

#: What is said more simply in a key, in the spellings that the lists use.
_SPELLINGS = (
    *(("\u200c", ""), ("\u200d", ""), ("ـ", ""), ("آ", "ا"), ("أ", "ا"), ("إ", "ا"), ("ؤ", "و"), ("ئ", "ی")),
    *(("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ة", "ه"), ("ۀ", "ه"), ("\u0654", "")),
)
_SIGNS = re.compile("[\u064b-\u0653\u0655-\u065f\u0670]")
_ENTRY = re.compile(r"^([^\t]+)\t(\d+)\t", re.MULTILINE)
_SPOKEN_VERB = re.compile(r"^([^#\s]+)#[^#\s]+ (\S+) [01]$", re.MULTILINE)
_VERB = re.compile("^([^#\\s]+)#([^#\\s]+)$", re.MULTILINE)

#: Endings that a listed word may have too («شهرهای» is listed), in the order in which they are tried.
_PLAIN_ENDINGS = (
    *("هایمان", "هایتان", "هایشان", "هامون", "هاتون", "هاشون", "هایی", "هایم", "هایت", "هایش", "هاست", "های", "ها"),
    *("ترین", "تر", "مان", "تان", "شان", "مون", "تون", "شون", "ام", "ات", "اش", "هام", "هات", "هاش"),
    *("گان", "یان", "ان"),
)

#: Endings taken only off words that aren't listed: شهرداری is no شهردار.
_LOOSE_ENDINGS = ("ترها", "تری", "ایم", "اید", "اند", "است", "ست", "ای", "یی", "ات", "ی", "م", "ت", "ش")

#: What may follow a verb's stem, and what may stand before it.
_PERSONS = ("یم", "ید", "ند", "ین", "م", "ی", "د", "ن", "")
_PERFECT = ("هاند", "هایم", "هاید", "هاست", "های", "هام", "هباشد", "هبود", "هشد", "ه")
_BEFORE = ("نمی", "می", "نی", "ن", "بی", "ب", "")

#: A stem that stands by itself must be longer than this.
_SHORT = 1

#: Words that only hold a sentence together. No negation is among them: «نبود قانون» isn't «قانون».
_FUNCTION = (
    "و یا که اگر تا چون زیرا اما ولی بلکه پس نیز هم همین همان این آن اینها آنها این‌ها آن‌ها ایشان آنان اینان "
    "من تو او وی ما شما خود خودم خودت خودش خودمان خودتان خودشان یکدیگر همدیگر "
    "به از در با بر برای را رو روی سر نزد سوی طی بین میان درباره دربارهٔ دربارۀ ضمن مانند مثل همچون چنانکه چنان‌که "
    "بنابراین سپس البته یعنی مثلا مثلاً آیا چه چرا چگونه چطور کجا کی کدام چند هر همه هیچکدام‌یک برخی بعضی یک یه "
    "است هست هستم هستی هستیم هستید هستند بود بودم بودی بودیم بودید بودند بوده باشد باشم باشی باشیم باشید باشند "
    "شد شدم شدی شدیم شدید شدند شده شود شوم شوی شویم شوید شوند می‌شود می‌شوند می‌شد می‌شدند شدن "
    "خواهد خواهم خواهی خواهیم خواهید خواهند ام ات اش ای اند ایم اید ها های هایی می تر ترین "
    "دیگر دیگه هنوز فقط حتی شاید باید بایست خب بله آره دیگری چنین چنان اینکه این‌که آنکه آن‌که آنچه آن‌چه "
    "اینجا آنجا این‌جا آن‌جا وقتی هنگامی زمانی جایی چیزی کسی همینطور همین‌طور اینطور این‌طور آنطور آن‌طور "
    "بعد قبل حالا الان اون اونا اونها همون همینه اینا مون تون شون توی تو"
)


def words() -> Mapping[str, int]:
    """Give the words of Persian, as keys, with the list's rough count of each (0: rare or unsure)."""
    return _words()


@cache
def stems() -> Mapping[str, str]:
    """Give the stems of verbs, past, present and as spoken, as keys, with the infinitive of each: رو → رفتن."""
    found = {"هست": "بودن"}
    for past, spoken in _SPOKEN_VERB.findall(_simple(_read("iverbs.dat"))):
        found.setdefault(spoken, past + "ن")
    for past, present in _VERB.findall(_simple(_read("verbs.dat"))):
        found.setdefault(past, past + "ن")
        found.setdefault(present, past + "ن")
    return found


@cache
def infinitives() -> frozenset[str]:
    """Give the infinitives of the known verbs, as keys."""
    return frozenset(stems().values())


@lru_cache(200_000)
def is_word(word: str) -> bool:
    """Tell whether ``word`` (a key) is a Persian word in one of its forms."""
    return word in _words() or _verb(word) is not None or _noun(word, _PLAIN_ENDINGS + _LOOSE_ENDINGS) is not None


@lru_cache(200_000)
def lemma(word: str) -> str:
    """Give what a word (a key) comes from, as a key: شبکههای → شبکه, میخواهم → خواستن; itself if it's unknown.

    A usual word of the list is its own lemma, so مردم stays مردم. A negated verb keeps its negation:
    نمیخواهم → نخواستن.
    """
    times = _words().get(word)
    if times:
        return word
    return _verb(word) or _noun(word, _PLAIN_ENDINGS if times == 0 else _PLAIN_ENDINGS + _LOOSE_ENDINGS) or word


def is_function_word(word: str) -> bool:
    """Tell whether ``word`` (a key) only holds a sentence together; a negation never does."""
    return word in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(key(word) for word in _FUNCTION.split())


def _verb(word: str) -> str | None:
    """Give the infinitive of a verb's form, negated if the form is."""
    for before in _BEFORE:
        if word.startswith(before):
            found = _infinitive(word[len(before) :], bool(before) and before != "ب")
            if found:
                return "ن" + found if before.startswith("ن") else found
    return None


def _infinitive(rest: str, short_too: bool) -> str | None:
    """Give the infinitive of a form without what stands before its stem; a stem of one letter only if ``short_too``."""
    known = stems()
    for after in _PERSONS + _PERFECT:
        stem = rest[: len(rest) - len(after)]
        if rest.endswith(after) and (len(stem) > _SHORT or (stem and short_too)):
            if stem in known:
                return known[stem]
            if after and stem.endswith("ی") and stem[:-1] in known and len(stem) > _SHORT:  # می‌گوید, می‌آید
                return known[stem[:-1]]
    return None


def _noun(word: str, endings: Sequence[str]) -> str | None:
    """Give the listed word that ``word`` is a form of, a usual one before a rare one."""
    known = _words()
    rare = None
    for ending in endings:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) > _SHORT:
            if known.get(stem):
                return stem
            if ending in ("گان", "یان") and known.get(stem + "ه"):  # همسایگان
                return stem + "ه"
            if stem in known and rare is None:
                rare = stem
    return rare


@cache
def _words() -> dict[str, int]:
    found: dict[str, int] = {}
    for word, count in _ENTRY.findall(_simple(_read("words.dat"))):
        times = int(count)
        if found.get(word, -1) < times:
            found[word] = times
    return found


def _simple(listed: str) -> str:
    for written, simple in _SPELLINGS:
        listed = listed.replace(written, simple)
    return _SIGNS.sub("", listed)


def _read(name: str) -> str:
    spec = importlib.util.find_spec("hazm")
    assert spec is not None and spec.submodule_search_locations, "hazm is one of this program's requirements"
    return (Path(spec.submodule_search_locations[0]) / "data" / name).read_text(encoding="utf-8")
