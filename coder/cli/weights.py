"""``coder weights``: the evaluation matrices (IFE, EFE), judged apart from the interviews."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.bilingual import command, group, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, print_json, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.analysis.weights import Matrix
    from coder.study.weighing import Weighed


@group(
    "weights",
    fa="ماتریس‌های ارزیابی عامل‌های درونی و بیرونی (IFE و EFE): داوری وزن و رتبه، فراتر از مصاحبه‌ها.",
    en="The internal and external factor evaluation matrices (IFE, EFE): judged, beyond the interviews.",
    modules=dict.fromkeys(("form", "enter", "check", "withdraw", "pairs"), "weights"),
)
@formats
@click.pass_context
def weights_command(context: click.Context, as_json: bool, as_csv: bool) -> None:
    """Show the matrices."""
    if context.invoked_subcommand is not None:
        return
    from coder.study.weighing import weighed

    with context.obj.opened() as study:
        found = weighed(study)
    if as_json:
        print_json(_as_json(found))
        return
    records = [record for one in (found.ife, found.efe) for record in _records(one)]
    show(_COLUMNS, records, False, as_csv, note="" if as_csv else _note(found))


_COLUMNS = [
    Column("table", "ماتریس", "matrix"),
    Column("factor", "عامل", "factor"),
    Column("weight", "وزن", "weight"),
    Column("rating", "رتبه", "rating"),
    Column("score", "امتیاز وزنی", "weighted score"),
    Column("judges", "داور", "judges"),
    Column("weight_range", "دامنهٔ وزن", "weights"),
    Column("rating_range", "دامنهٔ رتبه", "ratings"),
]


@command(
    "form",
    fa="برگهٔ خالی وزن و رتبه را برای یک داور می‌نویسد (csv یا xlsx).",
    en="Write an empty form of weights and ratings for a judge (csv or xlsx).",
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--judge", default="", fa="نام داور", en="The judge's name.")
@click.pass_obj
def form_command(where: Where, file: Path, judge: str) -> None:
    """Write a form."""
    from coder.study.weighing import form

    with where.opened() as study:
        written = form(study, file.absolute(), judge)
    tell(say(f"نوشته شد: {written}", f"Written: {written}"))


@command(
    "enter",
    fa="وزن و رتبه‌ها را از برگهٔ پرشده (csv، xlsx، docx) می‌پذیرد، اگر جمع‌ها و رتبه‌ها درست باشد.",
    en="Take weights and ratings from a filled-in form (csv, xlsx, docx), if sums and ratings hold.",
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--judge", default="", fa="نام داور، اگر در برگه نیست", en="The judge, when the form doesn't say.")
@click.pass_obj
def enter_command(where: Where, file: Path, judge: str) -> None:
    """Take a form in."""
    from coder.study.weighing import from_file

    with where.opened() as study:
        step = from_file(study, file.absolute(), judge)
    tell(say(digits.to_persian(f"وزن‌ها ثبت شد (گام {step})"), f"The weights were saved (step {step})"))


@command(
    "check",
    fa="جدول چاپ‌شدهٔ وزن‌ها را، از هر پژوهشی، وارسی می‌کند: حاصل‌ضرب‌ها، جمع‌ها، رتبه‌ها. چیزی ذخیره نمی‌شود.",
    en="Look through a printed table of weights, of any study: products, sums, ratings. Nothing is saved.",
)
@click.argument("file", type=click.Path(path_type=Path))
@formats
@click.pass_obj
def check_command(where: Where, file: Path, as_json: bool, as_csv: bool) -> int:
    """Check a printed table; exit code 2 when something in it is wrong."""
    from coder.study.weighing import checked

    with where.opened() as study:
        faults, matrices = checked(study, file.absolute())
    columns = [
        Column("line", "سطر", "line"),
        Column("subject", "عامل", "factor"),
        Column("what", "خطا", "what"),
        Column("found", "نوشته", "printed"),
        Column("expected", "درست", "should be"),
    ]
    plain = as_json or as_csv
    records = [
        {
            "line": fault.line or None,
            "subject": fault.subject,
            "what": fault.kind if plain else say(*_WHAT[fault.kind]),
            "found": fault.found,
            "expected": fault.expected,
        }
        for fault in faults
    ]
    note = " · ".join(_sum(one) for one in matrices)
    show(columns, records, as_json, as_csv, note="" if plain else note)
    return 2 if faults else 0


@command("withdraw", fa="همهٔ وزن‌های یک داور را برمی‌دارد.", en="Take all of a judge's weights away.")
@click.argument("judge")
@click.pass_obj
def withdraw_command(where: Where, judge: str) -> None:
    """Withdraw a judge's weights."""
    from coder.study.weighing import withdraw

    with where.opened() as study:
        step = withdraw(study, judge)
    tell(say(digits.to_persian(f"وزن‌های {judge} برداشته شد (گام {step})"), f"{judge}'s weights are gone (step {step})"))


@command(
    "pairs",
    fa="از جدول مقایسهٔ زوجی (AHP) وزن‌ها و نسبت سازگاری را حساب می‌کند؛ چیزی ذخیره نمی‌شود.",
    en="Compute weights and the consistency ratio from a table of comparisons in pairs (AHP). Nothing is saved.",
)
@click.argument("file", type=click.Path(path_type=Path))
@formats
@click.pass_obj
def pairs_command(where: Where, file: Path, as_json: bool, as_csv: bool) -> None:
    """Weigh by comparisons in pairs."""
    from coder.study.weighing import BEYOND, in_pairs

    names, found = in_pairs(file.absolute())
    columns = [
        Column("factor", "عامل", "factor"),
        Column("weight", "وزن", "weight"),
        Column("geometric", "میانگین هندسی", "geometric mean"),
    ]
    records = [
        {"factor": name, "weight": f"{weight:.4f}", "geometric": f"{mean:.4f}"}
        for name, weight, mean in zip(names, found.weights, found.geometric, strict=True)
    ]
    facts = f"λmax = {found.largest:.4f}, CR = {found.ratio:.4f}" + (" ≥ 0.1" if found.ratio >= 0.1 else "")
    show(columns, records, as_json, as_csv, note="" if as_json or as_csv else f"{say(*BEYOND)}\n{facts}")


_WHAT = {
    "sum": ("جمع وزن‌ها یک نیست", "weights don't sum to one"),
    "weight": ("وزن", "weight"),
    "rating": ("رتبه بیرون از قاعده", "rating outside the rule"),
    "no_rating": ("بی‌رتبه", "no rating"),
    "missing": ("جا افتاده", "left out"),
    "twice": ("دو بار", "twice"),
    "score": ("حاصل‌ضرب نادرست", "wrong product"),
    "total": ("جمع امتیازها نادرست", "wrong total"),
    "weights_total": ("جمع چاپ‌شدهٔ وزن‌ها نادرست", "wrong sum of weights"),
}


def _records(one: "Matrix") -> list[dict[str, Any]]:
    return [
        {
            "table": one.name,
            "factor": row.factor,
            "weight": f"{row.weight:.3f}",
            "rating": "" if row.rating is None else f"{row.rating:.2f}",
            "score": "" if row.score is None else f"{row.score:.3f}",
            "judges": row.judges,
            "weight_range": f"{row.weights[0]:.3f}–{row.weights[1]:.3f}" if row.judges > 1 else "",
            "rating_range": f"{row.ratings[0]:g}–{row.ratings[1]:g}" if row.judges > 1 and row.ratings else "",
        }
        for row in one.rows
    ]


def _sum(one: "Matrix") -> str:
    if one.total is not None:
        return f"{one.name}: Σw = {one.weights_sum:.3g}, {one.total:.3f}"
    classes = (
        f"{quadrant.value}: Σw = {weights:.3g}" + ("" if total is None else f", {total:.3f}")
        for quadrant, (weights, total) in one.classes.items()
    )
    return f"{one.name}: {'; '.join(classes)}"


def _note(found: "Weighed") -> str:
    from coder.study.weighing import BEYOND, in_short, standing

    lines = [say(*BEYOND)]
    if found.judges:
        lines.append(say(f"داوران: {'، '.join(found.judges)}", f"Judges: {', '.join(found.judges)}"))
        lines += [_sum(one) for one in (found.ife, found.efe) if one.rows]
    cells = standing(found)
    if cells is not None:
        lines.append(
            say(f"خانهٔ ماتریس IE: {cells[0]}؛ با مرز ۲٫۵: {cells[1]}", f"IE cell: {cells[0]}; cut at 2.5: {cells[1]}")
        )
    for judge, faults in found.faults.items():
        lines.append(f"{judge}: {'; '.join(map(in_short, faults))}")
    return "\n".join(lines)


def _as_json(found: "Weighed") -> dict[str, Any]:
    from coder.study.weighing import BEYOND, in_short, standing

    cells = standing(found)
    return {
        "label": say(*BEYOND),
        "judges": list(found.judges),
        "weights_per": found.settings.weights_per.value,
        "rating_rule": found.settings.rating_rule.value,
        "matrices": [
            {
                "name": one.name,
                "weights_sum": round(one.weights_sum, 6),
                "total": None if one.total is None else round(one.total, 6),
                "classes": {
                    quadrant.value: {
                        "weights_sum": round(weights, 6),
                        "total": None if total is None else round(total, 6),
                    }
                    for quadrant, (weights, total) in one.classes.items()
                },
                "rows": [
                    {
                        "factor": row.factor,
                        "weight": round(row.weight, 6),
                        "rating": row.rating,
                        "score": None if row.score is None else round(row.score, 6),
                        "judges": row.judges,
                        "weights": list(row.weights),
                        "ratings": list(row.ratings) if row.ratings else None,
                    }
                    for row in one.rows
                ],
            }
            for one in (found.ife, found.efe)
        ],
        "ie_cell": cells[0] if cells else None,
        "four_cell": cells[1] if cells else None,
        "faults": {judge: list(map(in_short, faults)) for judge, faults in found.faults.items()},
    }
