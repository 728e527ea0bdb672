"""Sample sizes by prevalence, Lowe's index."""

import pytest

from coder.analysis.saturation.planning import fugard_potts, galvin, lowe, lowe_direct
from tests.analysis import published


def test_fugard_and_potts() -> None:
    found = [
        fugard_potts(one["prevalence"], one["instances"], one["power"]) for one in published.given("sat.fugard2015")
    ]
    assert found == published.expected("sat.fugard2015")


def test_galvin() -> None:
    assert [galvin(one["R"], one["P"]) for one in published.given("sat.galvin2015")] == published.expected(
        "sat.galvin2015"
    )


def test_lowe_through_two_points() -> None:
    wanted = published.expected("sat.lowe2018.IW_direct")
    found = lowe_direct(published.given("sat.lowe2018.IW_direct")["cumulative"])
    assert found is not None
    assert (found.total, found.rate) == pytest.approx((wanted["A"], wanted["b"]), abs=1e-9)


def test_lowe_by_least_squares() -> None:
    wanted = published.expected("sat.lowe2018.fits")
    fits = {one.model: one for one in lowe(published.given("sat.lowe2018.fits")["cumulative"])}
    assert set(fits) == set(wanted)
    for model, one in fits.items():
        assert (one.total, one.rate, one.index) == pytest.approx(tuple(wanted[model].values()), abs=0.01)


def test_what_fits_nothing_is_left_out() -> None:
    assert lowe([]) == [] and lowe([0, 0, 0]) == [] and lowe_direct([]) is None and lowe_direct([3, 6]) is None
    with pytest.raises(ValueError, match="prevalence"):
        fugard_potts(0)
