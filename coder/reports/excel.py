"""The tables as an Excel workbook, right to left, with the evidence behind them."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coder.model.results import StudyTables
from coder.persian.digits import to_persian
from coder.reports import layout

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

_FACTOR_COLUMNS = (
    ("شماره", 8),
    ("عامل", 60),
    ("طرح خودجوش", 12),
    ("پرسیده", 9),
    ("تأیید", 9),
    ("تکمیل", 9),
    ("رد", 9),
    ("بی‌پاسخ", 9),
    ("سند", 9),
    ("کدگذاری", 10),
    ("کدها", 24),
)

_EVIDENCE_COLUMNS = (
    ("عامل", 8),
    ("کد", 8),
    ("صاحب‌نظر", 12),
    ("منبع", 10),
    ("آغاز", 8),
    ("پایان", 8),
    ("چگونه آمد", 10),
    ("موضع", 12),
    ("کدگذار", 8),
    ("دور", 6),
    ("نقل‌قول", 90),
)


def workbook(study: StudyTables) -> bytes:
    """Give ``tables.xlsx``: Tables 1–3, the counts behind the factors, the evidence."""
    out = io.BytesIO()
    # Text stays text: a quote that begins with = is no formula.
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    changed = datetime.fromisoformat(study.changed) if study.changed else _EPOCH
    book.set_properties({"title": study.title, "author": "coder", "created": changed.replace(tzinfo=None)})
    styles = _Styles(book)
    for number, pairs in enumerate(layout.internal_external(study), 1):
        sheet = _sheet(book, to_persian(f"جدول {number}"), (8, 52, 8, 52))
        _pairs(sheet, styles, pairs)
    _strategies(_sheet(book, "جدول ۳", (34, 30, 70)), styles, layout.strategies(study))
    _factors(_sheet(book, "شمارش", [width for _, width in _FACTOR_COLUMNS]), styles, study)
    _evidence(_sheet(book, "شواهد", [width for _, width in _EVIDENCE_COLUMNS]), styles, study)
    book.close()
    return out.getvalue()


class _Styles:
    """The few looks that cells have."""

    def __init__(self, book: Workbook) -> None:
        base = {"reading_order": 2, "valign": "top", "text_wrap": True, "font_name": "Tahoma", "font_size": 10}
        boxed = {**base, "border": 1}
        self.caption: Format = book.add_format({**base, "bold": True, "text_wrap": False, "align": "right"})
        self.heading: Format = book.add_format({**boxed, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
        self.cell: Format = book.add_format({**boxed, "align": "right"})
        self.centred: Format = book.add_format({**boxed, "align": "center"})
        self.note: Format = book.add_format({**base, "text_wrap": False, "align": "right"})


def _sheet(book: Workbook, name: str, widths: Sequence[float]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.right_to_left()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def _head(sheet: Worksheet, styles: _Styles, caption: str, headings: Sequence[str]) -> int:
    """Write caption and headings, keep them in sight and on every page; give the first row below."""
    sheet.write_string(0, 0, caption, styles.caption)
    for column, text in enumerate(headings):
        sheet.write_string(1, column, text, styles.heading)
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    return 2


def _pairs(sheet: Worksheet, styles: _Styles, pairs: layout.Pairs) -> None:
    row = _head(sheet, styles, pairs.caption, pairs.headings)
    for cells in pairs.rows:
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, styles.cell if column % 2 else styles.centred)
        row += 1
    sheet.write_string(row, 0, layout.SOURCE_NOTE, styles.note)


def _strategies(sheet: Worksheet, styles: _Styles, third: layout.Strategies) -> None:
    row = _head(sheet, styles, third.caption, third.headings)
    cell_name = ""
    for entry in third.rows:
        if entry.cell != cell_name:
            cell_name = entry.cell
            sheet.merge_range(row, 0, row, 2, cell_name, styles.heading)
            row += 1
        for column, text in enumerate((entry.name, entry.factors, "\n".join(entry.actions))):
            sheet.write_string(row, column, text, styles.cell)
        sheet.set_row(row, 18 * max(len(entry.actions), 2))
        row += 1
    sheet.write_string(row, 0, layout.SOURCE_NOTE, styles.note)


def _factors(sheet: Worksheet, styles: _Styles, study: StudyTables) -> None:
    top = _head(sheet, styles, "شمارش صاحب‌نظران برای هر عامل", [name for name, _ in _FACTOR_COLUMNS])
    for row, factor in enumerate(study.factors, top):
        answers = factor.answers
        counts = (
            answers.raised,
            answers.asked,
            answers.confirmed,
            answers.completed,
            answers.rejected,
            answers.no_comment,
            answers.documents,
            answers.codings,
        )
        sheet.write_string(row, 0, to_persian(factor.number), styles.centred)
        sheet.write_string(row, 1, factor.label, styles.cell)
        for column, count in enumerate(counts, 2):
            sheet.write_number(row, column, count, styles.centred)
        sheet.write_string(row, 10, "; ".join(factor.codes), styles.cell)
    sheet.autofilter(1, 0, max(top, top + len(study.factors) - 1), len(_FACTOR_COLUMNS) - 1)


def _evidence(sheet: Worksheet, styles: _Styles, study: StudyTables) -> None:
    top = _head(sheet, styles, "شواهد هر عامل", [name for name, _ in _EVIDENCE_COLUMNS])
    for row, item in enumerate(study.evidence, top):
        texts = (to_persian(item.factor), item.code, "; ".join(item.experts), item.source)
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles.centred)
        sheet.write_number(row, 4, item.start, styles.centred)
        sheet.write_number(row, 5, item.end, styles.centred)
        sheet.write_string(row, 6, item.elicited, styles.centred)
        sheet.write_string(row, 7, item.position, styles.centred)
        sheet.write_string(row, 8, item.coder, styles.centred)
        sheet.write_number(row, 9, item.round, styles.centred)
        sheet.write_string(row, 10, item.quote, styles.cell)
    sheet.autofilter(1, 0, max(top, top + len(study.evidence) - 1), len(_EVIDENCE_COLUMNS) - 1)
