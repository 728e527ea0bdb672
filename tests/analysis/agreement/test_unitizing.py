"""Krippendorff's coefficients for spans against published figures, and against a count point by point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.unitizing import Unit, bar_u_alpha, cu_alpha, partition, u_alpha
from tests.analysis import published

CASES = ["ica.ualpha.two_coder_swot", "ica.ualpha.identical", "ica.ualpha.disjoint"]

SPANS = st.lists(st.tuples(st.sampled_from("SWOT"), st.integers(0, 55), st.integers(1, 12)), max_size=6).map(
    lambda spans: partition((value, start, min(start + size, 60)) for value, start, size in spans)
)


def units(name: str) -> list[list[Unit]]:
    return [[(value, start, end) for value, start, end in coder] for coder in published.given(name)["coders_half_open"]]


@pytest.mark.parametrize("name", CASES)
def test_published(name: str) -> None:
    length, wanted = published.given(name)["length"], published.expected(name)
    coders = units(name)
    coded = cu_alpha(coders[0], coders[1], length)
    assert u_alpha(coders, length) == pytest.approx(wanted["u_alpha"], abs=1e-9)
    assert bar_u_alpha(coders, length) == pytest.approx(wanted["bar_u_alpha"], abs=1e-9)
    assert coded.coverage == pytest.approx(wanted["coverage"], abs=1e-12)
    if "cu_alpha_pairwise_self_correction" in wanted:
        assert coded.cu == pytest.approx(wanted["cu_alpha_pairwise_self_correction"], abs=1e-9)
        assert coded.ku == pytest.approx(wanted["ku_alpha_pairwise"], abs=1e-9)


def by_points(coders: list[list[Unit]], length: int) -> float | None:
    """u-alpha counted point by point: every pair of points of different units, or of one gap, is a pair."""
    rows = [[(None, place) for place in range(length)] for _ in coders]
    for coder, row in enumerate(rows):
        for number, (value, start, end) in enumerate(coders[coder]):
            row[start:end] = [(value, f"unit {coder} {number}")] * (end - start)
    pooled = [
        (value, (coder, where) if value is None else where) for coder, row in enumerate(rows) for value, where in row
    ]
    among = differing = 0
    for i, one in enumerate(pooled):
        for j, other in enumerate(pooled):
            if i != j and (one[1] != other[1]):
                among += 1
                differing += one[0] != other[0]
    apart = sum(one[0] != other[0] for one, other in zip(*rows, strict=True)) / length
    return None if not differing else 1 - apart / (differing / among)


@given(SPANS, SPANS)
def test_equal_to_a_count_point_by_point(one: list[Unit], other: list[Unit]) -> None:
    found, wanted = u_alpha([one, other], 60), by_points([one, other], 60)
    assert found == pytest.approx(wanted, abs=1e-9) if wanted is not None else found is None


@given(SPANS)
def test_alike_is_one(spans: list[Unit]) -> None:
    if spans:
        assert u_alpha([spans, spans, spans], 60) == pytest.approx(1)
        assert bar_u_alpha([spans, spans], 60) == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from("SW"), st.integers(0, 20), st.integers(21, 40)), max_size=5))
def test_a_partition_covers_the_same_text_and_doesnt_overlap(spans: list[Unit]) -> None:
    pieces = partition(spans)
    covered = {point for _, start, end in spans for point in range(start, end)}
    assert sorted(point for _, start, end in pieces for point in range(start, end)) == sorted(covered)
    for values, start, _ in pieces:
        assert values == {value for value, begin, end in spans if begin <= start < end}


def test_nobody_coded_anything_and_units_that_overlap() -> None:
    assert u_alpha([[], []], 50) is None and bar_u_alpha([[], []], 50) is None
    assert cu_alpha([], [], 50).cu is None and cu_alpha([], [], 50).coverage == 0
    assert u_alpha([[("S", 0, 5)]], 50) is None, "one coder"
    assert u_alpha([[], []], 0) is None
    with pytest.raises(ValueError, match="overlaps"):
        u_alpha([[("S", 0, 5), ("W", 4, 8)], []], 50)
    with pytest.raises(ValueError, match="outside"):
        u_alpha([[("S", 0, 51)], []], 50)
