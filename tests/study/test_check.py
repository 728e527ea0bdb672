"""Damage is told apart from findings, each where it is planted."""

import sqlite3
from dataclasses import replace

import pytest

from coder.model.codebook import Quadrant
from coder.model.corpus import Expert
from coder.model.entity import Edit, Step, made, removed
from coder.model.swot import Cell, Factor, Strategy
from coder.study.check import Checked, check
from tests.small import Small


def checked(small: Small) -> Checked:
    with small.opened() as study:
        return check(study)


def spoil(small: Small, statement: str) -> None:
    connection = sqlite3.connect(small.folder / "study.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_study_has_no_damage_and_says_what_is_left_over(small: Small) -> None:
    found = checked(small)
    assert found.damage == ()
    assert [(remark.topic, remark.subject) for remark in found.findings] == [("unused_factor", "W1")]


@pytest.mark.parametrize(
    ("statement", "topics"),
    [
        ("UPDATE coding SET quote = 'not so' WHERE id = (SELECT min(id) FROM coding)", {"quote", "journal"}),
        ("UPDATE coding SET start = start + 1 WHERE id = (SELECT min(id) FROM coding)", {"quote", "journal"}),
        ("UPDATE coding SET code = 'gone' WHERE id = (SELECT min(id) FROM coding)", {"code_missing", "journal"}),
        ("UPDATE text SET body = body || 'x' WHERE sha256 = (SELECT min(sha256) FROM text)", {"text"}),
        ("DELETE FROM change WHERE seq = 3", {"journal"}),
        ("DELETE FROM factor WHERE id = 'f-w'", {"journal"}),
    ],
)
def test_damage_in_the_database_is_found(small: Small, statement: str, topics: set[str]) -> None:
    spoil(small, statement)
    assert {remark.topic for remark in checked(small).damage} == topics


def test_a_changed_and_a_missing_file_are_found(small: Small) -> None:
    (small.folder / "corpus/E01.txt").write_text("other", encoding="utf-8")
    (small.folder / "corpus/E02.txt").unlink()
    assert [(remark.topic, remark.subject) for remark in checked(small).damage] == [
        ("file_changed", "E01"),
        ("file_gone", "E02"),
    ]


def test_a_link_to_a_factor_that_is_gone_is_a_finding(small: Small) -> None:
    with small.opened() as study:
        factor = next(factor for factor in study.snapshot().factors if factor.id == "f-s")
        study.apply(Step("factors.remove", removed(factor)))
        found = check(study)
    assert found.damage == ()
    assert {("dangling", "SO1"), ("dangling", "c1")} <= {(remark.topic, remark.subject) for remark in found.findings}


def test_findings(small: Small) -> None:
    with small.opened() as study:
        strategy = study.snapshot().strategies[0]
        decision = next(one for one in study.snapshot().decisions if one.id == "decision-c4")
        visa = next(code.id for code in study.snapshot().codes if code.ref == "c3")
        put = next(coding for coding in study.codings() if coding.is_put and coding.code == visa)
        study.apply(
            Step(
                "plant",
                (
                    *made(Factor(id="f-t", quadrant=Quadrant.T, order=0, label="بی‌گواه")),
                    *made(Expert(id="x", ref="E99")),
                    *made(Strategy(id="wt1", cell=Cell.WT, order=0, label=strategy.label, factors=("f-s",))),
                    *removed(decision),
                    *removed(put),
                    Edit(strategy, replace(strategy, order=3)),
                ),
            )
        )
        found = {(remark.topic, remark.subject) for remark in check(study).findings}
    assert found >= {
        ("no_evidence", "T1"),
        ("unused_factor", "T1"),
        ("expert_without_interview", "E99"),
        ("wrong_class", "WT1"),
        ("same_wording", "SO1, WT1"),
        ("undecided_code", "c4"),
        ("answer_without_put", "E02"),
    }


def test_every_remark_says_what_mends_it(small: Small) -> None:
    (small.folder / "corpus/E02.txt").unlink()
    found = checked(small)
    assert all(remark.mend for remark in (*found.damage, *found.findings))
