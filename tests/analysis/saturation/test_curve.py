"""What each interview brought that was new, and the study's own stopping rule."""

from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.saturation import Interview, curve
from coder.model.codebook import StoppingRule

RULE = StoppingRule("", "", repeated_share=0.5, in_a_row=2)


def interviews(*raised: str) -> list[Interview]:
    return [Interview(f"E{place:02}", (), "", frozenset(views)) for place, views in enumerate(raised, 1)]


def test_new_and_repeated() -> None:
    steps = curve("codes", interviews("abc", "ad", "bd"), RULE).steps
    assert [(step.raised, step.new, step.repeated, step.cumulative) for step in steps] == [
        (3, 3, 0, 3),
        (2, 1, 1, 4),
        (2, 0, 2, 4),
    ]
    assert [step.share_repeated for step in steps] == [0, 0.5, 1]


def test_the_rule_is_met_at_the_end_of_a_run_and_later_news_is_told() -> None:
    found = curve("codes", interviews("ab", "a", "ab", "abc", "a"), RULE)
    assert found.met_at == "E03"
    assert found.new_after == ("E04",)


def test_a_run_is_broken_by_news() -> None:
    assert curve("codes", interviews("a", "a", "bc", "a"), RULE).met_at is None


def test_an_interview_that_raised_nothing_says_nothing() -> None:
    found = curve("codes", interviews("ab", "a", "", "b"), RULE)
    assert found.met_at == "E04"
    assert found.steps[2].share_repeated is None


def test_no_interviews() -> None:
    found = curve("codes", [], RULE)
    assert (found.steps, found.met_at, found.new_after) == ((), None, ())


@given(st.lists(st.frozensets(st.sampled_from("abcdefg"))))
def test_the_curve_is_monotone_and_ends_with_all_views(raised: list[frozenset[str]]) -> None:
    steps = curve("codes", [Interview(str(i), (), "", views) for i, views in enumerate(raised)], RULE).steps
    totals = [0, *(step.cumulative for step in steps)]
    assert all(later - earlier == step.new for earlier, later, step in zip(totals, totals[1:], steps, strict=False))
    assert totals[-1] == len(frozenset().union(*raised))
    assert all(step.new + step.repeated == step.raised for step in steps)
