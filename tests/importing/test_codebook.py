"""``codebook.yaml``: read with the place of every fault, written with comments, order and ZWNJ kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import CodebookFault, CoderError, DuplicateCode, UnknownQuadrant, YamlBroken
from coder.importing.codebook import parse, render
from coder.model.codebook import Code, Codebook, CodeKind, RatingRule, Settings, StoppingRule, Study, Valence

PATH = Path("codebook.yaml")

SMALL = """\
# یادداشت بالای پرونده
study:
  title: پژوهش
  lead_coder: A
  quadrants: {S: نقاط قوت, T: تهدیدها}
  stopping_rule:
    text: بیشتر نظرها تکراری شود
    decided: 1401/02/20
    repeated_share: 0.9
    in_a_row: 3
codes:
  # دربارهٔ شهر
  - id: c002
    label: خانه‌ها  # با نیم‌فاصله
    valence: potential
  - id: c001
    kind: action
    label: "اقدام: نخست"
"""


def test_a_codebook_is_read() -> None:
    book = parse(SMALL, PATH)
    assert book.study.title == "پژوهش"
    assert book.study.stopping_rule == StoppingRule("بیشتر نظرها تکراری شود", "1401/02/20", 0.9, 3)
    assert [(code.ref, code.label, code.kind, code.valence) for code in book.codes] == [
        ("c002", "خانه‌ها", CodeKind.VIEW, Valence.POTENTIAL),
        ("c001", "اقدام: نخست", CodeKind.ACTION, None),
    ]


def test_writing_without_a_change_gives_the_same_file() -> None:
    assert render(parse(SMALL, PATH), SMALL, PATH) == SMALL


SETTINGS = """\
  settings:
    smallest_group: 3  # the usual
    synonyms: [[خواهرشهر, خواهرخوانده]]
    rating_rule: free
"""

WITH_SETTINGS = SMALL.replace("codes:\n", f"{SETTINGS}codes:\n")


def test_settings_are_read_and_stay_as_they_were_written() -> None:
    book = parse(WITH_SETTINGS, PATH)
    assert book.study.settings == Settings(
        synonyms=(("خواهرشهر", "خواهرخوانده"),), rating_rule=RatingRule.FREE, smallest_group=3
    )
    assert render(book, WITH_SETTINGS, PATH) == WITH_SETTINGS


def test_only_unusual_settings_are_written() -> None:
    book = parse(SMALL, PATH)
    masked = replace(book, study=replace(book.study, settings=Settings(pseudonyms=True)))
    written = render(masked, SMALL, PATH)
    assert "pseudonyms: true" in written and "smallest_group" not in written
    assert parse(written, PATH) == masked


@pytest.mark.parametrize(
    "line", ["smallest_group: 0", "pseudonyms: perhaps", "synonyms: word", "weights_per: row", "rating_rule: mine"]
)
def test_a_setting_that_cannot_be_is_refused_at_its_line(line: str) -> None:
    with pytest.raises(CodebookFault) as refused:
        parse(SMALL.replace("codes:\n", f"  settings:\n    {line}\ncodes:\n"), PATH)
    assert refused.value.facts["line"] == SMALL[: SMALL.index("codes:")].count("\n") + 2


def test_a_change_touches_only_its_line() -> None:
    book = parse(SMALL, PATH)
    changed = [replace(code, label="خانه‌های نو") if code.ref == "c002" else code for code in book.codes]
    after = render(Codebook(book.study, tuple(changed)), SMALL, PATH)
    assert after == SMALL.replace("label: خانه‌ها  #", "label: خانه‌های نو #")


def test_a_code_comes_and_goes_and_comments_stay() -> None:
    book = parse(SMALL, PATH)
    new = Code(id="", ref="c003", label="تازه", valence=Valence.CHALLENGE, order=2)
    more = render(Codebook(book.study, (*book.codes, new)), SMALL, PATH)
    assert "# دربارهٔ شهر" in more and more.startswith("# یادداشت بالای پرونده")
    assert [code.ref for code in parse(more, PATH).codes] == ["c002", "c001", "c003"]
    less = render(book, more, PATH)
    assert parse(less, PATH) == book


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ("study:\n  title: [\ncodes: []\n", YamlBroken, ("line 2", "column")),
        ("codes:\n  - id: a\n\t- id: b\n", YamlBroken, ("line 3",)),
        ("- a list\n", YamlBroken, ("line 1",)),
        ("codes:\n  - id: a\n  - id: b\n  - id: a\n", DuplicateCode, ("line 4", "line 2", "'a'")),
        ("study:\n  quadrants:\n    S: x\n    Q: y\n", UnknownQuadrant, ("line 4", "'Q'", "S, W, O, T")),
        ("codes:\n  - id: a\n    valence: good\n", CodebookFault, ("line 3", "'good'", "potential, challenge")),
        ("codes:\n  - id: a\n    kind: opinion\n", CodebookFault, ("line 3", "'opinion'")),
        ("codes:\n  - id: a\n    lable: x\n", CodebookFault, ("line 3", "'lable'", "label")),
        ("codes:\n  - label: no id\n", CodebookFault, ("line 2", "id")),
        ("study:\n  stopping_rule: {repeated_share: 7}\n", CodebookFault, ("line 2", "'7'", "0–1")),
        ("codes: none\n", CodebookFault, ("line 1", "list")),
        ("codes:\n  - id: a\n    label: [x]\n", CodebookFault, ("line 3", "label")),
        ("study: !!python/object:os.system {}\ncodes: []\n", CoderError, ()),
    ],
)
def test_faults_are_told_with_their_line(content: str, error: type[CoderError], words: tuple[str, ...]) -> None:
    if not words:  # a tag is no command: it is read as a plain mapping or refused, never run
        try:
            parse(content, PATH)
        except CoderError:
            return
        return
    with pytest.raises(error) as told:
        parse(content, PATH)
    assert "codebook.yaml" in told.value.message("en") and "codebook.yaml" in told.value.message("fa")
    for word in words:
        assert word in told.value.message("en")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), max_size=30)

LINES = st.lists(WORDS | st.sampled_from(["", " ", " بند", "بند ", "# نه", "- نه: نه", "'", "\t", "|-"])).map("\n".join)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    refs = draw(st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True), unique=True, max_size=5))
    codes = tuple(
        Code(
            id="",
            ref=ref,
            kind=draw(st.sampled_from(CodeKind)),
            valence=draw(st.none() | st.sampled_from(Valence)),
            label=draw(WORDS),
            definition=draw(LINES),
            retired=draw(st.booleans()),
            order=place,
        )
        for place, ref in enumerate(refs)
    )
    study = Study(id="study", title=draw(WORDS), quadrant_names={"S": draw(WORDS.filter(bool))}, lead_coder=draw(WORDS))
    return Codebook(study, codes)


@given(codebooks())
def test_what_is_written_is_read_again(book: Codebook) -> None:
    assert parse(render(book, None, PATH), PATH) == book


@given(codebooks(), codebooks())
def test_any_codebook_can_be_written_over_any_other(book: Codebook, other: Codebook) -> None:
    after = parse(render(book, render(other, None, PATH), PATH), PATH)
    assert after.study == book.study
    assert {code.ref: replace(code, order=0) for code in after.codes} == {
        code.ref: replace(code, order=0) for code in book.codes
    }


def test_words_of_several_lines_stand_as_lines_and_comments_stay() -> None:
    content = (
        "study:\n  title: x\ncodes:\n  - id: a  # on a\n    definition: قدیم  # on the definition\n"
        "    # below it\n    example: نمونه\n  # about b\n  - id: b\n"
    )
    book = parse(content, PATH)
    words = "بند یک: «می‌روم» # نه\n\nبند دو"
    after = render(Codebook(book.study, tuple(replace(code, definition=words) for code in book.codes)), content, PATH)
    assert after.count("definition: |-\n      بند یک: «می‌روم» # نه\n\n      بند دو\n") == 2
    assert [code.definition for code in parse(after, PATH).codes] == [words, words]
    assert all(comment in after for comment in ("# on a\n", "# on the definition\n", "# below it\n", "# about b\n"))
