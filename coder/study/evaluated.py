"""What the publication says of the judged weights: the evaluation matrices, apart from the interviews."""

from coder.analysis.weights import Matrix
from coder.model.swot import numbers
from coder.reports.language import Language
from coder.reports.sections import Section, Table
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy
from coder.study.weighing import BEYOND, standing, weighed

_TITLES = {
    "IFE": ("ماتریس ارزیابی عامل‌های درونی (IFE)", "Internal factor evaluation matrix (IFE)"),
    "EFE": ("ماتریس ارزیابی عامل‌های بیرونی (EFE)", "External factor evaluation matrix (EFE)"),
}


def weights(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section | None:
    """Give the section with IFE and EFE; None before anybody judged. Judges are counted, not named."""
    found = weighed(study)
    if not found.judges:
        return None
    number = numbers(snapshot.factors)
    labels = {number[factor.id]: factor.label for factor in snapshot.factors}
    count = len(found.judges)
    paragraphs = [
        lang.say(
            f"وزن (اهمیت، 0 تا 1) و رتبه (1 تا 4) را {count} داور داده‌اند و هیچ‌یک از شمار گفته‌ها به دست نیامده است؛ "
            "عددهای جدول میانگین داوران است.",
            f"Weights (importance, 0 to 1) and ratings (1 to 4) were given by {count} judges, and none comes from "
            "counting what was said; the tables show the judges' means.",
        )
    ]
    cells = standing(found)
    if cells is not None:
        totals = lang.number(found.ife.total, 2), lang.number(found.efe.total, 2)
        place = lang.say("خانهٔ ماتریس IE: {}؛ با مرز 2٫5: {}", "Cell of the IE matrix: {}; cut at 2.5: {}")
        paragraphs.append(f"IFE = {totals[0]}, EFE = {totals[1]}. {place.format(*cells)}.")
    if found.faults:
        paragraphs.append(
            lang.say(
                "هشدار: فهرست عامل‌ها پس از داوری تغییر کرده و جمع وزن‌های یک یا چند داور دیگر درست نیست.",
                "Note: the list of factors changed after the judging, and the weights of some judges no longer hold.",
            )
        )
    tables = tuple(_table(matrix, labels, lang) for matrix in (found.ife, found.efe) if matrix.rows)
    return Section(lang.say(*BEYOND), tuple(paragraphs), tables)


def _table(matrix: Matrix, labels: dict[str, str], lang: Language) -> Table:
    rows = [
        (
            lang.digits(row.factor),
            labels.get(row.factor, ""),
            lang.number(row.weight, 3),
            lang.number(row.rating, 2),
            lang.number(row.score, 3),
        )
        for row in matrix.rows
    ]
    total = lang.say("جمع", "Total")
    if matrix.total is not None:
        rows.append(("", total, lang.number(matrix.weights_sum, 2), "", lang.number(matrix.total, 3)))
    else:
        rows += [
            ("", f"{total} {quadrant.value}", lang.number(weights, 2), "", lang.number(score, 3))
            for quadrant, (weights, score) in matrix.classes.items()
        ]
    return Table(
        lang.say(*_TITLES[matrix.name]),
        (
            lang.say("شماره", "No."),
            lang.say("عامل", "Factor"),
            lang.say("وزن", "Weight"),
            lang.say("رتبه", "Rating"),
            lang.say("امتیاز وزنی", "Weighted score"),
        ),
        tuple(rows),
        (1.6, 8, 2, 2, 2.4),
        (0, 2, 3, 4),
    )
