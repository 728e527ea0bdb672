"""The three tables as a Word file, right to left.

python-docx has no right-to-left paragraphs, runs or tables: ``w:bidi``, ``w:rtl`` and ``w:bidiVisual``
go in by hand. Times inside the file are the study's, so the same tables give the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from coder.model.results import StudyTables
from coder.persian.digits import to_persian
from coder.reports import layout

#: Fonts that Persian machines have; the first for Persian, the second for Latin.
_PERSIAN_FONT, _LATIN_FONT = "B Nazanin", "Times New Roman"

_SHADE = "E7E6E6"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def tables(study: StudyTables) -> bytes:
    """Give ``tables.docx``: title, Tables 1–3 with captions, repeated headings and the note on the source."""
    file = Document()
    _set_up(file, study)
    _paragraph(file, study.title, size=16, bold=True, centred=True)
    counts = f"{study.experts} صاحب‌نظر، {study.interviews} مصاحبه، {study.documents} سند"
    _paragraph(file, to_persian(counts), size=11, centred=True)
    for pairs in layout.internal_external(study):
        _caption(file, pairs.caption)
        table = _table(file, pairs.headings, (2.0, 6.5, 2.0, 6.5))
        for row in pairs.rows:
            _fill(table.add_row(), row, centred=(0, 2))
        _note(file)
    _third(file, layout.strategies(study))
    return _frozen(file)


def _third(file: WordFile, third: layout.Strategies) -> None:
    _caption(file, third.caption)
    table = _table(file, third.headings, (4.4, 4.2, 8.4))
    cell_name = ""
    for entry in third.rows:
        if entry.cell != cell_name:
            cell_name = entry.cell
            _band(table, cell_name)
        row = table.add_row()
        _fill(row, (entry.name, entry.factors), centred=())
        first, *rest = entry.actions or ("",)
        _write(row.cells[2].paragraphs[0], first)
        for action in rest:
            _write(row.cells[2].add_paragraph(), action)
    _note(file)


def _set_up(file: WordFile, study: StudyTables) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section._sectPr.insert_element_before(_element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
    changed = datetime.fromisoformat(study.changed) if study.changed else _EPOCH
    properties = file.core_properties
    properties.title, properties.author, properties.last_modified_by = study.title, "coder", "coder"
    properties.language = "fa-IR"
    properties.created = properties.modified = changed.replace(tzinfo=None)


def _paragraph(file: WordFile, text: str, size: float, bold: bool = False, centred: bool = False) -> Paragraph:
    paragraph = file.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, centred=centred)
    return paragraph


def _caption(file: WordFile, text: str) -> None:
    paragraph = _paragraph(file, text, size=12, bold=True, centred=True)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(14)


def _note(file: WordFile) -> None:
    _paragraph(file, layout.SOURCE_NOTE, size=10)


def _write(paragraph: Paragraph, text: str, size: float = 11, bold: bool = False, centred: bool = False) -> None:
    """Write ``text`` right to left; in a right-to-left paragraph Word's «left» is the right-hand side."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(_element("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = _LATIN_FONT, Pt(size), bold
    rpr = run._r.get_or_add_rPr()
    if rpr.rFonts is not None:  # made by naming the font above
        rpr.rFonts.set(qn("w:cs"), _PERSIAN_FONT)
    if bold:
        run.font.cs_bold = True
    big = _element("w:szCs")
    big.set(qn("w:val"), str(round(size * 2)))
    rpr.insert_element_before(big, "w:rtl", "w:cs", "w:lang")
    run.font.rtl = True


def _table(file: WordFile, headings: Sequence[str], widths: Sequence[float]) -> Table:
    table: Table = file.add_table(rows=1, cols=len(headings))
    table.style = file.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    visual = _element("w:bidiVisual")
    table._tbl.tblPr.insert_element_before(visual, "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    heading = table.rows[0]
    for cell, text in zip(heading.cells, headings, strict=True):
        _write(cell.paragraphs[0], text, bold=True, centred=True)
        _shade(cell)
    repeated = _element("w:tblHeader")
    heading._tr.get_or_add_trPr().append(repeated)
    return table


def _fill(row: _Row, texts: Sequence[str], centred: Sequence[int]) -> None:
    whole = _element("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)
    for place, text in enumerate(texts):
        _write(row.cells[place].paragraphs[0], text, centred=place in centred)


def _band(table: Table, text: str) -> None:
    """Add a row across the table that names the strategies below it, and stays with them."""
    cells = table.add_row().cells
    joined = cells[0].merge(cells[-1])
    _write(joined.paragraphs[0], text, bold=True, centred=True)
    joined.paragraphs[0].paragraph_format.keep_with_next = True
    _shade(joined)


def _shade(cell: _Cell) -> None:
    shade = _element("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _element(tag: str) -> Any:
    """Give an empty element; python-docx's own classes don't know the right-to-left ones."""
    return OxmlElement(tag)


def _frozen(file: WordFile) -> bytes:
    """Give the file's bytes with the times inside the archive fixed."""
    raw = io.BytesIO()
    file.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
