"""Strategies: made, ordered, rested on factors; actions numbered and shared; what is covered."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import CoderError, EmptyLabel, NothingChanged, UnknownName, WrongClass, WrongKind
from coder.model.codebook import Quadrant
from coder.model.swot import Cell
from coder.study import consolidating
from coder.study import strategising as plan
from coder.study.board import Board, board
from coder.study.check import check
from coder.study.results import strategy_rows
from coder.study.study import OpenStudy
from tests.small import Small

PROPOSALS = "  - {id: p1, label: کار با دانشگاه, kind: strategy}\n  - {id: p2, label: نشریه, kind: action}\n"


@pytest.fixture
def small(small: Small) -> Small:
    with (small.folder / "codebook.yaml").open("a", encoding="utf-8") as file:
        file.write(PROPOSALS)
    return small


def shown(study: OpenStudy) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {row.number: (row.label, row.factors, row.actions) for row in strategy_rows(study.snapshot())}


BEGINNING = {"SO1": ("راهبرد", ("O1", "S1"), ("اقدام دو", "اقدام یک"))}


def test_make_order_and_move_to_another_cell(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, second = plan.make(study, Cell.SO, "دوم", ["f-s"], [now.code("p1").id])
        assert shown(study) == BEGINNING | {"SO2": ("دوم", ("S1",), ())}
        plan.move(study, second.id, "up")
        assert list(shown(study)) == ["SO1", "SO2"] and shown(study)["SO1"][0] == "دوم"
        plan.put_in_cell(study, second.id, Cell.ST)
        assert shown(study) == BEGINNING | {"ST1": ("دوم", ("S1",), ())}
        plan.label(study, second.id, "رقابت")
        plan.rest_on(study, second.id, take=["f-s"])
        assert shown(study)["ST1"] == ("رقابت", (), ())
        for _ in range(5):
            study.undo()
        assert shown(study) == BEGINNING


def test_actions_are_numbered_within_each_strategy_and_shared(small: Small) -> None:
    with small.opened() as study:
        now = board(study)
        _, second = plan.make(study, Cell.WO, "دوم", ["f-w"])
        plan.act(study, second.id, "نشریه", "experts", [now.code("p2").id])
        _, one = board(study).action("SO1.1")
        assert one.label == "اقدام دو"
        plan.share(study, second.id, one.id)
        assert shown(study)["WO1"][2] == ("نشریه", "اقدام دو")
        plan.move_action(study, second.id, one.id, "up")
        plan.word_action(study, one.id, "اقدام مشترک")
        assert (shown(study)["WO1"][2], shown(study)["SO1"][2][0]) == (("اقدام مشترک", "نشریه"), "اقدام مشترک")
        plan.source_action(study, one.id, "documents")
        assert board(study).action("wo۱.۱")[1].origin == "documents"
        plan.take_action(study, second.id, one.id)
        assert one.id in board(study).action_of, "the other strategy still has it"
        plan.remove(study, second.id)
        assert {action.label for action in board(study).actions} == {"اقدام یک", "اقدام مشترک"}, "نشریه went with it"
        study.undo()
        assert shown(study)["WO1"][2] == ("نشریه",)


def test_renumbering_breaks_nothing(small: Small) -> None:
    with small.opened() as study:
        _, new = consolidating.make_factor(study, Quadrant.S, "نو", "درونی")
        consolidating.move(study, new.id, "up")
        assert shown(study)["SO1"][1] == ("O1", "S2")
        consolidating.quadrant(study, "f-s", Quadrant.O, "بیرونی")
        assert shown(study)["SO1"][1] == ("O1", "O2")
        assert board(study).strategies[0].factors == ("f-s", "f-o")


REFUSED: dict[str, tuple[type[CoderError], Callable[[OpenStudy, Board], object]]] = {
    "a weakness under SO": (WrongClass, lambda study, now: plan.rest_on(study, "so1", ["f-w"])),
    "a cell of other classes": (WrongClass, lambda study, now: plan.put_in_cell(study, "so1", Cell.WO)),
    "a view as a proposal": (WrongKind, lambda study, now: plan.evidence(study, "so1", [now.code("c1").id])),
    "a strategy as an action": (WrongKind, lambda study, now: plan.act(study, "so1", "x", codes=[now.code("p1").id])),
    "no words": (EmptyLabel, lambda study, now: plan.make(study, Cell.SO, "  ")),
    "the cell it has": (NothingChanged, lambda study, now: plan.put_in_cell(study, "so1", Cell.SO)),
    "a factor it has": (NothingChanged, lambda study, now: plan.rest_on(study, "so1", ["f-s"])),
    "above the first": (NothingChanged, lambda study, now: plan.move(study, "so1", "up")),
    "an action it has": (NothingChanged, lambda study, now: plan.share(study, "so1", "a1")),
    "an action beyond the last": (UnknownName, lambda study, now: now.action("SO1.3")),
    "no such strategy": (UnknownName, lambda study, now: now.strategy("WT1")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_nothing_changed(small: Small, case: str) -> None:
    kind, act = REFUSED[case]
    with small.opened() as study:
        now = board(study)
        seq = study.history(1)[0].seq
        with pytest.raises(kind):
            act(study, now)
        assert study.history(1)[0].seq == seq


def test_coverage(small: Small) -> None:
    with small.opened() as study:
        _, second = plan.make(study, Cell.WO, "راهبرد ", ["f-w"])
        plan.share(study, second.id, "a1")
        consolidating.quadrant(study, "f-o", Quadrant.S, "درونی")
        found = plan.coverage(board(study))
        assert found.unused == () and found.used == {"S1": 1, "S2": 1, "W1": 1}
        assert found.one_sided == ("SO1", "WO1")
        assert found.without_evidence == ("SO1", "WO1")
        assert found.same_wording == (("SO1", "WO1"),)
        assert found.shared_actions == {"اقدام یک": ("SO1", "WO1")}
        plan.evidence(study, second.id, [board(study).code("p1").id])
        plan.rest_on(study, second.id, take=["f-w"])
        found = plan.coverage(board(study))
        assert (found.unused, found.without_factors, found.without_evidence) == (("W1",), ("WO1",), ("SO1",))
        consolidating.quadrant(study, "f-s", Quadrant.O, "بیرونی")
        rows = [(now.label, list(held.values())) for now, held in plan.matrix(board(study))]
        assert rows == [("کریدور", [True, False]), ("روادید", [False, False]), ("جایگاه شهر", [True, False])]


def test_a_factor_that_no_longer_belongs_is_told_not_lost(small: Small) -> None:
    with small.opened() as study:
        plan.make(study, Cell.WO, "دوم", ["f-w", "f-o"])
        consolidating.quadrant(study, "f-w", Quadrant.T, "بیرونی")
        assert plan.coverage(board(study)).wrong_class == {"WO1": ("T1",)}
        assert ("wrong_class", "WO1") in {(remark.topic, remark.subject) for remark in check(study).findings}
        assert board(study).strategy("WO1").factors == ("f-w", "f-o")


def test_the_links_of_a_published_figure(small: Small) -> None:
    """F. R. David, Strategic Management, 13th ed., figure 6-3: a retail store's TOWS matrix, its factor numbers."""
    figure = json.loads((Path(__file__).parent / "tows.json").read_text(encoding="utf-8"))
    with small.opened() as study:
        for _ in range(2):
            study.undo()  # the small study's own decisions
        ids = {}
        for letter, count in figure["counts"].items():
            for number in range(1, count + 1):
                _, factor = consolidating.make_factor(study, Quadrant(letter), f"{letter}{number}", "چنان‌که آمده")
                ids[f"{letter}{number}"] = factor.id
        for cell, strategies in figure["strategies"].items():
            for number, links in enumerate(strategies):
                plan.make(study, Cell(cell), f"{cell}{number}", [ids[link] for link in links])
        found = plan.coverage(board(study))
    assert found.used == figure["used"]
    assert sorted(found.unused) == sorted(figure["unused"])
    assert found.wrong_class == {} and found.one_sided == ()
