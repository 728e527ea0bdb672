"""A factor's trail: every step that made it, and what an old number means now."""

import pytest

from coder.errors import NoNumberThen, NoSuchStep, NotADate
from coder.model.codebook import Quadrant
from coder.study import consolidating as make
from coder.study.board import board
from coder.study.tracing import factors_at, provenance, where
from tests.small import Small


def test_provenance_names_each_step_that_made_the_factor(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, new = make.make_factor(study, Quadrant.S, "جمعیت", "درونی")
        make.group(study, [now.code("c2").id], new.id, "نظری جداست")
        make.label(study, new.id, "شهر بزرگ")
        make.label(study, "f-w", "دیگری")
        make.move(study, new.id, "up")
        study.undo()
        own = provenance(study, new.id)
        assert [(step.kind, step.name, step.number, step.joined) for step in own] == [
            ("do", "factors.make", "S2", ()),
            ("do", "factors.group", "S2", ("c2",)),
            ("do", "factors.label", "S2", ()),
            ("do", "factors.order", "S1", ()),
            ("undo", "factors.order", "S2", ()),
        ]
        assert own[1].reason == "نظری جداست"
        assert [step.left for step in provenance(study, "f-s")][-1] == ("c2",)


def test_an_old_number_leads_to_the_factor_of_now(small: Small) -> None:
    with small.opened() as study:
        _, new = make.make_factor(study, Quadrant.S, "جمعیت", "درونی")
        before = study.history(1)[0].seq
        make.move(study, new.id, "up")
        make.label(study, new.id, "شهر بزرگ")
        found = where(study, "s۲", str(before))
        assert (found.then, found.label_then, found.now, found.label_now) == ("S2", "جمعیت", "S1", "شهر بزرگ")
        make.remove(study, new.id)
        gone = where(study, "S2", str(before))
        assert (gone.now, gone.label_now, gone.label_then) == ("", "", "جمعیت")
        with pytest.raises(NoNumberThen):
            where(study, "S2", str(before - 1))


def test_a_day_means_the_last_step_up_to_its_end(small: Small) -> None:
    with small.opened() as study:  # everything was done on 2022-08-01, 1401/05/10
        for day in ("2022-08-01", "1401/05/10", "۱۴۰۱/۵/۱۱"):
            assert where(study, "S1", day).now == "S1"
        with pytest.raises(NoNumberThen):
            where(study, "S1", "1401/05/09")
        with pytest.raises(NotADate):
            where(study, "S1", "1401/13/09")
        with pytest.raises(NoSuchStep):
            where(study, "S1", "999")


def test_the_list_as_it_stood(small: Small) -> None:
    with small.opened() as study:
        last = study.history(1)[0].seq
        make.label(study, "f-s", "دیگر")
        assert {factor.label for factor in factors_at(study, last)} == {"جایگاه شهر", "روادید", "کریدور"}
        assert factors_at(study, 1) == []
