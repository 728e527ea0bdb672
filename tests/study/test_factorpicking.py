"""A factor is picked by number, by words, or nearly."""

import pytest

from coder.model.codebook import Quadrant
from coder.model.swot import Cell
from coder.study import consolidating
from coder.study.board import Board, board
from coder.study.factorpicking import pick, pick_for
from tests.small import Small


@pytest.fixture
def now(small: Small) -> Board:
    with small.opened() as study:
        for label in ("زیرساخت حمل‌ونقل و اقامت", "دانشگاه‌های باسابقه", "شبکهٔ دانشگاه‌ها"):
            consolidating.make_factor(study, Quadrant.S, label, "درونی")
        return board(study)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("S2", ["S2"]),
        ("s۳", ["S3"]),
        ("حمل ونقل", ["S2"]),
        ("دانشگاه شبکه", ["S4"]),
        ("دانشگاه", ["S3", "S4"]),
        ("زيرساحت", ["S2"]),
        ("xyz", []),
        ("", ["S1", "S2", "S3", "S4", "W1", "O1"]),
    ],
)
def test_pick(now: Board, typed: str, expected: list[str]) -> None:
    assert [now.number[factor.id] for factor in pick(now, typed)] == expected


def test_only_what_fits_the_cell(now: Board) -> None:
    assert {now.number[factor.id] for factor in pick_for(now, Cell.WO, "")} == {"W1", "O1"}
    assert pick_for(now, Cell.WT, "دانشگاه") == []
