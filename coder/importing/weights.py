"""Weights and ratings from a form or a printed table: a factor a line, totals perhaps below."""

from dataclasses import dataclass
from pathlib import Path

from coder.errors import BadCell
from coder.importing.grids import Line, plain_number, read_rows, read_table
from coder.persian import digits, fold

#: The columns and the names under which they may stand.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("no", "no.", "شماره", "factor no", "code", "کد"),
    "factor": ("label", "عامل", "نام عامل", "key factors", "factors", "عوامل"),
    "weight": ("وزن", "ضریب", "ضریب اهمیت", "weights", "وزن نسبی"),
    "rating": ("رتبه", "نمره", "ratings", "امتیاز وضعیت", "درجه"),
    "score": ("weighted score", "weighted_score", "امتیاز وزنی", "نمرهٔ نهایی", "امتیاز نهایی", "امتیاز", "weighted"),
    "judge": ("داور", "ارزیاب", "expert"),
    "step": ("گام",),
}

_TOTALS = frozenset(map(fold.key, ("total", "sum", "جمع", "جمع کل", "مجموع", "کل", "مجموع کل")))


@dataclass(frozen=True, slots=True)
class WeightLine:
    """A line as it stands: ``name`` a factor's number (or label), ``decimals`` those printed in its score."""

    name: str
    label: str
    weight: float | None
    rating: float | None
    score: float | None
    decimals: int
    judge: str
    step: str
    line: int
    is_total: bool


def read_weights(path: Path) -> list[WeightLine]:
    """Read a table of weights. Raises what ``read_table`` raises, BadCell for a number that is none."""
    return [_weight_line(line) for line in read_table(path, COLUMNS, ("number", "weight"))]


def read_comparisons(path: Path) -> tuple[list[str], list[list[float]]]:
    """Read a square table of comparisons in pairs: its names, and its rows of numbers.

    Raises what ``read_rows`` raises, or BadCell: a name or a cell that isn't what it must be.
    """
    rows = [row for row in read_rows(path) if any(cell.strip() for cell in row)]
    names = [cell.strip() for cell in rows[0][1:] if cell.strip()] if rows else []
    found = []
    for number, name in enumerate(names, 1):
        cells = [*(rows[number] if number < len(rows) else ()), *[""] * (len(names) + 1)]
        if fold.key(cells[0]) != fold.key(name):
            raise BadCell(path=path, line=number + 1, column="1", value=cells[0], detail=name)
        found.append([_comparison(path, number + 1, other, cells[at]) for at, other in enumerate(names, 1)])
    return names, found


def _comparison(path: Path, line: int, column: str, cell: str) -> float:
    one, _, over = digits.to_latin(cell.strip()).partition("/")
    try:
        value = float(plain_number(one)) / (float(plain_number(over)) if over else 1)
    except (ValueError, ZeroDivisionError):
        value = 0.0
    if not 1 / 9.5 <= value <= 9.5:
        raise BadCell(path=path, line=line, column=column, value=cell, detail="1/9–9")
    return value


def _weight_line(line: Line) -> WeightLine:
    name, label = line.words("number"), line.words("factor")
    score = line.words("score")
    return WeightLine(
        name=name or label,
        label=label,
        weight=line.number_of("weight"),
        rating=line.number_of("rating"),
        score=line.number_of("score"),
        decimals=len(plain_number(score).partition(".")[2]) if score else 2,
        judge=line.words("judge"),
        step=line.words("step"),
        line=line.number,
        is_total=fold.key(name or label) in _TOTALS,
    )
