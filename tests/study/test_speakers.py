"""Who speaks: shown, corrected by hand, and what is coded goes along."""

from collections.abc import Iterator

import pytest

from coder.errors import EmptyLabel, LabelUnknown, NoTurnThere, UnknownName
from coder.model.coding import Coding
from coder.model.corpus import Role, Source, Turn
from coder.store import reads
from coder.store.engine import reading
from coder.study import opening, speakers, turning
from coder.study.study import OpenStudy
from tests.small import Small


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        yield opened


def source_of(study: OpenStudy, ref: str) -> Source:
    return next(source for source in study.snapshot().sources if source.ref == ref)


def experts(study: OpenStudy, ref: str) -> list[str | None]:
    with reading(study.engine, study.where) as connection:
        codings = reads.where(connection, Coding, source=source_of(study, ref).id)
    return [coding.expert for coding in sorted(codings, key=lambda coding: (coding.start, coding.id))]


def test_speakers_are_shown_with_how_much_they_say(study: OpenStudy) -> None:
    shown = [(one.label, one.role, one.expert, one.turns, one.words) for one in speakers.shown(study, "J")]
    assert shown == [
        ("س", Role.INTERVIEWER, "", 1, 4),
        ("اول", Role.EXPERT, "E01", 1, 3),
        ("دوم", Role.EXPERT, "E03", 2, 6),
    ]
    assert speakers.shown(study, "J")[2].example == "نه، قبول ندارم."
    assert speakers.shown(study, "D") == []


def test_codings_go_to_the_expert_who_speaks(study: OpenStudy) -> None:
    assert experts(study, "J") == [None, "expert-E01", "expert-E03", "expert-E03"]
    step = speakers.assign(study, "J", {"اول": (Role.EXPERT, "E03"), "دوم": (Role.EXPERT, "E01")})
    assert experts(study, "J") == [None, "expert-E03", "expert-E01", "expert-E01"]
    speakers.assign(study, "J", {"دوم": (Role.OTHER, "")})
    assert experts(study, "J") == [None, "expert-E03", None, None]
    study.undo()
    study.undo(step)
    assert experts(study, "J") == [None, "expert-E01", "expert-E03", "expert-E03"]


def test_an_interviewer_s_words_are_no_views(study: OpenStudy) -> None:
    speakers.assign(study, "E01", {"ج": (Role.INTERVIEWER, "")})
    raised = {expert for mentions in study.snapshot().mentions for expert in mentions.experts}
    assert "expert-E01" in raised  # by the joint interview alone
    assert experts(study, "E01") == [None, None, None]


def test_an_expert_who_turns_out_to_speak_belongs_to_the_source(study: OpenStudy) -> None:
    speakers.assign(study, "E01", {"ج": (Role.EXPERT, "E02")})
    assert source_of(study, "E01").experts == ("expert-E01", "expert-E02")


def test_a_turn_is_begun_and_taken_away_by_hand(study: OpenStudy) -> None:
    source = source_of(study, "E01")
    text = study.text(source.text_sha256)
    offset = text.index("شهر بزرگ")
    speakers.begin_turn(study, "E01", offset, "همراه")
    bodies = [(turn.label, text[turn.body : turn.end]) for turn in source_of(study, "E01").turns]
    assert bodies[1:3] == [("ج", "زیارت این‌جاست و"), ("همراه", "شهر بزرگ است.")]
    assert speakers.shown(study, "E01")[-1].label == "همراه"
    speakers.take_turn_away(study, "E01", offset)
    assert source_of(study, "E01").turns == source.turns
    assert source_of(study, "E01").speakers == source.speakers


@pytest.mark.parametrize(
    ("text", "offset", "label", "expected"),
    [
        ("رضا: سلام. مینا : بله.", 11, "مینا", [Turn(0, 5, 10, "رضا"), Turn(11, 18, 22, "مینا")]),
        ("رضا: سلام. بله.", 11, "مینا", [Turn(0, 5, 10, "رضا"), Turn(11, 11, 15, "مینا")]),
    ],
)
def test_a_label_in_the_text_is_none_of_the_words(text: str, offset: int, label: str, expected: list[Turn]) -> None:
    assert turning.begun((Turn(0, 5, len(text), "رضا"),), text, offset, label) == tuple(expected)


def test_a_turn_may_begin_before_the_first_and_the_first_may_go() -> None:
    text = "سلام.\nرضا: بله."
    turns = (Turn(6, 11, 15, "رضا"),)
    assert turning.begun(turns, text, 0, "مینا") == (Turn(0, 0, 5, "مینا"), *turns)
    assert turning.taken_away(turns, 6) == ()


@pytest.mark.parametrize("offset", [-1, 0, 1, 2, 9999])
def test_no_turn_begins_in_a_label_or_in_white_space(study: OpenStudy, offset: int) -> None:
    with pytest.raises(NoTurnThere):
        speakers.begin_turn(study, "E01", offset, "همراه")


def test_what_is_not_there_is_told(study: OpenStudy) -> None:
    with pytest.raises(NoTurnThere):
        speakers.take_turn_away(study, "E01", 1)
    with pytest.raises(LabelUnknown):
        speakers.assign(study, "E01", {"هیچ": (Role.OTHER, "")})
    with pytest.raises(UnknownName):
        speakers.assign(study, "E01", {"ج": (Role.EXPERT, "E99")})
    with pytest.raises(UnknownName):
        speakers.shown(study, "E99")


def test_a_new_expert_is_made_in_the_step_that_names_them(study: OpenStudy) -> None:
    before, known = source_of(study, "E01"), study.snapshot().experts
    speakers.assign(study, "E01", {"ج": (Role.EXPERT, "E09")}, making=True)
    after = study.snapshot()
    (new,) = (expert for expert in after.experts if expert.ref == "E09")
    assert source_of(study, "E01").experts == ("expert-E01", new.id)
    assert experts(study, "E01") == [new.id if one else None for one in experts(study, "E01")]
    study.undo()
    assert study.snapshot().experts == known
    assert (source_of(study, "E01").speakers, source_of(study, "E01").experts) == (before.speakers, before.experts)


def test_a_speaker_is_renamed_or_becomes_one_with_another(study: OpenStudy) -> None:
    before = source_of(study, "J")
    speakers.relabel(study, "J", "دوم", "همکار")
    assert [(one.label, one.expert, one.turns) for one in speakers.shown(study, "J")][2] == ("همکار", "E03", 2)
    assert experts(study, "J") == [None, "expert-E01", "expert-E03", "expert-E03"]
    speakers.relabel(study, "J", "همکار", "اول")
    assert [(one.label, one.expert, one.turns) for one in speakers.shown(study, "J")][1:] == [("اول", "E01", 3)]
    assert experts(study, "J") == [None, "expert-E01", "expert-E01", "expert-E01"]
    study.undo()
    study.undo()
    assert source_of(study, "J").turns == before.turns and source_of(study, "J").speakers == before.speakers
    with pytest.raises(LabelUnknown):
        speakers.relabel(study, "J", "سوم", "اول")
    with pytest.raises(EmptyLabel):
        speakers.relabel(study, "J", "اول", " ")


def test_one_turn_is_given_to_another_speaker(study: OpenStudy) -> None:
    turn = source_of(study, "J").turns[-1]
    assert turn.label == "دوم"
    speakers.give_turn(study, "J", turn.start, "اول")
    assert source_of(study, "J").turns[-1].label == "اول"
    assert experts(study, "J")[-1] == "expert-E01"
    with pytest.raises(NoTurnThere):
        speakers.give_turn(study, "J", turn.start + 1, "اول")


def test_an_expert_takes_part_or_no_more(study: OpenStudy) -> None:
    speakers.take_part(study, "E01", "E02")
    assert source_of(study, "E01").experts == ("expert-E01", "expert-E02")
    speakers.take_part(study, "E01", "E01")
    assert source_of(study, "E01").experts == ("expert-E02",)
    assert [(one.role, one.expert) for one in speakers.shown(study, "E01")][1] == (Role.OTHER, "")
    assert set(experts(study, "E01")) == {None}
    speakers.take_part(study, "E01", "E10")
    assert "E10" in {expert.ref for expert in study.snapshot().experts}


def test_what_was_given_by_hand_stays_so_in_a_corrected_text() -> None:
    old, before = "مصاحبه‌گر: چه شد؟\nمصاحبه‌شونده: هیچ.\nمصاحبه‌گر: چرا؟\n", "دیباچه\n"
    kept = turning.given(turning.found(old), turning.found(old)[-1].start, "دیگری")
    assert kept is not None
    new = before + old
    again = turning.again(kept, old, turning.found(new), new, lambda offset: offset + len(before))
    assert [turn.label for turn in again] == ["مصاحبه‌گر", "مصاحبه‌شونده", "دیگری"]
