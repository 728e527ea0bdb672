"""Tables as CSV or Excel, for people and from people: read with any separator, written right to left."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from coder.errors import BrokenFile, FileMissing
from coder.importing import txt
from coder.reports.csvs import defused

#: The endings of the tables that are read and written.
ENDINGS = (".csv", ".xlsx")

type Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Give the rows below the headings of the first sheet, cells as words. Raises FileMissing or BrokenFile."""
    if not path.is_file():
        raise FileMissing(path=path)
    content = path.read_bytes()
    table = _excel(path, content) if path.suffix.lower() == ".xlsx" else _csv(path, content)
    lines = [line for line in table if any(line)]
    if not lines:
        raise BrokenFile(path=path, detail={"fa": "سطری ندارد", "en": "no rows"})
    heads = [head.strip() for head in lines[0]]
    return [dict(zip(heads, [*line, *[""] * len(heads)], strict=False)) for line in lines[1:]]


def written(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Give a table in the form that the ending of ``path`` asks for; text that could run as a formula is defused."""
    lines = [["" if cell is None else cell for cell in row] for row in rows]
    if path.suffix.lower() == ".xlsx":
        return _workbook(heads, lines)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _csv(path: Path, content: bytes) -> list[list[str]]:
    text = txt.decode(path, content, None).text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    csv.field_size_limit(10_000_000)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as problem:
        raise BrokenFile(path=path, detail=f"CSV: {problem}") from problem
    return [[_whole(cell) for cell in line] for line in table]


def _whole(cell: str) -> str:
    """Give a cell as it was before it was defused."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def _excel(path: Path, content: bytes) -> list[list[str]]:
    import openpyxl

    from coder.importing.archive import Archive

    Archive(path, content)  # refuses what is damaged or hostile
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except (KeyError, ValueError, IndexError, OSError, SyntaxError, TypeError, AttributeError) as problem:
        raise BrokenFile(path=path, detail=f"xlsx: {problem}") from problem


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, 60 if head in ("quote", "definition") else 16)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, str(cell)[:32_767], wrapped)
    return out.getvalue()
