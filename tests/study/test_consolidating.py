"""From codes to factors: each act is a step, each step can be taken back, an old one by itself too."""

from collections.abc import Callable

import pytest

from coder.errors import (
    BuiltUpon,
    CoderError,
    EmptyLabel,
    NotAView,
    NothingChanged,
    NotInFactor,
    ReasonMissing,
    SeveralMeant,
    StillUsed,
    UnknownName,
    WrongValence,
)
from coder.model.codebook import Quadrant
from coder.model.entity import Edit, Step
from coder.model.swot import Cause, Outcome
from coder.study import consolidating as make
from coder.study.board import Board, board
from coder.study.check import check
from coder.study.study import OpenStudy
from tests.small import Small


def picture(study: OpenStudy) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The final list: number → label and codes."""
    now = board(study)
    return {
        now.number[factor.id]: (factor.label, tuple(code.ref for code in now.grouped[factor.id]))
        for factor in now.factors
    }


def ids(now: Board, *refs: str) -> list[str]:
    return [now.code(ref).id for ref in refs]


BEGINNING = {
    "S1": ("جایگاه شهر", ("c1", "c2")),
    "W1": ("روادید", ("c3",)),
    "O1": ("کریدور", ("c5",)),
}


def test_group_into_a_new_factor_and_ungroup(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, new = make.make_factor(study, Quadrant.S, " جمعیت ", "درونی")
        make.group(study, ids(now, "c2"), new.id, "نظری جداست")
        assert picture(study) == BEGINNING | {"S1": ("جایگاه شهر", ("c1",)), "S2": ("جمعیت", ("c2",))}
        assert board(study).decision_of[now.code("c2").id].reason == "نظری جداست"
        make.ungroup(study, ids(now, "c2"))
        assert now.code("c2").id not in board(study).decision_of
        study.undo()
        study.undo()
        study.undo()
        assert picture(study) == BEGINNING


def test_drop_asks_for_cause_and_reason_and_can_be_regretted(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        with pytest.raises(ReasonMissing):
            make.drop(study, ids(now, "c2"), Cause.OFF_SUBJECT, " ")
        with pytest.raises(ReasonMissing):
            make.drop(study, ids(now, "c2"), Cause.NONE, "دلیل")
        make.drop(study, ids(now, "c2"), Cause.COVERED, "در c1 هست")
        decision = board(study).decision_of[now.code("c2").id]
        assert (decision.outcome, decision.cause, decision.factor) == (Outcome.DROPPED, Cause.COVERED, None)
        make.group(study, ids(now, "c2"), "f-s")
        decision = board(study).decision_of[now.code("c2").id]
        assert (decision.outcome, decision.cause, decision.factor) == (Outcome.GROUPED, Cause.NONE, "f-s")


def test_split_and_join_keep_the_strategies_links(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, new = make.split(study, "f-s", ids(now, "c1"), "حرم", "دو نظر است")
        assert picture(study)["S2"] == ("حرم", ("c1",))
        assert picture(study)["S1"] == ("جایگاه شهر", ("c2",))
        make.join(study, "f-s", new.id)
        assert picture(study) == BEGINNING | {"S1": ("حرم", ("c1", "c2"))}
        assert board(study).strategies[0].factors == (new.id, "f-o")
        assert not [remark for remark in check(study).findings if remark.topic == "dangling"]
        for _ in range(2):
            study.undo()
        assert picture(study) == BEGINNING


def test_a_factor_made_of_codes_is_one_step_and_so_is_a_split(small: Small) -> None:
    with small.opened() as study:
        now, before = board(study), study.last()
        make.make_factor(study, Quadrant.S, "جمعیت", "درونی", ids(now, "c2"))
        assert study.last() == before + 1
        assert picture(study) == BEGINNING | {"S1": ("جایگاه شهر", ("c1",)), "S2": ("جمعیت", ("c2",))}
        study.undo()
        assert picture(study) == BEGINNING
        before = study.last()
        make.split(study, "f-s", ids(now, "c2"), "جمعیت", "دست دیگران است", Quadrant.O)
        assert study.last() == before + 1
        assert picture(study) == BEGINNING | {"S1": ("جایگاه شهر", ("c1",)), "O2": ("جمعیت", ("c2",))}
        assert next(one.reason for one in board(study).factors if one.label == "جمعیت") == "دست دیگران است"
        with pytest.raises(WrongValence):
            make.make_factor(study, Quadrant.S, "x", "درونی", ids(now, "c3"))


def test_the_quadrant_is_decided_with_a_reason_and_the_strategies_hold_on(small: Small) -> None:
    with small.opened() as study:
        with pytest.raises(ReasonMissing):
            make.quadrant(study, "f-w", Quadrant.T, "")
        with pytest.raises(WrongValence):
            make.quadrant(study, "f-w", Quadrant.O, "بیرونی")
        make.quadrant(study, "f-s", Quadrant.O, "دست دیگران است")
        assert picture(study)["O2"] == ("جایگاه شهر", ("c1", "c2"))
        assert board(study).factor_of["f-s"].reason == "دست دیگران است"
        assert board(study).strategies[0].factors == ("f-s", "f-o")


def three_more(study: OpenStudy) -> list[str]:
    for label in ("دو", "سه", "چهار"):
        make.make_factor(study, Quadrant.S, label, "درونی")
    return order(study)


def order(study: OpenStudy) -> list[str]:
    return [factor.label for factor in board(study).listed(Quadrant.S)]


@pytest.mark.parametrize(
    ("label", "where", "expected"),
    [
        ("سه", "up", ["جایگاه شهر", "سه", "دو", "چهار"]),
        ("دو", "down", ["جایگاه شهر", "سه", "دو", "چهار"]),
        ("چهار", 1, ["چهار", "جایگاه شهر", "دو", "سه"]),
        ("جایگاه شهر", 3, ["دو", "سه", "جایگاه شهر", "چهار"]),
        ("جایگاه شهر", 99, ["دو", "سه", "چهار", "جایگاه شهر"]),
    ],
)
def test_a_move_changes_one_row(small: Small, label: str, where: make.Where, expected: list[str]) -> None:
    with small.opened() as study:
        before = three_more(study)
        make.move(study, board(study).factor(label).id, where)
        assert order(study) == expected
        assert (study.history(1)[0].name, study.history(1)[0].changes) == ("factors.order", 1)
        study.undo()
        assert order(study) == before


def test_when_no_room_is_left_the_list_is_spaced_out_and_numbers_stay(small: Small) -> None:
    with small.opened() as study:
        three_more(study)
        for _ in range(30):  # always into the same gap
            make.move(study, board(study).listed(Quadrant.S)[-1].id, 2)
            assert len(set(order(study))) == 4
        assert order(study) == ["جایگاه شهر", "دو", "سه", "چهار"], "30 is a multiple of 3"
        assert "factors.space" in {step.name for step in study.history()}
        assert check(study).damage == ()


def test_an_old_grouping_goes_alone_after_the_list_was_ordered_labelled_and_moved(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, new = make.make_factor(study, Quadrant.S, "جمعیت", "درونی")
        old = make.group(study, ids(now, "c2"), new.id)
        make.move(study, new.id, "up")
        make.label(study, new.id, "شهر سه میلیونی")
        make.quadrant(study, new.id, Quadrant.O, "بیرونی")
        study.undo(old)
        assert picture(study) == BEGINNING | {"O2": ("شهر سه میلیونی", ())}
        assert check(study).damage == ()


def test_order_and_wording_are_taken_back_apart_from_each_other(small: Small) -> None:
    with small.opened() as study:
        three_more(study)
        moved = make.move(study, "f-s", 3)
        worded = make.label(study, "f-s", "نام نو")
        make.move(study, "f-s", 4)
        study.undo(worded)
        assert order(study) == ["دو", "سه", "چهار", "جایگاه شهر"]
        with pytest.raises(BuiltUpon):
            study.undo(moved)  # moved again since
        study.undo()
        make.label(study, "f-s", "نام دیگر")
        study.undo(moved)
        assert order(study) == ["نام دیگر", "دو", "سه", "چهار"]
        assert check(study).damage == ()


def test_what_others_rest_on_is_not_taken_back(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        made, new = make.make_factor(study, Quadrant.S, "جمعیت", "درونی")
        grouped = make.group(study, ids(now, "c2"), new.id)
        with pytest.raises(BuiltUpon) as refused:
            study.undo(made)
        assert str(grouped) in refused.value.message("en")
        strategy = board(study).strategies[0]
        study.undo()
        study.apply(Step("strategies.factors", (Edit(strategy, _with(strategy, new.id)),)))
        with pytest.raises(BuiltUpon):
            study.undo(made)
        study.undo()
        study.undo()
        assert picture(study) == BEGINNING


def _with(strategy, factor):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(strategy, factors=(*strategy.factors, factor))


def test_a_pair_kept_apart_is_remembered(small: Small) -> None:
    with small.opened() as study:
        one, other = ids(board(study), "c1", "c2")
        make.keep_apart(study, other, one, "دو چیز است")
        with pytest.raises(NothingChanged):
            make.keep_apart(study, one, other)
        (pair,) = board(study).aparts
        assert {pair.one, pair.other} == {one, other}
        study.undo()
        assert board(study).aparts == ()


REFUSED: dict[str, tuple[type[CoderError], Callable[[OpenStudy, Board], object]]] = {
    "a challenge under S": (WrongValence, lambda study, now: make.group(study, ids(now, "c3"), "f-s")),
    "grouped already": (NothingChanged, lambda study, now: make.group(study, ids(now, "c1"), "f-s")),
    "ungrouping an open code twice": (NothingChanged, lambda study, now: make.ungroup(study, [])),
    "splitting off all": (NothingChanged, lambda study, now: make.split(study, "f-s", ids(now, "c1", "c2"), "x")),
    "splitting off a stranger": (NotInFactor, lambda study, now: make.split(study, "f-s", ids(now, "c3"), "x")),
    "removing what is used": (StillUsed, lambda study, now: make.remove(study, "f-s")),
    "joining with itself": (NothingChanged, lambda study, now: make.join(study, "f-s", "f-s")),
    "joining over the valences": (WrongValence, lambda study, now: make.join(study, "f-w", "f-s")),
    "moving above the first": (NothingChanged, lambda study, now: make.move(study, "f-s", "up")),
    "the quadrant it has": (NothingChanged, lambda study, now: make.quadrant(study, "f-s", Quadrant.S, "x")),
    "the label it has": (NothingChanged, lambda study, now: make.label(study, "f-s", "جایگاه شهر")),
    "splitting off to the other valence": (
        WrongValence,
        lambda study, now: make.split(study, "f-s", ids(now, "c1"), "x", "x", Quadrant.T),
    ),
    "splitting off to another quadrant without a reason": (
        ReasonMissing,
        lambda study, now: make.split(study, "f-s", ids(now, "c1"), "x", "", Quadrant.O),
    ),
    "no label": (EmptyLabel, lambda study, now: make.make_factor(study, Quadrant.S, "", "x")),
    "no such factor": (UnknownName, lambda study, now: now.factor("S9")),
    "no such code": (UnknownName, lambda study, now: now.code("c99")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_nothing_changed(small: Small, case: str) -> None:
    kind, act = REFUSED[case]
    with small.opened() as study:
        seq = study.history(1)[0].seq
        with pytest.raises(kind):
            act(study, board(study))
        assert study.history(1)[0].seq == seq
        assert picture(study) == BEGINNING


def test_only_views_that_stand_are_grouped(small: Small) -> None:
    text = (small.folder / "codebook.yaml").read_text(encoding="utf-8")
    text += (
        "  - {id: c6, label: پیشنهاد, kind: strategy}\n  - {id: c7, label: کهنه, valence: potential, retired: true}\n"
    )
    (small.folder / "codebook.yaml").write_text(text, encoding="utf-8")
    with small.opened() as study:
        for ref in ("c6", "c7"):
            with pytest.raises(NotAView):
                make.group(study, ids(board(study), ref), "f-s")


def test_a_factor_is_known_by_number_or_by_words_of_its_label(small: Small) -> None:
    with small.opened() as study:
        make.make_factor(study, Quadrant.S, "جایگاه علمی", "درونی")
        now = board(study)
        assert now.factor("s1") == now.factor("S۱") == now.factor("جايگاه شهر")
        with pytest.raises(SeveralMeant) as several:
            now.factor("جایگاه")
        assert "S1" in several.value.message("fa") and "S2" in several.value.message("fa")


def test_what_experts_and_judges_said_is_not_lost_with_a_factor(small: Small) -> None:
    from coder.model.entity import made, new_id
    from coder.model.swot import Feedback, Reply
    from coder.study.feedback import replies
    from coder.study.weighing import enter, weighed

    with small.opened() as study:
        _, one = make.make_factor(study, Quadrant.O, "یک", "بیرونی")
        reply = Feedback(id=new_id(), expert="expert-E01", factor=one.id, answer=Reply.AGREE)
        study.apply(Step("factors.replies", made(reply)))
        with pytest.raises(StillUsed):
            make.remove(study, one.id)
        enter(study, "داور", {"f-o": (0.5, 3), one.id: (0.5, 2)})
        with pytest.raises(StillUsed) as refused:
            make.remove(study, one.id)
        assert "داور" in refused.value.message("fa")
        make.join(study, one.id, "f-o")
        assert [row.answer for row in replies(study)["f-o"]] == [Reply.AGREE]
        assert [fault.kind for fault in weighed(study).faults["داور"]] == ["sum"]
        study.undo()
        assert weighed(study).faults == {} and one.id in replies(study)


def test_an_old_move_of_a_factor_that_was_taken_back_alone_keeps_nothing_from_being_undone(small: Small) -> None:
    with small.opened("A") as study:
        beginning = board(study)
        made, factor = make.make_factor(study, Quadrant.S, "یک", "دلیل")
        make.make_factor(study, Quadrant.S, "دو", "دلیل")
        make.move(study, factor.id, "up")
        study.undo(made)
        for _ in range(2):
            study.undo()
        assert board(study) == beginning
        for _ in range(3):
            study.redo()
        assert {one.label for one in board(study).factors} - {one.label for one in beginning.factors} == {"یک", "دو"}
