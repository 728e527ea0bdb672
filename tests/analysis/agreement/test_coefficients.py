"""Coefficients against published tables, and against krippendorff and nltk on random matrices."""

import random
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.coefficients import (
    cohen_kappa,
    confusion,
    holsti,
    krippendorff_alpha,
    percent,
    scott_pi,
    several,
    units_of,
)
from tests.analysis import published

DATA = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from([None, 1, 2, 3]), min_size=coders, max_size=coders), min_size=1, max_size=12
    ).map(lambda units: [list(row) for row in zip(*units, strict=True)])
)


def test_four_coders_with_missing_judgements_at_every_level() -> None:
    data, wanted = published.given("ica.kripp.canonical")["coders_x_units"], published.expected("ica.kripp.canonical")
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert krippendorff_alpha(data, level) == pytest.approx(wanted[f"alpha_{level}"], abs=1e-6)
    found = several(data)
    assert found is not None and found.units == wanted["units"]
    assert (found.observed, found.fleiss, found.conger, found.gwet_ac1, found.brennan_prediger) == pytest.approx(
        [wanted[key] for key in ("pa_fleiss", "fleiss_generalised", "conger", "gwet_ac1", "brennan_prediger")], abs=1e-5
    )


@pytest.mark.parametrize("name", ["ica.kripp.binary2", "ica.kripp.nominal2"])
def test_two_coders(name: str) -> None:
    found = krippendorff_alpha(published.given(name)["coders_x_units"])
    assert found == pytest.approx(published.expected(name)["alpha_nominal"], abs=1e-9)


def test_fleiss_1971() -> None:
    data = list(zip(*published.given("ica.fleiss1971")["subjects_x_raters"], strict=True))
    wanted, found = published.expected("ica.fleiss1971"), several(data)
    assert found is not None
    assert (found.fleiss, found.gwet_ac1, krippendorff_alpha(data)) == pytest.approx(
        (wanted["fleiss"], wanted["gwet_ac1"], wanted["alpha_nominal"]), abs=1e-5
    )


def test_a_two_by_two_table_with_the_error_of_kappa() -> None:
    table = published.given("ica.artstein_poesio")["confusion_A_rows_B_cols"]
    wanted, kappa = published.expected("ica.artstein_poesio"), cohen_kappa(table)
    assert kappa is not None
    assert (kappa.value, kappa.se, kappa.low, kappa.high) == pytest.approx(
        (wanted["cohen_kappa"], wanted["kappa_se"], *wanted["kappa_ci95"]), abs=1e-6
    )
    found = several(units_of(table))
    assert found is not None
    assert (percent(table), scott_pi(table), found.brennan_prediger, found.gwet_ac1) == pytest.approx(
        [wanted[key] for key in ("Ao", "scott_pi", "S_bennett", "gwet_ac1")], abs=1e-5
    )
    assert krippendorff_alpha(units_of(table)) == pytest.approx(wanted["alpha_nominal"], abs=1e-5)


@pytest.mark.parametrize("case", [0, 1])
def test_kappas_known_from_an_encyclopaedia(case: int) -> None:
    table, wanted = (
        published.given("ica.wikipedia_kappa")[case]["confusion"],
        published.expected("ica.wikipedia_kappa")[case],
    )
    kappa, found = cohen_kappa(table), several(units_of(table))
    assert kappa is not None and found is not None
    assert (kappa.value, found.gwet_ac1) == pytest.approx((wanted["cohen_kappa"], wanted["gwet_ac1"]), abs=1e-5)


def test_one_category_is_undefined_not_perfect() -> None:
    data = published.given("ica.degenerate")["coders_x_units"]
    table = confusion(*data)
    assert percent(table) == 1
    assert (cohen_kappa(table), scott_pi(table), krippendorff_alpha(data)) == (None, None, None)
    found = several(data)
    assert found is not None and found.observed == 1
    assert (found.fleiss, found.conger, found.gwet_ac1, found.brennan_prediger) == (None,) * 4


def test_nothing_to_judge() -> None:
    assert (percent([]), cohen_kappa([]), scott_pi([[0, 0], [0, 0]]), holsti(0, 0, 0)) == (None,) * 4
    assert several([[None], [1]]) is None and krippendorff_alpha([[None, 1], [1, None]]) is None
    assert krippendorff_alpha([[1, 2]]) is None, "one coder"


def test_holsti() -> None:
    assert holsti(8, 10, 12) == pytest.approx(16 / 22)


@given(DATA)
def test_alike_is_one(data: list[list[int | None]]) -> None:
    same = [data[0]] * 3
    varied = len({value for value in data[0] if value is not None}) > 1
    assert krippendorff_alpha(same) == (1 if varied else None)
    found = several(same)
    assert not varied or (found is not None and found.fleiss == pytest.approx(1) and found.gwet_ac1 == 1)


@given(DATA)
def test_the_order_of_coders_and_the_names_of_categories_dont_matter(data: list[list[int | None]]) -> None:
    names = {1: "b", 2: "a", 3: "c", None: None}
    renamed = [[names[value] for value in row] for row in reversed(data)]
    one, other = krippendorff_alpha(data), krippendorff_alpha(renamed)
    assert one == pytest.approx(other) if one is not None else other is None


def _random_data(numbers: random.Random) -> list[list[int | None]]:
    coders, units, values = numbers.randint(2, 5), numbers.randint(2, 30), numbers.randint(2, 5)
    holes = numbers.choice([0, 0.2])
    return [
        [None if numbers.random() < holes else numbers.randint(1, values) for _ in range(units)] for _ in range(coders)
    ]


@pytest.mark.parametrize("many", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_equal_to_krippendorff_on_random_matrices(many: int) -> None:
    import krippendorff
    import numpy as np

    numbers, compared = random.Random(7), 0
    for _ in range(many):
        data = _random_data(numbers)
        level = numbers.choice(["nominal", "ordinal", "interval", "ratio"])
        ours = krippendorff_alpha(data, level)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if ours is None:
                continue
            theirs = krippendorff.alpha(np.array(data, dtype=float), level_of_measurement=level)
        assert ours == pytest.approx(theirs, abs=1e-9)
        compared += 1
    assert compared > many * 0.9


@pytest.mark.parametrize("many", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_equal_to_nltk_on_random_tables(many: int) -> None:
    from nltk.metrics.agreement import AnnotationTask

    numbers, compared = random.Random(11), 0
    for _ in range(many):
        values, units = numbers.randint(2, 4), numbers.randint(3, 30)
        one, other = ([numbers.randint(1, values) for _ in range(units)] for _ in range(2))
        table, kappa = confusion(one, other), cohen_kappa(confusion(one, other))
        if kappa is None or krippendorff_alpha([one, other]) is None:
            continue
        task = AnnotationTask(
            [(coder, unit, row[unit]) for coder, row in (("a", one), ("b", other)) for unit in range(units)]
        )
        assert (percent(table), kappa.value, scott_pi(table), krippendorff_alpha([one, other])) == pytest.approx(
            (task.avg_Ao(), task.kappa(), task.pi(), task.alpha()), abs=1e-9
        )
        compared += 1
    assert compared > many * 0.9
