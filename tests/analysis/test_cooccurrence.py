"""Codes that stand together, counted by hand."""

from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.cooccurrence import Pair, overlapping, pairs, within

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from("abc")).map(lambda s: (s[0], s[0] + s[1], s[2])),
    max_size=8,
)


def test_pairs_most_often_first() -> None:
    places = [frozenset("ab"), frozenset("ab"), frozenset("bc"), frozenset("c")]
    assert pairs(places) == [Pair("a", "b", 2, 2, 3), Pair("b", "c", 1, 3, 2)]
    assert pairs(places)[0].share == 2 / 3
    assert pairs([]) == []


def test_spans_that_overlap() -> None:
    found = overlapping([(0, 10, "a"), (5, 15, "b"), (15, 20, "c"), (30, 40, "a"), (31, 33, "a")])
    assert found.count(frozenset("ab")) == 1
    assert found.count(frozenset("c")) == 1 and found.count(frozenset("a")) == 2


def test_within_frames() -> None:
    spans = [(0, 4, "a"), (3, 8, "b"), (20, 22, "c")]
    assert within(spans, [(0, 5), (5, 10), (10, 15), (15, 30)]) == [frozenset("ab"), frozenset("b"), frozenset("c")]


@given(SPANS)
def test_every_overlap_is_found(spans: list[tuple[int, int, str]]) -> None:
    wanted = sum(
        one[2] != other[2] and one[0] < other[1] and other[0] < one[1]
        for place, one in enumerate(spans)
        for other in spans[place + 1 :]
    )
    assert sum(len(place) == 2 for place in overlapping(spans)) == wanted
