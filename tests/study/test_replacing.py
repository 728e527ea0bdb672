"""A corrected transcript: codings go along with their words, the rest waits in a list; one step, undone whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coder.errors import (
    BuiltUpon,
    ChangedMeanwhile,
    LostUnknown,
    NotASpan,
    NotTheSameText,
    ReasonMissing,
    SameText,
    SourceUnknown,
)
from coder.model.coding import Coding, Elicited, Lost, Position, Reserved
from coder.model.corpus import Role, Source, Speaker
from coder.model.entity import Edit, Step, made
from coder.store import reads
from coder.store.engine import reading
from coder.study import codes, gestures, lostlist, opening, overview, replacing, seat, speakers
from coder.study.check import check
from coder.study.study import OpenStudy
from tests.small import Small


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        yield opened


def source_of(study: OpenStudy, ref: str) -> Source:
    return next(source for source in study.snapshot().sources if source.ref == ref)


def correct(study: OpenStudy, ref: str, *changes: tuple[str, str]) -> replacing.Replacement:
    """Write a corrected file and look what it would do."""
    path = study.folder / "corrected" / f"{ref}.txt"
    path.parent.mkdir(exist_ok=True)
    text = study.text(source_of(study, ref).text_sha256)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")
    return replacing.preview(study, path)


def kept[E: Coding | Lost | Reserved](study: OpenStudy, kind: type[E], ref: str) -> list[E]:
    with reading(study.engine, study.where) as connection:
        return reads.where(connection, kind, source=source_of(study, ref).id)


def test_codings_go_along_with_their_words(study: OpenStudy) -> None:
    change = correct(study, "E02", ("من هم زیارت را", "خب، من هم زيارت را"), ("درست است، مرز", "درست است ، مرز"))
    assert (len(change.unchanged), len(change.moved), len(change.lost)) == (0, 4, 0)
    replacing.apply(study, change)
    text = study.text(source_of(study, "E02").text_sha256)
    assert {coding.quote for coding in kept(study, Coding, "E02")} == {
        "من هم زيارت را می‌گویم.",
        "گفته‌اند ورود مهمان دشوار است.",
        "درست است ، مرز هم هست.",
        "و شلوغی خیابان‌ها؟",
    }
    assert all(text[coding.start : coding.end] == coding.quote for coding in kept(study, Coding, "E02"))
    assert not check(study).damage


def test_what_stands_before_every_change_stays_as_it_was(study: OpenStudy) -> None:
    change = correct(study, "E01", ("ورود مهمان سخت است.", "ورود مهمان سخت است. خیلی هم سخت است."))
    assert len(change.unchanged) == 3 and not change.lost and not change.moved
    replacing.apply(study, change)
    (last,) = [coding for coding in kept(study, Coding, "E01") if coding.quote == "ورود مهمان سخت است."]
    assert last.after == " خیلی هم سخت است.\n"


def test_a_coding_whose_words_changed_is_kept_in_the_list(study: OpenStudy) -> None:
    before = kept(study, Coding, "E01")
    change = correct(study, "E01", ("ورود مهمان سخت است.", "آمدن میهمان آسان نیست."))
    assert [coding.quote for coding in change.lost] == ["ورود مهمان سخت است."]
    step = replacing.apply(study, change)
    (lost,) = kept(study, Lost, "E01")
    assert (lost.quote, lost.expert, lost.position) == ("ورود مهمان سخت است.", "expert-E01", "asserts")
    assert study.text(lost.text_sha256)[lost.start : lost.end] == lost.quote
    assert [(one.quote, source.ref) for one, source in lostlist.listed(study)] == [(lost.quote, "E01")]
    study.undo(step)
    assert kept(study, Lost, "E01") == [] and len(kept(study, Coding, "E01")) == len(before)
    same = {replace(coding, version=0) for coding in before}
    assert {replace(coding, version=0) for coding in kept(study, Coding, "E01")} == same
    assert not check(study).damage


def test_a_lost_coding_is_placed_by_hand(study: OpenStudy) -> None:
    replacing.apply(study, correct(study, "E01", ("ورود مهمان سخت است.", "آمدن میهمان آسان نیست.")))
    text = study.text(source_of(study, "E01").text_sha256)
    start = text.index("آمدن")
    ((lost, _),) = lostlist.listed(study)
    with pytest.raises(NotASpan):
        lostlist.place(study, lost.id, start, len(text) + 1)
    lostlist.place(study, lost.id[:8], start, start + 12)
    (placed,) = [coding for coding in kept(study, Coding, "E01") if coding.start == start]
    assert (placed.quote, placed.code, placed.expert) == ("آمدن میهمان ", lost.code, "expert-E01")
    assert lostlist.listed(study) == []
    study.undo()
    assert len(lostlist.listed(study)) == 1


def test_a_lost_coding_is_given_up_with_a_reason(study: OpenStudy) -> None:
    replacing.apply(study, correct(study, "E01", ("ورود مهمان سخت است.", "نه.")))
    ((lost, _),) = lostlist.listed(study)
    lostlist.give_up(study, lost.id, "گفته پس گرفته شد")
    assert lostlist.listed(study) == [] and study.history(1)[0].reason == "گفته پس گرفته شد"
    with pytest.raises(LostUnknown):
        lostlist.place(study, lost.id, 0, 1)


def test_a_coding_lost_by_one_correction_comes_back_by_the_next(study: OpenStudy) -> None:
    replacing.apply(study, correct(study, "E01", ("ورود مهمان سخت است.", "آمدن میهمان آسان نیست.")))
    ((lost, _),) = lostlist.listed(study)
    change = correct(study, "E01", ("آمدن میهمان آسان نیست.", "بله، ورود مهمان سخت است."))
    assert [(one.id, coding.quote) for one, coding in change.again] == [(lost.id, "ورود مهمان سخت است.")]
    replacing.apply(study, change)
    assert lostlist.listed(study) == [] and not check(study).damage
    (back,) = [coding for coding in kept(study, Coding, "E01") if coding.quote == lost.quote]
    assert (back.code, back.expert, back.position) == (lost.code, lost.expert, lost.position)
    study.undo()
    assert [one.id for one, _ in lostlist.listed(study)] == [lost.id]


def test_a_reserved_passage_covers_whatever_takes_its_place(study: OpenStudy) -> None:
    source, text = source_of(study, "E01"), study.text(source_of(study, "E01").text_sha256)
    marks = []
    for words in ("زیارت این‌جاست", "ورود مهمان سخت است"):
        start = text.index(words)
        marks.append(
            Reserved(
                id=words,
                source=source.id,
                start=start,
                end=start + len(words),
                quote=words,
                before="",
                after="",
                coder="A",
            )
        )
    study.apply(Step("passage.reserve", made(*marks)))
    change = correct(study, "E01", ("س: چه", "س: بگویید چه"), ("ورود مهمان سخت است", "آمدن میهمان آسان نیست"))
    assert [passage.id for passage in change.widened] == ["ورود مهمان سخت است"]
    replacing.apply(study, change)
    now = {passage.id: passage.quote for passage in kept(study, Reserved, "E01")}
    assert now["زیارت این‌جاست"] == "زیارت این‌جاست"
    assert "آمدن میهمان آسان نیست" in now["ورود مهمان سخت است"]


def test_who_speaks_stays_and_turns_are_found_anew(study: OpenStudy) -> None:
    change = correct(study, "E01", ("س: چه", "س: سلام.\nج: سلام.\nس: چه"))
    assert len(change.after.turns) == len(change.before.turns) + 2
    assert change.after.speakers == change.before.speakers
    assert (change.after.id, change.after.order, change.after.experts) == ("source-E01", 1, ("expert-E01",))


def test_turns_made_by_hand_stay(study: OpenStudy) -> None:
    text = study.text(source_of(study, "E01").text_sha256)
    speakers.begin_turn(study, "E01", text.index("شهر بزرگ"), "همراه")
    speakers.take_turn_away(study, "E01", text.rindex("ج: "))
    change = correct(study, "E01", ("س: چه", "س: سلام. چه"))
    assert [turn.label for turn in change.after.turns] == [turn.label for turn in change.before.turns]
    assert Speaker("همراه", Role.OTHER) in change.after.speakers


def test_the_end_of_the_open_phase_goes_along(study: OpenStudy) -> None:
    source, text = source_of(study, "E01"), study.text(source_of(study, "E01").text_sha256)
    offset = text.index("ج: ورود")
    study.apply(Step("source.mark", (Edit(source, replace(source, open_end=offset)),)))
    change = correct(study, "E01", ("س: چه", "س: سلام. چه"))
    assert change.after.open_end == change.text.index("ج: ورود")


def test_a_file_of_no_source_and_the_same_text_are_told(study: OpenStudy) -> None:
    path = study.folder / "E99.txt"
    path.write_text("س: یک؟\nج: دو.", encoding="utf-8")
    with pytest.raises(SourceUnknown):
        replacing.preview(study, path)
    with pytest.raises(SameText):
        correct(study, "E01")


def test_another_interview_is_no_corrected_text(study: OpenStudy) -> None:
    other = study.folder / "other" / "E01.txt"
    other.parent.mkdir()
    other.write_text(study.text(source_of(study, "J").text_sha256), encoding="utf-8", newline="\n")
    with pytest.raises(NotTheSameText):
        replacing.preview(study, other)


def test_a_corrected_file_may_have_any_name(study: OpenStudy) -> None:
    path = study.folder / "E01 نهایی.txt"
    text = study.text(source_of(study, "E01").text_sha256)
    path.write_text(text.replace("س: چه", "س: بگویید چه"), encoding="utf-8", newline="\n")
    change = replacing.preview(study, path, before=source_of(study, "E01"))
    assert (change.after.ref, change.after.file, len(change.moved)) == ("E01", "E01 نهایی.txt", 3)


def coded(study: OpenStudy, source: Source, words: str) -> None:
    start = study.text(source.text_sha256).index(words)
    code = codes.code_named(study.snapshot(), "c5").id
    how = gestures.Proposal(Elicited.OPEN, Position.ASSERTS)
    gestures.code(seat.sit(study), source, start, start + len(words), [code], how)


def test_what_was_coded_since_the_look_keeps_the_old_text_in_place(study: OpenStudy, small: Small) -> None:
    change = correct(study, "E01", ("س: چه", "س: بگویید چه"))
    with opening.opened(small.folder, "B") as other:
        coded(other, source_of(other, "E01"), "شهر بزرگ")
    with pytest.raises(ChangedMeanwhile):
        replacing.apply(study, change)
    assert source_of(study, "E01") == change.before and not check(study).damage


def test_a_place_chosen_in_the_old_text_means_nothing_in_the_new(study: OpenStudy) -> None:
    old = source_of(study, "E01")
    replacing.apply(study, correct(study, "E01", ("س: چه", "س: بگویید چه"), ("ورود مهمان سخت است.", "نه.")))
    before = kept(study, Coding, "E01")
    with pytest.raises(ChangedMeanwhile):
        coded(study, old, "شهر بزرگ")
    ((one, _),) = lostlist.listed(study)
    with pytest.raises(ChangedMeanwhile):
        lostlist.place(study, one.id, 0, 3, chosen_in=old.text_sha256)
    assert kept(study, Coding, "E01") == before and not check(study).damage


def test_the_old_text_comes_not_back_under_what_was_coded_on_the_new(study: OpenStudy, small: Small) -> None:
    step = replacing.apply(study, correct(study, "E01", ("س: چه", "س: بگویید چه")))
    with opening.opened(small.folder, "B") as other:
        coded(other, source_of(other, "E01"), "شهر بزرگ")
    with pytest.raises(BuiltUpon) as told:
        study.undo(step)
    assert "B" in told.value.message("en")
    with opening.opened(small.folder, "B") as other:
        other.undo()
    study.undo(step)
    assert not check(study).damage


def test_what_was_taken_off_comes_not_back_on_a_text_it_was_not_made_on(study: OpenStudy) -> None:
    (first, *_) = kept(study, Coding, "E02")
    at = seat.sit(study)
    taken_off = gestures.take_off(at, first)
    step = replacing.apply(study, correct(study, "E02", ("من هم", "خب، من هم")))
    with pytest.raises(BuiltUpon) as told:
        study.undo(taken_off)
    assert told.value.facts["later"] == step
    study.undo(step)
    study.undo(taken_off)
    assert first.id in {one.id for one in kept(study, Coding, "E02")} and not check(study).damage


def test_giving_up_takes_a_reason(study: OpenStudy) -> None:
    replacing.apply(study, correct(study, "E01", ("ورود مهمان سخت است.", "نه.")))
    ((one, _),) = lostlist.listed(study)
    with pytest.raises(ReasonMissing):
        lostlist.give_up(study, one.id, " ")


def test_the_corpus_counts_those_that_a_coder_may_see(study: OpenStudy, small: Small) -> None:
    replacing.apply(study, correct(study, "E01", ("ورود مهمان سخت است.", "نه.")))
    assert {row.source.ref: row.lost for row in overview.rows(seat.sit(study)) if row.lost} == {"E01": 1}
    with opening.opened(small.folder, "B") as other:
        seat.set_blind(other, "B", True)
        at = seat.sit(other)
        assert not any(row.lost for row in overview.rows(at))
        assert lostlist.listed(other) == [] == lostlist.listed(other, seat.sight(at, other.snapshot()))
