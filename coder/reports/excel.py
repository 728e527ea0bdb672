"""All tables as an Excel workbook, right to left, headings frozen, each list with its filter."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

from coder.model.results import Answers, StudyTables
from coder.reports import quoting
from coder.reports.excelkit import Column, Writer
from coder.reports.language import FA, Language
from coder.reports.sections import Section

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

_ANSWERS: tuple[Column, ...] = (
    (("طرح خودجوش", "Raised"), 12, True),
    (("پرسیده", "Asked"), 9, True),
    (("تأیید", "Confirmed"), 9, True),
    (("تکمیل", "Completed"), 9, True),
    (("رد", "Rejected"), 9, True),
    (("بی‌پاسخ", "No comment"), 9, True),
    (("سند", "Documents"), 9, True),
    (("کدگذاری", "Codings"), 10, True),
)

_FACTORS: tuple[Column, ...] = (
    (("شماره", "No."), 8, True),
    (("عامل", "Factor"), 60, False),
    *_ANSWERS,
    (("کدها", "Codes"), 24, False),
)

_EVIDENCE: tuple[Column, ...] = (
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

_CODES: tuple[Column, ...] = (
    (("کد", "Code"), 8, True),
    (("برچسب", "Label"), 50, False),
    (("نوع", "Kind"), 10, True),
    (("سویه", "Valence"), 11, True),
    *_ANSWERS,
    (("عامل", "Factor"), 8, True),
    (("دلیل کنار گذاشتن", "Why dropped"), 44, False),
)

_SATURATION: tuple[Column, ...] = (
    (("واحد", "Unit"), 10, True),
    (("جا", "Place"), 6, True),
    (("منبع", "Source"), 10, True),
    (("صاحب‌نظر", "Experts"), 12, True),
    (("تاریخ", "Date"), 12, True),
    (("طرح خودجوش", "Raised"), 10, True),
    (("تازه", "New"), 8, True),
    (("تکراری", "Repeated"), 9, True),
    (("سهم تکراری", "Share repeated"), 12, True),
    (("انباشته", "Cumulative"), 10, True),
    (("پرسیده", "Asked"), 9, True),
    (("پاسخ", "Answered"), 9, True),
)


def workbook(study: StudyTables, lang: Language = FA, more: Sequence[Section] = ()) -> bytes:
    """Give ``tables.xlsx``: Tables 1–3, the counts, the evidence, and every other table of the chapter."""
    out = io.BytesIO()
    # Text stays text: a quote that begins with = is no formula.
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    changed = datetime.fromisoformat(study.changed) if study.changed else _EPOCH
    book.set_properties({"title": study.title, "author": "coder", "created": changed.replace(tzinfo=None)})
    writer = Writer(book, lang)
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
    writer.records(("اشباع", "Saturation"), ("آنچه هر مصاحبه آورد", "What each interview brought"), _SATURATION, (
        (
            curve.unit, step.place, step.source, "; ".join(step.experts), step.date, step.raised, step.new,
            step.repeated, "" if step.share_repeated is None else step.share_repeated, step.cumulative,
            step.asked, step.answered,
        )
        for curve in study.saturation
        for step in curve.steps
    ))  # fmt: skip
    writer.chapter(study, more)
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
