"""What may leave the study: reserved passages, notes, groups too small to be shown by themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.model.coding import CONTEXT, Coding, Elicited, Position, Reserved
from coder.model.corpus import Source, SourceKind
from coder.model.entity import Step, made
from coder.study import confidence
from coder.study.results import evidence_rows, study_tables
from tests.small import build

TEXT = "".join(chr(0x4E00 + place) for place in range(200))  # every character once: a leak shows where it came from


def source(record: str = "") -> Source:
    return Source(id="s", ref="E01", kind=SourceKind.INTERVIEW, record=record)


def coding(start: int, end: int) -> Coding:
    return Coding(
        id="c", source="s", start=start, end=end, code="c1", coder="a", round=1, elicited=Elicited.OPEN,
        position=Position.ASSERTS, expert="e", quote=TEXT[start:end],
        before=TEXT[max(0, start - CONTEXT) : start], after=TEXT[end : end + CONTEXT],
    )  # fmt: skip


def reserved(start: int, end: int) -> Reserved:
    return Reserved(id="r", source="s", start=start, end=end, quote=TEXT[start:end], before="", after="", coder="a")


spans = st.tuples(st.integers(0, 199), st.integers(1, 60)).map(lambda pair: (pair[0], min(200, sum(pair))))


@given(spans, st.lists(spans, max_size=3))
def test_not_a_character_of_a_reserved_passage_leaves(own: tuple[int, int], kept: list[tuple[int, int]]) -> None:
    shown = confidence.words(coding(*own), source(), [reserved(*span) for span in kept])
    hidden = {char for start, end in kept for char in TEXT[start:end]}
    assert not hidden & set(shown.before + shown.quote + shown.after)
    if not hidden & set(TEXT[own[0] : own[1]]):
        assert shown.quote == TEXT[own[0] : own[1]]
        assert shown.before + shown.quote + shown.after in TEXT, "what is shown is one piece of the text"
    else:
        assert shown.withheld == confidence.RESERVED


@pytest.mark.parametrize("record, notes", [
    ("یادداشت", True), ("یادداشت‌برداری", True), ("notes only", True), ("ضبط‌شده", False), ("", False),
    ("ضبط و یادداشت", False), ("recorded, with notes", False), ("يادداشت", True),
])  # fmt: skip
def test_notes_are_known_by_how_the_interview_was_kept(record: str, notes: bool) -> None:
    assert confidence.only_notes(source(record)) is notes
    assert (confidence.words(coding(3, 9), source(record), []).withheld == confidence.NOTES) is notes


def test_small_groups_are_shown_together() -> None:
    names = {f"e{number}": ("big",) for number in range(5)}
    names |= {"x1": ("small",), "x2": ("small",), "y": ("smaller", "big")}
    assert confidence.shown(names, 3) == {"big": "big", "small": "", "smaller": ""}


def test_a_group_isnt_found_by_counting_the_rest() -> None:
    names = {f"e{number}": ("big",) for number in range(5)} | {f"f{number}": ("middle",) for number in range(3)}
    assert confidence.shown({**names, "x": ("small",)}, 3) == {"big": "big", "middle": "", "small": ""}


@given(st.lists(st.sets(st.sampled_from("abcdef")), max_size=25), st.integers(1, 6))
def test_no_shown_group_is_smaller_than_the_smallest(groups: list[set[str]], smallest: int) -> None:
    names = {f"e{place}": tuple(sorted(found)) for place, found in enumerate(groups)}
    shown = confidence.shown(names, smallest)
    sizes: dict[str, set[str]] = {}
    for expert, found in names.items():
        for group in found:
            sizes.setdefault(shown[group], set()).add(expert)
    assert all(len(experts) >= smallest for name, experts in sizes.items() if name)
    if "" in sizes and any(sizes.keys() - {""}):
        assert len(sizes[""]) >= smallest


def test_a_reserved_passage_leaves_its_row_but_not_its_words(tmp_path: Path) -> None:
    with build(tmp_path / "study").opened() as study:  # type: ignore[attr-defined]
        snapshot = study.snapshot()
        plain = evidence_rows(snapshot, study.codings())
        words = next(row for row in plain if row.source == "E02" and row.position == "asserts")
        found = next(item for item in snapshot.sources if item.ref == "E02")
        study.apply(
            Step("passage.reserve", made(Reserved(
                id="r1", source=found.id, start=words.start, end=words.start + 4, quote=words.quote[:4],
                before="", after="", coder="A", reason="خواهش خودش",
            )))
        )  # fmt: skip
        tables = study_tables(study.snapshot(), study.codings())
        held = next(row for row in tables.evidence if (row.source, row.start) == ("E02", words.start))
        assert (held.quote, held.before, held.after, held.withheld) == ("", "", "", "reserved")
        assert not held.printed
        assert len(tables.evidence) == len(plain)
        assert tables.factors == study_tables(snapshot, study.codings()).factors, "it still counts"
