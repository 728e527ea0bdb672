"""Filled-in tables: CSV with three separators, Excel, Word; their cells as words."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile, ColumnMissing, FileMissing, Undecodable, UnknownFormat
from coder.importing.grids import plain_number, read_table

COLUMNS = {"number": ("شماره",), "weight": ("وزن",)}


def read(path: Path) -> list[tuple[int, str, float | None]]:
    lines = read_table(path, COLUMNS, ("number", "weight"))
    return [(line.number, line.words("number"), line.number_of("weight")) for line in lines]


@pytest.mark.parametrize("mark", [",", ";", "\t", "؛"])
def test_csv(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"عنوان جدول\n\nشماره{mark}وزن\nS1{mark}۰٫۱\n{mark}\n'S2{mark}\n", encoding="utf-8-sig")
    if mark != ",":
        path.write_text(path.read_text("utf-8-sig").partition("\n\n")[2], encoding="utf-8")
    start = 4 if mark == "," else 2
    assert read(path) == [(start, "S1", 0.1), (start + 2, "S2", None)]


def test_excel_and_word(tmp_path: Path) -> None:
    from docx import Document
    from openpyxl import Workbook

    book = Workbook()
    for row in (("شماره", "وزن"), ("S1", 0.25), ("S2", "0/5")):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    assert read(tmp_path / "t.xlsx") == [(2, "S1", 0.25), (3, "S2", 0.5)]
    file = Document()
    table = file.add_table(2, 2)
    for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), ("شماره", "وزن", "S1", "0,25"), strict=True):
        cell.text = words
    file.save(str(tmp_path / "t.docx"))
    assert read(tmp_path / "t.docx") == [(2, "S1", 0.25)]


@pytest.mark.parametrize(("written", "number"), [("۰٫۱۵", "0.15"), ("۰/۱۵", "0.15"), ("0,15", "0.15"), ("1", "1")])
def test_numbers_as_persians_write_them(written: str, number: str) -> None:
    assert plain_number(written) == number


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for name, content, kind in (
        ("t.pdf", b"x", UnknownFormat),
        ("t.csv", b"\x00\x81\x00\x02", Undecodable),
        ("t.xlsx", b"PK no workbook", BrokenFile),
        ("t.docx", b"no file of Word", BrokenFile),
        ("u.csv", "شماره,رتبه\n".encode(), ColumnMissing),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(kind):
            read(tmp_path / name)
    with pytest.raises(FileMissing):
        read(tmp_path / "nowhere.csv")
