"""Figures of plain characters: read here as a terminal without colours shows them."""

from hypothesis import given
from hypothesis import strategies as st

from coder.reports.figures import text


def test_bars() -> None:
    assert text.bars(["E01", "E2"], [8, 3], width=8) == ["E01 ████████ 8", "E2  ███ 3"]
    assert text.bars(["E01"], [0]) == ["E01 · 0"]
    assert text.bars([], []) == []
    assert text.bars(["a", "b"], [16, 1], width=8)[1] == "b ▌ 1", "half a block"


def test_a_curve_over_its_band() -> None:
    drawn = text.curve([2, 4], [1, 4], [3, 4], height=4)
    assert drawn == ["4 ┤ ●", "3 ┤░", "2 ┤●", "1 ┤░", "0 └──", "   12"]
    wide = text.curve([2, 4], [1, 4], [3, 4], height=4, each=3)
    assert wide == ["4 ┤   ●━━", "3 ┤░░░", "2 ┤●━━", "1 ┤░░░", "0 └──────", "   1  2"]
    assert text.curve([], [], []) == [] and text.curve([0, 0], [0, 0], [0, 0]) == []


def test_the_record_of_repetition() -> None:
    assert text.grid(["c1", "c10"], ["ra.p", "...."]) == ["c1  │█▒ ·│", "c10 │    │"]
    assert text.grid([], []) == []


@given(st.lists(st.integers(0, 50), min_size=1, max_size=300))
def test_wide_ones_are_cut_to_the_terminal(values: list[int]) -> None:
    assert all(len(line) <= text.WIDEST + 8 for line in text.curve(values, values, values))
    assert len(text.grid(["c1"], ["r" * len(values)])[0]) <= text.WIDEST + 5


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_each_interview_has_its_point(values: list[int]) -> None:
    if any(values):
        assert "".join(text.curve(values, values, values)).count("●") == len(values)
