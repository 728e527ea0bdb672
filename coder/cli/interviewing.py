"""``coder briefing``: the points to put to an expert, and who answered how."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.briefing import Briefing
    from coder.study.seat import Seat

#: What may follow the code in ``--answer c017=…``; ``never`` takes the entry out.
_ANSWERS = ("confirms", "completes", "rejects", "none", "never")

_VALENCES = {"potential": ("ظرفیت", "potential"), "challenge": ("چالش", "challenge"), "": ("—", "—")}


@command(
    "briefing",
    fa="نظرهایی که باید با یک صاحب‌نظر در میان گذاشت، کم‌آزموده‌ترین نخست، بی نام گوینده؛ و ثبت پاسخ‌های او.",
    en="The points to put to an expert, least tested first, nobody named; and their answers.",
)
@option("--for", "expert", required=True, metavar="E08", fa="صاحب‌نظر", en="The expert.")
@option(
    "--answer",
    "answers",
    multiple=True,
    metavar="CODE=ANSWER",
    fa="پاسخ به یک نظر: c017=confirms (یا completes، rejects، none، never)",
    en="The answer to a point: c017=confirms (or completes, rejects, none, never).",
)
@option(
    "--out",
    metavar="FILE.docx",
    type=click.Path(path_type=Path),
    fa="برگه‌ای برای چاپ و همراه بردن",
    en="A sheet to print and take along.",
)
@option("--date", default="", fa="تاریخ پاسخ‌ها", en="The date of the answers.")
@formats
@click.pass_obj
def briefing_command(
    where: Where, expert: str, answers: tuple[str, ...], out: Path | None, date: str, as_json: bool, as_csv: bool
) -> None:
    """Show the points, or note answers."""
    from coder.study import briefing, seat

    pairs = [_answer(each) for each in answers]
    with where.opened() as study:
        at = seat.sit(study)
        for code, answer in pairs:
            _note(at, expert, code, answer, date)
        found = briefing.briefing(at, expert)
        if out is not None:
            briefing.sheet(study, found, out.absolute())
    columns = [
        Column("valence", "سویه", "valence"),
        Column("code", "کد", "code"),
        Column("label", "نظر", "point"),
        Column("raised", "طرح خودجوش", "raised"),
        Column("asked", "پرسیده", "asked"),
        Column("answer", "پاسخ", "answer"),
    ]
    show(columns, _records(found, worded=not (as_json or as_csv)), as_json, as_csv)
    if out is not None:
        tell(say(f"برگه نوشته شد: {out}", f"The sheet was written: {out}"))
    if pairs:
        tell(say(digits.to_persian(f"{len(pairs)} پاسخ ثبت شد."), f"{len(pairs)} answers were noted."))


def _answer(given: str) -> tuple[str, str]:
    code, _, answer = given.partition("=")
    if not code or answer not in _ANSWERS:
        from coder.errors import UnknownName

        raise UnknownName(name=given, allowed=", ".join(f"c001={answer}" for answer in _ANSWERS))
    return code, answer


def _note(at: "Seat", expert: str, ref: str, answer: str, date: str) -> None:
    from coder.model.coding import Position
    from coder.study import briefing, codes

    snapshot = at.study.snapshot()
    code = codes.code_named(snapshot, ref)
    if answer != "never":
        position = None if answer == "none" else Position(answer)
        briefing.note_answer(at, expert, code, position, date)
        return
    person = briefing.expert_named(snapshot, expert)
    for there in snapshot.answers:
        if (there.expert, there.code) == (person.id, code.id):
            briefing.strike_answer(at, there)


def _records(found: "Briefing", worded: bool) -> list[dict[str, Any]]:
    return [
        {
            "valence": say(*_VALENCES[valence or ""]) if worded else valence or "",
            "code": point.code.ref,
            "label": point.code.label,
            "raised": point.raised,
            "asked": point.asked,
            "answer": "" if point.answer is None else point.answer.position or "none",
        }
        for valence, points in found.points
        for point in points
    ]
