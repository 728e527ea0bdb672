"""``coder factors where`` and ``history``: a factor's way through the journal."""

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show


@command(
    "history",
    fa="گام‌هایی که عامل را چنین کرده‌اند، کهنه‌ترین نخست.",
    en="The steps that made a factor what it is, oldest first.",
)
@click.argument("factor")
@formats
@click.pass_obj
def history_command(where: Where, factor: str, as_json: bool, as_csv: bool) -> None:
    """Show a factor's provenance."""
    from coder.model.steps import told
    from coder.study.board import board
    from coder.study.tracing import provenance

    with where.opened() as study:
        steps = provenance(study, board(study).factor(factor).id)
    columns = [
        Column("step", "گام", "step"),
        Column("at", "زمان", "at"),
        Column("who", "کدگذار", "who"),
        Column("kind", "گونه", "kind"),
        Column("name", "کار", "what"),
        Column("number", "شماره", "no."),
        Column("joined", "آمد", "joined"),
        Column("left", "رفت", "left"),
        Column("reason", "دلیل", "reason"),
        Column("label", "نام", "label"),
    ]
    records = [
        {
            "step": step.seq,
            "at": step.at,
            "who": step.who,
            "kind": step.kind,
            "name": step.name if as_json or as_csv else told(step.name, language()),
            "number": step.number,
            "joined": list(step.joined),
            "left": list(step.left),
            "reason": step.reason,
            "label": step.label,
        }
        for step in steps
    ]
    show(columns, records, as_json, as_csv)


@command(
    "where",
    fa="شمارهٔ پیشین یک عامل را پیدا می‌کند: S7 در گام یا روز --at اکنون چیست؟",
    en="Find an old number: what was S7 at the step or on the day --at, and what is it now?",
)
@click.argument("number")
@option(
    "--at",
    required=True,
    metavar="STEP|DATE|NAME",
    fa="گام، تاریخ یا نقطهٔ نام‌دار",
    en="A step, a date (1401/08/12, 2022-11-03) or a milestone.",
)
@formats
@click.pass_obj
def where_command(where: Where, number: str, at: str, as_json: bool, as_csv: bool) -> None:
    """Find an old number."""
    from coder.study.tracing import where as find

    with where.opened() as study:
        found = find(study, number, at)
    columns = [
        Column("step", "گام", "step"),
        Column("then", "آن هنگام", "then"),
        Column("label_then", "نام آن هنگام", "label then"),
        Column("now", "اکنون", "now"),
        Column("label_now", "نام اکنون", "label now"),
    ]
    record = {
        "step": found.seq,
        "then": found.then,
        "label_then": found.label_then,
        "now": found.now or (None if as_json else say("دیگر نیست", "gone")),
        "label_now": found.label_now,
    }
    show(columns, [record], as_json, as_csv)


@command(
    "changes",
    fa="عامل‌هایی که از گام، روز یا نقطهٔ نام‌دار --since دگرگون شده‌اند: شماره، نام، کدها.",
    en="The factors that aren't as they were at a step, a day or a milestone: numbers, labels, codes.",
)
@option("--since", required=True, metavar="STEP|DATE|NAME", fa="از کی", en="Since when.")
@formats
@click.pass_obj
def changes_command(where: Where, since: str, as_json: bool, as_csv: bool) -> None:
    """Show how the list changed."""
    from coder.study.tracing import changes_since

    with where.opened() as study:
        found = changes_since(study, since)
    columns = [
        Column("then", "آن هنگام", "then"),
        Column("now", "اکنون", "now"),
        Column("label_then", "نام آن هنگام", "label then"),
        Column("label_now", "نام اکنون", "label now"),
        Column("joined", "آمد", "joined"),
        Column("left", "رفت", "left"),
    ]
    records = [
        {
            "then": one.then,
            "now": one.now,
            "label_then": one.label_then,
            "label_now": one.label_now if as_json or as_csv or one.label_now != one.label_then else "〃",
            "joined": list(one.joined),
            "left": list(one.left),
        }
        for one in found
    ]
    show(columns, records, as_json, as_csv)
