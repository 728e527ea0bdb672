"""``coder crosstab``: other views of the coding, as tables and, where people would rather look, as a figure."""

from pathlib import Path
from typing import Any, Literal

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show

_KINDS = ("together", "experts", "groups", "timeline", "disputed")

_CODE = [Column("code", "کد", "code"), Column("label", "برچسب", "label")]

_TOGETHER = [
    Column("one", "کد", "code"),
    Column("other", "با", "with"),
    Column("both", "با هم", "together"),
    Column("of_one", "نخستین", "first"),
    Column("of_other", "دومین", "second"),
    Column("share", "سهم", "share"),
]

_TIMELINE = [
    Column("source", "مصاحبه", "interview"),
    Column("date", "تاریخ", "date"),
    Column("start", "جا", "place"),
    Column("experts", "صاحب‌نظر", "experts"),
    Column("code", "کد", "code"),
    Column("elicited", "چگونه", "how"),
    Column("position", "موضع", "position"),
    Column("quote", "سخن", "words"),
]

_DISPUTED = [
    *_CODE,
    Column("rejected", "رد", "rejected"),
    Column("confirmed", "تأیید", "confirmed"),
    Column("completed", "تکمیل", "completed"),
    Column("coders", "اختلاف کدگذاران", "coders differ"),
]

#: How an expert's part in a view is shown to people.
_SIGNS = {"raised": "●", "completed": "+", "confirmed": "✓", "rejected": "×", "no_comment": "·"}


@command(
    "crosstab",
    fa="کدها در کنار چیزهای دیگر: با هم (together)، نزد صاحب‌نظران (experts)، در گروه‌ها (groups)، "
    "به ترتیب زمان (timeline)، پرمناقشه‌ترین‌ها (disputed).",
    en="Codes against other things: codes that stand together, by experts, by groups, a timeline of who said what, "
    "the most disputed.",
)
@click.argument("kind", type=click.Choice(_KINDS))
@option(
    "--within",
    "frame",
    type=click.Choice(["span", "sentence", "turn"]),
    default="span",
    fa="با together: در یک قطعه، جمله یا نوبت سخن",
    en="With together: in one span, sentence or turn.",
)
@option(
    "--figure",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg|FILE.png",
    fa="نمودار را هم در این پرونده بنویس (together، experts، groups)",
    en="Also draw it into this file (together, experts, groups).",
)
@formats
@click.pass_obj
def crosstab_command(
    where: Where,
    kind: Literal["together", "experts", "groups", "timeline", "disputed"],
    frame: Literal["span", "sentence", "turn"],
    figure: Path | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show one view of the coding."""
    from coder.study import crossing

    people = not (as_json or as_csv)
    with where.opened() as study:
        if figure is not None:
            crossing.draw(study, kind, frame, figure, language())
        if kind == "together":
            columns, records, note = _TOGETHER, _together(crossing.together(study, frame)), ""
        elif kind == "experts":
            columns, records, note = _experts(*crossing.by_expert(study), people=people)
        elif kind == "groups":
            columns, records, note = _groups(*crossing.by_group(study))
        elif kind == "timeline":
            columns, records, note = _TIMELINE, _timeline(crossing.timeline(study)), ""
        else:
            columns, records, note = _DISPUTED, _disputed(crossing.disputed(study)), ""
    show(columns, records, as_json, as_csv, note=note)


Shown = tuple[list[Column], list[dict[str, Any]], str]


def _together(found: Any) -> list[dict[str, Any]]:
    return [
        {
            "one": row.one.ref,
            "other": row.other.ref,
            "both": row.pair.both,
            "of_one": row.pair.of_one,
            "of_other": row.pair.of_other,
            "share": row.pair.share,
        }
        for row in found
    ]


def _experts(columns: list[str], rows: Any, people: bool) -> Shown:
    records = [
        {
            "code": row.code.ref,
            "label": row.code.label,
            **{
                name: _SIGNS.get(row.marks.get(name, ""), "") if people else row.marks.get(name, "") for name in columns
            },
        }
        for row in rows
    ]
    note = say(
        "● خود طرح کرد، + تکمیل، ✓ تأیید، × رد، · پرسیده و بی‌پاسخ",
        "● raised, + completed, ✓ confirmed, × rejected, · asked without an answer",
    )
    return [*_CODE[:1], *([] if people else _CODE[1:]), *(Column(name, name, name) for name in columns)], records, note


def _groups(sizes: dict[str, int], rows: Any) -> Shown:
    records = [{"code": row.code.ref, "label": row.code.label, **row.raised} for row in rows]
    listed = [f"{name}: {size}" for name, size in sizes.items()]
    note = say(
        f"شمار صاحب‌نظرانی که نظر را خود طرح کرده‌اند؛ اندازهٔ گروه‌ها: {'؛ '.join(listed)}",
        f"Experts who raised the view; sizes of the groups: {'; '.join(listed)}",
    )
    return [*_CODE, *(Column(name, name, name) for name in sizes)], records, note


def _timeline(found: Any) -> list[dict[str, Any]]:
    return [
        {
            "source": row.source.ref,
            "date": row.source.date,
            "start": row.coding.start,
            "experts": list(row.experts),
            "code": row.code.ref,
            "elicited": row.coding.elicited.value,
            "position": row.coding.position.value if row.coding.position else None,
            "quote": row.coding.quote,
        }
        for row in found
    ]


def _disputed(found: Any) -> list[dict[str, Any]]:
    return [
        {
            "code": row.code.ref,
            "label": row.code.label,
            "rejected": row.answers.rejected,
            "confirmed": row.answers.confirmed,
            "completed": row.answers.completed,
            "coders": row.coders,
        }
        for row in found
    ]
