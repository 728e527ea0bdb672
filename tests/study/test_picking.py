"""The picker's order: what a coder means is on top after a few letters."""

import pytest

from coder.model.codebook import Code, CodeKind, Valence
from coder.study.picking import pick

LABELS = {
    "c001": "شهر امام رضا و حرم رضوی",
    "c011": "شهرت زعفران",
    "c036": "نشان و تصویر نامعلوم شهر",
    "c103": "خواهرشهرهای تازه",
    "c104": "شهرت",
}
BOOK = [
    Code(id=ref, ref=ref, label=label, valence=Valence.POTENTIAL, kind=CodeKind.VIEW) for ref, label in LABELS.items()
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("شهر", ["c001", "c104", "c011", "c036", "c103"]),  # the word, what begins so, what holds the word, the letters
        ("شهرت", ["c104", "c011"]),
        ("نشان شهر", ["c036"]),
        ("c011", ["c011"]),
    ],
)
def test_whole_words_come_before_longer_ones(typed: str, expected: list[str]) -> None:
    assert [choice.code.ref for choice in pick(typed, BOOK)] == expected


def test_of_equals_the_recent_one_is_on_top() -> None:
    assert [choice.code.ref for choice in pick("تا", BOOK, recent=["c103"])][:1] == ["c103"]
