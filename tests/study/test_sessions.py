"""When an interview was held and its place among the others."""

from collections.abc import Iterator

import pytest

from coder.errors import NoSuchPlace, NotADay, UnknownName
from coder.study import opening, sessions
from coder.study.study import OpenStudy
from tests.small import Small


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        yield opened


def held(study: OpenStudy) -> list[tuple[str, str]]:
    return [(source.ref, source.date) for source in study.snapshot().interviews]


def test_a_day_is_written_as_people_write_it_and_taken_away(study: OpenStudy) -> None:
    sessions.date(study, "E01", "۷ خرداد ۱۴۰۱")
    assert held(study)[0] == ("E01", "1401/03/07")
    assert sessions.date(study, "E01", "۱۴۰۱/۳/۷") is None, "it is so already"
    sessions.date(study, "E01", "")
    assert held(study)[0] == ("E01", "")
    study.undo()
    assert held(study)[0] == ("E01", "1401/03/07")


@pytest.mark.parametrize("typed", ["1401/12/30", "دیروز", "1401/13/01"])
def test_no_day_is_refused(study: OpenStudy, typed: str) -> None:
    with pytest.raises(NotADay) as told:
        sessions.date(study, "E01", typed)
    assert "1401/08/12" in told.value.message("en") and "۱۴۰۱/۰۸/۱۲" in told.value.message("fa")


def test_an_interview_is_put_in_its_place_in_one_step(study: OpenStudy) -> None:
    before = study.snapshot()
    refs = [ref for ref, _ in held(study)]
    sessions.place(study, refs[-1], 1)
    assert [ref for ref, _ in held(study)] == [refs[-1], *refs[:-1]]
    assert [source.order for source in study.snapshot().interviews] == list(range(1, len(refs) + 1))
    study.undo()
    assert [ref for ref, _ in held(study)] == refs
    assert study.snapshot().seq == before.seq + 2, "one step, and the one that took it back"
    assert sessions.place(study, refs[0], 1) is None, "it is there already"


def test_places_that_there_are_not(study: OpenStudy) -> None:
    for ref, to in (("E01", 0), ("E01", 99), ("D", 1)):
        with pytest.raises(NoSuchPlace):
            sessions.place(study, ref, to)
    with pytest.raises(UnknownName):
        sessions.date(study, "E77", "1401/01/01")
