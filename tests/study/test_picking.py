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


def merged(ref: str, into: str, label: str) -> Code:
    return Code(id=ref, ref=ref, label=label, definition="حرم", retired=True, merged_into=into)


def test_a_merged_code_is_known_by_its_old_names() -> None:
    book = [*BOOK, merged("c017", "c018", "زعفران قاین"), merged("c018", "c011", "سرخ‌ترین گیاه")]
    for typed in ("c017", "قاین", "زعفران قاین"):
        assert [(one.code.ref, one.was) for one in pick(typed, book)] == [("c011", "c017")], typed
    assert next((one.code.ref, one.was) for one in pick("زعفران", book)) == ("c011", "c017"), "it begins so"
    assert [(one.code.ref, one.was) for one in pick("c011", book)] == [("c011", "")]
    assert [(one.code.ref, one.was) for one in pick("حرم", book)] == [("c001", "")], "its definition is out of use"


@pytest.mark.parametrize(
    "into", ["c017", "c018", "c999", "c105"], ids=["itself", "a circle", "nowhere", "a retired one"]
)
def test_a_merge_that_leads_to_no_code_in_use_finds_nothing(into: str) -> None:
    gone = Code(id="c105", ref="c105", label="رفته", retired=True)
    book = [*BOOK, merged("c017", into, "قاین"), merged("c018", "c017", "گیاه"), gone]
    assert pick("c017", book) == []
