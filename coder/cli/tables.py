"""``coder codes``, and the columns that count experts."""

from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell_damaged

if TYPE_CHECKING:
    from coder.model.results import Answers

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
        snapshot = study.snapshot()
    rows = code_rows(snapshot)
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
    if not (as_json or as_csv):
        tell_damaged(snapshot.sources)
