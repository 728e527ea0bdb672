"""``coder factors``: the final list, and what makes it of codes."""

import click

from coder.cli.bilingual import group
from coder.cli.show import Column, formats, show, tell_damaged
from coder.cli.tables import SUPPORT, support


@group(
    "factors",
    fa="فهرست نهایی عامل‌ها با شمار صاحب‌نظران؛ با فرمان‌های زیر ساخته و ویراسته می‌شود.",
    en="The final list of factors with counts of experts; the commands below make and change it.",
    modules={
        "group": "grouping",
        "ungroup": "grouping",
        "apart": "grouping",
        "drop": "grouping",
        "split": "grouping",
        "join": "grouping",
        "remove": "grouping",
        "label": "grouping",
        "move": "grouping",
        "quadrant": "grouping",
        "candidates": "suggesting",
        "contradictions": "suggesting",
        "either": "suggesting",
        "show": "replying",
        "sheet": "replying",
        "answers": "replying",
        "history": "trails",
        "changes": "trails",
        "where": "trails",
    },
)
@formats
@click.pass_context
def factors_command(context: click.Context, as_json: bool, as_csv: bool) -> None:
    """Show the factors."""
    if context.invoked_subcommand is not None:
        return
    from coder.study.results import factor_rows

    with context.obj.opened() as study:
        snapshot = study.snapshot()
    rows = factor_rows(snapshot)
    columns = [Column("number", "شماره", "no."), Column("label", "عامل", "factor"), *SUPPORT]
    if as_json or as_csv:
        columns = [columns[0], Column("quadrant", "ربع", "quadrant"), *columns[1:], Column("codes", "کدها", "codes")]
    records = [
        {
            "number": row.number,
            "quadrant": row.quadrant.value,
            "label": row.label,
            **support(row.answers),
            "codes": list(row.codes),
        }
        for row in rows
    ]
    show(columns, records, as_json, as_csv)
    if not (as_json or as_csv):
        tell_damaged(snapshot.sources)
