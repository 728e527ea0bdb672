"""The command that counts words."""

from itertools import groupby

import click

from coder.cli.bilingual import command, option
from coder.cli.main import Where
from coder.cli.show import Column, formats, show

_TOP = 30


@command(
    "words",
    fa="شمار واژه‌ها در گفتهٔ صاحب‌نظران: روی هم، یا به تفکیک صاحب‌نظر، گروه، منبع یا کد.",
    en="How often experts say each word: in all, or by expert, group, source or code.",
)
@option(
    "--by",
    type=click.Choice(["all", "expert", "group", "source", "code"]),
    default="all",
    fa="به تفکیک",
    en="Count apart for each of these.",
)
@option("--stems", is_flag=True, fa="صورت‌های یک واژه را یکی بشمار", en="Count all forms of a word as one.")
@option(
    "--function-words",
    is_flag=True,
    fa="واژه‌های دستوری (از، که، است) را هم بشمار",
    en="Count words such as از, که, است too.",
)
@option("--group", "groups", multiple=True, fa="تنها صاحب‌نظران این گروه", en="Only experts of this group.")
@option("--expert", "experts", multiple=True, fa="تنها این صاحب‌نظر", en="Only this expert.")
@option("--source", "sources", multiple=True, fa="تنها این منبع", en="Only this source.")
@option(
    "--top",
    type=click.IntRange(1),
    metavar="N",
    fa="تنها N واژهٔ پربسامد هر یک (پیش‌فرض ۳۰؛ برای برنامه‌ها همه)",
    en="Only the N most frequent of each (default 30; for programs all).",
)
@formats
@click.pass_obj
def words_command(
    where: Where,
    by: str,
    stems: bool,
    function_words: bool,
    groups: tuple[str, ...],
    experts: tuple[str, ...],
    sources: tuple[str, ...],
    top: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show how often words are said."""
    from coder.study.find import Among
    from coder.study.words import By, count

    among = Among(groups=frozenset(groups), experts=frozenset(experts), sources=frozenset(sources))
    with where.opened() as study:
        counts = count(study, By(by), function_words=function_words, lemmas=stems, among=among)
    if top is None and not (as_json or as_csv):
        top = _TOP
    shown = [one for _, ones in groupby(counts, key=lambda one: one.by) for one in list(ones)[:top]]
    columns = [
        Column("by", *{"expert": ("صاحب‌نظر", "expert"), "group": ("گروه", "group")}.get(by, ("در", "in"))),
        Column("word", "واژه", "word"),
        Column("count", "بار", "times"),
        Column("experts", "صاحب‌نظران", "experts"),
    ]
    records = [{"by": one.by, "word": one.word, "count": one.count, "experts": one.experts} for one in shown]
    show(columns if by != "all" else columns[1:], records, as_json, as_csv)
