"""The tables are computed, not carried: what is taken away changes exactly what depends on it."""

from dataclasses import replace

import pytest

from coder.model.coding import Closing, Coding, Elicited, Person, Position
from coder.model.entity import Edit, Step, made, removed
from coder.model.results import Answers
from coder.study.results import code_rows, evidence_rows, factor_rows, saturation_curves, strategy_rows, study_tables
from coder.study.study import OpenStudy
from tests.small import Small


def answers(study: OpenStudy) -> dict[str, Answers]:
    return {row.number: row.answers for row in factor_rows(study.snapshot())}


def test_the_factor_table(small: Small) -> None:
    with small.opened() as study:
        rows = factor_rows(study.snapshot())
    assert [(row.number, row.label, row.codes) for row in rows] == [
        ("S1", "جایگاه شهر", ("c1", "c2")),
        ("W1", "روادید", ("c3",)),
        ("O1", "کریدور", ("c5",)),
    ]
    # S1: E01 and E02 raised it; E01 and E03 were asked, one confirmed, one rejected; 3 + 3 codings.
    assert rows[0].answers == Answers(2, 2, 1, 0, 1, 0, 0, 6)
    assert rows[1].answers == Answers(1, 1, 0, 1, 0, 0, 0, 3)
    assert rows[2].answers == Answers(0, 0, 0, 0, 0, 0, 1, 1)


def test_every_code_says_what_became_of_it(small: Small) -> None:
    with small.opened() as study:
        rows = {row.ref: row for row in code_rows(study.snapshot())}
    assert rows["c1"].factor == "S1"
    assert (rows["c4"].factor, rows["c4"].dropped) == ("", "بیرون از موضوع")
    assert (rows["c4"].answers.raised, rows["c4"].answers.asked, rows["c4"].answers.no_comment) == (1, 1, 1)


def test_strategies_name_factors_by_their_numbers(small: Small) -> None:
    with small.opened() as study:
        (row,) = strategy_rows(study.snapshot())
    assert (row.number, row.factors, row.actions) == ("SO1", ("O1", "S1"), ("اقدام دو", "اقدام یک"))


def test_the_factor_table_can_be_recounted_from_the_evidence(small: Small) -> None:
    with small.opened() as study:
        snapshot = study.snapshot()
        rows, evidence = factor_rows(snapshot), evidence_rows(snapshot, study.codings())
    for row in rows:
        mine = [item for item in evidence if item.factor == row.number]
        raised = {e for item in mine if item.position == "asserts" and item.elicited != "put" for e in item.experts}
        asked = {e for item in mine if not item.position for e in item.experts}
        documents = {item.source for item in mine if not item.experts}
        assert (len(raised), len(asked), len(documents), len(mine)) == (
            row.answers.raised,
            row.answers.asked,
            row.answers.documents,
            row.answers.codings,
        )


def test_evidence_is_the_words_themselves(small: Small) -> None:
    with small.opened() as study:
        snapshot = study.snapshot()
        texts = {source.ref: study.text(source.text_sha256) for source in snapshot.sources}
        evidence = evidence_rows(snapshot, study.codings())
    assert len(evidence) == 10
    assert all(texts[item.source][item.start : item.end] == item.quote for item in evidence)


def find(study: OpenStudy, ref: str, code: str, position: Position | None) -> Coding:
    snapshot = study.snapshot()
    source = next(source for source in snapshot.sources if source.ref == ref)
    return next(
        coding
        for coding in study.codings_in(source.id)
        if snapshot.code_of[coding.code].ref == code and coding.position == position
    )


def test_one_coding_less_changes_its_factor_alone(small: Small) -> None:
    with small.opened() as study:
        before = answers(study)
        study.apply(Step("coding.remove", removed(find(study, "E02", "c1", Position.ASSERTS))))
        after = answers(study)
    assert after == {**before, "S1": replace(before["S1"], raised=1, codings=5)}


def test_one_put_less_changes_who_was_asked(small: Small) -> None:
    with small.opened() as study:
        before = answers(study)
        study.apply(Step("coding.remove", removed(find(study, "E02", "c3", None))))
        after = answers(study)
    assert after == {**before, "W1": replace(before["W1"], asked=0, completed=0, codings=2)}


def test_one_expert_less_changes_what_rested_on_them(small: Small) -> None:
    with small.opened() as study:
        before = answers(study)
        snapshot = study.snapshot()
        source = next(source for source in snapshot.sources if source.ref == "E02")
        (expert,) = (snapshot.expert_of[key] for key in source.experts)
        closing = [closing for closing in snapshot.closings if closing.source == source.id]
        study.apply(Step("expert.remove", removed(*study.codings_in(source.id), *closing, source, expert)))
        after = answers(study)
        experts = study_tables(study.snapshot(), study.codings()).experts
    assert experts == 2
    assert after == {
        **before,
        "S1": replace(before["S1"], raised=1, codings=5),
        "W1": replace(before["W1"], asked=0, completed=0, codings=1),
    }


def test_a_code_grouped_elsewhere_moves_its_support(small: Small) -> None:
    with small.opened() as study:
        snapshot = study.snapshot()
        code = next(code for code in snapshot.codes if code.ref == "c2")
        before = next(decision for decision in snapshot.decisions if decision.code == code.id)
        study.apply(Step("factors.group", (Edit(before, replace(before, factor="f-o")),)))
        after = answers(study)
        study.undo()
        undone = answers(study)
    assert after["S1"] == Answers(2, 0, 0, 0, 0, 0, 0, 2)
    assert after["O1"] == Answers(1, 2, 1, 0, 1, 0, 1, 5)
    assert after["W1"] == undone["W1"]
    assert undone["S1"] == Answers(2, 2, 1, 0, 1, 0, 0, 6)


def test_reordered_factors_change_numbers_and_nothing_else(small: Small) -> None:
    from coder.model.codebook import Quadrant
    from coder.model.swot import Factor

    with small.opened() as study:
        second = Factor(id="f-s2", quadrant=Quadrant.S, order=1, label="دوم")
        study.apply(Step("factors.add", made(second)))
        before = answers(study)
        factors = {factor.id: factor for factor in study.snapshot().factors}
        swapped = (
            Edit(factors["f-s"], replace(factors["f-s"], order=1)),
            Edit(factors["f-s2"], replace(factors["f-s2"], order=0)),
        )
        study.apply(Step("factors.order", swapped))
        after = answers(study)
        (strategy,) = strategy_rows(study.snapshot())
    assert after == {**before, "S1": before["S2"], "S2": before["S1"]}
    assert strategy.factors == ("O1", "S2")


def test_coders_are_never_added_up(small: Small) -> None:
    with small.opened() as study:
        before = answers(study)
        other = Person(id="person-b", name="B")
        copies = [replace(coding, id=f"b-{coding.id}", version=0, coder=other.id) for coding in study.codings()]
        study.apply(Step("coding.add", made(other, *copies)))
        assert answers(study) == before


@pytest.mark.parametrize("closed", [False, True])
def test_a_second_round_counts_once_it_is_closed(small: Small, closed: bool) -> None:
    with small.opened() as study:
        before = answers(study)
        old = find(study, "E02", "c1", Position.ASSERTS)
        again = replace(old, id="again", version=0, round=2, elicited=Elicited.GUIDE)
        study.apply(Step("coding.add", made(again)))
        if closed:
            state = study.snapshot().header.codebook_state
            study.apply(
                Step(
                    "source.close",
                    made(Closing(id="k", source=old.source, coder=old.coder, round=2, codebook_state=state)),
                )
            )
        after = answers(study)
    gone = {"W1": replace(before["W1"], asked=0, completed=0, codings=1)}
    assert after == ({**before, **gone} if closed else before)


def test_saturation_leaves_dropped_codes_out(small: Small) -> None:
    with small.opened() as study:
        codes, factors = saturation_curves(study.snapshot())
    assert [(step.source, step.raised, step.new, step.asked, step.answered) for step in codes.steps] == [
        ("E01", 3, 3, 0, 0),
        ("E02", 1, 0, 1, 1),
        ("J", 0, 0, 1, 1),
    ]
    assert [(step.raised, step.new) for step in factors.steps] == [(2, 2), (1, 0), (0, 0)]
    assert (codes.met_at, codes.new_after) == ("E02", ())
