"""``coder report``: the tables as files."""

import sys
from pathlib import Path
from typing import Literal

import click

from coder.cli.bilingual import LANGUAGES, command, option, say
from coder.cli.main import Where
from coder.cli.show import tell
from coder.persian import digits

#: As in coder.study.report, which the start doesn't import.
_FORMATS = ("csv", "docx", "xlsx", "md", "json", "html", "chapter", "figures")


@command(
    "report",
    fa="جدول‌های نهایی را می‌نویسد: CSV، ورد، اکسل، مارک‌داون، JSON، صفحهٔ وب، فصل پایان‌نامه و شکل‌ها.",
    en="Write the final tables: CSV, Word, Excel, Markdown, JSON, a web page, a chapter and figures.",
)
@option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report"),
    fa="پوشهٔ خروجی (پیش‌فرض: report)",
    en="The folder to write to (default: report).",
)
@option(
    "--format",
    "chosen",
    multiple=True,
    type=click.Choice(_FORMATS),
    fa="تنها این قالب‌ها (چند بار می‌توان داد)",
    en="Only these formats (may be given several times).",
)
@option(
    "--lang",
    "lang",
    type=click.Choice(LANGUAGES),
    default="fa",
    fa="زبان عنوان‌ها و زیرنویس‌ها (پیش‌فرض: fa)",
    en="The language of headings and captions (default: fa).",
)
@option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    fa="الگوی ورد برای فصل، با سبک‌های خودتان",
    en="A Word template for the chapter, with your styles.",
)
@option(
    "--context",
    is_flag=True,
    fa="پس و پیش هر نقل‌قول را هم بیاور",
    en="Show the words around each quote too.",
)
@click.pass_obj
def report_command(
    where: Where, out: Path, chosen: tuple[str, ...], lang: Literal["fa", "en"], template: Path | None, context: bool
) -> None:
    """Write the report."""
    from coder.study.report import USUAL, Wishes, write

    wishes = Wishes(lang, template.absolute() if template else None, context)
    with where.opened() as study:
        tables, files = write(study, out, chosen or USUAL, _progress, wishes)
    counts = {quadrant: sum(row.quadrant == quadrant for row in tables.factors) for quadrant in "SWOT"}
    summary = "، ".join(f"{letter} {count}" for letter, count in counts.items())
    tell(
        say(
            digits.to_persian(
                f"{tables.experts} صاحب‌نظر، {tables.interviews} مصاحبه، {tables.documents} سند\n"
                f"عامل‌ها: {summary}؛ راهبردها: {len(tables.strategies)}"
            ),
            f"{tables.experts} experts, {tables.interviews} interviews, {tables.documents} documents\n"
            f"Factors: {summary.replace('، ', ', ')}; strategies: {len(tables.strategies)}",
        )
    )
    for file in files:
        click.echo(file)


def _progress(done: int, of: int, name: str) -> None:
    """Show on a terminal which file is being written."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K[{done}/{of}] {name}" if done < of else "\r\x1b[K", nl=False, err=True)
