"""The report's files: what they hold, that they run right to left, that the same study gives the same bytes."""

import csv
import io
import zipfile

import pytest
from lxml import etree

from coder.model.codebook import Quadrant, StoppingRule
from coder.model.results import (
    Answers,
    EvidenceRow,
    FactorRow,
    InterviewStep,
    SaturationCurve,
    StrategyRow,
    StudyTables,
)
from coder.model.swot import Cell
from coder.reports import csvs, excel, layout, markdown, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def factor(number: str, label: str) -> FactorRow:
    return FactorRow(number, Quadrant(number[0]), label, Answers(3, 2, 1, 0, 1, 0, 0, 9), ("c1", "c2"))


TABLES = StudyTables(
    title="پژوهش <کوچک>",
    question="؟",
    quadrant_names={"S": "قوت‌ها"},
    experts=3,
    interviews=2,
    documents=1,
    factors=(
        factor("S1", "حرم"),
        factor("S2", "=2+3"),
        factor("W1", "a|b"),
        factor("O1", "کریدور"),
        factor("T1", "تمرکز"),
    ),
    strategies=(
        StrategyRow("SO1", Cell.SO, "راهبرد نخست", ("O1", "S1"), ("اقدام الف", "اقدام ب")),
        StrategyRow("WT1", Cell.WT, "راهبرد دوم", ("W1", "T1"), ("اقدام ج",)),
    ),
    evidence=(
        EvidenceRow("S1", "c1", ("E01", "E02"), "J", 3, 9, "put", "", "A", 1, "گفته‌اند"),
        EvidenceRow("S2", "c2", ("E01",), "E01", 3, 9, "open", "asserts", "A", 1, "=HYPERLINK(1)"),
    ),
    saturation=(
        SaturationCurve(
            "codes", (InterviewStep(1, "E01", ("E01",), "1401/01/01", 3, 2, 1, 2, 0, 0),), StoppingRule(), None, ()
        ),
    ),
    changed="2022-08-01T00:00:00Z",
)


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the byte-order mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_factors_csv() -> None:
    header, first, second, *_ = rows(csvs.factors(TABLES))
    assert ",".join(header) == (
        "number,quadrant,label,experts_raised,experts_asked,confirmed,completed,rejected,"
        "no_comment,documents,codings,codes"
    )
    assert first == ["S1", "S", "حرم", "3", "2", "1", "0", "1", "0", "0", "9", "c1; c2"]
    assert second[2] == "'=2+3", "a label is never run as a formula"


def test_strategies_csv() -> None:
    assert rows(csvs.strategies(TABLES))[:2] == [
        ["code", "label", "factors", "actions"],
        ["SO1", "راهبرد نخست", "O1; S1", "اقدام الف; اقدام ب"],
    ]


def test_evidence_csv() -> None:
    header, put, said = rows(csvs.evidence(TABLES))
    assert ",".join(header) == "factor,code,expert,source,start,end,elicited,position,coder,round,quote"
    assert put == ["S1", "c1", "E01; E02", "J", "3", "9", "put", "", "A", "1", "گفته‌اند"]
    assert said[-1] == "'=HYPERLINK(1)"


def test_saturation_csv() -> None:
    _, step = rows(csvs.saturation(TABLES))
    assert step == ["codes", "1", "E01", "E01", "1401/01/01", "3", "2", "1", "0.3333", "2", "0", "0"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_could_run_is_defused(start: str) -> None:
    assert csvs.defused(f"{start}1") == f"'{start}1"
    assert csvs.defused(f"1{start}") == f"1{start}"


def document() -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(word.tables(TABLES))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_every_paragraph_run_and_table_of_the_word_file_runs_right_to_left() -> None:
    body = document()
    texts = [paragraph for paragraph in body.iter(f"{W}p") if "".join(paragraph.itertext()).strip()]
    assert len(texts) > 20
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in texts)
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in body.iter(f"{W}r"))
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in body.iter(f"{W}tbl"))
    assert body.find(f".//{W}sectPr/{W}bidi") is not None


def test_the_word_file_holds_the_three_tables() -> None:
    body = document()
    tables = [["".join(cell.itertext()) for cell in table.iter(f"{W}tc")] for table in body.iter(f"{W}tbl")]
    assert tables[0] == ["شماره", "قوت‌ها", "شماره", "فرصت‌ها", "S۱", "حرم", "O۱", "کریدور", "S۲", "=2+3", "", ""]
    assert tables[1][4:] == ["W۱", "a|b", "T۱", "تمرکز"]
    assert tables[2][3:] == [
        layout.CELLS[Cell.SO],
        "SO۱: راهبرد نخست",
        "O۱،\u200f S۱",
        "۱. اقدام الف۲. اقدام ب",
        layout.CELLS[Cell.WT],
        "WT۱: راهبرد دوم",
        "W۱،\u200f T۱",
        "۱. اقدام ج",
    ]
    whole = "".join(body.itertext())
    assert whole.count(layout.SOURCE_NOTE) == 3
    assert [whole.index(f"جدول {number}.") for number in "۱۲۳"] == sorted(whole.index(f"جدول {n}.") for n in "۱۲۳")


def test_heading_rows_repeat_on_every_page() -> None:
    for table in document().iter(f"{W}tbl"):
        first = next(table.iter(f"{W}tr"))
        assert first.find(f"{W}trPr/{W}tblHeader") is not None


def test_the_workbook_runs_right_to_left_and_runs_nothing() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(excel.workbook(TABLES)))
    assert book.sheetnames[:5] == ["جدول ۱", "جدول ۲", "جدول ۳", "شمارش", "شواهد"]
    assert book.sheetnames[5:] == ["کدها", "اشباع", "جدول الف", "جدول ب", "جدول پ", "جدول ت"]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert all(sheet.freeze_panes == "A3" and sheet.print_title_rows == "$2:$2" for sheet in book)
    first = book["جدول ۱"]
    assert [cell.value for cell in first[3]] == ["S۱", "حرم", "O۱", "کریدور"]
    assert (first["B4"].value, first["B4"].data_type) == ("=2+3", "s")
    assert book["شمارش"]["C3"].value == 3
    assert (book["شواهد"]["K4"].value, book["شواهد"]["K4"].data_type) == ("=HYPERLINK(1)", "s")


def test_markdown_escapes_what_it_would_take_for_marks() -> None:
    text = markdown.tables(TABLES).decode()
    assert r"a\|b" in text and "&lt;کوچک&gt;" in text
    assert text.startswith('<div dir="rtl">')
    assert text.count(layout.SOURCE_NOTE) == 3


@pytest.mark.parametrize("make", [csvs.factors, csvs.evidence, word.tables, excel.workbook, markdown.tables])
def test_the_same_study_gives_the_same_bytes(make: object) -> None:
    import time

    first = make(TABLES)  # type: ignore[operator]
    now = time.time
    try:
        time.time = lambda: now() + 1e8
        assert make(TABLES) == first  # type: ignore[operator]
    finally:
        time.time = now
