"""What a coder does to passages and to the codebook, each gesture a step that is undone as one."""

from dataclasses import replace

import pytest

from coder.errors import BrokenPattern, CodeCircle, EmptyLabel, NoSuchCode, NoSuchMilestone, NotASpan, SameAsThen
from coder.model.codebook import Valence
from coder.model.coding import Elicited, Position
from coder.model.corpus import Source
from coder.study import autocode, codes, gestures, milestones, overview, passages, picking, rereading, seat
from coder.study.seat import Seat
from coder.study.study import OpenStudy
from tests.small import Small


def source(study: OpenStudy, ref: str) -> Source:
    return next(one for one in study.snapshot().sources if one.ref == ref)


def code_id(study: OpenStudy, ref: str) -> str:
    return codes.code_named(study.snapshot(), ref).id


def place(study: OpenStudy, ref: str, words: str) -> tuple[Source, int, int]:
    found = source(study, ref)
    start = study.text(found.text_sha256).index(words)
    return found, start, start + len(words)


def code(at: Seat, ref: str, words: str, name: str = "c5") -> None:
    found, start, end = place(at.study, ref, words)
    text = at.study.text(found.text_sha256)
    proposed = gestures.proposal(found, text, start, seat.own_codings(at, found.id), code_id(at.study, name))
    gestures.code(at, found, start, end, [code_id(at.study, name)], proposed)


def test_a_coding_knows_who_speaks_and_how_it_came_up(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        code(at, "E02", "زیارت را", "c5")
        (made,) = [one for one in seat.own_codings(at, "source-E02") if one.quote == "زیارت را"]
        assert made.expert == "expert-E02"
        assert (made.elicited, made.position) == (Elicited.OPEN, Position.ASSERTS)
        assert study.history(1)[0].name == "coding.add"
        study.undo()
        assert not [one for one in seat.own_codings(at, "source-E02") if one.quote == "زیارت را"]


@pytest.mark.parametrize(
    ("ref", "words", "view", "expected"),
    [
        ("E01", "زیارت", "c1", (Elicited.GUIDE, Position.ASSERTS)),  # after the interviewer's first question
        ("E02", "زیارت", "c1", (Elicited.OPEN, Position.ASSERTS)),  # nothing was asked yet
        ("E02", "گفته‌اند", "c3", (Elicited.PUT, None)),  # the interviewer's own words
        ("E02", "مرز", "c3", (Elicited.PUT, Position.CONFIRMS)),  # the answer to a put
        ("E02", "مرز", "c5", (Elicited.OPEN, Position.ASSERTS)),  # another view, which wasn't put
        ("D", "بالادست", "c1", (Elicited.OPEN, Position.ASSERTS)),  # a document
    ],
)
def test_how_a_view_came_up_is_proposed_from_where_it_stands(
    small: Small, ref: str, words: str, view: str, expected: tuple[Elicited, Position | None]
) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        found, start, _ = place(study, ref, words)
        text = study.text(found.text_sha256)
        proposed = gestures.proposal(found, text, start, seat.own_codings(at, found.id), code_id(study, view))
        assert (proposed.elicited, proposed.position) == expected


def test_the_first_put_ends_the_open_phase_in_the_same_step(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        assert source(study, "E02").open_end is None
        code(at, "E02", "گفته‌اند", "c5")
        found = source(study, "E02")
        turn = found.turn_at(place(study, "E02", "گفته‌اند")[1])
        assert turn is not None and found.open_end == turn.start
        study.undo()
        assert source(study, "E02").open_end is None


def test_the_same_code_on_the_same_passage_is_not_made_twice(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        code(at, "E02", "زیارت را")
        steps = study.last()
        code(at, "E02", "زیارت را")
        assert study.last() == steps


def test_edges_code_and_manner_change_and_come_back(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        before = seat.own_codings(at, "source-E01")
        first = before[0]
        moved = gestures.move_edges(at, first, source(study, "E01"), first.start, first.start + 5)
        assert moved.quote == study.text(source(study, "E01").text_sha256)[first.start : first.start + 5]
        changed = gestures.say_how(at, moved, Elicited.GUIDE, Position.REJECTS)
        gestures.recode(at, [changed], code_id(study, "c4"))
        gestures.take_off(at, next(one for one in seat.own_codings(at, "source-E01") if one.id == first.id))
        assert first.id not in {one.id for one in seat.own_codings(at, "source-E01")}
        for _ in range(4):
            study.undo()
        after = [replace(one, version=0) for one in seat.own_codings(at, "source-E01")]
        assert after == [replace(one, version=0) for one in before]


def test_a_span_outside_the_text_is_refused(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        steps = study.last()
        proposed = gestures.Proposal(Elicited.OPEN, Position.ASSERTS)
        with pytest.raises(NotASpan):
            gestures.code(at, source(study, "E01"), 5, 5, ["x"], proposed)
        with pytest.raises(NotASpan):
            gestures.reserve(at, source(study, "E01"), 0, 10**6)
        assert study.last() == steps


def test_reserved_passages_and_memos(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        mark = gestures.reserve(at, source(study, "E01"), 3, 9, "خواست خودشان")
        assert [one.quote for one in gestures.reserved_in(at, "source-E01")] == [mark.quote]
        gestures.release(at, mark)
        assert gestures.reserved_in(at, "source-E01") == []
        assert gestures.note(at, "code", "x", "") is None
        gestures.note(at, "code", "x", "یک")
        gestures.note(at, "code", "x", "دو")
        assert gestures.note(at, "code", "x", "دو") is None
        assert [memo.text for memo in gestures.notes_on(at, "code", "x")] == ["دو"]
        gestures.note(at, "code", "x", "")
        assert gestures.notes_on(at, "code", "x") == []


# ── the codebook ─────────────────────────────────────────────────────────────────────────────────


def test_a_new_code_gets_the_next_number_and_stands_in_the_file(small: Small) -> None:
    with small.opened() as study:
        made = codes.make(study, "  نام   تازه ", Valence.POTENTIAL)
        assert (made.ref, made.label) == ("c006", "نام تازه")
        assert "label: نام تازه" in (small.folder / "codebook.yaml").read_text(encoding="utf-8")
        study.undo()
        assert "نام تازه" not in (small.folder / "codebook.yaml").read_text(encoding="utf-8")
        with pytest.raises(EmptyLabel):
            codes.make(study, "  ")
        with pytest.raises(NoSuchCode, match="c999"):
            codes.code_named(study.snapshot(), "c999")


def test_a_new_meaning_owes_a_re_reading_and_a_new_label_does_not(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        c1 = codes.code_named(study.snapshot(), "c1")
        c1 = codes.change(study, c1, replace(c1, label="حرم مطهر", colour="#aa0000"))
        assert rereading.queue(at) == []
        codes.change(study, c1, replace(c1, definition="تعریف نو"))
        assert [(owed.code.ref, owed.source.ref) for owed in rereading.queue(at)] == [
            ("c1", "E01"),
            ("c1", "E02"),
            ("c1", "J"),
        ]
        owed = rereading.queue(at)[0]
        spans = [(turn.body, turn.end) for turn in owed.source.turns]
        assert [hit.words for hit in rereading.places(at, owed, "زیارت", spans)] == ["زیارت این‌جاست و شهر بزرگ است."]
        rereading.tick(at, owed)
        assert [owed.source.ref for owed in rereading.queue(at)] == ["E02", "J"]


def test_codes_do_not_stand_under_themselves(small: Small) -> None:
    with small.opened() as study:
        c1, c2 = (codes.code_named(study.snapshot(), ref) for ref in ("c1", "c2"))
        codes.change(study, c2, replace(c2, parent="c1"))
        with pytest.raises(CodeCircle):
            codes.change(study, c1, replace(c1, parent="c2"))
        with pytest.raises(CodeCircle):
            codes.merge(study, c1, c1)


def test_merging_hands_codings_over_and_is_taken_back_alone(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        c1, c2 = (codes.code_named(study.snapshot(), ref) for ref in ("c1", "c2"))
        code(at, "E01", "زیارت این‌جاست و شهر بزرگ است.", "c5")
        before = {one.id: one.code for one in study.codings()}
        merged = codes.merge(study, c2, c1, "یکی‌اند")
        assert not [one for one in study.codings() if one.code == c2.id]
        spans = [(one.start, one.end) for one in seat.own_codings(at, "source-E01") if one.code == c1.id]
        assert len(spans) == len(set(spans)), "no passage carries the code twice"
        code(at, "D", "بالادست", "c5")
        study.undo(merged)
        after = {one.id: one.code for one in study.codings() if one.id in before}
        assert after == before
        assert codes.code_named(study.snapshot(), "c2").merged_into == ""


def test_splitting_takes_only_the_chosen_passages(small: Small) -> None:
    with small.opened() as study:
        c2 = codes.code_named(study.snapshot(), "c2")
        chosen = [one for one in study.codings() if one.code == c2.id and one.position is Position.REJECTS]
        fresh = codes.split(study, c2, "شهر کوچک است", chosen)
        assert [one.id for one in study.codings() if one.code == fresh.id] == [one.id for one in chosen]
        assert fresh.valence is c2.valence


# ── finding the right code ───────────────────────────────────────────────────────────────────────


def test_typing_ranks_the_codebook_as_persians_spell(small: Small) -> None:
    with small.opened() as study:
        book = study.snapshot().codes
        assert picking.pick("c4", book)[0].code.ref == "c4"
        assert picking.pick("ترافيك", book)[0].code.ref == "c4"  # Arabic letters
        (slip,) = picking.pick("تراقیک", book)  # a slip of the finger: offered, never taken by itself
        assert slip.code.ref == "c4" and slip.nearly
        assert picking.pick("هیچ‌چیز", book) == []
        assert picking.pick("ترافیک شبانه", book) == [], "it goes on behind the label: something of its own"
        assert picking.pick("حرف", book) == [], "three letters are a word of their own, not nearly «حرم»"
        c5 = code_id(study, "c5")
        assert picking.pick("", book, recent=[c5])[0].code.ref == "c5"


def test_a_passage_suggests_the_code_of_passages_like_it(small: Small) -> None:
    with small.opened() as study:
        book = study.snapshot().codes
        like = {code_id(study, "c4"): ["خیابان‌ها بند آمده."]}
        assert picking.suggest("همهٔ خیابان‌ها بند می‌آید", book, like)[0].code.ref == "c4"
        assert picking.suggest("zzz", book, like) == []


def test_autocoding_is_seen_first_and_done_as_one_step(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        found = autocode.by_phrase(at, "زیارت", code_id(study, "c5"))
        assert [(one.source.ref, one.words) for one in found] == [("E01", "زیارت"), ("E02", "زیارت")]
        assert autocode.by_phrase(at, "شلوغی", code_id(study, "c5")) == [], "the interviewer's words aren't views"
        assert len(autocode.by_pattern(at, r"زیارت\b", code_id(study, "c5"))) == 2
        with pytest.raises(BrokenPattern):
            autocode.by_pattern(at, "(", code_id(study, "c5"))
        assert autocode.apply(at, code_id(study, "c5"), []) is None
        before = len(study.codings())
        autocode.apply(at, code_id(study, "c5"), found)
        assert len(study.codings()) == before + 2
        assert autocode.by_phrase(at, "زیارت", code_id(study, "c5")) == [], "coded already"
        study.undo()
        assert len(study.codings()) == before


def test_a_code_shows_its_passages_in_context(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        c3 = codes.code_named(study.snapshot(), "c3")
        found = passages.passages(at, c3)
        assert [(one.source.ref, one.experts, one.coding.position) for one in found] == [
            ("E01", ("E01",), Position.ASSERTS),
            ("E02", ("E02",), None),
            ("E02", ("E02",), Position.COMPLETES),
        ]
        assert found[0].before.endswith("ج: ") and found[0].coder == "A"


# ── the corpus at a glance, milestones ───────────────────────────────────────────────────────────


def test_new_views_are_shown_only_for_closed_interviews(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        assert {row.source.ref: row.new for row in overview.rows(at)} == {"E01": 3, "E02": 0, "J": 1, "D": None}
        gestures.reopen(at, source(study, "E02"))
        rows = {row.source.ref: row for row in overview.rows(at)}
        assert rows["E02"].new is None and not rows["E02"].closed
        assert rows["J"].coded == (("A", 1, 4),) and rows["J"].experts == ("E01", "E03")
        gestures.close(at, source(study, "E02"))
        assert gestures.close(at, source(study, "E02")) is None
        assert {row.source.ref: row.new for row in overview.rows(at)}["E02"] == 0


def test_going_back_to_a_milestone_is_one_step_that_can_be_undone(small: Small) -> None:
    with small.opened() as study:
        at = seat.sit(study)
        before = {one.id: replace(one, version=0) for one in study.codings()}
        book = (small.folder / "codebook.yaml").read_bytes()
        milestones.mark(study, "پیش از جلسه")
        point = milestones.named(study, "پیش از جلسه")
        assert milestones.changes_since(study, point) == []
        with pytest.raises(SameAsThen):
            milestones.go_back(study, point)
        code(at, "D", "بالادست", "c5")
        c1 = codes.code_named(study.snapshot(), "c1")
        codes.change(study, c1, replace(c1, label="نام دیگر"))
        gestures.take_off(at, seat.own_codings(at, "source-E01")[0])
        changes = {(one.kind, one.how, one.name) for one in milestones.changes_since(study, point)}
        assert ("coding", "made", "بالادست") in changes and ("code", "changed", "c1") in changes
        milestones.go_back(study, point)
        assert {one.id: replace(one, version=0) for one in study.codings()} == before
        assert (small.folder / "codebook.yaml").read_bytes() == book
        study.undo()
        assert len(study.codings()) == len(before)
        assert codes.code_named(study.snapshot(), "c1").label == "نام دیگر"
        with pytest.raises(NoSuchMilestone, match="پیش از جلسه"):
            milestones.named(study, "دیگر")
