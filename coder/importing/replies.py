"""Sheets that experts send back: the list of factors with an answer to each, as CSV, Excel or Word."""

from dataclasses import dataclass
from pathlib import Path

from coder.importing.grids import Line, find_table, lines_of, read_rows
from coder.model.swot import Reply
from coder.persian import dates, fold

#: The columns and the names under which they may stand.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("شماره", "no", "no."),
    "factor": ("عامل", "label"),
    "answer": ("پاسخ", "نظر شما"),
    "words": ("پیشنهاد و توضیح", "توضیح", "پیشنهاد", "comment"),
    "expert": ("صاحب‌نظر",),
    "date": ("تاریخ",),
    "step": ("گام فهرست", "گام"),
}

_ANSWERS = {
    Reply.AGREE: ("agree", "yes", "ok", "موافق", "موافقم", "بله", "آری", "تأیید", "درست", "✓", "✔", "+"),
    Reply.CHANGE: ("change", "no", "تغییر", "اصلاح", "مخالف", "مخالفم", "نه", "خیر", "نادرست", "✗", "×", "-"),
    Reply.NONE: ("", "none", "بی‌پاسخ", "بی‌نظر", "نظری ندارم", "ندارم", "—"),
}
_KNOWN = {fold.key(word): answer for answer, words in _ANSWERS.items() for word in words}


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """An answer to a factor, by the number it had at ``step`` ("": as it is now)."""

    number: str
    answer: Reply
    words: str
    expert: str
    date: str
    step: str
    line: int


def read_replies(path: Path) -> list[ReplyLine]:
    """Read a sheet that came back. In a Word sheet expert, date and step stand in a table of their own.

    Raises what ``read_rows`` raises, ColumnMissing, or BadCell: an answer that is none of ours, words without an
    answer (whether they agree isn't guessed), an impossible date.
    """
    rows = read_rows(path)
    heads = find_table(path, rows, COLUMNS, ("expert", "date", "step")) if path.suffix.lower() == ".docx" else None
    head = heads[0] if heads else None
    return [_reply(line, head) for line in lines_of(path, rows, COLUMNS, ("number", "answer"))]


def _reply(line: Line, head: Line | None) -> ReplyLine:
    said = line.words("answer")
    answer = _KNOWN.get(fold.key(said))
    if answer is None or (answer is Reply.NONE and not said and line.words("words")):
        raise line.bad("answer", "agree, change · موافق، تغییر")
    return ReplyLine(
        number=line.words("number"),
        answer=answer,
        words=line.words("words"),
        expert=_of(line, head, "expert"),
        date=_date(line if line.words("date") or head is None else head),
        step=_of(line, head, "step"),
        line=line.number,
    )


def _of(line: Line, head: Line | None, column: str) -> str:
    return line.words(column) or (head.words(column) if head else "")


def _date(line: Line) -> str:
    words = line.words("date")
    if not words:
        return ""
    try:
        return str(dates.parse(words))
    except ValueError as problem:
        raise line.bad("date", str(problem)) from problem
