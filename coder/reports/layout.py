"""What the three tables of the paper hold, before any format: captions, headings, rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from coder.model.codebook import Quadrant
from coder.model.results import FactorRow, StudyTables
from coder.model.swot import Cell
from coder.persian.digits import to_persian

#: What stands under every table: «source: the study's findings».
SOURCE_NOTE = "مأخذ: یافته‌های پژوهش"

_QUADRANTS = {Quadrant.S: "نقاط قوت", Quadrant.W: "نقاط ضعف", Quadrant.O: "فرصت‌ها", Quadrant.T: "تهدیدها"}

#: Between Latin letters a comma would turn the whole list left to right; the mark keeps the first at the right.
_LIST = "،\u200f "

#: The name of each cell's strategies.
CELLS = {
    Cell.SO: "راهبردهای تهاجمی (SO)",
    Cell.WO: "راهبردهای محافظه‌کارانه (WO)",
    Cell.ST: "راهبردهای رقابتی (ST)",
    Cell.WT: "راهبردهای تدافعی (WT)",
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Table 1 or 2: two quadrants side by side; each row is (number, factor, number, factor)."""

    caption: str
    headings: tuple[str, str, str, str]
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StrategyEntry:
    """A strategy of table 3: its cell's name, number and label, factor numbers, numbered actions."""

    cell: str
    name: str
    factors: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strategies:
    """Table 3."""

    caption: str
    headings: tuple[str, str, str]
    rows: tuple[StrategyEntry, ...]


def internal_external(tables: StudyTables) -> tuple[Pairs, Pairs]:
    """Give table 1 (strengths and opportunities) and table 2 (weaknesses and threats)."""
    return (
        _pairs(tables, 1, Quadrant.S, Quadrant.O),
        _pairs(tables, 2, Quadrant.W, Quadrant.T),
    )


def strategies(tables: StudyTables) -> Strategies:
    """Give table 3."""
    rows = tuple(
        StrategyEntry(
            cell=CELLS[row.cell],
            name=to_persian(f"{row.number}: {row.label}"),
            factors=to_persian(_LIST.join(row.factors)),
            actions=tuple(to_persian(f"{place}. {label}") for place, label in enumerate(row.actions, 1)),
        )
        for row in tables.strategies
    )
    return Strategies("جدول ۳. راهبردها، عامل‌های پشتوانه و اقدام‌ها", ("راهبرد", "عامل‌ها", "اقدام‌ها"), rows)


def quadrant_name(tables: StudyTables, quadrant: Quadrant) -> str:
    """Give what the study calls a quadrant."""
    return tables.quadrant_names.get(quadrant.value) or _QUADRANTS[quadrant]


def _pairs(tables: StudyTables, number: int, first: Quadrant, second: Quadrant) -> Pairs:
    names = quadrant_name(tables, first), quadrant_name(tables, second)
    return Pairs(
        caption=to_persian(f"جدول {number}. {names[0]} و {names[1]}"),
        headings=("شماره", names[0], "شماره", names[1]),
        rows=tuple(
            (*_cells(left), *_cells(right))
            for left, right in zip_longest(_of(tables.factors, first), _of(tables.factors, second))
        ),
    )


def _of(factors: Sequence[FactorRow], quadrant: Quadrant) -> list[FactorRow]:
    return [row for row in factors if row.quadrant is quadrant]


def _cells(row: FactorRow | None) -> tuple[str, str]:
    return (to_persian(row.number), row.label) if row else ("", "")
