"""``coder factors show``, ``sheet`` and ``answers``: a factor in full, and the list back to the experts."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import print_json, speak, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.views import FactorDetails, View


@command(
    "show",
    fa="همهٔ آنچه پشت یک عامل (یا کد) است: نظرها، که گفت و که پاسخ داد، نقل‌قول‌ها، راهبردها، و پاسخ صاحب‌نظران به فهرست.",
    en="All behind a factor (or a code): views, who raised and answered, quotes, strategies, the experts' replies.",
)
@click.argument("name", metavar="FACTOR|CODE")
@option("--quotes", type=click.IntRange(0), default=3, fa="شمار نقل‌قول هر نظر", en="Quotes of each view.")
@option("--json", "as_json", is_flag=True, fa="خروجی JSON برای برنامه‌ها", en="Print JSON for programs.")
@click.pass_obj
def show_command(where: Where, name: str, quotes: int, as_json: bool) -> None:
    """Show a factor."""
    from coder.study.board import board
    from coder.study.views import View, details, view

    with where.opened() as study:
        now = board(study)
        code = next((one.id for one in now.codes if one.ref.lower() == digits.to_latin(name).lower()), None)
        found = details(study, now.factor(name).id, quotes) if code is None else view(study, code, quotes)
    if as_json:
        print_json(asdict(found))
    else:
        speak("\n".join(_of_view(found) if isinstance(found, View) else _lines(found)))


@command(
    "sheet",
    fa="فهرست را برای فرستادن به صاحب‌نظران در برگه‌ای می‌نویسد (docx، csv، xlsx).",
    en="Write the list as a sheet to send to the experts (docx, csv, xlsx).",
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--expert", default="", fa="برای این صاحب‌نظر (E07)", en="For this expert (E07).")
@click.pass_obj
def sheet_command(where: Where, file: Path, expert: str) -> None:
    """Write the sheet."""
    from coder.study.feedback import sheet

    with where.opened() as study:
        written = sheet(study, file.absolute(), expert)
    tell(say(f"نوشته شد: {written}", f"Written: {written}"))


@command(
    "answers",
    fa="پاسخ صاحب‌نظران را از برگهٔ بازآمده می‌پذیرد: موافق، تغییر، یا بی‌پاسخ؛ جدا از گفته‌های مصاحبه.",
    en="Take the experts' answers from a sheet that came back: agree, change or none; apart from the interviews.",
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--expert", default="", fa="صاحب‌نظر، اگر در برگه نیست", en="The expert, when the sheet doesn't say.")
@option("--date", default="", fa="تاریخ پاسخ، اگر در برگه نیست", en="The date, when the sheet doesn't say.")
@click.pass_obj
def answers_command(where: Where, file: Path, expert: str, date: str) -> None:
    """Take a sheet in."""
    from coder.study.feedback import take_in

    with where.opened() as study:
        step = take_in(study, file.absolute(), expert, digits.to_latin(date))
    tell(say(digits.to_persian(f"پاسخ‌ها ثبت شد (گام {step})"), f"The answers were saved (step {step})"))


_REPLIES = {"agree": ("موافق", "agrees"), "change": ("تغییر", "change"), "none": ("بی‌پاسخ", "no answer")}


def _lines(found: "FactorDetails") -> list[str]:
    lines = [f"{found.number} {found.label}"]
    if found.reason:
        lines.append(say(f"چرا در این ربع: {found.reason}", f"Why in this quadrant: {found.reason}"))
    if found.strategies:
        lines.append(say("راهبردها: ", "Strategies: ") + _listed(found.strategies))
    for view in found.views:
        lines += ["", *_of_view(view)]
    if found.replies:
        heading = "پاسخ به فهرست (جدا از مصاحبه‌ها؛ در شمارش نمی‌آید):"
        lines += ["", say(heading, "Replies to the list (apart from the interviews; not counted):")]
        for reply in found.replies:
            date = f" {digits.to_persian(reply.date)}" if reply.date else ""
            words = f" — {reply.words}" if reply.words else ""
            lines.append(f"  {reply.expert}{date}: {say(*_REPLIES[reply.answer.value])}{words}")
    return lines


def _of_view(view: "View") -> list[str]:
    lines = [f"{view.ref} {view.label}" + (f" ({view.reason})" if view.reason else "")]
    if view.dropped:
        lines.append(say(f"  کنار گذاشته: {view.dropped}", f"  dropped: {view.dropped}"))
    facts = (
        (view.raised, "طرح خودجوش", "raised"),
        (view.confirmed, "تأیید", "confirmed"),
        (view.completed, "تکمیل", "completed"),
        (view.rejected, "رد", "rejected"),
        (view.no_comment, "بی‌پاسخ", "no comment"),
        (view.documents, "سند", "documents"),
    )
    lines += [f"  {say(fa, en)}: {_listed(who)}" for who, fa, en in facts if who]
    lines += [f"  «{quote.words}» ({quote.expert or quote.source})".replace("\n", " ") for quote in view.quotes]
    return lines


def _listed(names: tuple[str, ...]) -> str:
    return say("،\u200f ", ", ").join(names)
