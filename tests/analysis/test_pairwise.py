"""Weights from pairs: a published table of a Persian thesis recomputed."""

import pytest

from coder.analysis.pairwise import unlike_reciprocals, weigh

#: Opportunities in a thesis on cultural and sport centres (tables 4-22, 4-23): weights printed with three decimals.
THIRD = 1 / 3
THESIS = [[1, 2, 2, 4, 4], [0.5, 1, 1, 3, 3], [0.5, 1, 1, 3, 3], [0.25, THIRD, THIRD, 1, 1], [0.25, THIRD, THIRD, 1, 1]]


def test_a_published_table_recomputed() -> None:
    found = weigh(THESIS)
    assert [round(weight, 3) for weight in found.weights] == pytest.approx([0.386, 0.225, 0.225, 0.082, 0.082])
    assert found.weights == pytest.approx((0.3860020, 0.2254495, 0.2254495, 0.0815494, 0.0815494), abs=1e-6)
    assert found.geometric == pytest.approx((0.3844349, 0.2260629, 0.2260629, 0.0817196, 0.0817196), abs=1e-6)
    assert found.largest == pytest.approx(5.0263874, abs=1e-6)
    assert found.ratio == pytest.approx(0.0058900, abs=1e-6) and round(found.ratio, 2) == 0.01
    assert unlike_reciprocals(THESIS) == []


def test_perfect_agreement_and_two_factors() -> None:
    perfect = weigh([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]])
    assert perfect.weights == pytest.approx((0.6, 0.3, 0.1)) and perfect.geometric == pytest.approx(perfect.weights)
    assert perfect.ratio == pytest.approx(0, abs=1e-9)
    assert weigh([[1, 3], [1 / 3, 1]]).ratio == 0


def test_pairs_that_contradict_themselves_are_found() -> None:
    assert unlike_reciprocals([[1, 2], [2, 1]]) == [(0, 1)]
    assert unlike_reciprocals([[2, 1], [1, 1]]) == [(0, 0)]
    assert unlike_reciprocals([[1, 3], [0.33, 1]]) == [], "as it is printed"
