"""The chapter: what it says, right to left in every part, in the user's template, and what it keeps back."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from coder.errors import TemplateWithoutStyles
from coder.reports.chapter import chapter
from coder.reports.figures.matrices import matrices
from coder.reports.language import Language
from coder.reports.sections import Section, Table
from tests.reports.published import STUDY, said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EN = Language("en")


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text(content: bytes) -> str:
    return "\n".join("".join(paragraph.itertext()) for paragraph in body(content).iter(f"{W}p"))


def tables(content: bytes) -> list[list[list[str]]]:
    return [
        [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in body(content).iter(f"{W}tbl")
    ]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return chapter(STUDY, figures=matrices(STUDY))


def left_to_right(root: etree._Element) -> list[str]:
    """Everything in a Persian chapter that doesn't run right to left."""
    found = [f"paragraph {''.join(p.itertext())!r}" for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is None]
    found += [f"run {''.join(run.itertext())!r}" for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is None]
    found += ["table" for table in root.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}bidiVisual") is None]
    found += ["section" for section in root.iter(f"{W}sectPr") if section.find(f"{W}bidi") is None]
    return found


def test_everything_runs_right_to_left(whole: bytes) -> None:
    assert left_to_right(body(whole)) == []


@pytest.mark.parametrize("mark", ["bidi", "rtl", "bidiVisual"])
def test_the_check_above_sees_a_missing_mark(whole: bytes, mark: str) -> None:
    root = body(whole)
    for found in list(root.iter(f"{W}{mark}")):
        found.getparent().remove(found)  # type: ignore[union-attr]
    assert left_to_right(root)


def test_the_chapter_tells_the_study_in_order(whole: bytes) -> None:
    said = text(whole)
    parts = [
        *("روش پژوهش", "قاعدهٔ توقف (تصمیم ۱۴۰۱/۰۲/۲۰)", "تا وقتی نظرها تکراری شود", "E07", "E20"),
        *("جدول الف. ", "جدول ب. ", "جدول پ. ", "جدول ت. از نقل‌قول تا عامل", "جدول ۱. ", "جدول ۲. ", "جدول ۳. "),
        *("شکل ۱. ", "شکل ۲. ", "جدول ث. شواهد هر عامل"),
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert said.count("مأخذ: یافته‌های پژوهش") == len(tables(whole)) == 8


def test_the_coding_table_leads_from_a_quote_to_a_factor(whole: bytes) -> None:
    heading, *rows = tables(whole)[3]
    assert heading == ["نقل‌قول", "کد اولیه", "عامل"]
    assert ["«حرم را می‌گویم» (E01)", "کد حرم", "S۱: حرم"] in rows
    assert not any("کد کنارگذاشته" in row for row in rows)


def test_the_evidence_stands_under_its_factor_without_the_interviewers_words(whole: bytes) -> None:
    rows = tables(whole)[-1]
    at = rows.index(["S۱: حرم"])
    assert rows[at + 1 : at + 3] == [
        ["«حرم را می‌گویم»", "E01", "خودجوش", "کد حرم"],
        ["«بله، حرم»", "E02", "پس از طرح: تأیید", "کد حرم"],
    ]
    assert "گفته‌اند حرم مهم است؟" not in text(whole)
    assert ["«سند می‌گوید»", "D1", "سند", "کد سند"] in rows


@pytest.mark.parametrize("lang", [Language("fa"), EN])
def test_what_is_withheld_is_counted_and_not_shown(lang: Language) -> None:
    content = chapter(STUDY, lang, context=True)
    assert "یادداشت شتاب‌زده" not in text(content)
    assert len([row for row in tables(content)[-1] if row[0].startswith("(")]) == 2


def test_the_words_around_a_quote_are_left_out_unless_asked_for() -> None:
    assert "پیش از آن" not in text(chapter(STUDY))
    assert "…پیش از آن «حرم را می‌گویم» پس از آن…" in text(chapter(STUDY, context=True))


def test_a_damaged_source_is_told(whole: bytes) -> None:
    assert "شاید در خواندن پرونده آسیب دیده باشد" in text(whole)


def test_headings_are_repeated_and_captions_stay_with_their_tables(whole: bytes) -> None:
    for table in body(whole).iter(f"{W}tbl"):
        assert next(table.iter(f"{W}tr")).find(f"{W}trPr/{W}tblHeader") is not None
        caption = table.getprevious()
        assert caption is not None and caption.find(f"{W}pPr/{W}keepNext") is not None


def fields(content: bytes) -> list[tuple[str, str]]:
    found = body(content).iter(f"{W}fldSimple")
    return [(str(field.get(f"{W}instr")).strip(), "".join(field.itertext())) for field in found]


def test_numbers_in_captions_are_fields_that_show_what_they_will_count() -> None:
    persian, latin = (fields(chapter(STUDY, lang, matrices(STUDY))) for lang in (Language("fa"), Language("fa", True)))
    assert persian == [*(("SEQ Table", number) for number in "۱۲۳"), ("SEQ Figure", "۱"), ("SEQ Figure", "۲")]
    assert [field for field, _ in latin] == [rf"{field} \* ARABIC" for field, _ in persian]
    assert [number for _, number in latin] == ["1", "2", "3", "1", "2"]
    assert fields(chapter(STUDY, EN, matrices(STUDY))) == latin


def test_in_english_headings_are_english_and_persian_words_keep_their_direction() -> None:
    content = chapter(STUDY, EN)
    root = body(content)
    assert "Table 1. Strengths and opportunities" in text(content)
    assert "Source: research findings" in text(content)
    by_text = {"".join(p.itertext()): p for p in root.iter(f"{W}p")}
    assert by_text["Method"].find(f"{W}pPr/{W}bidi") is None
    assert by_text["کد حرم"].find(f"{W}pPr/{W}bidi") is not None
    assert root.find(f".//{W}bidiVisual") is None


def test_further_sections_come_after_the_findings_and_count_on() -> None:
    more = Section("توافق", ("بند",), (Table("ضریب‌ها", ("الف", "ب"), (("۱", "۲"), ("یک نوار",))),))
    content = chapter(STUDY, more=(more,))
    assert "جدول ۴. ضریب‌ها" in text(content)
    assert text(content).index("جدول ۳.") < text(content).index("توافق") < text(content).index("پیوست")


def template(change: Callable[[object], None] = lambda file: None) -> bytes:
    file = Document()
    file.add_paragraph("دیباچهٔ من")
    file.styles["Caption"].font.name = "Vazir"
    change(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_the_chapter_wears_the_template() -> None:
    content = chapter(STUDY, template=template())
    file = Document(io.BytesIO(content))
    assert file.paragraphs[0].text == "دیباچهٔ من", "what the template holds stays"
    assert file.styles["Caption"].font.name == "Vazir"
    styles = {paragraph.text: paragraph.style.name for paragraph in file.paragraphs}  # type: ignore[union-attr]
    assert styles[STUDY.title] == "Heading 1"
    assert styles["روش پژوهش"] == "Heading 2"
    assert {table.style.name for table in file.tables} == {"Table Grid"}  # type: ignore[union-attr]
    assert left_to_right(body(content)) == ["paragraph 'دیباچهٔ من'", "run 'دیباچهٔ من'"]


def test_a_template_without_the_styles_is_refused_by_name() -> None:
    def without(file: object) -> None:
        for name in ("Caption", "Table Grid"):
            style = file.styles[name]  # type: ignore[attr-defined]
            style.element.getparent().remove(style.element)

    with pytest.raises(TemplateWithoutStyles) as refused:
        chapter(STUDY, template=template(without))
    assert "Caption, Table Grid" in refused.value.message("fa")


def test_what_xml_cannot_hold_is_shown_as_missing() -> None:
    study = replace(STUDY, evidence=(said("S1", "c1", "الف\x0bب\x00 <&> \ud800"),))
    assert "«الف ب\ufffd <&> \ufffd»" in text(chapter(study))


def test_pictures_say_what_they_show_and_fit_the_page(whole: bytes) -> None:
    descriptions = re.findall(rb'descr="([^"]+)"', zipfile.ZipFile(io.BytesIO(whole)).read("word/document.xml"))
    assert [found.decode() for found in descriptions] == [figure.caption for figure in matrices(STUDY)]
    for shape in Document(io.BytesIO(whole)).inline_shapes:
        assert shape.width.cm <= 17.01 and shape.height.cm <= 25.7


def test_the_same_study_gives_the_same_bytes(whole: bytes) -> None:
    assert chapter(STUDY, figures=matrices(STUDY)) == whole
