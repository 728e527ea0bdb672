"""Agreement on what both coders closed: the cells of each unit counted by hand, the denominator always said."""

from dataclasses import replace
from pathlib import Path

import pytest

from coder.analysis.agreement.presence import Cells
from coder.errors import NobodyToCompare, UnknownName
from coder.model.coding import Closing, Person
from coder.model.entity import Edit, Step, made
from coder.study import agreeing
from coder.study.agreeing import Comparison
from coder.study.study import OpenStudy
from tests.drawn import study
from tests.small import _sha

TWO = ["A E1: ac1 ac2 ac3", "B E1: ac1 ac2 ac4", "A E2: ac1", "B E2: ac1", "A E3: ac4"]


def compared(opened: OpenStudy, unit: agreeing.Unit = "presence") -> Comparison:
    ((one, other),) = agreeing.pairs(opened.snapshot())
    return agreeing.compare(opened, one, other, unit)


def test_presence_with_its_denominator(tmp_path: Path) -> None:
    with study(tmp_path, TWO, coders=("A", "B")) as opened:
        found = compared(opened)
    assert (found.one, found.other, found.sources) == ("A", "B", ("E1", "E2"))
    assert (found.places, found.codes) == (2, 4), "E3 was closed by A alone"
    assert found.overall.cells == Cells(both=3, one=1, other=1, neither=3)
    assert found.overall.percent == 6 / 8 and found.overall.holsti == 6 / 8
    rows = {(row.by, row.name): row.found.cells for row in found.rows}
    assert rows["code", "c1"] == Cells(both=2) and rows["code", "c3"] == Cells(one=1, neither=1)
    assert rows["interview", "E2"] == Cells(both=1, neither=3)
    assert rows["quadrant", "W"] == Cells(other=1, neither=1)
    assert "8 cells: 2 experts × 4 codes" in " ".join(agreeing.told(found, "en"))


def test_characters_count_only_text_that_somebody_coded(tmp_path: Path) -> None:
    text = "x" * 1000
    with study(tmp_path, TWO, coders=("A", "B")) as opened:
        sources = opened.snapshot().interviews
        opened.apply(Step("text", tuple(Edit(one, _with_text(one, _sha(text))) for one in sources)), {_sha(text): text})
        found = compared(opened, "character")
    assert found.places == 40 and found.overall.cells.total == 160
    assert found.overall.cells.both == 30
    assert found.spans is not None and found.spans.length == 2000
    assert found.spans.bar_u == 1 and found.spans.u is not None and found.spans.u < 1


def test_sentences(tmp_path: Path) -> None:
    """Ten characters a sentence; B's passage begins a little later and only just touches the next sentence."""
    text = "نننننننن. " * 100
    with study(tmp_path, ["A E1: ac1 ac2", "B E1: ac1 ac3"], coders=("A", "B")) as opened:
        (source,) = opened.snapshot().interviews
        first = next(one for one in opened.codings() if one.coder == "person-B" and one.start == 0)
        edits = (Edit(source, _with_text(source, _sha(text))), Edit(first, replace(first, start=2, end=12)))
        opened.apply(Step("text", edits), {_sha(text): text})
        found = compared(opened, "sentence")
    assert (found.places, found.codes) == (2, 3)
    assert found.overall.cells == Cells(both=1, one=1, other=1, neither=3)


def test_the_interviewers_words_have_no_part_in_presence(tmp_path: Path) -> None:
    with study(tmp_path, ["A E1: ac1 pc2", "B E1: ac1"], coders=("A", "B")) as opened:
        found = compared(opened)
    assert found.codes == 1 and found.overall.cells == Cells(both=1)


def _with_text(source: object, sha: str) -> object:
    return replace(source, text_sha256=sha)  # type: ignore[type-var]


def test_a_code_that_nobody_used_has_no_part(tmp_path: Path) -> None:
    with study(tmp_path, ["A E1: ac1", "B E1: ac1"], coders=("A", "B")) as opened:
        found = compared(opened)
    assert found.codes == 1 and found.overall.alike
    assert "no variation; agreement 100%" in " ".join(agreeing.told(found, "en"))


def test_neither_coded_anything(tmp_path: Path) -> None:
    with study(tmp_path, ["A E1:", "B E1:"], coders=("A", "B")) as opened:
        found = compared(opened)
    assert found.overall.percent is None
    assert "nothing to measure" in " ".join(agreeing.told(found, "en"))


def test_one_coder_and_names_that_are_not_there(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1"]) as opened, pytest.raises(NobodyToCompare):
        agreeing.chosen(opened.snapshot(), ())
    (tmp_path / "two").mkdir()
    with study(tmp_path / "two", TWO, coders=("A", "B")) as opened:
        with pytest.raises(UnknownName):
            agreeing.chosen(opened.snapshot(), ("A", "C"))
        assert len(agreeing.chosen(opened.snapshot(), ("B", "A"))) == 1


def test_a_blind_coder_sees_only_agreement_with_their_own_closed_work(tmp_path: Path) -> None:
    with study(tmp_path, [*TWO, "C E9: ac1"], coders=("A", "B", "C")) as opened:
        person = next(one for one in opened.snapshot().persons if one.name == "C")
        opened.apply(Step("person.blind", (Edit(person, Person(id=person.id, version=1, name="C", blind=True)),)))
        assert agreeing.pairs(opened.snapshot(), "C") == []
        assert len(agreeing.pairs(opened.snapshot(), "A")) == 1
        closing = Closing(id="x", source="source-E1", coder="person-C", round=1, codebook_state=1)
        opened.apply(Step("source.close", made(closing)))
        now = opened.snapshot()
        names = {agreeing.name_of(now, one) for pair in agreeing.pairs(now, "C") for one in pair}
    assert names == {"A", "B", "C"}


def test_three_coders_together(tmp_path: Path) -> None:
    lines = ["A E1: ac1 ac2", "B E1: ac1 ac3", "C E1: ac1 ac2"]
    with study(tmp_path, lines, coders=("A", "B", "C")) as opened:
        assert len(agreeing.pairs(opened.snapshot())) == 3
        found = agreeing.together(opened)
    assert found is not None and found.names == ("A", "B", "C") and found.found is not None
    assert found.found.observed == pytest.approx((1 + 1 / 3 + 1 / 3) / 3)
    said = " ".join(agreeing.told_together(found, "en"))
    assert "3 coders (A, B, C) on the 1 sources that all closed: E1" in said
    assert "3 cells: 1 experts (a document is one) × 3 codes" in said and f"alpha {found.alpha:.2f}" in said


def test_all_together_are_those_who_closed_one_source_all_of_them(tmp_path: Path) -> None:
    lines = ["A E1: ac1", "B E1: ac1", "A E2: ac1", "C E2: ac1"]
    with study(tmp_path, lines, coders=("A", "B", "C")) as opened:
        assert agreeing.together(opened) is None and agreeing.everybody(opened.snapshot()) == []


def test_three_who_coded_nothing_or_always_the_same(tmp_path: Path) -> None:
    for place, line in enumerate(("", " ac1")):
        lines = [f"{name} E1:{line}" for name in "ABC"]
        (tmp_path / str(place)).mkdir()
        with study(tmp_path / str(place), lines, coders=("A", "B", "C")) as opened:
            found = agreeing.together(opened)
            assert found is not None
            assert ("nothing to measure", "no variation")[place] in agreeing.told_together(found, "en")[-1]


def test_only_what_is_seen_to_be_closed_is_compared(tmp_path: Path) -> None:
    with study(tmp_path, TWO, coders=("A", "B")) as opened:
        whole = opened.snapshot()
        seen = replace(whole, closings=tuple(one for one in whole.closings if one.source != "source-E1"))
        ((one, other),) = agreeing.pairs(seen)
        found = agreeing.compare(opened, one, other, seen=seen)
    assert found.sources == ("E2",) and found.overall.percent == 1


def test_a_row_is_told_by_itself(tmp_path: Path) -> None:
    with study(tmp_path, TWO, coders=("A", "B")) as opened:
        found = compared(opened)
    rows = {(row.by, row.name): row for row in found.rows}
    assert agreeing.told_row(found, found.rows[0], "en") == agreeing.told(found, "en")
    assert "no variation" in agreeing.told_row(found, rows["code", "c1"], "en")[0]
    assert "(here 1)" in agreeing.told_row(found, rows["interview", "E1"], "en")[-1]
