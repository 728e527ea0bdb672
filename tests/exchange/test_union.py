"""Two copies made one: everything of both is there, once; what differs is decided, and nothing of ours goes."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.exchange.parcel import Parcel, packed
from coder.exchange.union import Choice, Deciding, Differing, SameCode, Union, by_rule, unite
from coder.model.codebook import Code, Study
from coder.model.coding import Closing, Coding, Person, Reading
from coder.model.corpus import Expert, Source
from coder.model.entity import Entity, new_id
from coder.model.swot import Decision
from tests.exchange import studies


def applied(ours: Parcel, union: Union) -> Parcel:
    """What the study is after the edits."""
    things = {one.id: one for kind in ours.things.values() for one in kind if not isinstance(one, Study)}
    header = {one.id: one for one in ours.of(Study)}
    by_kind = {(type(one), one.id): one for one in (*things.values(), *header.values())}
    for edit in union.edits:
        subject = edit.subject
        assert edit.after is not None
        assert (edit.before is None) != ((type(subject), subject.id) in by_kind)
        by_kind[type(subject), subject.id] = edit.after
    return packed(by_kind.values(), {**ours.texts, **union.texts})


def said(parcel: Parcel) -> set[tuple[object, ...]]:
    """Every coding in words: whose, in which text, where, under which label."""
    text = {one.id: one.text_sha256 for one in parcel.of(Source)}
    label = {one.id: one.label for one in parcel.of(Code)}
    name = {one.id: one.name for one in parcel.of(Person)}
    return {
        (text[one.source], one.start, one.end, label[one.code], name[one.coder], one.round) for one in parcel.of(Coding)
    }


def labels(parcel: Parcel) -> set[str]:
    return {code.label for code in parcel.of(Code)}


@st.composite
def two_copies(draw: st.DrawFn) -> tuple[Parcel, Parcel]:
    """Two studies that share a past, or only a person's name."""
    ours = draw(studies.parcels())
    theirs = draw(studies.parcels())
    if draw(st.booleans()):
        kept = {
            kind: (*things, *theirs.things[kind]) for kind, things in ours.things.items() if kind in ("source", "code")
        }
        codings = tuple(one for one in ours.of(Coding) if draw(st.booleans()))
        extra = {"coding": (*codings, *theirs.of(Coding)), "person": (*ours.of(Person), *theirs.of(Person))}
        theirs = Parcel({**theirs.things, **kept, **extra}, {**ours.texts, **theirs.texts})
    return ours, theirs


apart = Deciding(lambda _: False, lambda _: "ours")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(copies=two_copies())
def test_the_union_is_there(copies: tuple[Parcel, Parcel]) -> None:
    ours, theirs = copies
    merged = applied(ours, unite(ours, theirs, apart))
    assert said(merged) == said(ours) | said(theirs)
    assert labels(merged) == labels(ours) | labels(theirs)
    assert set(merged.texts) == set(ours.texts) | {one.text_sha256 for one in theirs.of(Source)}
    for kind, things in ours.things.items():
        assert {one.id for one in things} <= {one.id for one in merged.things[kind]}
    for names in ([one.ref for one in merged.of(Code)], [one.ref for one in merged.of(Source)],
                  [one.ref for one in merged.of(Expert)], [one.name for one in merged.of(Person)],
                  [one.code for one in merged.of(Decision)]):  # fmt: skip
        assert len(names) == len(set(names))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(copies=two_copies(), side=st.sampled_from(["ours", "theirs"]))
def test_a_second_merge_finds_nothing_new(copies: tuple[Parcel, Parcel], side: Choice) -> None:
    ours, theirs = copies
    merged = applied(ours, unite(ours, theirs, by_rule(side)))
    again = unite(merged, theirs, by_rule(side))
    assert {kind: count for kind, count in again.added.items() if kind != "reading"} == {}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parcel=studies.parcels())
def test_a_study_comes_whole_into_an_empty_one(parcel: Parcel) -> None:
    taken = applied(Parcel(), unite(Parcel(), parcel, by_rule("ours")))
    assert studies.content(taken) == studies.content(parcel)


# ── single cases ─────────────────────────────────────────────────────────────────────────────────

PERSON = Person(id=new_id(), name="A", version=1)
SOURCE = Source(id=new_id(), ref="E01", kind="interview", text_sha256="x", version=1)  # type: ignore[arg-type]
CODE = Code(id=new_id(), ref="c1", label="شبکه های شهر", version=1)


def coding(**changes: object) -> Coding:
    base = Coding(
        id=new_id(), source=SOURCE.id, start=0, end=2, code=CODE.id, coder=PERSON.id, round=1,
        elicited="open", position="asserts", expert=None, quote="سل", version=1,
    )  # type: ignore[arg-type] # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def study(*things: Entity, texts: dict[str, str] | None = None) -> Parcel:
    return packed(things, {"x": "سلام", **(texts or {})})


def test_codes_of_one_folded_label_are_asked_about() -> None:
    asked: list[SameCode] = []
    theirs = Code(id=new_id(), ref="k9", label="شبکه‌هاي شهر")

    def same(question: SameCode) -> bool:
        asked.append(question)
        return True

    moved = coding(code=theirs.id, id=new_id(), end=3)
    union = unite(study(PERSON, SOURCE, CODE), study(PERSON, SOURCE, theirs, moved), Deciding(same, lambda _: "ours"))
    assert [(one.ours.id, one.theirs.id) for one in asked] == [(CODE.id, theirs.id)]
    assert [edit.after.code for edit in union.edits if isinstance(edit.after, Coding)] == [CODE.id]


def test_the_same_coding_by_the_same_coder_in_the_same_round_comes_once() -> None:
    other_person = Person(id=new_id(), name="A")
    theirs = study(other_person, SOURCE, CODE, coding(id=new_id(), coder=other_person.id))
    assert unite(study(PERSON, SOURCE, CODE, coding()), theirs, apart).edits == ()


def test_a_second_round_is_another_coding() -> None:
    union = unite(
        study(PERSON, SOURCE, CODE, coding()), study(PERSON, SOURCE, CODE, coding(id=new_id(), round=2)), apart
    )
    assert union.added == {"coding": 1}


def test_a_difference_is_asked_and_goes_where_the_person_says() -> None:
    asked: list[Differing] = []
    ours = coding()
    theirs = replace(ours, position="rejects")  # type: ignore[arg-type]

    def side(question: Differing) -> Choice:
        asked.append(question)
        return "theirs"

    union = unite(
        study(PERSON, SOURCE, CODE, ours), study(PERSON, SOURCE, CODE, theirs), Deciding(lambda _: True, side)
    )
    assert [one.fields for one in asked] == [("position",)]
    assert [(edit.before, edit.after) for edit in union.edits] == [(ours, theirs)]


def test_a_document_with_other_words_is_kept_apart_with_its_codings() -> None:
    other = replace(SOURCE, text_sha256="y")
    theirs = study(PERSON, other, CODE, coding(end=3), texts={"y": "سلام!"})
    union = unite(study(PERSON, SOURCE, CODE, coding()), theirs, apart)
    (new,) = union.sources
    assert (new.ref, new.text_sha256, new.id != SOURCE.id) == ("E01 (2)", "y", True)
    assert [edit.after.source for edit in union.edits if isinstance(edit.after, Coding)] == [new.id]
    assert {loss.topic for loss in union.losses} == {"apart", "renamed"}


def test_what_only_one_side_says_is_filled_in_without_asking() -> None:
    def never(_: Differing) -> Choice:
        raise AssertionError

    ours, theirs = replace(CODE, definition="تعریف"), replace(CODE, use="کاربرد")
    union = unite(study(ours), study(theirs), Deciding(lambda _: True, never))
    assert [edit.after for edit in union.edits if isinstance(edit.after, Code)][0].use == "کاربرد"  # noqa: RUF015


def test_what_they_closed_is_owed_the_codes_that_they_did_not_have() -> None:
    """Ours has a code that theirs lacks: their closing must not count as having looked for it."""
    header = Study(id="study", codebook_state=5, version=1)
    ours_only = Code(id=new_id(), ref="c2", label="تازه", state=4, version=1)
    shared = replace(CODE, state=1)
    closing = Closing(id=new_id(), source=SOURCE.id, coder=PERSON.id, round=1, codebook_state=5)
    union = unite(
        study(header, PERSON, SOURCE, shared, ours_only), study(header, PERSON, SOURCE, shared, closing), apart
    )
    (made,) = [edit.after for edit in union.edits if isinstance(edit.after, Closing)]
    read = {edit.after.code for edit in union.edits if isinstance(edit.after, Reading)}
    assert ours_only.state > made.codebook_state >= shared.state
    assert read == set()


def test_new_codes_are_owed_in_what_we_closed() -> None:
    header = Study(id="study", codebook_state=5, version=1)
    closing = Closing(id=new_id(), source=SOURCE.id, coder=PERSON.id, round=1, codebook_state=5, version=1)
    theirs = Code(id=new_id(), ref="c1", label="دیگر", state=1)
    union = unite(study(header, PERSON, SOURCE, CODE, closing), study(header, theirs), apart)
    (new,) = [edit.after for edit in union.edits if isinstance(edit.after, Code)]
    assert (new.ref, new.state) == ("c001", 6)
    assert [edit.after.codebook_state for edit in union.edits if isinstance(edit.after, Study)] == [6]
