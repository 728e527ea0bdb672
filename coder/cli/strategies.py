"""``coder strategies``: the strategies, and what makes them."""

import click

from coder.cli.bilingual import group
from coder.cli.show import Column, formats, show, tell_damaged


@group(
    "strategies",
    fa="راهبردها، عامل‌های پشتوانه و اقدام‌ها؛ با فرمان‌های زیر ساخته می‌شود.",
    en="The strategies, their factors and actions; the commands below make and change them.",
    modules=dict.fromkeys(
        ("make", "label", "move", "cell", "rest", "evidence", "remove", "act", "action", "coverage", "matrix"),
        "planning",
    ),
)
@formats
@click.pass_context
def strategies_command(context: click.Context, as_json: bool, as_csv: bool) -> None:
    """Show the strategies."""
    if context.invoked_subcommand is not None:
        return
    from coder.study.results import strategy_rows

    with context.obj.opened() as study:
        snapshot = study.snapshot()
    rows = strategy_rows(snapshot)
    columns = [
        Column("code", "شماره", "no."),
        Column("label", "راهبرد", "strategy"),
        Column("factors", "عامل‌ها", "factors"),
        Column("actions", "اقدام‌ها", "actions"),
    ]
    records = [
        {"code": row.number, "label": row.label, "factors": list(row.factors), "actions": list(row.actions)}
        for row in rows
    ]
    show(columns, records, as_json, as_csv)
    if not (as_json or as_csv):
        tell_damaged(snapshot.sources)
