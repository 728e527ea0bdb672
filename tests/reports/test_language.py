"""The report's own words: two languages, three ways of digits; the study's words stay as they are."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from coder.model.codebook import Quadrant
from coder.reports import csvs, excel, layout, markdown
from coder.reports.language import FA, Language
from coder.reports.sections import Section, Table
from tests.reports.published import STUDY, said

EN, LATIN = Language("en"), Language("fa", latin_digits=True)


def test_persian_digits_unless_the_study_wants_latin_ones() -> None:
    assert FA.digits("S12") == "S۱۲"
    assert LATIN.digits("S12") == EN.digits("S12") == "S12"
    assert layout.internal_external(STUDY, LATIN)[0].caption == "جدول 1. قوت‌ها و فرصت‌ها"


def test_a_list_reads_in_its_language() -> None:
    assert FA.listed(["S1", "S2"]) == "S1،\u200f S2"
    assert EN.listed(["S1", "S2"]) == "S1, S2"


@pytest.mark.parametrize("text, own_way", [("قوت", True), ("S1: قوت", False), ("12 قوت", True), ("", False)])
def test_on_an_english_page_each_paragraph_runs_its_own_way(text: str, own_way: bool) -> None:
    assert EN.runs_right_to_left(text) is own_way
    assert FA.runs_right_to_left(text)


def test_the_studys_own_quadrant_names_are_for_persian() -> None:
    assert layout.quadrant_name(STUDY, Quadrant.S) == "قوت‌ها"
    assert layout.quadrant_name(STUDY, Quadrant.S, EN) == "Strengths"


def test_an_english_workbook() -> None:
    book = load_workbook(io.BytesIO(excel.workbook(STUDY, EN)))
    assert book.sheetnames[:5] == ["Table 1", "Table 2", "Table 3", "Counts", "Evidence"]
    assert not any(sheet.sheet_view.rightToLeft for sheet in book)
    label = book["Table 1"]["B3"]
    assert (label.value, label.alignment.readingOrder, label.alignment.horizontal) == ("حرم", 2, "right")


def test_every_list_of_the_workbook_has_a_filter_and_frozen_headings() -> None:
    book = load_workbook(io.BytesIO(excel.workbook(STUDY)))
    for sheet in book.worksheets[3:7]:
        assert sheet.auto_filter.ref is not None and sheet.auto_filter.ref.startswith("A2:")
    assert {sheet.freeze_panes for sheet in book} == {"A3"}


def test_every_table_of_the_chapter_has_its_sheet() -> None:
    more = Section("توافق", ("بند",), (Table("ضریب‌ها", ("الف", "ب"), (("=1+1", "۲"), ("یک نوار",))),))
    book = load_workbook(io.BytesIO(excel.workbook(STUDY, more=(more,))))
    fourth = book["جدول ۴"]
    assert [fourth["A1"].value, fourth["A2"].value, fourth["A3"].value] == ["جدول ۴. ضریب‌ها", "الف", "=1+1"]
    assert fourth["A3"].data_type == "s"
    assert "A4:B4" in fourth.merged_cells
    assert [cell.value for cell in book["جدول الف"][3]] == ["گروه بزرگ", "۵"]
    assert [cell.value for cell in book["جدول ت"][3]] == ["«حرم را می‌گویم» (E01)", "کد حرم", "S۱: حرم"]


def test_withheld_words_are_in_no_cell_and_a_damaged_source_is_told() -> None:
    book = load_workbook(io.BytesIO(excel.workbook(STUDY)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any("یادداشت شتاب‌زده" in cell for cell in cells)
    assert any("شاید در خواندن پرونده آسیب دیده باشد" in cell for cell in cells)


def test_a_passage_longer_than_a_cell_is_cut_where_it_can_be_seen() -> None:
    study = replace(STUDY, evidence=(said("S1", "c1", "الف" * 20_000),))
    value = load_workbook(io.BytesIO(excel.workbook(study)))["شواهد"]["K3"].value
    assert isinstance(value, str) and len(value) == 32_767 and value.endswith("…")


def test_markdown_in_english_runs_left_to_right() -> None:
    text = markdown.tables(STUDY, EN).decode()
    assert text.startswith('<div dir="ltr">') and "**Table 1. Strengths and opportunities**" in text
    assert markdown.escaped("~~a~~ $b$ <c> `d`") == r"\~\~a\~\~ \$b\$ &lt;c&gt; \`d\`"


def test_csv_is_data_and_knows_no_language() -> None:
    assert b"number,quadrant,label" in csvs.factors(STUDY)
