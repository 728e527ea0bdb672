"""A small study as a publication tells it, with everything that must be kept back, by names that show a leak."""

from dataclasses import replace

from coder.model.codebook import StoppingRule
from coder.model.results import (
    Answers,
    CodeRow,
    EvidenceRow,
    ExpertRow,
    GroupRow,
    InterviewStep,
    SaturationCurve,
    StudyTables,
)
from tests.reports.test_reports import TABLES

RULE = StoppingRule("تا وقتی نظرها تکراری شود", "1401/02/20", 0.9, 3)
NOBODY = Answers(0, 0, 0, 0, 0, 0, 0, 0)


def said(factor: str, code: str, quote: str, **more: object) -> EvidenceRow:
    row = EvidenceRow(factor, code, ("E01",), "E01", 3, 9, "open", "asserts", "A", 1, quote)
    usual = {"groups": ("گروه بزرگ",), "before": "پیش از آن", "after": "پس از آن"}
    return replace(row, **(usual | more))  # type: ignore[arg-type]


STUDY: StudyTables = replace(
    TABLES,
    evidence=(
        said("S1", "c1", "حرم را می‌گویم"),
        said("S1", "c1", "بله، حرم", elicited="put", position="confirms", groups=("",), experts=("E02",)),
        said("S1", "c1", "گفته‌اند حرم مهم است؟", elicited="put", position=""),
        said("S1", "c2", "", withheld="reserved", before="", after=""),
        said("S2", "c2", "یادداشت شتاب‌زده", withheld="notes", source="E13", experts=("E13",)),
        said("W1", "c3", "=1+1 <b>*پررنگ*</b> | 'a' \"b\"", damage="suspect"),
        said("O1", "c4", "سند می‌گوید", document=True, experts=(), groups=(), source="D1"),
    ),
    saturation=(
        SaturationCurve(
            "codes", (InterviewStep(1, "E01", ("E01",), "1401/01/01", 3, 2, 1, 2, 0, 0),), RULE, "E07", ("E20",)
        ),
        SaturationCurve("factors", (), RULE, None, ()),
    ),
    codes=(
        CodeRow("c1", "view", "potential", "کد حرم", NOBODY, "S1", ""),
        CodeRow("c2", "view", "potential", "کد دیگر", NOBODY, "S2", ""),
        CodeRow("c3", "view", "challenge", "@کد", NOBODY, "W1", ""),
        CodeRow("c4", "view", "potential", "کد سند", NOBODY, "O1", ""),
        CodeRow("c5", "view", "challenge", "کد کنارگذاشته", NOBODY, "", "بیرون از موضوع"),
    ),
    people=(
        ExpertRow("E01", ("گروه بزرگ",), "رشتهٔ یک", ("E01",), ("حضوری",), False),
        ExpertRow("E02", ("",), "", ("E02", "E02b"), ("تلفنی",), False),
        ExpertRow("E13", ("گروه بزرگ",), "رشتهٔ یک", ("E13",), ("حضوری",), True),
    ),
    groups=(GroupRow("گروه بزرگ", 5), GroupRow("", 3)),
    fields=(GroupRow("رشتهٔ یک", 4), GroupRow("", 4)),
    dates=("1401/03/07", "1401/07/12"),
)
