"""The experts' replies in the publication: counted by factor, each expert's last one, and apart from the interviews."""

from coder.model.entity import Step, made
from coder.model.swot import Feedback, Reply
from coder.reports.language import FA, Language
from coder.study.replied import section
from coder.study.results import factor_rows
from tests.small import Small

REPLIES = [
    ("E01", "f-s", Reply.CHANGE, "1401/08/01"),
    ("E01", "f-s", Reply.AGREE, "1401/09/01"),
    ("E02", "f-s", Reply.AGREE, "1401/08/02"),
    ("E02", "f-w", Reply.CHANGE, "1401/08/02"),
    ("E02", "f-o", Reply.NONE, "1401/08/02"),
]


def test_before_anybody_replied_there_is_no_section(small: Small) -> None:
    with small.opened() as study:
        assert section(study, study.snapshot(), FA) is None


def test_of_an_expert_the_last_reply_counts(small: Small) -> None:
    with small.opened() as study:
        counted = factor_rows(study.snapshot())
        replies = [
            Feedback(id=f"r{place}", expert=f"expert-{expert}", factor=factor, answer=answer, words="سخن او", date=date)
            for place, (expert, factor, answer, date) in enumerate(REPLIES)
        ]
        study.apply(Step("factors.replies", made(*replies)))
        found = section(study, study.snapshot(), FA)
        english = section(study, study.snapshot(), Language("en"))
        assert factor_rows(study.snapshot()) == counted, "replies never become confirmations"
    assert found is not None and english is not None
    assert [(row[0], *row[2:]) for row in found.tables[0].rows] == [
        ("S۱", "۲", "۰", "۰"),
        ("W۱", "۰", "۱", "۰"),
        ("O۱", "۰", "۰", "۱"),
    ]
    assert "۲ تن پاسخ دادند" in found.paragraphs[0]
    assert "سخن او" not in repr(found), "what an expert wrote isn't printed"
    assert english.tables[0].rows[0][2:] == ("2", "0", "0")
