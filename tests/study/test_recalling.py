"""What a step was about is told in the names of its things."""

from dataclasses import replace

import pytest

from coder.errors import BuiltUpon
from coder.model.codebook import Code
from coder.study import codes, consolidating, gestures, picking, recalling, seat
from coder.study.board import board
from coder.study.recalling import Recalled
from coder.study.seat import Seat
from coder.study.study import OpenStudy
from tests.small import Small


def named(study: OpenStudy, ref: str) -> Code:
    return codes.code_named(study.snapshot(), ref)


def last(at: Seat) -> Recalled:
    return recalling.recall(at, at.study.last())


def test_a_coding_is_told_by_its_words_its_code_and_its_place(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        coding = next(one for one in seat.own_codings(at, "source-E01") if one.quote.startswith("ورود"))
        gestures.take_off(at, coding)
        done = last(at)
        assert (done.name, done.about, done.code) == ("coding.remove", "ورود مهمان سخت است.", "روادید")
        assert (done.source, done.start, done.more) == ("source-E01", coding.start, 0)


def test_a_new_code_is_told_though_it_is_gone_again(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        source = next(one for one in study.snapshot().sources if one.ref == "E01")
        made, making = codes.draft(study.snapshot(), "نام تازه")
        how = gestures.proposal(source, study.text(source.text_sha256), 3, [], made.id)
        gestures.code(at, source, 3, 9, [made.id], how, making)
        done = recalling.recall(at, study.undo())
        assert (done.name, done.code) == ("coding.put", "نام تازه")


def test_other_steps_are_told_by_the_thing_they_are_named_for(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        codes.change(study, named(study, "c1"), replace(named(study, "c1"), label="حرم مطهر", definition="نو"))
        assert (last(at).name, last(at).about) == ("code.change", "c1")
        gestures.note(at, "code", named(study, "c1").id, "یادداشت\nدو سطری")
        assert last(at).about == "یادداشت دو سطری"
        gestures.reopen(at, next(one for one in study.snapshot().sources if one.ref == "J"))
        assert (last(at).name, last(at).about) == ("source.reopen", "J")
        consolidating.label(study, board(study).factor_of["f-s"].id, "نامی دیگر")
        assert (last(at).name, last(at).about) == ("factors.label", "نامی دیگر")
        codings = seat.own_codings(at, "source-E01")
        gestures.recode(at, codings, named(study, "c5").id)
        assert (last(at).about, last(at).more) == (codings[0].quote, len(codings) - 1)


def test_a_blind_coder_learns_of_anothers_step_its_name_alone(small: Small) -> None:
    with small.opened("A") as study:
        gestures.take_off(seat.sit(study), seat.own_codings(seat.sit(study), "source-E01")[0])
        step = study.last()
    with small.opened("B") as study:
        seat.set_blind(study, "B", True)
        assert recalling.recall(seat.sit(study), step) == Recalled(step, "coding.remove")


def test_a_code_that_is_used_is_not_taken_away_and_the_refusal_says_by_what(small: Small) -> None:
    with small.opened("A") as study:
        made = codes.make(study, "نو")
        step = study.last()
        coding = study.codings()[0]
        gestures.recode(seat.sit(study), [coding], made.id)
        with pytest.raises(BuiltUpon) as refused:
            study.undo(step)
        assert "کد دیگر" in refused.value.message("fa") and "recoded" in refused.value.message("en")
        study.undo()
        assert study.undo() == step


def test_putting_a_code_under_a_new_one_is_one_step(small: Small) -> None:
    with small.opened("A") as study:
        before = study.last()
        over = codes.nest_anew(study, named(study, "c1"), "دسته")
        assert study.last() == before + 1
        assert named(study, "c1").parent == over.ref == "c006"
        study.undo()
        assert named(study, "c1").parent == "" and len(study.snapshot().codes) == 5


def test_the_sentences_near_a_code_come_nearest_first(small: Small) -> None:
    with small.opened("A") as study:
        c4 = replace(named(study, "c4"), definition="خیابان‌های شلوغ")
        sentences = ["آب و هوا خوب است", "خیابان شلوغ", "راه‌ها بند آمده است"]
        assert picking.nearest(c4, [], sentences) == [1]
        assert picking.nearest(c4, ["راه‌ها بند آمده"], sentences) == [2, 1]
        assert picking.nearest(c4, [], ["zzz"]) == []
