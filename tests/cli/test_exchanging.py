"""Going to other tools and coming back, and two copies made one, as a user does it."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from coder.model.coding import Coding, Elicited, Position, code_span
from coder.model.entity import Edit, Step, made
from tests.cli.conftest import Ran, state
from tests.exchange import tools
from tests.small import Small

Run = Callable[..., Ran]


@pytest.fixture
def empty(tmp_path: Path, coder: Run) -> Path:
    assert coder("--as", "A", "init", str(tmp_path / "empty")).code == 0
    return tmp_path / "empty"


def test_a_study_goes_out_and_comes_into_an_empty_one(small: Small, coder: Run, empty: Path, tmp_path: Path) -> None:
    told = coder("--lang", "en", "export", str(tmp_path / "x.qdpx"))
    assert told.code == 0 and "steps of the journal" in told.err
    assert coder("--study", str(empty), "import", str(tmp_path / "x.qdpx")).code == 0
    for table in ("factors", "codes", "strategies", "saturation"):
        assert coder("--study", str(empty), table, "--json").out == coder(table, "--json").out
    assert json.loads(coder("--study", str(empty), "check", "--json").out)["damage"] == []
    assert (empty / "corpus/E01.txt").read_bytes() == (small.folder / "corpus/E01.txt").read_bytes()
    assert coder("--study", str(empty), "undo").code == 0
    assert coder("--study", str(empty), "codes", "--json").out.strip() == "[]"


def test_a_file_of_another_tool_comes_in_as_one_step(small: Small, coder: Run, tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_bytes(tools.NVIVO.qdpx())
    before = state(small.folder)
    looked = coder("--lang", "en", "import", str(tmp_path / "x.qdpx"), "--dry-run")
    assert "UTF-16, CRLF as two" in looked.err and "NVivo" in looked.err and "100%" in looked.err
    assert state(small.folder) == before
    coder("import", str(tmp_path / "x.qdpx"))
    with small.opened() as study:
        labels = {code.id: code.label for code in study.snapshot().codes}
        source = next(one for one in study.snapshot().sources if one.ref == "مصاحبه")
        assert {one.quote: labels[one.code] for one in study.codings_in(source.id)} == tools.CODED
        assert study.history(1)[0].name == "exchange.import"
        assert sum(label == "حرم" for label in labels.values()) == 1  # paired with the code of that label
    assert json.loads(coder("check", "--json").out)["damage"] == []
    assert coder("--lang", "en", "import", str(tmp_path / "x.qdpx")).err.count("There was nothing new") == 1


@pytest.mark.parametrize("arguments", [["export", "x.doc"], ["import", "bad.qdpx"], ["import", "bad.qdpx", "t.txt"]])
def test_what_cannot_be_done_is_told_and_nothing_is_changed(small: Small, coder: Run, arguments: list[str]) -> None:
    (small.folder / "bad.qdpx").write_bytes(tools.NVIVO.qdpx()[:-200])
    (small.folder / "t.txt").write_text("متن", encoding="utf-8")
    before = state(small.folder)
    told = coder("--lang", "fa", *arguments)
    assert (told.code, told.out) == (2, "")
    assert state(small.folder) == before


def test_a_codebook_goes_out_and_comes_in(small: Small, coder: Run, empty: Path, tmp_path: Path) -> None:
    assert coder("export", str(tmp_path / "x.qdc")).code == 0
    coder("--study", str(empty), "import", str(tmp_path / "x.qdc"))
    listed = [[code["code"], code["label"]] for code in json.loads(coder("--study", str(empty), "codes", "--json").out)]
    assert listed == [[f"c{n}", label] for n, label in enumerate(["حرم", "جمعیت", "روادید", "ترافیک", "کریدور"], 1)]


# ── two copies ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def copy(small: Small, coder: Run, tmp_path: Path) -> Small:
    """A colleague's copy in which B coded the first words and A's first coding became a rejection."""
    coder("codes")  # the files beside the database are in step before the copy is made
    shutil.copytree(small.folder, tmp_path / "copy")
    other = Small(tmp_path / "copy")
    with other.opened("B") as study:
        source = next(one for one in study.snapshot().sources if one.ref == "E01")
        code = study.snapshot().codes[3]
        person, new = study.coder("B")
        coding = code_span(
            source, study.text(source.text_sha256), 3, 7,
            code=code.id, coder=person.id, elicited=Elicited.OPEN, position=Position.ASSERTS,
        )  # fmt: skip
        study.apply(Step("coding.add", (*new, *made(coding))))
        others = (one for one in study.codings() if one.position is Position.ASSERTS and one.coder != person.id)
        first = next(others)
        study.apply(Step("coding.edit", (Edit(first, replace(first, position=Position.REJECTS)),)))
    return other


def codings(place: Small) -> dict[str, Coding]:
    with place.opened() as study:
        return {one.id: replace(one, version=0) for one in study.codings()}


def test_without_a_rule_nobody_decides_for_the_person(small: Small, coder: Run, copy: Small) -> None:
    before = state(small.folder)
    told = coder("--lang", "en", "merge", str(copy.folder))
    assert told.code == 2 and "position" in told.err and "--ours" in told.err
    looked = coder("--lang", "en", "merge", str(copy.folder), "--dry-run")
    assert looked.code == 0 and "whose stays?" in looked.err
    assert state(small.folder) == before


@pytest.mark.parametrize("form", ["folder", "database", "dump"])
@pytest.mark.parametrize("side", ["--ours", "--theirs"])
def test_a_copy_is_merged_by_rule_as_one_step(small: Small, coder: Run, copy: Small, form: str, side: str) -> None:
    ours, theirs = codings(small), codings(copy)
    before = state(copy.folder)
    path = {"folder": copy.folder, "database": copy.folder / "study.db", "dump": copy.folder / "other.jsonl"}[form]
    if form == "dump":
        coder("--study", str(copy.folder), "dump", str(path))
        before = state(copy.folder)
    assert coder("merge", str(path), side).code == 0
    assert state(copy.folder) == before
    assert codings(small) == ({**theirs, **ours} if side == "--ours" else {**ours, **theirs})
    assert coder("undo").code == 0
    assert codings(small) == ours


def test_a_dump_that_changed_with_the_database_is_refused_and_can_be_merged(
    small: Small, coder: Run, copy: Small
) -> None:
    coder("dump")
    shutil.copy(small.folder / "corpus/study.jsonl", copy.folder / "corpus/study.jsonl")
    coder("--study", str(copy.folder), "load", "corpus/study.jsonl")
    with copy.opened("B") as study:
        gone = study.codings()[0]
        study.apply(Step("coding.remove", (Edit(gone, None),)))
        new = study.coder("C")[1]
        study.apply(Step("person.add", new))
    coder("--study", str(copy.folder), "dump")
    with small.opened() as study:
        study.apply(Step("person.add", study.coder("D")[1]))
    shutil.copy(copy.folder / "corpus/study.jsonl", small.folder / "corpus/study.jsonl")
    refused = coder("--lang", "en", "codes")
    assert refused.code == 2 and "--merge" in refused.err
    assert coder("load", "--merge", "corpus/study.jsonl", "--ours").code == 0
    with small.opened() as study:
        assert {one.name for one in study.snapshot().persons} >= {"A", "C", "D"}
        assert gone.id in {one.id for one in study.codings()}
    assert coder("codes").code == 0


@pytest.mark.parametrize("other", ["nowhere", "codebook.yaml"])
def test_what_is_no_copy_is_told(small: Small, coder: Run, other: str) -> None:
    assert coder("merge", other).code == 2


def test_every_topic_of_a_loss_has_its_words() -> None:
    from coder.cli.losses import WORDS
    from coder.exchange.losses import Topic

    assert set(get_args(Topic)) == set(WORDS)


class Terminal(io.StringIO):
    """Somebody who types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["ours", "theirs"])
def test_at_a_terminal_each_difference_is_asked(
    small: Small, coder: Run, copy: Small, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = codings(small), codings(copy)
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))
    told = coder("--lang", "fa", "merge", str(copy.folder))
    assert told.code == 0 and "کدام بماند؟" in told.err and "position" in told.err
    assert codings(small) == ({**theirs, **ours} if answer == "ours" else {**ours, **theirs})


def test_an_answer_that_breaks_off_changes_nothing(
    small: Small, coder: Run, copy: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(small.folder)
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert coder("merge", str(copy.folder)).code == 130
    assert state(small.folder) == before
