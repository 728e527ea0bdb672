"""The exact curve, its going on, and the band of random orders."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.saturation.accumulation import coverage_at, extrapolated, permutation_band, rarefaction
from coder.analysis.saturation.richness import chao2_of, frequencies
from tests.analysis import published
from tests.analysis.saturation.test_richness import MATRICES


def test_the_mean_of_random_orders_comes_to_the_exact_curve() -> None:
    asked = published.given("species.permutation_property")
    matrix = published.given(asked["use"])["incidence_matrix"]
    band = permutation_band(matrix, asked["permutations"])
    apart = np.abs(np.array(band.mean) - rarefaction(frequencies(matrix))).max()
    assert apart < published.expected("species.permutation_property")["max_abs_diff_mean_curve_vs_mao_tau_lt"]


def test_the_band_is_the_same_each_time_and_each_order_is_a_curve() -> None:
    matrix = published.given("species.synthetic22")["incidence_matrix"]
    assert permutation_band(matrix, 50) == permutation_band(matrix, 50)
    assert permutation_band(matrix, 50) != permutation_band(matrix, 50, seed=1)
    one = permutation_band(matrix, 1)
    assert one.low == one.mean == one.high
    assert one.mean[-1] == 41 and list(one.mean) == sorted(one.mean)


def test_the_band_agrees_with_a_plain_count() -> None:
    matrix = np.random.default_rng(3).random((9, 130)) < 0.2
    order = np.random.default_rng(1402).permuted(np.arange(9)[None, :], axis=1)[0]
    known = [int(matrix[order[: taken + 1]].any(axis=0).sum()) for taken in range(9)]
    assert list(permutation_band(matrix, 1).mean) == known


@given(MATRICES)
def test_curves_only_grow(matrix: list[list[bool]]) -> None:
    heard = frequencies(matrix)
    curve = rarefaction(heard)
    assert curve[-1] == pytest.approx(heard.observed)
    ahead = [extrapolated(heard, more) for more in (0, 1, 2, 5, 50)]
    whole = [*curve, *ahead[1:]]
    assert all(later >= earlier - 1e-9 for earlier, later in itertools.pairwise(whole))
    assert ahead[-1] <= chao2_of(heard).value + 1e-9
    covers = [coverage_at(heard, taken) for taken in range(1, len(matrix) + 3)]
    if heard.total:
        assert all(later >= earlier - 1e-9 for earlier, later in itertools.pairwise(covers))


def test_no_interviews_and_no_views() -> None:
    assert permutation_band(np.zeros((0, 0)), 10).mean == ()
    assert permutation_band(np.zeros((3, 0)), 10).mean == (0, 0, 0)
    with pytest.raises(ValueError, match="0 or more"):
        extrapolated(frequencies([[True]]), -1)


@given(st.integers(2, 6))
def test_all_the_same(interviews: int) -> None:
    heard = frequencies([[True] * 4] * interviews)
    assert rarefaction(heard) == pytest.approx([4] * interviews)
    assert extrapolated(heard, 5) == 4 and coverage_at(heard, interviews + 5) == 1
