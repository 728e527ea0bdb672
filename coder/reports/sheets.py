"""Sheets that go out to be filled in and come back: CSV, Excel or Word, right to left, by the name's ending."""

import io
from collections.abc import Sequence
from pathlib import Path

from coder.errors import UnknownFormat
from coder.reports.csvs import defused
from coder.reports.language import FA
from coder.reports.sections import Table
from coder.reports.wordkit import Page

Rows = Sequence[Sequence[str]]

_WORDS = "پیشنهاد و توضیح"
_WIDTHS = {"عامل": 60, _WORDS: 40}


def grid(path: Path, header: Sequence[str], rows: Rows) -> bytes:
    """Give a bare table as CSV or xlsx. Raises UnknownFormat."""
    kind = path.suffix.lower()
    if kind == ".csv":
        return _csv(header, rows)
    if kind == ".xlsx":
        return _excel(header, rows)
    raise UnknownFormat(path=path, formats=".csv, .xlsx")


def replies(path: Path, title: str, about: str, sender: tuple[str, str, str], rows: Rows) -> bytes:
    """Give the list as a sheet for an expert: ``rows`` are number and factor, with room for an answer and words.

    ``sender`` holds the expert's ref, the date and the step at which the numbers are those of the list. As docx
    with ``title`` and ``about`` above, or as a bare table (CSV, xlsx). Raises UnknownFormat.
    """
    if path.suffix.lower() != ".docx":
        header = ("شماره", "عامل", "پاسخ", _WORDS, "صاحب‌نظر", "تاریخ", "گام فهرست")
        try:
            return grid(path, header, [(*row, "", "", *sender) for row in rows])
        except UnknownFormat:
            raise UnknownFormat(path=path, formats=".docx, .csv, .xlsx") from None
    page = Page(title, "", FA)
    page.heading(title)
    page.paragraph(about)
    page.grid(Table("", ("صاحب‌نظر", "تاریخ", "گام فهرست"), ((sender[0], FA.digits(sender[1]), sender[2]),)))
    page.paragraph("")
    headings = ("شماره", "عامل", "پاسخ", _WORDS)
    page.grid(Table("", headings, tuple((*row, "", "") for row in rows), (2.0, 7.2, 2.6, 5.2), (0, 2)))
    return page.content()


def points(path: Path, title: str, about: str, expert: str, parts: Sequence[tuple[str, Rows]]) -> bytes:
    """Give the points to put to an expert as a sheet to take along: docx, a table for each part.

    Each part has a heading and rows of a code's ref and the point; beside them is room to tick the answer.
    Raises UnknownFormat.
    """
    if path.suffix.lower() != ".docx":
        raise UnknownFormat(path=path, formats=".docx")
    page = Page(title, "", FA)
    page.heading(title)
    page.paragraph(about)
    page.grid(Table("", ("صاحب‌نظر", "تاریخ", "مدت"), ((expert, "", ""),)))
    for heading, rows in parts:
        page.paragraph("")
        page.paragraph(heading)
        answers = ("تأیید", "تکمیل", "رد", "بی‌پاسخ")
        cells = tuple((*row, "☐", "☐", "☐", "☐", "") for row in rows)
        headings = ("کد", "نظر", *answers, "یادداشت")
        page.grid(Table("", headings, cells, (1.5, 5.5, 1.5, 1.8, 1.2, 2.1, 3.4), (0, 2, 3, 4, 5)))
    return page.content()


def _csv(header: Sequence[str], rows: Rows) -> bytes:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _excel(header: Sequence[str], rows: Rows) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("فهرست")
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    font = {"font_name": "Tahoma", "font_size": 10}  # a font with Persian that every machine with Excel has
    cell = book.add_format({**font, "text_wrap": True, "valign": "top", "align": "right", "reading_order": 2})
    heading = book.add_format({**font, "bold": True, "align": "center", "bg_color": "#E7E6E6"})
    for place, name in enumerate(header):
        sheet.set_column(place, place, _WIDTHS.get(name, 12))
        sheet.write_string(0, place, name, heading)
    for number, row in enumerate(rows, 1):
        for place, words in enumerate(row):
            sheet.write_string(number, place, words, cell)
    book.close()
    return out.getvalue()
