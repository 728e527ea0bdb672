"""The example study yields the published tables, computed from its codings."""

from collections import Counter

import pytest

from coder.model.coding import Elicited
from coder.model.swot import Outcome
from coder.study.check import check
from coder.study.results import code_rows, evidence_rows, factor_rows, saturation_curves, strategy_rows
from coder.study.study import OpenStudy


def test_thirteen_nine_ten_seven_and_twelve_strategies(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    assert Counter(row.quadrant.value for row in factor_rows(snapshot)) == {"S": 13, "W": 9, "O": 10, "T": 7}
    strategies = strategy_rows(snapshot)
    assert Counter(row.cell.value for row in strategies) == {"SO": 3, "WO": 4, "ST": 3, "WT": 2}
    assert len(snapshot.actions) == 36
    assert {row.number: row.label for row in strategies}["ST2"] == {row.number: row.label for row in strategies}["WT1"]


def test_the_codings(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    names = {person.id: person.name for person in snapshot.persons}
    by_pass = Counter((names[coding.coder], coding.round) for coding in example.codings())
    sources = {
        key: {coding.source for coding in example.codings() if (names[coding.coder], coding.round) == key}
        for key in by_pass
    }
    assert 700 <= by_pass["A", 1] <= 1000
    assert len(sources["A", 1]) == len(snapshot.sources)
    assert len(sources["B", 1]) == 6
    assert len(sources["A", 2]) == 2
    assert 95 <= len(snapshot.codes) <= 110


def test_coder_b_differs_honestly(example: OpenStudy) -> None:
    """Neither a copy nor noise: in every interview most views are found by both, and no two codings are alike."""
    names = {person.id: person.name for person in example.snapshot().persons}
    codes: dict[tuple[str, str], set[str]] = {}
    passages: dict[tuple[str, str], set[tuple[str, int, int, str]]] = {}
    for one in example.codings():
        if one.round == 1 and one.position is not None:
            key = (one.source, names[one.coder])
            codes.setdefault(key, set()).add(one.code)
            passages.setdefault(key, set()).add((one.code, one.start, one.end, one.elicited))
    for source in {source for source, name in codes if name == "B"}:
        a, b = codes[source, "A"], codes[source, "B"]
        assert len(a & b) / len(a | b) >= 0.6
        a_spans, b_spans = passages[source, "A"], passages[source, "B"]
        assert len(a_spans & b_spans) / len(a_spans | b_spans) <= 0.6
    both = [codes[source, "A"] != codes[source, "B"] for source, name in codes if name == "B"]
    assert sum(both) >= 4, "in most interviews one coder finds a view that the other doesn't"


def test_views_thin_out_with_one_late_novelty(example: OpenStudy) -> None:
    codes, factors = saturation_curves(example.snapshot())
    new = [step.new for step in codes.steps]
    assert sum(new[:8]) > 0.8 * sum(new)
    assert codes.met_at is not None
    assert codes.new_after == ("E20",)
    assert factors.new_after == ("E20",)


def test_support_is_uneven_as_in_life(example: OpenStudy) -> None:
    rows = {row.number: row.answers for row in factor_rows(example.snapshot())}
    assert max(answers.raised for answers in rows.values()) >= 12
    assert sum(answers.raised == 1 for answers in rows.values()) >= 2
    assert [number for number, answers in rows.items() if not answers.raised] == ["S12"]
    assert rows["S12"].documents >= 1
    assert all(answers.codings for answers in rows.values())
    answered = Counter[str]()
    for answers in rows.values():
        answered.update(c=answers.confirmed, m=answers.completed, r=answers.rejected, n=answers.no_comment)
    assert min(answered.values()) > 0


def test_every_decision_has_its_reason(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    assert all(decision.reason for decision in snapshot.decisions)
    assert all(factor.reason for factor in snapshot.factors)
    views = {code.id for code in snapshot.codes if code.kind.value == "view"}
    assert {decision.code for decision in snapshot.decisions} == views
    assert any(decision.outcome is Outcome.DROPPED for decision in snapshot.decisions)


def test_answers_follow_their_puts(example: OpenStudy) -> None:
    assert not [remark for remark in check(example).findings if remark.topic == "answer_without_put"]


def test_no_damage_and_the_unused_factors_are_told(example: OpenStudy) -> None:
    checked = check(example)
    assert checked.damage == ()
    unused = {remark.subject for remark in checked.findings if remark.topic == "unused_factor"}
    used = {number for row in strategy_rows(example.snapshot()) for number in row.factors}
    every = {row.number for row in factor_rows(example.snapshot())}
    assert unused == every - used
    assert ("same_wording", "ST2, WT1") in {(remark.topic, remark.subject) for remark in checked.findings}


def test_the_factor_table_can_be_recounted_from_the_evidence(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    evidence = evidence_rows(snapshot, example.codings())
    for row in factor_rows(snapshot):
        mine = [item for item in evidence if item.factor == row.number]
        raised = {e for i in mine if i.position == "asserts" and i.elicited in ("open", "guide") for e in i.experts}
        asked = {e for i in mine if not i.position for e in i.experts}
        assert (len(raised), len(asked), len(mine)) == (
            row.answers.raised,
            row.answers.asked,
            row.answers.codings,
        )


def test_puts_come_after_the_open_phase(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    for coding in example.codings():
        source = snapshot.source_of[coding.source]
        if coding.elicited is Elicited.PUT and source.open_end is not None:
            assert coding.start >= source.open_end


@pytest.mark.parametrize("ref", ["c024"])
def test_a_view_of_documents_alone_is_raised_by_nobody(example: OpenStudy, ref: str) -> None:
    row = next(row for row in code_rows(example.snapshot()) if row.ref == ref)
    assert (row.answers.raised, row.answers.documents) == (0, 2)
