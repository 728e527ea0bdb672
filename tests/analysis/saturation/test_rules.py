"""Guest, Namey & Chen's and Francis et al.'s rules against published and recomputed figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.saturation.rules import francis, guest, guest_table, known_by
from tests.analysis import published

NEW = st.lists(st.integers(0, 9), max_size=30)


def test_the_authors_own_worked_example() -> None:
    runs, base = published.given("sat.guest2020.fragment"), published.expected("sat.guest2020.fragment")
    # Views new in interviews 5 … 8 such that the overlapping runs of two are 7, 4, 1.
    found = guest([37, 0, 0, 0, 4, 3, 1, 0], base=4, length=2)
    assert [run.new for run in found.runs] == runs["new_in_runs_of_2"]
    assert [round(100 * run.ratio) for run in found.runs] == base["percent_rounded"]
    assert (found.base_views, found.notation) == (runs["base_themes"], base["saturated_at_5pct"])


@pytest.mark.parametrize("base", [4, 5, 6])
@pytest.mark.parametrize("length", [2, 3])
def test_every_base_and_run(base: int, length: int) -> None:
    asked = published.given("sat.guest2020.sequence_reconstructed")
    wanted = published.expected("sat.guest2020.sequence_reconstructed")[f"base{base}_run{length}"]
    found = guest(asked["new_per_interview"], base, length, asked["threshold"])
    assert (found.base_views, found.notation) == (wanted["base_themes"], wanted["notation"])
    assert [run.ratio for run in found.runs] == pytest.approx(wanted["ratios"], abs=1e-6)


def test_later_runs_that_break_it_again_are_told() -> None:
    asked, wanted = (
        published.given("sat.guest2020.late_new_codes"),
        published.expected("sat.guest2020.late_new_codes"),
    )
    found = guest(asked["new_per_interview"], asked["base_size"], asked["run_length"], 0.05)
    assert found.notation == wanted["thr0.05"]
    assert [f"{run.first}-{run.last}" for run in found.broken] == wanted["violations_after_7+2_at_5pct"]
    assert guest(asked["new_per_interview"], 4, 2, 0).notation == wanted["thr0"]
    assert sum(asked["new_per_interview"][9:]) == wanted["new_codes_after_interview_9"]


def test_all_twelve_settings() -> None:
    table = guest_table([5, 3, 2, 1, 0, 0, 0, 0, 0])
    assert len({(one.base, one.length, one.threshold) for one in table}) == 12
    assert table[0].notation == "4+2"


@pytest.mark.parametrize("case", range(3))
def test_francis(case: int) -> None:
    asked = published.given("sat.francis2010")[case]
    found = francis(asked["new_per_interview"], asked["initial"], asked["stop"])
    assert found == published.expected("sat.francis2010")[case]


@given(NEW, st.integers(1, 7), st.integers(1, 4), st.sampled_from([0.0, 0.05, 0.5]))
def test_a_run_that_meets_it_has_no_earlier_one(new: list[int], base: int, length: int, threshold: float) -> None:
    found = guest(new, base, length, threshold)
    before = [run for run in found.runs if found.met is None or run.first < found.met.first]
    assert all(run.ratio > threshold for run in before)
    assert all(run.last <= len(new) for run in found.runs)


@given(NEW)
def test_what_is_known_only_grows_and_ends_with_all(new: list[int]) -> None:
    shares = known_by(new)
    assert shares == sorted(shares)
    assert not shares or shares[-1] == (1 if any(new) else 0)


@given(NEW)
def test_francis_stops_after_a_run_without_news(new: list[int]) -> None:
    place = francis(new)
    assert place is None or (place >= 13 and not any(new[place - 3 : place]))


def test_nothing_to_judge() -> None:
    assert guest([]).runs == () and guest([0, 0, 0, 0, 0, 0]).notation == ""
    assert guest([3]).met is None and francis([]) is None and known_by([]) == []
