"""Yes or no for many codes: coefficients, their intervals over interviews, the paradox."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.coefficients import krippendorff_alpha, several, units_of
from coder.analysis.agreement.presence import FEWEST, Cells, agreement
from tests.analysis import published

CELLS = st.builds(Cells, *[st.integers(0, 20)] * 4)


def test_the_paradox() -> None:
    (a, b), (c, d) = published.given("ica.kappa_paradox")["confusion"]
    found, wanted = agreement([Cells(a, b, c, d)]), published.expected("ica.kappa_paradox")
    assert found.kappa is not None
    assert (found.kappa.value, found.scott_pi, found.gwet_ac1, found.brennan_prediger) == pytest.approx(
        [wanted[key] for key in ("cohen_kappa", "scott_pi", "gwet_ac1", "brennan_prediger")], abs=1e-5
    )
    assert (found.alpha, found.percent) == pytest.approx((wanted["alpha_nominal"], wanted["percent"]), abs=1e-5)
    assert found.parts


@given(CELLS)
def test_the_fast_way_is_the_plain_way(cells: Cells) -> None:
    found, plain = agreement([cells]), several(units_of(cells.table), 2)
    assert found.alpha == pytest.approx(krippendorff_alpha(units_of(cells.table)))
    if plain is not None:
        assert found.gwet_ac1 == pytest.approx(plain.gwet_ac1)
        assert (found.fleiss, found.brennan_prediger) == pytest.approx((plain.fleiss, plain.brennan_prediger))


def test_no_variation() -> None:
    for cells in (Cells(both=9), Cells(neither=9)):
        found = agreement([cells] * 5)
        assert found.alike and found.percent == 1
        assert (found.kappa, found.alpha, found.gwet_ac1, found.kappa_interval.low) == (None, None, None, None)
    assert not agreement([]).alike and agreement([]).percent is None


def test_intervals_are_the_same_each_time_and_hold_the_value() -> None:
    interviews = [Cells(10, 2, 1, 40), Cells(8, 1, 3, 38), Cells(12, 4, 0, 30), Cells(5, 2, 2, 41)]
    found = agreement(interviews)
    assert found == agreement(interviews)
    assert found.kappa is not None and found.kappa_interval.low is not None and found.kappa_interval.high is not None
    assert found.kappa_interval.low < found.kappa.value < found.kappa_interval.high
    assert found != agreement(interviews, seed=1)


def test_no_interval_from_few_interviews() -> None:
    assert agreement([Cells(10, 2, 1, 40)] * (FEWEST - 1)).alpha_interval.low is None


def test_what_neither_coded_doesnt_change_holsti() -> None:
    assert agreement([Cells(8, 2, 4, 0)]).holsti == agreement([Cells(8, 2, 4, 5000)]).holsti
