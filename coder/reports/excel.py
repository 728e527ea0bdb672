"""All tables as an Excel workbook, right to left, headings frozen, each list with its filter."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coder.model.results import Answers, StudyTables
from coder.reports import layout, quoting
from coder.reports.language import FA, Language

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

#: The characters that a cell of Excel can hold.
_MOST = 32_767

#: A column of a list: its heading in both languages, its width, and whether its cells are centred.
_Column = tuple[tuple[str, str], float, bool]

_ANSWERS: tuple[_Column, ...] = (
    (("طرح خودجوش", "Raised"), 12, True),
    (("پرسیده", "Asked"), 9, True),
    (("تأیید", "Confirmed"), 9, True),
    (("تکمیل", "Completed"), 9, True),
    (("رد", "Rejected"), 9, True),
    (("بی‌پاسخ", "No comment"), 9, True),
    (("سند", "Documents"), 9, True),
    (("کدگذاری", "Codings"), 10, True),
)

_FACTORS: tuple[_Column, ...] = (
    (("شماره", "No."), 8, True),
    (("عامل", "Factor"), 60, False),
    *_ANSWERS,
    (("کدها", "Codes"), 24, False),
)

_EVIDENCE: tuple[_Column, ...] = (
    (("عامل", "Factor"), 8, True),
    (("کد", "Code"), 8, True),
    (("صاحب‌نظر", "Expert"), 12, True),
    (("منبع", "Source"), 10, True),
    (("آغاز", "Start"), 8, True),
    (("پایان", "End"), 8, True),
    (("چگونه آمد", "Elicited"), 10, True),
    (("موضع", "Position"), 12, True),
    (("کدگذار", "Coder"), 8, True),
    (("دور", "Round"), 6, True),
    (("نقل‌قول", "Quote"), 90, False),
)

_CODES: tuple[_Column, ...] = (
    (("کد", "Code"), 8, True),
    (("برچسب", "Label"), 50, False),
    (("نوع", "Kind"), 10, True),
    (("سویه", "Valence"), 11, True),
    *_ANSWERS,
    (("عامل", "Factor"), 8, True),
    (("دلیل کنار گذاشتن", "Why dropped"), 44, False),
)

_EXPERTS: tuple[_Column, ...] = (
    (("صاحب‌نظر", "Expert"), 12, True),
    (("گروه", "Group"), 44, False),
    (("رشته", "Field"), 32, False),
    (("مصاحبه‌ها", "Interviews"), 14, True),
    (("شیوه", "Mode"), 18, False),
)

_SATURATION: tuple[_Column, ...] = (
    (("واحد", "Unit"), 10, True),
    (("جا", "Place"), 6, True),
    (("منبع", "Source"), 10, True),
    (("صاحب‌نظر", "Experts"), 12, True),
    (("تاریخ", "Date"), 12, True),
    (("طرح‌شده", "Raised"), 10, True),
    (("تازه", "New"), 8, True),
    (("تکراری", "Repeated"), 9, True),
    (("سهم تکراری", "Share repeated"), 12, True),
    (("انباشته", "Cumulative"), 10, True),
    (("پرسیده", "Asked"), 9, True),
    (("پاسخ", "Answered"), 9, True),
)


def workbook(study: StudyTables, lang: Language = FA) -> bytes:
    """Give ``tables.xlsx``: Tables 1–3, the counts, the evidence, and all else the study tells in rows."""
    out = io.BytesIO()
    # Text stays text: a quote that begins with = is no formula.
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    changed = datetime.fromisoformat(study.changed) if study.changed else _EPOCH
    book.set_properties({"title": study.title, "author": "coder", "created": changed.replace(tzinfo=None)})
    writer = _Writer(book, lang)
    writer.pairs(study)
    writer.strategies(study)
    writer.records(("شمارش", "Counts"), ("شمارش صاحب‌نظران برای هر عامل", "Experts behind each factor"), _FACTORS, (
        (lang.digits(row.number), row.label, *_numbers(row.answers), "; ".join(row.codes)) for row in study.factors
    ))  # fmt: skip
    writer.records(
        ("شواهد", "Evidence"), ("شواهد هر عامل", "Evidence of each factor"), _EVIDENCE, _evidence(study, lang)
    )
    writer.records(("کدها", "Codes"), ("کدها و سرانجام هر یک", "Codes and what became of them"), _CODES, (
        (
            row.ref, row.label, row.kind, row.valence, *_numbers(row.answers), lang.digits(row.factor), row.dropped,
        )
        for row in study.codes
    ))  # fmt: skip
    writer.records(("صاحب‌نظران", "Experts"), ("صاحب‌نظران", "Experts"), _EXPERTS, (
        (
            row.ref, lang.listed(quoting.group_name(name, lang) for name in row.groups),
            quoting.group_name(row.field, lang), "; ".join(row.sources), lang.listed(row.modes),
        )
        for row in study.people
    ))  # fmt: skip
    writer.records(("اشباع", "Saturation"), ("آنچه هر مصاحبه آورد", "What each interview brought"), _SATURATION, (
        (
            curve.unit, step.place, step.source, "; ".join(step.experts), step.date, step.raised, step.new,
            step.repeated, "" if step.share_repeated is None else step.share_repeated, step.cumulative,
            step.asked, step.answered,
        )
        for curve in study.saturation
        for step in curve.steps
    ))  # fmt: skip
    book.close()
    return out.getvalue()


def _numbers(answers: Answers) -> tuple[int, ...]:
    return (
        *(answers.raised, answers.asked, answers.confirmed, answers.completed),
        *(answers.rejected, answers.no_comment, answers.documents, answers.codings),
    )


def _evidence(study: StudyTables, lang: Language) -> Iterable[Sequence[str | int]]:
    for row in study.evidence:
        words = quoting.shown_words(row, lang) if row.withheld or row.damage else row.quote
        yield (
            *(lang.digits(row.factor), row.code, "; ".join(row.experts), row.source, row.start, row.end),
            *(row.elicited, row.position, row.coder, row.round, words),
        )


class _Writer:
    """Writes sheets in one direction and a few looks."""

    def __init__(self, book: Workbook, lang: Language) -> None:
        self._book, self._lang = book, lang
        base = {"reading_order": 2 if lang.rtl else 0, "valign": "top", "text_wrap": True}
        base |= {"font_name": "Tahoma", "font_size": 10}
        boxed = {**base, "border": 1}
        side = {"align": "right" if lang.rtl else "left"}
        self._caption: Format = book.add_format({**base, **side, "bold": True, "text_wrap": False})
        self._heading: Format = book.add_format({**boxed, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
        self._cell: Format = book.add_format({**boxed, **side})
        self._persian: Format = book.add_format({**boxed, "reading_order": 2, "align": "right"})
        self._centred: Format = book.add_format({**boxed, "align": "center"})
        self._share: Format = book.add_format({**boxed, "align": "center", "num_format": "0%"})
        self._note: Format = book.add_format({**base, **side, "text_wrap": False})

    def pairs(self, study: StudyTables) -> None:
        """Write Tables 1 and 2."""
        for pairs in layout.internal_external(study, self._lang):
            sheet = self._sheet(self._lang.say(f"جدول {pairs.number}", f"Table {pairs.number}"), (8, 52, 8, 52))
            row = self._head(sheet, pairs.caption, pairs.headings)
            for cells in pairs.rows:
                for column, text in enumerate(cells):
                    sheet.write_string(row, column, text, self._look(text) if column % 2 else self._centred)
                row += 1
            sheet.write_string(row, 0, layout.source_note(self._lang), self._note)

    def strategies(self, study: StudyTables) -> None:
        """Write Table 3."""
        third = layout.strategies(study, self._lang)
        sheet = self._sheet(self._lang.say("جدول 3", "Table 3"), (34, 30, 70))
        row = self._head(sheet, third.caption, third.headings)
        cell_name = ""
        for entry in third.rows:
            if entry.cell != cell_name:
                cell_name = entry.cell
                sheet.merge_range(row, 0, row, 2, cell_name, self._heading)
                row += 1
            for column, text in enumerate((entry.name, entry.factors, "\n".join(entry.actions))):
                sheet.write_string(row, column, text, self._look(text))
            sheet.set_row(row, 18 * max(len(entry.actions), 2))
            row += 1
        sheet.write_string(row, 0, layout.source_note(self._lang), self._note)

    def records(
        self,
        name: tuple[str, str],
        caption: tuple[str, str],
        columns: Sequence[_Column],
        rows: Iterable[Sequence[str | float]],
    ) -> None:
        """Write a list of records, with a filter on its headings."""
        sheet = self._sheet(self._lang.say(*name), [width for _, width, _ in columns])
        sheet.set_landscape()
        last = top = self._head(sheet, self._lang.say(*caption), [self._lang.say(*heads) for heads, _, _ in columns])
        for last, cells in enumerate(rows, top):
            for column, ((_, _, centred), value) in enumerate(zip(columns, cells, strict=True)):
                if isinstance(value, str):
                    value = value if len(value) <= _MOST else f"{value[: _MOST - 1]}…"
                    sheet.write_string(last, column, value, self._centred if centred else self._look(value))
                else:
                    sheet.write_number(last, column, value, self._share if isinstance(value, float) else self._centred)
        sheet.autofilter(1, 0, last, len(columns) - 1)

    def _look(self, text: str) -> Format:
        """Choose a cell's look: Persian words stand at the right on an English sheet too."""
        return self._persian if self._lang.runs_right_to_left(text) else self._cell

    def _sheet(self, name: str, widths: Sequence[float]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        if self._lang.rtl:
            sheet.right_to_left()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def _head(self, sheet: Worksheet, caption: str, headings: Sequence[str]) -> int:
        """Write caption and headings, keep them in sight and on every page; give the first row below."""
        sheet.write_string(0, 0, caption, self._caption)
        for column, text in enumerate(headings):
            sheet.write_string(1, column, text, self._heading)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        return 2
