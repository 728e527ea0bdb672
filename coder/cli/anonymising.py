"""The command that hides who people are in what leaves the study."""

from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.study.study import OpenStudy


@command(
    "anonymise",
    fa="نام‌ها و شماره‌ها و نشانی‌ها را برای پنهان کردن پیشنهاد می‌کند؛ شما در anonymise.csv تیک می‌زنید.",
    en="Propose what could tell who somebody is; you tick in anonymise.csv.",
)
@option(
    "--apply",
    "applied",
    is_flag=True,
    fa="آنچه تیک خورده را در رونوشت متن‌ها پنهان کن",
    en="Hide what is ticked in a copy of the texts.",
)
@formats
@click.pass_obj
def anonymise_command(where: Where, applied: bool, as_json: bool, as_csv: bool) -> None:
    """Propose, or apply what was ticked."""
    with where.opened() as study:
        if applied:
            _apply(study)
        else:
            _propose(study, as_json, as_csv)


def _propose(study: "OpenStudy", as_json: bool, as_csv: bool) -> None:
    from coder.study import pseudonyms

    proposals = pseudonyms.propose(study)
    path = pseudonyms.write_proposals(study, proposals)
    raw = as_json or as_csv or language() == "en"
    columns = [
        Column("ticked", "تیک", "ticked"),
        Column("kind", "گونه", "kind"),
        Column("words", "واژه‌ها", "words"),
        Column("pseudonym", "نام مستعار", "pseudonym"),
        Column("times", "بار", "times"),
        Column("sources", "منبع‌ها", "sources"),
    ]
    records = [
        {
            "ticked": one.ticked if as_json else "x" if one.ticked else "",
            "kind": one.kind.value if raw else pseudonyms.KINDS[one.kind],
            "words": one.words,
            "pseudonym": one.pseudonym,
            "times": one.times,
            "sources": list(one.sources),
        }
        for one in proposals
    ]
    show(columns, records, as_json, as_csv)
    tell(
        say(
            f"نوشته شد: {path}\nدر ستون tick جلوی آنچه باید پنهان شود x بنویسید، ذخیره کنید و "
            "«coder anonymise --apply» را اجرا کنید.",
            f"Written: {path}\nWrite x in the column tick beside what shall be hidden, save, "
            "and run 'coder anonymise --apply'.",
        )
    )


def _apply(study: "OpenStudy") -> None:
    from coder.study import pseudonyms

    done = pseudonyms.apply(study)
    tell(
        say(
            digits.to_persian(f"{done.hidden} جا در {done.files} متن پنهان شد:") + f" {done.copy}\n"
            f"کلید: {done.key}؛ آن را جدا از رونوشت نگه دارید. متن‌های پژوهش دست نخوردند.",
            f"{done.hidden} places in {done.files} texts were hidden: {done.copy}\n"
            f"The key: {done.key}. Keep it apart from the copy. The study's own texts are as they were.",
        )
    )
