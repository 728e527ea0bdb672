"""Estimates of the views in all against vegan, iNEXT, SpadeR and EstimateS on published matrices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.saturation import accumulation, richness
from coder.analysis.saturation.richness import Frequencies, chao2, chao2_corrected, frequencies
from tests.analysis import published

MATRICES = st.integers(1, 12).flatmap(
    lambda width: st.lists(st.lists(st.booleans(), min_size=width, max_size=width), min_size=1, max_size=15)
)


@pytest.mark.parametrize("name", ["species.dune", "species.synthetic22"])
def test_published_matrices(name: str) -> None:
    matrix, wanted = published.given(name)["incidence_matrix"], published.expected(name)
    heard = frequencies(matrix)
    q1, q2, n = heard.q(1), heard.q(2), heard.interviews
    estimate = chao2(heard.observed, q1, q2, n)
    assert (heard.observed, q1, q2) == (wanted["S"], wanted["Q1"], wanted["Q2"])
    assert (estimate.value, estimate.se) == pytest.approx((wanted["chao2"], wanted["chao2_se"]), abs=1e-9)
    assert (estimate.low, estimate.high) == pytest.approx(wanted["chao2_ci95"], abs=1e-9)
    found = {
        "chao2_bias_corrected": chao2_corrected(heard.observed, q1, q2, n).value,
        "jack1": richness.jackknife1(heard),
        "jack2": richness.jackknife2(heard),
        "boot": richness.bootstrap(heard),
        "coverage_chao_jost": richness.coverage(heard.total, q1, q2, n),
        "coverage_turing": richness.coverage_turing(heard.total, q1),
        "extrap_plus10": accumulation.extrapolated(heard, 10),
        "extrap_double": accumulation.extrapolated(heard, n),
        "spader_iChao2": richness.improved_chao2(heard),
        "spader_ICE": richness.ice_refined(heard),
        "classic_ICE_EstimateS_form": richness.ice(matrix),
    }
    printed = {"spader_iChao2": 6e-4, "spader_ICE": 6e-4, "classic_ICE_EstimateS_form": 1e-5}
    for key, value in found.items():
        assert value == pytest.approx(wanted[key], abs=printed.get(key, 1e-9)), key
    assert accumulation.rarefaction(heard) == pytest.approx(wanted["mao_tau"], abs=1e-9)
    coverages = [accumulation.coverage_at(heard, taken) for taken in (1, 5, 10)]
    assert coverages == pytest.approx(wanted["coverage_at_t1_5_10"], abs=1e-9)


@pytest.mark.parametrize("name", ["species.ant.h50m", "species.ant.h1070m"])
def test_from_printed_sums(name: str) -> None:
    asked, wanted = published.given(name), published.expected(name)
    found = chao2(asked["S_obs"], asked["Q1"], asked["Q2"], asked["n"])
    assert (found.value, found.se, found.low, found.high) == pytest.approx(
        (wanted["chao2"], wanted["se"], wanted["lo95"], wanted["hi95"]), abs=1e-3
    )
    assert richness.coverage(asked["U"], asked["Q1"], asked["Q2"], asked["n"]) == pytest.approx(
        wanted["coverage_4dp"], abs=5e-5
    )


def test_without_views_raised_twice() -> None:
    found = chao2(10, 4, 0, 8)
    assert found.value == pytest.approx(10 + 7 / 8 * 4 * 3 / 2)
    assert found == chao2_corrected(10, 4, 0, 8)


def test_when_nothing_was_raised_once_the_estimate_is_what_was_heard() -> None:
    heard = Frequencies(6, (2, 3, 5))
    assert richness.chao2_of(heard).value == 3
    bounds = richness.interval_when_complete(heard)
    assert bounds is not None and 3 <= bounds[0] <= bounds[1] < 5


def test_degenerate() -> None:
    nothing = frequencies([[False, False]])
    assert nothing.observed == 0 and richness.chao2_of(nothing).value == 0
    assert richness.coverage(0, 0, 0, 1) is None and richness.ice([[0, 0]]) == 0 and richness.ice([[1, 1]]) is None
    assert richness.jackknife2(nothing) is None and richness.interval_when_complete(nothing) is None
    with pytest.raises(ValueError, match="matrix"):
        frequencies([True, False])


@given(MATRICES)
def test_no_estimate_is_under_what_was_heard(matrix: list[list[bool]]) -> None:
    heard = frequencies(matrix)
    for found in (
        richness.chao2_of(heard),
        chao2_corrected(heard.observed, heard.q(1), heard.q(2), heard.interviews),
    ):
        assert found.value >= heard.observed
        if found.low is not None and found.high is not None:
            assert heard.observed - 1e-9 <= found.low <= found.value <= found.high
    covered = richness.coverage(heard.total, heard.q(1), heard.q(2), heard.interviews)
    assert covered is None or 0 <= covered <= 1
