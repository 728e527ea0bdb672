"""What the three tables of the paper hold, before any format: captions, headings, rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from coder.model.codebook import Quadrant
from coder.model.results import FactorRow, StudyTables
from coder.model.swot import Cell
from coder.reports.language import FA, Language

#: What stands under every table: «source: the study's findings».
SOURCE_NOTE = "مأخذ: یافته‌های پژوهش"

_QUADRANTS = {
    Quadrant.S: ("نقاط قوت", "Strengths"),
    Quadrant.W: ("نقاط ضعف", "Weaknesses"),
    Quadrant.O: ("فرصت‌ها", "Opportunities"),
    Quadrant.T: ("تهدیدها", "Threats"),
}

#: The name of each cell's strategies.
CELLS = {
    Cell.SO: "راهبردهای تهاجمی (SO)",
    Cell.WO: "راهبردهای محافظه‌کارانه (WO)",
    Cell.ST: "راهبردهای رقابتی (ST)",
    Cell.WT: "راهبردهای تدافعی (WT)",
}

_CELLS_EN = {
    Cell.SO: "SO (aggressive) strategies",
    Cell.WO: "WO (conservative) strategies",
    Cell.ST: "ST (competitive) strategies",
    Cell.WT: "WT (defensive) strategies",
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Table 1 or 2: two quadrants side by side; each row is (number, factor, number, factor)."""

    number: int
    title: str
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

    title: str
    caption: str
    headings: tuple[str, str, str]
    rows: tuple[StrategyEntry, ...]


def internal_external(tables: StudyTables, lang: Language = FA) -> tuple[Pairs, Pairs]:
    """Give table 1 (strengths and opportunities) and table 2 (weaknesses and threats)."""
    return (
        _pairs(tables, lang, 1, Quadrant.S, Quadrant.O),
        _pairs(tables, lang, 2, Quadrant.W, Quadrant.T),
    )


def strategies(tables: StudyTables, lang: Language = FA) -> Strategies:
    """Give table 3."""
    rows = tuple(
        StrategyEntry(
            cell=cell_name(row.cell, lang),
            name=lang.digits(f"{row.number}: {row.label}"),
            factors=lang.digits(lang.listed(row.factors)),
            actions=tuple(lang.digits(f"{place}. {label}") for place, label in enumerate(row.actions, 1)),
        )
        for row in tables.strategies
    )
    title = lang.say("راهبردها، عامل‌های پشتوانه و اقدام‌ها", "Strategies, the factors they rest on, and actions")
    return Strategies(
        title,
        numbered(lang, 3, title),
        (lang.say("راهبرد", "Strategy"), lang.say("عامل‌ها", "Factors"), lang.say("اقدام‌ها", "Actions")),
        rows,
    )


def numbered(lang: Language, number: int | str, title: str) -> str:
    """Give the caption of a table with its number."""
    return lang.say(f"جدول {number}. ", f"Table {number}. ") + title


def source_note(lang: Language) -> str:
    """Give what stands under every table."""
    return lang.say(SOURCE_NOTE, "Source: research findings")


def quadrant_name(tables: StudyTables, quadrant: Quadrant, lang: Language = FA) -> str:
    """Give what the study calls a quadrant, or its English name."""
    fa, en = _QUADRANTS[quadrant]
    return lang.say(tables.quadrant_names.get(quadrant.value) or fa, en)


def cell_name(cell: Cell, lang: Language = FA) -> str:
    """Give what the strategies of a cell are called."""
    return lang.say(CELLS[cell], _CELLS_EN[cell])


def summary(tables: StudyTables, lang: Language = FA) -> str:
    """Give the line that says how many experts, interviews and documents there are."""
    counts = tables.experts, tables.interviews, tables.documents
    return lang.say(
        "{} صاحب‌نظر، {} مصاحبه، {} سند".format(*counts),
        "{} experts, {} interviews, {} documents".format(*counts),
    )


def _pairs(tables: StudyTables, lang: Language, number: int, first: Quadrant, second: Quadrant) -> Pairs:
    names = quadrant_name(tables, first, lang), quadrant_name(tables, second, lang)
    title = lang.say("{} و {}".format(*names), f"{names[0]} and {names[1].lower()}")
    place = lang.say("شماره", "No.")
    return Pairs(
        number=number,
        title=title,
        caption=numbered(lang, number, title),
        headings=(place, names[0], place, names[1]),
        rows=tuple(
            (*_cells(left, lang), *_cells(right, lang))
            for left, right in zip_longest(_of(tables.factors, first), _of(tables.factors, second))
        ),
    )


def _of(factors: Sequence[FactorRow], quadrant: Quadrant) -> list[FactorRow]:
    return [row for row in factors if row.quadrant is quadrant]


def _cells(row: FactorRow | None, lang: Language) -> tuple[str, str]:
    return (lang.digits(row.number), row.label) if row else ("", "")
