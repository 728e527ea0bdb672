"""The coder's desk: what the coding screen shows and does, without a screen."""

import re
from collections.abc import Iterator

import pytest

from coder.model.coding import Elicited, Position
from coder.model.corpus import Source
from coder.study import seat
from coder.tui.desk import Desk
from tests.small import Small


def lines(text: str, source: Source) -> list[tuple[int, int]]:
    """Sentences for the tests: what lies between full stops inside a turn."""
    sentence = re.compile(r"[^\s.؟][^.؟]*[.؟]?")
    return [found.span() for turn in source.turns for found in sentence.finditer(text, turn.body, turn.end)]


@pytest.fixture
def desk(small: Small) -> Iterator[Desk]:
    with small.opened() as study:
        made = Desk(seat.sit(study), lines)
        made.open(made.snapshot.interviews[1])
        yield made


def find(desk: Desk, words: str) -> tuple[int, int]:
    start = desk.text.index(words)
    return start, start + len(words)


def test_a_source_lies_on_the_desk_with_its_codings(desk: Desk) -> None:
    assert desk.source is not None and desk.source.ref == "E02"
    assert len(desk.own()) == 4 and desk.closed
    inside = desk.codings_at(find(desk, "مرز")[0])
    assert [one.position for one in inside] == [Position.COMPLETES]


def test_the_codebook_shows_counts_of_experts_and_nesting(desk: Desk) -> None:
    rows = {row.code.ref: row for row in desk.book()}
    assert (rows["c1"].answers.raised, rows["c3"].answers.asked) == (2, 1)
    assert {row.depth for row in rows.values()} == {0}


def test_one_finds_ones_way(desk: Desk) -> None:
    first = desk.next_coding(0)
    assert first is not None and first.quote.startswith("من هم")
    second = desk.next_coding(first.start)
    assert second is not None and second.is_put
    back = desk.next_coding(second.start, forward=False)
    assert back == first
    assert desk.next_coding(10**6) is None and desk.next_coding(0, forward=False) is None
    assert desk.sentence_at(first.start + 3) == (first.start, first.end)
    assert desk.is_interviewers(find(desk, "گفته‌اند")[0])
    following, before = desk.neighbour(), desk.neighbour(forward=False)
    assert following is not None and following.ref == "J"
    assert before is not None and before.ref == "E01"


def test_the_next_sentence_without_a_code_is_an_experts(desk: Desk) -> None:
    assert desk.next_bare(0) is None
    desk.take_off(desk.codings_at(find(desk, "درست است")[0])[0])
    bare = desk.next_bare(0)
    assert bare is not None and desk.text[slice(*bare)].startswith("درست است")
    assert desk.next_bare(len(desk.text), forward=False) == bare
    assert desk.next_bare(bare[0]) is None


def test_coding_remembers_the_code_and_proposes_how_it_came_up(desk: Desk) -> None:
    c5 = next(row.code for row in desk.book() if row.code.ref == "c5")
    (made,) = desk.code(find(desk, "مرز هم هست"), c5.id)
    assert (made.elicited, made.position) == (Elicited.OPEN, Position.ASSERTS)
    assert desk.recent[0] == c5.id and desk.pick("")[0].code.ref == "c5"
    assert made.id in {one.id for one in desk.own()}
    desk.turn_position(made)
    changed = next(one for one in desk.own() if one.id == made.id)
    assert changed.position is Position.CONFIRMS
    desk.turn_elicited(changed)
    desk.undo()
    desk.undo()
    desk.undo()
    assert made.id not in {one.id for one in desk.own()}
    desk.redo()
    assert made.id in {one.id for one in desk.own()}


def test_words_become_a_code_of_their_own(desk: Desk) -> None:
    (made,) = desk.in_vivo(find(desk, "مرز هم هست"))
    code = desk.snapshot.code_of[made.code]
    assert (code.label, code.ref) == ("مرز هم هست", "c006")


def test_a_passage_is_reserved_and_released(desk: Desk) -> None:
    span = find(desk, "مرز هم هست")
    assert desk.reserve(span) and [mark.quote for mark in desk.reserved] == ["مرز هم هست"]
    assert not desk.reserve((span[0] + 1, span[0] + 2)) and desk.reserved == []


def test_closing_is_a_switch(desk: Desk) -> None:
    assert not desk.close() and desk.close()


def test_what_another_window_did_is_seen(desk: Desk, small: Small) -> None:
    assert not desk.refresh()
    with small.opened("B") as other:
        theirs = Desk(seat.sit(other), lines)
        theirs.open(theirs.snapshot.interviews[1])
        theirs.code(find(desk, "مرز هم هست"), theirs.snapshot.codes[0].id)
    assert desk.refresh() and not desk.refresh()
    assert len(desk.codings) == 5 and len(desk.own()) == 4


def test_suggestions_come_from_passages_like_this(desk: Desk) -> None:
    assert desk.suggest(*find(desk, "زیارت را می‌گویم"))[0].code.ref == "c1"
