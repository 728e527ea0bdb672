"""``experts.csv``: who was interviewed, when and how; a row for each expert and session."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.errors import BadCell, ColumnMissing
from coder.importing import saved
from coder.persian import dates, digits

#: The columns, each with the names under which it may stand.
COLUMNS: dict[str, tuple[str, ...]] = {
    "expert": ("expert", "صاحب‌نظر"),
    "groups": ("groups", "گروه‌ها"),
    "field": ("field", "رشته"),
    "reached": ("reached", "شیوهٔ دسترسی"),
    "experience": ("experience", "سابقه"),
    "consent": ("consent", "رضایت"),
    "date": ("date", "تاریخ"),
    "minutes": ("minutes", "مدت"),
    "mode": ("mode", "شیوه"),
    "record": ("record", "ثبت"),
    "files": ("files", "پرونده‌ها"),
    "order": ("order", "ترتیب"),
}


@dataclass(frozen=True, slots=True)
class Session:
    """One row: an expert in one session. Joint sessions give one file in the rows of several experts."""

    expert: str
    groups: tuple[str, ...]
    field: str
    reached: str
    experience: str
    consent: str
    date: str
    minutes: int
    mode: str
    record: str
    files: tuple[str, ...]
    order: int
    line: int


def read_sessions(path: Path) -> tuple[Session, ...]:
    """Read ``experts.csv`` however a spreadsheet saved it (lists in a cell joined by ``;``); empty rows are none.

    Raises ColumnMissing, BadCell (an impossible Jalali date, a number that is none) or Undecodable.
    """
    rows = saved.records(path)
    names = _names(rows.fieldnames or (), path)
    return tuple(_Row(path, rows.line_num, row, names).session() for row in rows if _says_something(row))


def headings(lang: str) -> bytes:
    """Give an ``experts.csv`` without a row, its headings in ``lang``, as spreadsheets open it rightly (with BOM)."""
    line = ",".join(names[lang == "fa"] for names in COLUMNS.values())
    return f"{line}\n".encode("utf-8-sig")


def _says_something(row: dict[str, Any]) -> bool:
    """Tell whether any cell has words; cells beyond the headings come as a list."""
    cells = (cell for value in row.values() for cell in (value if isinstance(value, list) else [value]))
    return any(cell and cell.strip() for cell in cells)


def _names(header: object, path: Path) -> dict[str, str]:
    given = {str(name).strip(): str(name) for name in header} if isinstance(header, list | tuple) else {}
    names = {}
    for column, accepted in COLUMNS.items():
        name = next((given[name] for name in accepted if name in given), None)
        if name is None:
            raise ColumnMissing(path=path, column=column, columns=",".join(COLUMNS))
        names[column] = name
    return names


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: dict[str, str | None]
    names: dict[str, str]

    def session(self) -> Session:
        expert = self.words("expert")
        if not expert:
            raise self.bad("expert", "", "empty")
        return Session(
            expert=expert,
            groups=self.several("groups"),
            field=self.words("field"),
            reached=self.words("reached"),
            experience=self.words("experience"),
            consent=self.words("consent"),
            date=self.date(),
            minutes=self.number("minutes"),
            mode=self.words("mode"),
            record=self.words("record"),
            files=self.several("files"),
            order=self.number("order"),
            line=self.line,
        )

    def bad(self, column: str, value: str, detail: str) -> BadCell:
        return BadCell(path=self.path, line=self.line, column=column, value=value, detail=detail)

    def words(self, column: str) -> str:
        return (self.cells.get(self.names[column]) or "").strip()

    def several(self, column: str) -> tuple[str, ...]:
        parts = self.words(column).replace("؛", ";").split(";")
        return tuple(part.strip() for part in parts if part.strip())

    def number(self, column: str) -> int:
        value = digits.to_latin(self.words(column) or "0")
        if not value.isdecimal():
            raise self.bad(column, value, "a whole number")
        return int(value)

    def date(self) -> str:
        value = self.words("date")
        if not value:
            return ""
        try:
            return str(dates.parse(value))
        except ValueError as problem:
            raise self.bad("date", value, str(problem)) from problem
