"""``coder agreement``: how far coders, or rounds of one coder, agree; where they don't."""

from typing import TYPE_CHECKING, Any, Literal

import click

from coder.cli.bilingual import group, language, option, say
from coder.cli.main import Where
from coder.cli.saturation import part_name
from coder.cli.show import Column, formats, print_json, show

if TYPE_CHECKING:
    from coder.study.agreeing import Comparison, Row, Together
    from coder.study.negotiating import Disagreement
    from coder.study.snapshot import Snapshot

_FIRST = [
    Column("between", "میان", "between"),
    Column("by", "بر پایهٔ", "by"),
    Column("name", "نام", "name"),
    Column("cells", "خانه‌ها", "cells"),
    Column("both", "هر دو", "both"),
    Column("only_one", "تنها نخستین", "only first"),
    Column("only_other", "تنها دومین", "only second"),
    Column("neither", "هیچ‌یک", "neither"),
    Column("percent", "درصد توافق", "percent"),
    Column("holsti", "هولستی", "Holsti"),
    Column("kappa", "کاپا", "kappa"),
    Column("kappa_low", "پایین", "low"),
    Column("kappa_high", "بالا", "high"),
    Column("alpha", "آلفا", "alpha"),
]

_MORE = [
    Column("kappa_se", "خطای کاپا", "kappa SE"),
    Column("scott_pi", "پی اسکات", "Scott pi"),
    Column("fleiss", "فلیس", "Fleiss"),
    Column("gwet_ac1", "AC1 گوئت", "Gwet AC1"),
    Column("brennan_prediger", "برنان و پردیگر", "Brennan–Prediger"),
]

_DISAGREEMENTS = [
    Column("key", "کلید", "key"),
    Column("source", "منبع", "source"),
    Column("kind", "گونه", "kind"),
    Column("one", "نخستین", "first"),
    Column("other", "دومین", "second"),
    Column("words", "متن", "words"),
]

_KINDS = {
    "edges": ("مرز", "edges"),
    "how": ("چگونگی", "how it came up"),
    "code": ("کد دیگر", "other code"),
    "missed": ("نادیده", "missed"),
}

_BY = {
    "overall": ("همه", "overall"),
    "quadrant": ("ربع", "quadrant"),
    "interview": ("منبع", "source"),
    "code": ("کد", "code"),
}

#: The figures that are fractions, shown to people with two decimals.
_FRACTIONS = {"holsti", "kappa", "kappa_low", "kappa_high", "alpha", *(column.key for column in _MORE)}


@group(
    "agreement",
    fa="توافق کدگذاران، یا دو دور یک کدگذار، بر منبع‌هایی که هر دو بسته‌اند؛ و اختلاف‌ها برای فیصله.",
    en="Agreement of coders, or of rounds of one coder, on sources both closed; disagreements to decide.",
    modules={"decide": "deciding"},
)
@option("--between", nargs=2, metavar="A B", fa="تنها میان این دو (A یا A:2)", en="Only between these two (A, or A:2).")
@option(
    "--unit",
    type=click.Choice(["presence", "sentence", "character"]),
    default="presence",
    fa="واحد: بودن کد نزد صاحب‌نظر، جمله، نویسه",
    en="Unit: presence of a code with an expert, sentence, character.",
)
@option(
    "--by",
    type=click.Choice(["overall", "quadrant", "interview", "code"]),
    default="overall",
    fa="برای هر ربع، منبع یا کد",
    en="For each quadrant, source or code.",
)
@option("--all", "everything", is_flag=True, fa="ضریب‌های دیگر هم", en="Other coefficients too.")
@option("--disagreements", is_flag=True, fa="اختلاف‌ها، کنار هم", en="The disagreements, side by side.")
@formats
@click.pass_context
def agreement_command(
    context: click.Context,
    between: tuple[str, str] | None,
    unit: Literal["presence", "sentence", "character"],
    by: Literal["overall", "quadrant", "interview", "code"],
    everything: bool,
    disagreements: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show agreement, or the disagreements."""
    if context.invoked_subcommand is not None:
        return
    where: Where = context.obj
    if disagreements:
        _show_disagreements(where, between or (), as_json, as_csv)
        return
    from coder.study import agreeing

    with where.opened() as study:
        pairs = agreeing.chosen(study.snapshot(), between or (), study.who)
        found = [agreeing.without(agreeing.compare(study, *pair, unit), by) for pair in pairs]
        several = None if between else agreeing.together(study)
    columns = [*_FIRST, *(_MORE if everything else [])]
    records = [record(one, row) for one in found for row in one.rows]
    if everything and as_json:
        print_json(
            {
                "rows": records,
                "spans": [_spans(one) for one in found],
                "together": None if several is None else _together(several),
                "told": {lang: [agreeing.told(one, lang) for one in found] for lang in ("fa", "en")},
            }
        )
        return
    if not (as_json or as_csv):
        records = [_readable(one) for one in records]
    paragraphs = [] if several is None else [agreeing.told_together(several, language())]
    paragraphs += [agreeing.told(one, language()) for one in found]
    note = "\n\n".join("\n".join(lines) for lines in paragraphs)
    show(columns, records, as_json, as_csv, note=note)


def record(found: "Comparison", row: "Row") -> dict[str, Any]:
    """Give the agreement on one thing as a record."""
    one = row.found
    return {
        "between": f"{found.one}–{found.other}",
        "by": row.by,
        "name": row.name,
        "cells": one.cells.total,
        "both": one.cells.both,
        "only_one": one.cells.one,
        "only_other": one.cells.other,
        "neither": one.cells.neither,
        "percent": one.percent,
        "holsti": one.holsti,
        "kappa": one.kappa.value if one.kappa else None,
        "kappa_low": one.kappa_interval.low,
        "kappa_high": one.kappa_interval.high,
        "alpha": one.alpha,
        "kappa_se": one.kappa.se if one.kappa else None,
        "scott_pi": one.scott_pi,
        "fleiss": one.fleiss,
        "gwet_ac1": one.gwet_ac1,
        "brennan_prediger": one.brennan_prediger,
    }


def _readable(one: dict[str, Any]) -> dict[str, Any]:
    fa = language() == "fa"
    found = {key: f"{value:.2f}" if key in _FRACTIONS and value is not None else value for key, value in one.items()}
    found["percent"] = "" if one["percent"] is None else f"{one['percent']:.1%}"
    found["name"] = part_name(one["name"]) if one["by"] == "quadrant" else one["name"]
    found["by"] = _BY[one["by"]][0 if fa else 1]
    return found


def _spans(found: "Comparison") -> dict[str, Any] | None:
    if found.spans is None:
        return None
    one = found.spans
    return {
        "between": f"{found.one}–{found.other}",
        "u_alpha": one.u,
        "bar_u_alpha": one.bar_u,
        "cu_alpha": one.cu,
        "coverage": one.coverage,
        "length": one.length,
    }


def _together(several: "Together") -> dict[str, Any]:
    from dataclasses import asdict

    from coder.study import agreeing

    return {**asdict(several), "told": {lang: agreeing.told_together(several, lang) for lang in ("fa", "en")}}


def _show_disagreements(where: Where, between: tuple[str, ...], as_json: bool, as_csv: bool) -> None:
    from coder.study import agreeing, negotiating

    with where.opened() as study:
        snapshot = study.snapshot()
        records, notes = [], []
        for pair in agreeing.chosen(snapshot, between, study.who):
            found = negotiating.disagreements(study, *pair, decided=as_json)
            records += [disagreement(snapshot, one) for one in found]
            notes.append(negotiating.told(negotiating.progress(study, *pair), language()))
    if as_json:
        print_json(records)
        return
    if not as_csv:
        place = 0 if language() == "fa" else 1
        records = [{**one, "kind": _KINDS[one["kind"]][place]} for one in records]
    hint = say(
        "فیصله دادن: coder agreement decide KEY one|other|both|neither|edges --reason …",
        "To decide one: coder agreement decide KEY one|other|both|neither|edges --reason …",
    )
    show(_DISAGREEMENTS, records, False, as_csv, note="\n".join([*notes, hint]))


def disagreement(snapshot: "Snapshot", one: "Disagreement") -> dict[str, Any]:
    """Give a disagreement as a record: each side as ``name code start–end elicited position``."""

    def side(coding: Any) -> str:
        if coding is None:
            return ""
        name = snapshot.person_of[coding.coder].name if coding.coder in snapshot.person_of else coding.coder
        code = snapshot.code_of[coding.code].ref if coding.code in snapshot.code_of else coding.code
        again = f":{coding.round}" if coding.round > 1 else ""
        position = coding.position.value if coding.position else ""
        return f"{name}{again} {code} {coding.start}–{coding.end} {coding.elicited.value} {position}".strip()

    return {
        "key": one.key,
        "source": one.source.ref,
        "kind": one.kind,
        "one": side(one.one),
        "other": side(one.other),
        "before": one.before,
        "words": one.words,
        "after": one.after,
        "settled": one.settled.choice if one.settled else None,
        "reason": one.settled.reason if one.settled else "",
    }
