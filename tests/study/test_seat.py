"""Rounds and blindness: who sees whose work, and when; the briefing before an interview."""

import pytest

from coder.errors import UnknownName
from coder.model.codebook import Valence
from coder.model.coding import Position
from coder.study import briefing, codes, gestures, overview, passages, rereading, seat
from coder.study.results import code_rows
from coder.study.seat import Seat
from tests.small import Small
from tests.study.test_gestures import code, source


def counts(at: Seat) -> dict[str, int]:
    return {row.ref: row.answers.raised for row in code_rows(seat.seen_by(at, at.study.snapshot()))}


def test_an_open_coder_sees_the_others_work(small: Small) -> None:
    with small.opened("B") as study:
        at = seat.sit(study)
        assert {one.coder for one in seat.codings_in(at, "source-E01")} and counts(at)["c1"] == 2


def test_a_blind_coder_sees_nothing_of_the_others_until_both_closed(small: Small) -> None:
    with small.opened("B") as study:
        seat.set_blind(study, "B", True)
        at = seat.sit(study)
        assert at.person.blind
        assert seat.codings_in(at, "source-E01") == []
        assert set(counts(at).values()) == {0}
        assert passages.passages(at, codes.code_named(study.snapshot(), "c1")) == []
        assert all(row.coded == () for row in overview.rows(at))
        code(at, "E01", "زیارت", "c4")
        assert [one.quote for one in seat.codings_in(at, "source-E01")] == ["زیارت"]
        assert counts(at)["c4"] == 1 and counts(at)["c1"] == 0
        gestures.close(at, source(study, "E01"))
        assert len(seat.codings_in(at, "source-E01")) == 4, "A had closed it, now both have"
        assert seat.codings_in(at, "source-E02") == []
        assert counts(at)["c1"] == 0, "their own coding counts, not the sum of coders"
    with small.opened("A") as study:
        a = seat.sit(study)
        seat.set_blind(study, "A", True)
        assert not [one for one in seat.codings_in(seat.sit(study), "source-E02") if one.coder != a.person.id]


def test_a_blind_coder_sees_only_their_own_memos(small: Small) -> None:
    with small.opened("A") as study:
        gestures.note(seat.sit(study), "code", "x", "نظر من")
    with small.opened("B") as study:
        seat.set_blind(study, "B", True)
        assert gestures.notes_on(seat.sit(study), "code", "x") == []


def test_a_second_round_codes_afresh(small: Small) -> None:
    with small.opened("A") as study:
        again = seat.sit(study, round=2)
        assert seat.codings_in(again, "source-E01") == []
        assert counts(again)["c1"] == 0
        code(again, "E01", "زیارت", "c1")
        assert counts(again)["c1"] == 1
        assert {row.source.ref: row.new for row in overview.rows(again)} == dict.fromkeys(["E01", "E02", "J", "D"])
        first = seat.sit(study)
        assert len(seat.codings_in(first, "source-E01")) == 3, "nor does the first round see the second"
        gestures.close(again, source(study, "E01"))
        assert len(seat.codings_in(again, "source-E01")) == 4
        with pytest.raises(UnknownName):
            seat.sit(study, round=0)


def test_each_owes_for_what_they_closed_themselves(small: Small) -> None:
    with small.opened("B") as study:
        at = seat.sit(study)
        codes.make(study, "نظر تازه")
        assert rereading.queue(at) == []
    with small.opened("A") as study:
        assert [owed.source.ref for owed in rereading.queue(seat.sit(study))] == ["E01", "E02", "J"]


# ── the briefing ─────────────────────────────────────────────────────────────────────────────────


def test_the_points_so_far_come_least_tested_first_and_name_nobody(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        found = briefing.briefing(at, "E02")
        assert [(valence, [point.code.ref for point in points]) for valence, points in found.points] == [
            (Valence.POTENTIAL, ["c2"]),  # E02 raised c1 and was asked c3 and c4
        ]
        point = found.points[0][1][0]
        assert (point.raised, point.asked, point.answer) == (1, 2, None)
        order = [point.code.ref for _, points in briefing.briefing(at, "E03").points for point in points]
        assert order == ["c1", "c3"], "c4 was raised by E03; c2 was put to both of the joint session"
        with pytest.raises(UnknownName, match="E09"):
            briefing.briefing(at, "E09")


def test_what_a_form_says_counts_until_the_transcript_is_coded(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        c1, c4 = (codes.code_named(study.snapshot(), ref) for ref in ("c1", "c4"))
        briefing.note_answer(at, "E03", c1, Position.CONFIRMS, "1401/04/01")
        assert briefing.note_answer(at, "E03", c1, Position.CONFIRMS, "1401/04/01") is None
        row = {row.ref: row.answers for row in code_rows(study.snapshot())}["c1"]
        assert (row.raised, row.asked, row.confirmed, row.codings) == (2, 1, 1, 2)
        briefing.note_answer(at, "E03", c1, None)
        row = {row.ref: row.answers for row in code_rows(study.snapshot())}["c1"]
        assert (row.asked, row.confirmed, row.no_comment) == (1, 0, 1)
        briefing.note_answer(at, "E02", c4, Position.REJECTS)
        row = {row.ref: row.answers for row in code_rows(study.snapshot())}["c4"]
        assert (row.asked, row.rejected, row.no_comment) == (1, 0, 1), "the coded put comes before the form"
        answer = next(one for one in study.snapshot().answers if one.code == c1.id)
        briefing.strike_answer(at, answer)
        assert {row.ref: row.answers.asked for row in code_rows(study.snapshot())}["c1"] == 0
