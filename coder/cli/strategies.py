"""``coder strategies``: the strategies, and what makes them."""

import click

from coder.cli.bilingual import command
from coder.cli.main import Where
from coder.cli.show import Column, formats, show


@command("strategies", fa="راهبردها، عامل‌های پشتوانه و اقدام‌ها.", en="The strategies, their factors and actions.")
@formats
@click.pass_obj
def strategies_command(where: Where, as_json: bool, as_csv: bool) -> None:
    """Show the strategies."""
    from coder.study.results import strategy_rows

    with where.opened() as study:
        rows = strategy_rows(study.snapshot())
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
