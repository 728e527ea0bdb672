"""IFE and EFE as David has them: recomputed from a published table, and what is wrong named."""

import pytest

from coder.analysis.weights import Entry, Fault, faults, four_cell, groups, ie_cell, matrix, wrong_totals
from coder.model.codebook import Quadrant, RatingRule, WeightsPer

#: F. R. David, Strategic Management, 13th ed., table 4-10: the IFE matrix of a retail computer store.
RETAIL = [
    ("S1", 0.05, 3, 0.15), ("S2", 0.07, 4, 0.28), ("S3", 0.10, 3, 0.30), ("S4", 0.05, 3, 0.15), ("S5", 0.02, 3, 0.06),
    ("S6", 0.15, 3, 0.45), ("S7", 0.05, 4, 0.20), ("S8", 0.03, 3, 0.09), ("S9", 0.02, 3, 0.06), ("W1", 0.10, 2, 0.20),
    ("W2", 0.15, 2, 0.30), ("W3", 0.02, 1, 0.02), ("W4", 0.02, 1, 0.02), ("W5", 0.04, 1, 0.04), ("W6", 0.05, 2, 0.10),
    ("W7", 0.03, 1, 0.03), ("W8", 0.05, 1, 0.05),
]  # fmt: skip

TABLE, CLASS = WeightsPer.TABLE, WeightsPer.CLASS
DAVID, FREE = RatingRule.DAVID, RatingRule.FREE


def entry(name: str, weight: float, rating: float | None = None, score: float | None = None, line: int = 0) -> Entry:
    return Entry(name, Quadrant(name[0]), weight, rating, score, line=line)


PRINTED = [entry(*row) for row in RETAIL]


def test_a_published_table_recomputed() -> None:
    found = matrix("IFE", [PRINTED], TABLE)
    assert found.weights_sum == pytest.approx(1.0, abs=1e-9)
    assert found.total == pytest.approx(2.5, abs=1e-9)
    assert [row.score for row in found.rows] == pytest.approx([row[3] for row in RETAIL], abs=1e-9)
    assert faults(PRINTED, TABLE, DAVID) == []
    assert wrong_totals(PRINTED, 1.0, 2.5, 2) == []
    assert matrix("EFE", [PRINTED], TABLE).rows == ()


def test_each_kind_of_error_in_a_table_is_named() -> None:
    wrong = [
        entry("S1", 0.40, 3, 1.30, line=2),  # 1.20
        entry("S2", 0.20, 2, 0.40, line=3),  # a strength rated as a weakness
        entry("W1", 0.30, 1, 0.30, line=4),
        entry("W1", 1.20, 1, 1.20, line=5),
    ]
    found = faults(wrong, TABLE, DAVID)
    assert found == [
        Fault("score", "S1", "1.3", "1.2", 2),
        Fault("rating", "S2", "2", "3–4", 3),
        Fault("weight", "W1", "1.2", "0–1", 5),
        Fault("twice", "W1", "W1", "", 5),
        Fault("sum", "IFE", "2.1", "1"),
    ]
    assert [fault.kind for fault in wrong_totals(wrong, 1.0, 3.0, 2)] == ["weights_total", "total"]


def test_the_rating_rule_is_a_setting() -> None:
    entries = [entry("S1", 0.5, 2), entry("W1", 0.5, 4)]
    assert [fault.kind for fault in faults(entries, TABLE, DAVID)] == ["rating", "rating"]
    assert faults(entries, TABLE, FREE) == []
    assert [fault.kind for fault in faults([entry("O1", 1, 5)], TABLE, FREE)] == ["rating"]
    assert faults([entry("O1", 0.5, 1), entry("T1", 0.5, 4)], TABLE, DAVID) == []


def test_weights_sum_to_one_in_each_table_or_in_each_class() -> None:
    entries = [entry("S1", 0.6, 4), entry("S2", 0.4, 3), entry("W1", 1.0, 2)]
    assert [(fault.kind, fault.subject) for fault in faults(entries, TABLE, DAVID)] == [("sum", "IFE")]
    assert faults(entries, CLASS, DAVID) == []
    found = matrix("IFE", [entries], CLASS)
    assert found.total is None, "two sums of one are no scale of 1 to 4"
    assert found.classes[Quadrant.S] == pytest.approx((1.0, 3.6))
    assert found.classes[Quadrant.W] == pytest.approx((1.0, 2.0))
    assert list(groups(entries, CLASS)) == ["S", "W"] and list(groups(entries, TABLE)) == ["IFE"]


def test_rounding_is_no_error_but_a_hundredth_is() -> None:
    thirds = [entry(f"O{number}", 0.333, 3) for number in range(1, 4)]
    assert faults(thirds, TABLE, DAVID) == []
    assert [fault.found for fault in faults([entry("O1", 0.99, 3)], TABLE, DAVID)] == ["0.99"]


def test_several_judges_are_averaged_and_their_range_told() -> None:
    one = [entry("O1", 0.6, 4), entry("T1", 0.4, 2)]
    other = [entry("O1", 0.2, 3), entry("T1", 0.8, 1)]
    found = matrix("EFE", [one, other], TABLE)
    first, second = found.rows
    assert (first.weight, first.rating) == pytest.approx((0.4, 3.5))
    assert (first.weights, first.ratings, first.judges) == ((0.2, 0.6), (3, 4), 2)
    assert (second.weight, second.rating) == pytest.approx((0.6, 1.5))
    assert found.weights_sum == pytest.approx(1) and found.total == pytest.approx(0.4 * 3.5 + 0.6 * 1.5)


def test_without_every_rating_there_is_no_total() -> None:
    found = matrix("EFE", [[entry("O1", 0.6), entry("T1", 0.4, 2)]], TABLE)
    assert found.total is None and found.rows[0].score is None


@pytest.mark.parametrize(
    ("ife", "efe", "cell"),
    [
        (2.73, 2.67, "V"), (3.151, 2.365, "IV"), (2.5, 2.5, "V"), (1.99, 3.0, "III"), (3.0, 1.99, "VII"),
        (1.0, 1.0, "IX"), (4.0, 4.0, "I"), (2.999, 2.999, "V"),
    ],
)  # fmt: skip
def test_the_cell_of_the_internal_external_matrix(ife: float, efe: float, cell: str) -> None:
    assert ie_cell(ife, efe) == cell


def test_the_four_cells() -> None:
    cells = [four_cell(*totals) for totals in ((2.5, 2.5), (2.49, 2.5), (2.5, 2.49), (2.49, 2.49))]
    assert cells == ["SO", "WO", "ST", "WT"]
