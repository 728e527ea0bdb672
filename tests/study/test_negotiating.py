"""Disagreements side by side, decided one by one into the agreed coding; each decision is one step."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import NotASpan, UnknownName
from coder.model.coding import Coding
from coder.model.entity import Edit, Step
from coder.study import agreeing, check, negotiating, overview, rereading, saturating, seat
from coder.study.negotiating import Disagreement
from coder.study.study import OpenStudy
from coder.tui import tables
from tests.drawn import study
from tests.small import _sha

A, B = ("person-A", 1), ("person-B", 1)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenStudy]:
    """A and B agree on c1; then c2 against c3, a position that differs, and c4 that A missed."""
    lines = ["A E1: ac1 ac2 pc3 yc3", "B E1: ac1 ac3 pc3 mc3 ac4", "A E2: ac1", "B E2: ac1 ac2"]
    with study(tmp_path, lines, coders=("A", "B")) as found:
        text = "0123456789" * 100
        sources = found.snapshot().interviews
        edits = tuple(Edit(one, replace(one, text_sha256=_sha(text))) for one in sources)
        found.apply(Step("text", edits), {_sha(text): text})
        yield found


def listed(opened: OpenStudy) -> list[Disagreement]:
    return negotiating.disagreements(opened, A, B)


def agreed(opened: OpenStudy, source: str = "source-E1") -> list[tuple[str, int, int, str | None]]:
    person, _ = opened.coder("agreed")
    return [(one.code, one.start, one.end, one.position) for one in opened.codings_in(source) if one.coder == person.id]


def test_each_kind(opened: OpenStudy) -> None:
    found = listed(opened)
    assert [(one.source.ref, one.kind, one.start) for one in found] == [
        ("E1", "code", 10),
        ("E1", "how", 30),
        ("E1", "missed", 40),
        ("E2", "missed", 10),
    ]
    assert found[0].one is not None and found[0].other is not None
    assert (found[0].one.code, found[0].other.code) == ("code-c2", "code-c3")
    assert found[0].words == "0123456789" and found[0].before.endswith("789")


def test_edges(opened: OpenStudy) -> None:
    mine = next(one for one in opened.codings_in("source-E1") if one.coder == "person-A" and one.code == "code-c1")
    theirs = replace(mine, id="x", coder="person-B", end=mine.end - 3)
    (found,) = negotiating.differing([mine, theirs], A, B)
    assert found[0] == "edges"


def test_the_agreed_coding_begins_with_what_both_have_and_the_leads_version_of_the_rest(opened: OpenStudy) -> None:
    code, *_ = listed(opened)
    negotiating.decide(opened, A, B, code.key, "other", "کد دقیق‌تر")
    assert agreed(opened) == [
        ("code-c1", 0, 10, "asserts"),
        ("code-c3", 10, 20, "asserts"),
        ("code-c3", 20, 30, None),
        ("code-c3", 30, 40, "confirms"),
    ]
    assert agreed(opened, "source-E2") == []
    assert len(listed(opened)) == 3


def test_a_later_decision_takes_the_place_of_the_leads_version(opened: OpenStudy) -> None:
    for _ in range(2):
        negotiating.decide(opened, A, B, listed(opened)[0].key, "other")
    assert agreed(opened) == [
        ("code-c1", 0, 10, "asserts"),
        ("code-c3", 10, 20, "asserts"),
        ("code-c3", 20, 30, None),
        ("code-c3", 30, 40, "completes"),
    ]


@pytest.mark.parametrize(
    ("choice", "codes"), [("one", ["c2"]), ("other", ["c3"]), ("both", ["c2", "c3"]), ("neither", [])]
)
def test_every_choice(opened: OpenStudy, choice: negotiating.Choice, codes: list[str]) -> None:
    negotiating.decide(opened, A, B, listed(opened)[0].key, choice)
    assert sorted(code for code, start, _, _ in agreed(opened) if start == 10) == [f"code-{code}" for code in codes]


def test_other_edges(opened: OpenStudy) -> None:
    missed = listed(opened)[2]
    with pytest.raises(NotASpan):
        negotiating.decide(opened, A, B, missed.key, "edges", edges=(45, 45))
    negotiating.decide(opened, A, B, missed.key, "edges", edges=(42, 48))
    assert ("code-c4", 42, 48, "asserts") in agreed(opened)


def test_only_what_is_seen_to_be_closed_is_listed(opened: OpenStudy) -> None:
    whole = opened.snapshot()
    seen = replace(whole, closings=tuple(one for one in whole.closings if one.source != "source-E1"))
    found = negotiating.disagreements(opened, A, B, seen=seen)
    assert [(one.source.ref, one.kind) for one in found] == [("E2", "missed")]
    assert negotiating.progress(opened, A, B, seen=seen).found == 1


def test_an_interview_counts_while_it_is_negotiated(opened: OpenStudy) -> None:
    negotiating.decide(opened, A, B, listed(opened)[0].key, "other")
    assert saturating.picture(opened).owed.open == ()
    live = saturating.live(seat.sit(opened)).whole
    assert [(step.source, step.raised) for step in live.curve.steps] == [("E1", 2), ("E2", 1)], "c1, c3 instead of c2"


def test_each_decision_is_one_step_that_can_be_taken_back(opened: OpenStudy) -> None:
    before = [content(one) for one in opened.codings()]
    first = listed(opened)[0]
    negotiating.decide(opened, A, B, first.key, "other")
    opened.undo()
    assert [content(one) for one in opened.codings()] == before
    assert [one.key for one in listed(opened)] == [first.key, *(one.key for one in listed(opened)[1:])]
    with pytest.raises(UnknownName):
        negotiating.decide(opened, A, B, "nothere", "one")


def content(one: Coding) -> tuple[object, ...]:
    return one.id, one.start, one.end, one.code, one.coder


def test_agreement_before_stays_and_after_is_told(opened: OpenStudy) -> None:
    start = negotiating.progress(opened, A, B)
    assert (start.found, start.decided) == (4, 0) and start.before == start.after
    while found := listed(opened):
        negotiating.decide(opened, A, B, found[0].key, "other")
    done = negotiating.progress(opened, A, B)
    assert (done.found, done.decided) == (4, 4)
    assert done.before == start.before, "the coders' own codings stay as they were"
    assert done.after.percent == 1
    assert negotiating.disagreements(opened, A, B, decided=True)[0].settled is not None


def test_the_agreed_coding_counts_and_is_closed_when_all_is_decided(opened: OpenStudy) -> None:
    while found := listed(opened):
        negotiating.decide(opened, A, B, found[0].key, "other")
    snapshot = opened.snapshot()
    person, _ = opened.coder("agreed")
    assert snapshot.counted["source-E1"] == (person.id, 1)
    assert {one.source for one in snapshot.closings if one.coder == person.id} == {"source-E1", "source-E2"}
    assert {code for code, *_ in agreed(opened)} == {"code-c1", "code-c3", "code-c4"}
    assert len(agreeing.pairs(snapshot)) == 1, "the agreed coding is nobody to agree with"


def test_a_source_decided_in_part_is_shown_and_still_owed(opened: OpenStudy) -> None:
    def told() -> list[tuple[str, str, str]]:
        found = check.check(opened).findings
        return [(one.topic, one.subject, one.detail) for one in found if one.topic in ("owed", "half_agreed")]

    (header,) = [opened.snapshot().header]
    code = next(one for one in opened.snapshot().codes if one.ref == "c4")
    opened.apply(
        Step("codebook.edit", (Edit(code, replace(code, state=9)), Edit(header, replace(header, codebook_state=9))))
    )
    whole = [("owed", "E1", "c4"), ("owed", "E2", "c4")]
    assert told() == whole
    negotiating.decide(opened, A, B, listed(opened)[0].key, "other")
    assert told() == [*whole, ("half_agreed", "E1", "1/3")]
    (row, _) = overview.rows(seat.sit(opened))
    assert row.decided == (1, 3) and "1 of 3 decided" in tables._state(row, lambda fa, en: en)
    progress = negotiating.progress(opened, A, B)
    assert [(half.source.ref, half.decided, half.found) for half in progress.half] == [("E1", 1, 3)]
    assert "Half done: E1 (1/3)" in negotiating.told(progress, "en")
    assert "نیمه‌کاره: E1 (۱/۳)" in negotiating.told(progress, "fa")
    for _ in range(2):
        negotiating.decide(opened, A, B, listed(opened)[0].key, "other")
    assert told() == whole, "nobody looked for c4 by deciding what others had found"
    at = seat.sit(opened)
    rereading.tick(at, next(owed for owed in rereading.queue(at) if owed.source.ref == "E1"))
    assert told() == [("owed", "E2", "c4")]
    assert negotiating.progress(opened, A, B).half == () and overview.rows(seat.sit(opened))[0].decided is None
