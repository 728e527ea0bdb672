"""Filled-in tables that come back: CSV or the first sheet of an Excel file, as words."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import BadCell, BrokenFile, ColumnMissing, FileMissing, FileTooLarge, UnknownFormat
from coder.importing import saved
from coder.persian import digits, fold

#: The rows of a table, cells as words.
type Rows = Sequence[Sequence[str]]

_LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number in the file and its cells by column; a column that isn't there is empty."""

    path: Path
    number: int
    cells: Mapping[str, str]

    def words(self, column: str) -> str:
        """Give a cell without the apostrophe that defuses a formula."""
        return self.cells.get(column, "").strip().removeprefix("'")

    def bad(self, column: str, detail: str) -> BadCell:
        """Give the error for a cell that can't be what it says."""
        return BadCell(path=self.path, line=self.number, column=column, value=self.words(column), detail=detail)

    def number_of(self, column: str) -> float | None:
        """Give a cell as a number, None when it is empty; Persian digits and decimal marks too. Raises BadCell."""
        value = self.words(column)
        if not value:
            return None
        try:
            return float(plain_number(value))
        except ValueError:
            raise self.bad(column, "0.15") from None


def plain_number(value: str) -> str:
    """Give a number as programs write it: ``۰٫۱۵``, ``۰/۱۵`` and ``0,15`` are 0.15."""
    latin = digits.to_latin(value).replace("٫", ".").replace("/", ".").replace("\u066c", "")
    return latin.replace(",", ".") if latin.count(",") == 1 and "." not in latin else latin


def read_table(path: Path, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> list[Line]:
    """Read a file's table as ``read_rows`` and ``lines_of`` do; raises as they do."""
    return lines_of(path, read_rows(path), columns, needed)


def lines_of(path: Path, rows: Rows, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> list[Line]:
    """Give the lines below the first row that has all ``needed`` columns. Raises ColumnMissing."""
    found = find_table(path, rows, columns, needed)
    if found is None:
        given = _names(rows[0], columns) if rows else []
        missing = next(column for column in needed if column not in given)
        raise ColumnMissing(path=path, column=missing, columns=",".join(columns))
    return found


def find_table(
    path: Path, rows: Rows, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]
) -> list[Line] | None:
    """Give the lines below the first row that has all ``needed`` columns, None when no row has.

    ``columns`` give the names under which each column may stand.
    """
    for place, row in enumerate(rows):
        names = _names(row, columns)
        if set(needed) <= set(names):
            return [
                Line(path, number, dict(zip(names, cells, strict=False)))
                for number, cells in enumerate(rows[place + 1 :], place + 2)
                if any(cell.strip() for cell in cells)
            ]
    return None


def read_rows(path: Path) -> Rows:
    """Give the rows of a file: all lines of a CSV, the first sheet of an Excel file, all tables of a Word file.

    Raises FileMissing, UnknownFormat, Undecodable, BrokenFile or FileTooLarge.
    """
    if not path.is_file():
        raise FileMissing(path=path)
    if path.stat().st_size > _LARGEST:
        raise FileTooLarge(path=path, limit_mb=_LARGEST // 1024 // 1024)
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv", ".txt"):
        return saved.rows(path)
    if kind == ".xlsx":
        return _excel_rows(path)
    if kind == ".docx":
        return _word_rows(path)
    raise UnknownFormat(path=path, formats=".csv, .xlsx, .docx")


def _names(row: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give the column each cell of a heading names, "" for none of ours."""
    accepted = {fold.key(name): column for column, names in columns.items() for name in (column, *names)}
    return [accepted.get(fold.key(cell), "") for cell in row]


def _excel_rows(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [[_written(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as problem:
        raise BrokenFile(path=path, detail=type(problem).__name__) from problem
    return rows


def _word_rows(path: Path) -> list[list[str]]:
    """Give the rows of all tables of a Word file, one after another."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        file = Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as problem:
        raise BrokenFile(path=path, detail=type(problem).__name__) from problem
    return [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]


def _written(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell)
