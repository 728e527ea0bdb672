"""Weights and ratings from a form or a printed table: a factor a line, totals perhaps below."""

from dataclasses import dataclass
from pathlib import Path

from coder.importing.grids import Line, plain_number, read_table
from coder.persian import fold

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
