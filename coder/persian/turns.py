"""Speaker turns of an interview transcript, with offsets: the conventions of each document are found in it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coder.persian.digits import to_latin
from coder.persian.fold import key

#: Who speaks, as far as the label tells.
Role = Literal["interviewer", "respondent", "other", "preamble"]

_BLANK = "[ \t\u00a0\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*+"
_SPACE = _BLANK.replace("\t", "")
_MARKS = "\u200e\u200f\ufeff"
_DIGIT = "[0-9۰-۹٠-٩]"
_TIME = rf"(?:{_DIGIT}{{1,2}}[:：])?{_DIGIT}{{1,3}}[:：]{_DIGIT}{{2}}(?:[.,٫]{_DIGIT}{{1,3}})?"
_LINE = re.compile(
    rf"^{_BLANK}(?:[-–—•*]++{_BLANK})?"
    rf"(?:[\[(]{_BLANK}(?P<before>{_TIME}){_BLANK}[\])]{_BLANK}|(?P<bare>{_TIME})\s{_BLANK})?"
    rf"\*{{0,2}}(?P<label>[^\n:：؟?!.،؛»«\[\]*]{{1,40}}?)\*{{0,2}}{_BLANK}"
    rf"(?:[\[(]{_BLANK}(?P<after>{_TIME}){_BLANK}[\])]{_BLANK})?[:：](?!(?<={_DIGIT}.){_DIGIT})\*{{0,2}}(?!//)",
    re.MULTILINE,
)

#: Labels in another dress, believed of known labels only: numbered, in brackets or quotes, abbreviated with points.
_DRESSED = re.compile(
    rf"^{_BLANK}(?:[-–—•*]++{_BLANK})?(?:{_DIGIT}{{1,3}}[.)\-–]{_BLANK})?"
    rf"(?:[\[(]{_BLANK}(?P<before>{_TIME}){_BLANK}[\])]{_BLANK}|(?P<bare>{_TIME})\s{_BLANK})?"
    rf"(?P<open>[\[(«\"])?{_BLANK}(?P<label>[^\n:：؟?!،؛»«\[\]()\"\t–—\-]{{1,30}}?){_SPACE}(?P<close>(?(open)[\])»\"]))"
    rf"(?:{_SPACE}[\[(]?(?P<after>{_TIME})[\])]?)?{_SPACE}"
    r"(?P<ends>[:：]|[-–—]++(?=\s)|(?<=[^\W\d_])\)(?=\s)|\t|$)?(?(open)|(?(ends)|(?!)))",
    re.MULTILINE,
)
_NUMBER = re.compile(r"(?s)(.*?)[\s\u200c]*(?:شماره[\s\u200c]*)?(?:\([0-9]{1,3}\)|[0-9]{1,3})")
_EVENT = re.compile(
    r"[\[(](?:[^\])]{0,12}(?:خنده|می‌?خندد|گریه|بغض|سکوت|مکث|آه|سرفه|نامفهوم|نامشخص|قطع ?صدا|صدای|موسیقی|تشویق)"
    r"[^\])]{0,30}|…|\.\.\.)[\])]"
)


def _keys(words: str) -> frozenset[str]:
    return frozenset(key(word) for word in words.split())


_INTERVIEWER = _keys(
    "مصاحبه‌گر مصاحبه‌کننده مصاحبه‌گیرنده م‌گ پرسشگر پرسش‌کننده پرسنده پژوهشگر محقق خبرنگار مجری تسهیلگر گرداننده "
    "س سؤال سوال پرسش interviewer moderator q i int"
)
_RESPONDENT = _keys(
    "مصاحبه‌شونده م‌ش صاحب‌نظر خبره پاسخگو پاسخ‌گو پاسخ‌دهنده مشارکت‌کننده شرکت‌کننده آزمودنی مطلع ج جواب پاسخ "
    "interviewee respondent participant a p r"
)

#: Words that end a report of what somebody said: «شهردار گفت: …» opens no turn.
_SAID = _keys(
    "افزود افزودند گفت گفتم گفتند گفته‌اند می‌گفت می‌گفتم می‌گفتند می‌گوید می‌گویم می‌گویند گوید گویند میگه میگن "
    "پرسید پرسیدم پرسیدند نوشت"
)

#: Words before a colon that open no turn.
_NO_LABEL = _SAID | _keys(
    "مثلا مثلاً یعنی نکته توجه منبع "
    "تاریخ زمان مکان موضوع عنوان یادداشت خلاصه نتیجه شماره ساعت تلفن نشانی ایمیل http https"
)

#: How often an unknown label must recur to be one: by itself, and where one side of the dialogue is known.
_LEAST, _LEAST_BESIDE = 3, 2
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class TurnFound:
    """A turn: label from ``start``, words from ``body`` to ``end``, offsets in code points.

    Text before the first label is a turn of its own with the role ``preamble`` and no label.
    """

    start: int
    body: int
    end: int
    label: str
    role: Role
    time: str = ""


def find_turns(text: str) -> tuple[TurnFound, ...]:
    """Find the turns of a transcript; ``()`` when it has no speakers.

    Known labels count at once, those of one letter when they recur; other labels (names, «کارشناس شهرداری»)
    when they recur, sooner where only one side of the dialogue is known. Labels in brackets, numbered or without
    a colon are believed where no others are, both sides of the dialogue are known and one of them recurs.
    """
    candidates = list(_candidates(text))
    roles = _learned(candidates)
    opening = [(match, label) for match, label in candidates if label in roles]
    if not opening:
        opening, roles = _dressed(text)
    if not opening:
        return ()
    starts = [match.start() for match, _ in opening] + [len(text)]
    body, end = _trimmed(text, 0, starts[0])
    turns = [TurnFound(0, body, end, "", "preamble")] if body < end else []
    for (match, label), end in zip(opening, starts[1:], strict=True):
        body, end = _trimmed(text, match.end(), end)
        time = match["before"] or match["bare"] or match["after"] or ""
        turns.append(TurnFound(match.start(), body, end, label, roles[label], time))
    return tuple(turns)


def events(text: str) -> tuple[tuple[int, int], ...]:
    """Find what happened beside the words, such as ``[خنده]``: spans in order."""
    return tuple(match.span() for match in _EVENT.finditer(text))


def known_role(label: str) -> Role | None:
    """Give the role that a usual label tells («مصاحبه‌گر»), None for any other, such as a name."""
    return _known_role(key(_base(label)))


def _candidates(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _LINE.finditer(text):
        label = match["label"].strip(" \t\u00a0\u200c\u200e\u200f*")
        if re.search("[\u0621-\u06ccA-Za-z]", label) and not _opens_none(label):
            yield match, label


def _dressed(text: str) -> tuple[list[tuple[re.Match[str], str]], dict[str, Role]]:
    """Give the known labels that stand in brackets or quotes, behind a number, or without a colon; with their roles."""
    opening: list[tuple[re.Match[str], str]] = []
    roles: dict[str, Role] = {}
    for match in _DRESSED.finditer(text):
        label = match["label"].strip(" \t\u00a0\u200c\u200e\u200f*")
        role = _known_role(key(_base(label)).replace(".", ""))
        if role is not None and (match["ends"] is not None or match["close"] == "]"):
            opening.append((match, label))
            roles[label] = role
    both = {"interviewer", "respondent"} <= set(roles.values())
    return (opening, roles) if both and len(opening) > len(set(map(key, roles))) else ([], {})


def _opens_none(label: str) -> bool:
    return not {key(label), key(_base(label))}.isdisjoint(_NO_LABEL) or key(label.split()[-1]) in _SAID


def _base(label: str) -> str:
    """Give a label without its number: «مشارکت‌کننده ۳» is a participant."""
    numbered = _NUMBER.fullmatch(to_latin(label))
    return label[: len(numbered[1])] if numbered and numbered[1] else label


def _known_role(label_key: str) -> Role | None:
    if label_key in _INTERVIEWER:
        return "interviewer"
    return "respondent" if label_key in _RESPONDENT else None


def _learned(candidates: list[tuple[re.Match[str], str]]) -> dict[str, Role]:
    """Give the labels that open turns in this document, with their roles."""
    bases = {label: key(_base(label)) for _, label in candidates}
    counts = Counter(bases[label] for _, label in candidates)
    roles: dict[str, Role] = {}
    for label, base in bases.items():
        role = _known_role(base)
        if role and (counts[base] > 1 or len(base) > 2):
            roles[label] = role
    least = _LEAST_BESIDE if len(set(roles.values())) == 1 else _LEAST
    # However a name is spelled; but «بند ۱», «بند ۲» aren't one that recurs.
    recurring = Counter(key(label) for _, label in candidates)
    for label, base in bases.items():
        if not _known_role(base) and recurring[key(label)] >= least and len(label.split()) <= _MOST_WORDS:
            roles[label] = "other"
    # One heading that recurs is no dialogue.
    return {} if set(roles.values()) == {"other"} and len({key(label) for label in roles}) == 1 else roles


def _trimmed(text: str, body: int, end: int) -> tuple[int, int]:
    """Take white space and bidi marks off both ends."""
    while body < end and (text[body].isspace() or text[body] in _MARKS):
        body += 1
    while end > body and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return body, end
