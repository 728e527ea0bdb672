"""Back to the experts: the list goes out as a sheet, the answers come in as evidence of their own kind.

A reply is about the wording and place of a factor on the list. It is shown apart and never counted as raised or
confirmed: those rest on what was said in the interviews.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import NotADate, NothingChanged, UnknownName
from coder.model.codebook import Study
from coder.model.corpus import Expert
from coder.model.entity import Edit, Step, new_id
from coder.model.swot import Feedback, Reply, ordered_factors
from coder.persian import dates
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study import folder
from coder.study.board import board
from coder.study.study import OpenStudy
from coder.study.weighing import NumbersThen

_ABOUT = (
    "این فهرست از گفته‌های صاحب‌نظران برآمده است. در ستون «پاسخ» برای هر عامل «موافق» یا «تغییر» بنویسید و اگر تغییری را "
    "درست می‌دانید در ستون آخر توضیح دهید؛ آنچه دربارهٔ آن نظری ندارید خالی بماند."
)


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What one expert answered on a factor, and when."""

    expert: str
    answer: Reply
    words: str
    date: str


def sheet(study: OpenStudy, path: Path, expert: str = "") -> Path:
    """Write the list as a sheet to be sent out (docx, csv, xlsx), for an expert (a ref) or for any. Gives the path.

    Raises UnknownName, UnknownFormat or FolderReadOnly.
    """
    from coder.reports import sheets

    now = board(study)
    with reading(study.engine, study.where) as connection:
        header = next(iter(everything(connection, Study)), Study(id="study"))
        experts = everything(connection, Expert)
    if expert:
        _expert(experts, expert)
    sender = (expert, "", str(study.last() or ""))
    rows = [(now.number[factor.id], factor.label) for factor in ordered_factors(now.factors)]
    folder.put(path, sheets.replies(path, header.title, _ABOUT, sender, rows))
    return path


def take_in(study: OpenStudy, path: Path, expert: str = "", date: str = "") -> int:
    """Take a sheet that came back; gives the step. ``expert`` and ``date`` are for sheets that don't say.

    An expert's answer of the same day to the same factor is replaced, another day's stands beside it. Numbers are
    those of the list as it was sent. Raises what the reader raises, UnknownName, NotADate, or NothingChanged.
    """
    from coder.importing.replies import read_replies

    date = _day(date)
    lines = read_replies(path)
    with reading(study.engine, study.where) as connection:
        experts = everything(connection, Expert)
        kept = {(one.expert, one.factor, one.date): one for one in everything(connection, Feedback)}
    named = NumbersThen(study)
    edits: dict[tuple[str, str, str], Edit] = {}
    for line in lines:
        who = _expert(experts, line.expert or expert)
        factor = named.factor(line.number, line.step)
        key = who.id, factor.id, line.date or date
        old = kept.get(key)
        new = replace(
            old or Feedback(id=new_id(), expert=who.id, factor=factor.id, answer=line.answer, date=key[2]),
            answer=line.answer,
            words=line.words,
        )
        if new != old:
            edits[key] = Edit(old, new)
    if not edits:
        raise NothingChanged(what=path.name)
    return study.apply(Step("factors.replies", tuple(edits.values())))


def replies(study: OpenStudy) -> dict[str, list[ReplyRow]]:
    """Give the replies on each factor (by id), by expert and date."""
    with reading(study.engine, study.where) as connection:
        refs = {expert.id: expert.ref for expert in everything(connection, Expert)}
        found = everything(connection, Feedback)
    by_factor: dict[str, list[ReplyRow]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (refs.get(one.expert, one.expert), one.date)):
        by_factor[one.factor].append(ReplyRow(refs.get(one.expert, one.expert), one.answer, one.words, one.date))
    return dict(by_factor)


def _day(words: str) -> str:
    if not words:
        return ""
    try:
        return str(dates.parse(words))
    except ValueError as problem:
        raise NotADate(value=words, detail=problem) from problem


def _expert(experts: list[Expert], name: str) -> Expert:
    found = next((expert for expert in experts if expert.ref.lower() == name.strip().lower()), None)
    if found is None:
        raise UnknownName(name=name or "—", allowed=", ".join(sorted(expert.ref for expert in experts)) or "—")
    return found
