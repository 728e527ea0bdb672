"""Other views of the coding, on the small study."""

import pytest

from coder.errors import UnknownFormat, UnknownName
from coder.study import crossing
from tests.drawn import study
from tests.small import Small


def test_by_expert_what_each_did(small: Small) -> None:
    with small.opened() as opened:
        columns, rows = crossing.by_expert(opened)
    held = {row.code.ref: row.marks for row in rows}
    assert columns == ["E01", "E02", "E03"]
    assert held["c1"] == {"E01": "raised", "E02": "raised"}
    assert held["c2"] == {"E01": "raised", "E03": "rejected"}, "raised before it was confirmed"
    assert held["c3"] == {"E01": "raised", "E02": "completed"}
    assert held["c4"] == {"E02": "no_comment", "E03": "raised"}
    assert held["c5"] == {}, "a document is nobody"


def test_by_group(small: Small) -> None:
    with small.opened() as opened:
        sizes, rows = crossing.by_group(opened)
    assert sizes == {"g": 3}
    assert {row.code.ref: row.raised["g"] for row in rows} == {"c1": 2, "c2": 1, "c3": 1, "c4": 1, "c5": 0}


@pytest.mark.parametrize(("frame", "both"), [("span", 1), ("sentence", 1), ("turn", 1)])
def test_together(small: Small, frame: crossing.Frame, both: int) -> None:
    with small.opened() as opened:
        found = crossing.together(opened, frame)
    assert [(row.one.ref, row.other.ref, row.pair.both) for row in found] == [("c1", "c2", both)]


def test_who_said_what_when(small: Small) -> None:
    with small.opened() as opened:
        found = crossing.timeline(opened)
    assert [row.source.ref for row in found] == ["E01"] * 3 + ["E02"] * 4 + ["J"] * 4
    places = [(row.source.order, row.coding.start) for row in found]
    assert places == sorted(places)


def test_the_most_disputed(small: Small, tmp_path_factory: pytest.TempPathFactory) -> None:
    with small.opened() as opened:
        (row,) = crossing.disputed(opened)
    assert (row.code.ref, row.answers.rejected, row.coders) == ("c2", 1, 0)
    lines = ["A E1: ac1 ac2", "B E1: ac1 ac3"]
    with study(tmp_path_factory.mktemp("two"), lines, coders=("A", "B")) as opened:
        text = "x" * 100
        from dataclasses import replace

        from coder.model.entity import Edit, Step
        from tests.small import _sha

        (source,) = opened.snapshot().interviews
        opened.apply(Step("text", (Edit(source, replace(source, text_sha256=_sha(text))),)), {_sha(text): text})
        found = crossing.disputed(opened)
    assert [(one.code.ref, one.coders) for one in found] == [("c2", 1), ("c3", 1)]


def test_a_figure_where_there_is_one(small: Small) -> None:
    with small.opened() as opened:
        for kind in ("together", "experts", "groups"):
            crossing.draw(opened, kind, "span", small.folder / f"{kind}.svg", "fa")
            assert (small.folder / f"{kind}.svg").read_bytes().startswith(b"<svg")
        with pytest.raises(UnknownFormat):
            crossing.draw(opened, "experts", "span", small.folder / "x.gif", "fa")
        with pytest.raises(UnknownName):
            crossing.draw(opened, "timeline", "span", small.folder / "x.svg", "fa")
