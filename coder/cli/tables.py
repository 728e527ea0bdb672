"""Commands that show what was counted: codes and saturation."""

from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show
from coder.persian import digits

if TYPE_CHECKING:
    from coder.model.results import Answers, SaturationCurve

#: The columns that count experts.
SUPPORT = [
    Column("experts_raised", "طرح خودجوش", "raised"),
    Column("experts_asked", "پرسیده", "asked"),
    Column("confirmed", "تأیید", "confirmed"),
    Column("completed", "تکمیل", "completed"),
    Column("rejected", "رد", "rejected"),
    Column("no_comment", "بی‌پاسخ", "no comment"),
    Column("documents", "سند", "documents"),
    Column("codings", "کدگذاری", "codings"),
]


def support(answers: "Answers") -> dict[str, int]:
    """Give the counts as values under the columns of ``SUPPORT``."""
    return {
        "experts_raised": answers.raised,
        "experts_asked": answers.asked,
        "confirmed": answers.confirmed,
        "completed": answers.completed,
        "rejected": answers.rejected,
        "no_comment": answers.no_comment,
        "documents": answers.documents,
        "codings": answers.codings,
    }


@command("codes", fa="کدها با شمار صاحب‌نظران و عامل هر یک.", en="The codes with counts of experts and their factor.")
@formats
@click.pass_obj
def codes_command(where: Where, as_json: bool, as_csv: bool) -> None:
    """Show the codes."""
    from coder.study.results import code_rows

    with where.opened() as study:
        rows = code_rows(study.snapshot())
    columns = [
        Column("code", "کد", "code"),
        Column("label", "برچسب", "label"),
        *SUPPORT,
        Column("factor", "عامل", "factor"),
    ]
    if as_json or as_csv:
        columns[1:1] = [Column("kind", "گونه", "kind"), Column("valence", "سویه", "valence")]
        columns.append(Column("dropped", "کنار گذاشته", "dropped"))
    records = [
        {
            "code": row.ref,
            "kind": row.kind,
            "valence": row.valence,
            "label": row.label,
            **support(row.answers),
            "factor": row.factor,
            "dropped": row.dropped,
        }
        for row in rows
    ]
    show(columns, records, as_json, as_csv)


@command(
    "saturation",
    fa="در هر مصاحبه چه نظری تازه بود و چه تکرار، به داوری قاعدهٔ توقف خود پژوهش.",
    en="What each interview brought that was new, judged by the study's own stopping rule.",
)
@option(
    "--unit",
    type=click.Choice(["codes", "factors"]),
    default="codes",
    fa="شمارش بر کدها یا عامل‌ها",
    en="Count codes or final factors.",
)
@formats
@click.pass_obj
def saturation_command(where: Where, unit: str, as_json: bool, as_csv: bool) -> None:
    """Show the saturation curve and the verdict of the stopping rule."""
    from coder.study.results import saturation_curves

    with where.opened() as study:
        curves = {curve.unit: curve for curve in saturation_curves(study.snapshot())}
    curve = curves[unit]
    columns = [
        Column("place", "جا", "place"),
        Column("source", "مصاحبه", "interview"),
        Column("experts", "صاحب‌نظر", "experts"),
        Column("date", "تاریخ", "date"),
        Column("raised", "طرح‌شده", "raised"),
        Column("new", "تازه", "new"),
        Column("repeated", "تکراری", "repeated"),
        Column("share_repeated", "سهم تکرار", "share"),
        Column("cumulative", "انباشته", "cumulative"),
        Column("asked", "پرسیده", "asked"),
        Column("answered", "پاسخ‌گرفته", "answered"),
    ]
    show(columns, saturation_records(curve), as_json, as_csv, note=_verdict(curve))


def saturation_records(curve: "SaturationCurve") -> list[dict[str, Any]]:
    """Give a curve as records, an interview each."""
    return [
        {
            "place": step.place,
            "source": step.source,
            "experts": list(step.experts),
            "date": step.date,
            "raised": step.raised,
            "new": step.new,
            "repeated": step.repeated,
            "share_repeated": step.share_repeated,
            "cumulative": step.cumulative,
            "asked": step.asked,
            "answered": step.answered,
        }
        for step in curve.steps
    ]


def _verdict(curve: "SaturationCurve") -> str:
    rule = curve.rule
    share = f"{rule.repeated_share:.0%}"
    run, share_fa = digits.to_persian(str(rule.in_a_row)), digits.to_persian(share).replace("%", "٪")
    fa = [f"قاعدهٔ توقف ({digits.to_persian(rule.decided) or 'بی‌تاریخ'}): {rule.text}"]
    en = [f"Stopping rule ({rule.decided or 'not dated'}): {rule.text}"]
    fa.append(f"سنجه: {run} مصاحبهٔ پیاپی که در هر یک دست‌کم {share_fa} نظرها تکراری باشد.")
    en.append(f"Measured as: {rule.in_a_row} interviews in a row with at least {share} of the views repeated.")
    if curve.met_at is None:
        fa.append("این قاعده هنوز برآورده نشده است.")
        en.append("The rule has not been met yet.")
    else:
        fa.append(f"نخستین بار در {curve.met_at} برآورده شد.")
        en.append(f"It was first met at {curve.met_at}.")
    if curve.new_after:
        fa.append(f"پس از آن هم نظر تازه آمد: {'،\u200f '.join(curve.new_after)}.")
        en.append(f"New views came even after that: {', '.join(curve.new_after)}.")
    return say("\n".join(fa), "\n".join(en))
