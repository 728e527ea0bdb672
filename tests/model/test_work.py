"""What long work calls: counts rise to their end, parts fit into the whole, a stop is no error to be told."""

import pytest

from coder.errors import CoderError
from coder.model.work import Stopped, counted, part, unwatched


def test_what_is_gone_through_is_counted_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    assert list(counted("abc", lambda done, of: told.append((done, of)))) == ["a", "b", "c"]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert list(counted("abc", unwatched)) == ["a", "b", "c"]


def test_a_part_counts_within_the_whole() -> None:
    told: list[tuple[int, int]] = []
    inner = part(part(lambda done, of: told.append((done, of)), 50, 100, 100), 0, 40, 100)
    for done in (0, 1, 7, 8):
        inner(done, 8)
    assert told == [(50, 100), (52, 100), (67, 100), (70, 100)]
    inner(0, 0)
    assert told[-1] == (70, 100), "nothing to do is done"


def test_nothing_takes_a_stop_for_an_error() -> None:
    assert not issubclass(Stopped, CoderError) and not issubclass(Stopped, Exception)
    with pytest.raises(Stopped):
        list(counted("abc", _stop))


def _stop(done: int, of: int) -> None:
    if done == 2:
        raise Stopped
