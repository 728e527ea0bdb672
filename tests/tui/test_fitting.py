"""Which columns are shown and how wide, on plain numbers."""

from hypothesis import given
from hypothesis import strategies as st

from coder.tui.fitting import LEAST, PADDING, fitted

#: A code, a label, a count, another count; with their blanks 6 + 42 + 7 + 6.
NATURAL = (4, 40, 5, 4)


def test_with_room_everything_is_as_wide_as_its_words():
    assert fitted(NATURAL, {1}, (3,), 61) == dict(enumerate(NATURAL))
    assert fitted(NATURAL, {1}, (3,), 200) == dict(enumerate(NATURAL))


def test_an_elastic_column_gets_what_is_left_before_any_other_is_given_up():
    assert fitted(NATURAL, {1}, (3,), 40) == {0: 4, 1: 19, 2: 5, 3: 4}
    assert fitted(NATURAL, {1}, (3,), 37) == {0: 4, 1: LEAST, 2: 5, 3: 4}


def test_spare_columns_are_given_up_in_their_order_until_the_rest_fits():
    assert fitted(NATURAL, {1}, (3, 2), 32) == {0: 4, 1: 17, 2: 5}
    assert fitted(NATURAL, {1}, (3, 2), 26) == {0: 4, 1: 18}


def test_elastic_columns_share_alike_but_none_gets_more_than_its_words():
    assert fitted((30, 30, 8), {0, 1, 2}, (), 50) == {0: 18, 1: 18, 2: 8}


def test_what_fits_in_no_way_is_left_to_be_scrolled():
    assert fitted(NATURAL, {1}, (), 10) == {0: 4, 1: LEAST, 2: 5, 3: 4}


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9), st.data(), st.integers(1, 220))
def test_no_column_is_wider_than_its_words_and_together_they_fit_if_they_can(natural, data, room):
    columns = st.integers(0, len(natural) - 1)
    elastic = data.draw(st.sets(columns))
    spare = data.draw(st.lists(columns, unique=True))
    shown = fitted(natural, elastic, spare, room)
    assert all(
        min(natural[column], LEAST if column in elastic else 99) <= width <= natural[column]
        for column, width in shown.items()
    )
    needed = [min(natural[column], LEAST) if column in elastic else natural[column] for column in shown]
    if sum(needed) + PADDING * len(shown) <= room:
        assert sum(shown.values()) + PADDING * len(shown) <= room
    else:
        assert not set(shown) & set(spare)
