"""What in a transcript could tell who somebody is: proposed by rule, decided by a person.

Everything is found in the fold, so digits of three scripts, Arabic letters and bidi marks make no difference.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coder.persian import lexicon
from coder.persian.fold import SAFE, Folded, fold, key
from coder.persian.letters import LETTERS, ZWNJ
from coder.persian.names import Names, letter
from coder.persian.names import spelled as spelled_words


class Telling(StrEnum):
    """What kind of thing could tell who somebody is."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    NATIONAL_ID = "national id"
    CARD = "card"
    SHEBA = "sheba"
    WEB = "web"
    HANDLE = "handle"


#: Kinds that are numbers: written with or without gaps, they are the same.
NUMBERS = frozenset({Telling.PHONE, Telling.NATIONAL_ID, Telling.CARD, Telling.SHEBA})


@dataclass(frozen=True, slots=True)
class Found:
    """A place that could tell: offsets into the text, the kind, and the words as they stand there."""

    start: int
    end: int
    kind: Telling
    words: str


def find(text: str, names: Iterable[str] = ()) -> list[Found]:
    """Find what could tell who somebody is, in order, no two overlapping.

    Listed ``names`` are found in every spelling; unlisted ones after a title («آقای …», «دکتر …») or a phrase that
    gives a name («اسم من …»).
    """
    folded = fold(text, SAFE)
    taken: list[tuple[int, int]] = []
    found = []
    for kind, start, end in _all(folded, names):
        if not any(start < high and low < end for low, high in taken):
            taken.append((start, end))
            begin, finish = folded.to_source(start, end)
            found.append(Found(begin, finish, kind, text[begin:finish]))
    return sorted(found, key=lambda one: one.start)


def same(kind: Telling, words: str) -> str:
    """Give the form in which two writings of the same thing are equal: a number's digits, a name's key."""
    if kind not in NUMBERS:
        return key(words)
    written = re.sub("[^0-9a-z]", "", key(words))
    return re.sub("^(?:00)?98(?=9[0-9]{9}$)", "0", written) if kind is Telling.PHONE else written


def name_parts(label: str) -> tuple[str, ...]:
    """Give the names in a speaker's label: the whole without its title, and a surname by itself; ``()`` if it is none.

    «دکتر رضا سپهری‌فرد» gives «رضا سپهری‌فرد» and «سپهری‌فرد».
    """
    bare = fold(label, SAFE).text.strip()
    while (found := _LEADING_TITLE.match(bare)) is not None:
        bare = bare[found.end() :]
    words = bare.split()
    if not words or any(char.isdigit() for char in bare) or len(key(bare)) < _SHORTEST_NAME:
        return ()
    last = words[-1]
    alone = len(words) > 1 and len(key(last)) >= _SHORTEST_NAME and not lexicon.words().get(key(last))
    return (bare, last) if alone else (bare,)


_L = f"[{LETTERS}{ZWNJ}]"
_NOT_IN_WORD = f"(?<!{_L})"
_SHORTEST_NAME = 3

_TITLE = (
    "(?:آقای|اقای|آقا|خانم|خانوم|دکتر|مهندس|استاد|پروفسور|حاج|حاجی|حاجیه|سید|سیده|مرحوم|مرحومه|شهید|جناب|سرکار|حضرت"
    f"|آیت[ {ZWNJ}]?الله|حجت[ {ZWNJ}]?الاسلام|سردار|سرهنگ)"
)
_LEADING_TITLE = re.compile(f"{_TITLE}[ {ZWNJ}]")
_TITLED = re.compile(f"{_NOT_IN_WORD}{_TITLE}(?: {_TITLE})*(?: و {_TITLE})? (?P<name>{_L}{{2,}})(?P<more> {_L}{{2,}})?")
_GIVEN = re.compile(
    f"{_NOT_IN_WORD}(?:اسمم|اسم من|نامم|نام من|اسمش|نامش|به نام|بنام|موسوم به|به اسم)[ :]+"
    f"(?P<name>{_L}{{2,}})(?P<more> {_L}{{2,}})?"
)

#: Words after a title that are an office, a place or a courtesy, no name.
_NO_NAME = frozenset(
    key(word)
    for word in (
        *(
            "رئیس",
            "مدیر",
            "مدیرعامل",
            "معاون",
            "وزیر",
            "استاندار",
            "شهردار",
            "سفیر",
            "کنسول",
            "دانشگاه",
            "محترم",
            "عزیز",
        ),
        *("خانه‌دار", "ناظر", "عمران", "مشاور", "معلم", "دکتر", "مهندس", "استاد", "خدا", "خدایی", "جوان", "مسن", "شما"),
        *("عالی", "آقا", "خانم", "بزرگ", "بزرگوار", "مجری", "داماد", "عروس", "شهر", "شهدا", "حرم", "امام", "پیغمبر"),
    )
)

#: How surnames end; an «ی» alone says little.
_FAMILY = re.compile("(?:پور|زاده|نژاد|فر|نیا|یان|منش|خواه|وند|راد|کیا)$")


def _is_name(word: str) -> bool:
    """Tell whether a word after a title may be a name; a person looks at each, so rather too many than too few."""
    known = key(word)
    if lexicon.is_function_word(known) or known in _NO_NAME or len(known) < _SHORTEST_NAME:
        return False
    root = lexicon.lemma(known)
    return (root in (known, known.removesuffix("ی")) and root not in _NO_NAME) or bool(_FAMILY.search(known))


def _is_surname(word: str) -> bool:
    """Tell whether the word after a name goes on with it: more is asked of it than of the first."""
    known = key(word)
    return _is_name(word) and (not lexicon.is_word(known) or word.endswith("ی") or bool(_FAMILY.search(known)))


def _all(folded: Folded, names: Iterable[str]) -> Iterator[tuple[Telling, int, int]]:
    """Give places of the fold, the surer kinds first, the longer of two names that begin alike."""
    for kind, rule, holds in _RULES:
        for match in rule.finditer(folded.text):
            if holds(match):
                yield kind, *match.span()
    places = [*(place[:2] for place in Names(names).places(folded.text)), *_announced(folded.text)]
    for start, end in sorted(places, key=lambda place: place[0] - place[1]):
        yield Telling.NAME, start, end


def _announced(text: str) -> Iterator[tuple[int, int]]:
    for rule in (_TITLED, _GIVEN):
        for match in rule.finditer(text):
            if _is_name(match["name"]):
                more = match["more"] is not None and _is_surname(match["more"].strip())
                yield match.start("name"), match.end("more" if more else "name")


def spelled(kind: Telling, words: str) -> str:
    """Give the pattern that finds ``words`` (no name) in a fold of level SAFE, however written; "" for none."""
    if kind in NUMBERS:
        return _spelled_number(kind, same(kind, words))
    body = spelled_words(words)
    return body and f"(?<![A-Za-z0-9]){body}(?![A-Za-z0-9])"


def _spelled_number(kind: Telling, written: str) -> str:
    if not written:
        return ""
    gap = r"[ \-./()]{0,2}"
    body = gap.join(map(letter, written))
    if kind is Telling.PHONE and written[0] == "0":
        body = rf"(?:(?:\+|00)?98[ \-]?0?|\(?0[ \-]?){gap.join(written[1:])}"
    return rf"(?<![0-9A-Za-z]){body}(?![0-9])"


def _always(match: re.Match[str]) -> bool:
    return True


def _digits(match: re.Match[str]) -> str:
    return re.sub("[^0-9]", "", match.group())


def _luhn(match: re.Match[str]) -> bool:
    """Tell a bank card's number (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, char in enumerate(reversed(_digits(match))):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _mod_97(match: re.Match[str]) -> bool:
    """Tell an account's number (ISO 13616)."""
    written = re.sub("[^0-9A-Z]", "", match.group().upper())
    return int("".join(str(int(char, 36)) for char in written[4:] + written[:4])) % 97 == 1


_ID_CUE = re.compile(f"(?:کد|شماره|شماره‌ی|شمارهٔ|شناسه)[ {ZWNJ}]?(?:ی )?ملی[^0-9]{{0,25}}$")
_MONEY = re.compile(f"[ {ZWNJ}]?(?:تومان|تومن|ریال|دلار|نفر|میلیون|میلیارد)")


def _national_id(match: re.Match[str]) -> bool:
    """Tell a national id: ten digits after a cue («کد ملی»), or with the right check digit and no unit behind it."""
    if _ID_CUE.search(match.string[max(0, match.start() - 45) : match.start()]):
        return True
    written = _digits(match)
    if len(set(written)) == 1 or _MONEY.match(match.string, match.end()):
        return False
    rest = sum(int(char) * (10 - place) for place, char in enumerate(written[:9])) % 11
    return int(written[9]) == (rest if rest < 2 else 11 - rest)


_MOBILE = r"(?:(?:\+|00)?98[ \-]?0?|0)9[0-9]{2}[ \-]?[0-9]{3}[ \-]?[0-9]{2}[ \-]?[0-9]{2}|09[0-9][ \-]?[0-9]{8}"
_LANDLINE = r"\(?0[1-8][0-9]\)?[ \-]?[2-9][0-9]{2,3}[ \-]?[0-9]{4}"

_RULES: tuple[tuple[Telling, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (
        Telling.EMAIL,
        re.compile(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]*+[ ]?@[ ]?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"),
        _always,
    ),
    (Telling.WEB, re.compile(r"(?:https?://|www\.|t\.me/)[^\s«»()<>،؛]*[A-Za-z0-9/=_\-]"), _always),
    (Telling.HANDLE, re.compile(r"(?<![\w.@])@[A-Za-z0-9_]{3,32}"), _always),
    (Telling.SHEBA, re.compile(r"(?<![A-Za-z0-9])[Ii][Rr][ ]?(?:[0-9][ \-]?){23}[0-9](?![0-9])"), _mod_97),
    (
        Telling.CARD,
        re.compile(r"(?<![0-9])[2-9][0-9]{3}(?:[ \-]?[0-9]{4}){3}(?![0-9])"),
        _luhn,
    ),
    (Telling.NATIONAL_ID, re.compile(r"(?<![0-9])[0-9]{3}[ \-]?[0-9]{6}[ \-]?[0-9](?![0-9])"), _national_id),
    (Telling.PHONE, re.compile(rf"(?<![0-9])(?:{_MOBILE}|{_LANDLINE})(?![0-9])"), _always),
)
