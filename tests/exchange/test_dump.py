"""The dump holds the whole study, and the order of its lines means nothing."""

import random
from pathlib import Path

import pytest

from coder.errors import NotADump
from coder.store import journal
from coder.store.engine import reading
from coder.study import files
from coder.study.results import study_tables
from tests.small import Small, build


@pytest.fixture(scope="module")
def dumped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Small, str]:
    small = build(tmp_path_factory.mktemp("dump") / "study")
    with small.opened() as study:
        study.undo()
        study.redo()
        files.dump(study, None)
    return small, (small.folder / "corpus/study.jsonl").read_text(encoding="utf-8")


def rebuilt(folder: Path, original: Small, content: str) -> Small:
    """The study as a newcomer gets it: the codebook and the corpus in an empty folder."""
    import shutil

    shutil.copytree(original.folder / "corpus", folder / "corpus")
    shutil.copy(original.folder / "codebook.yaml", folder)
    (folder / "corpus/study.jsonl").write_text(content, encoding="utf-8")
    return Small(folder)


def test_dump_and_load_keep_everything(dumped: tuple[Small, str], tmp_path: Path) -> None:
    small, content = dumped
    other = rebuilt(tmp_path / "copy", small, content)
    with other.opened() as study:
        assert files.dump(study, tmp_path / "again.jsonl") == tmp_path / "again.jsonl"
        with reading(study.engine, study.where) as connection:
            assert journal.replay_problems(connection) == []
        study.undo()  # the journal came along
    assert (tmp_path / "again.jsonl").read_text(encoding="utf-8") == content


def test_a_shuffled_dump_is_the_same_study(dumped: tuple[Small, str], tmp_path: Path) -> None:
    small, content = dumped
    header, *lines = content.splitlines(keepends=True)
    random.Random(5).shuffle(lines)
    other = rebuilt(tmp_path / "copy", small, header + "".join(lines))
    with small.opened() as one, other.opened() as two:
        assert study_tables(one.snapshot(), one.codings()) == study_tables(two.snapshot(), two.codings())
        files.dump(two, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("line", "spoiled", "words"),
    [
        (0, '{"format":"other"}\n', "line 1"),
        (3, "not json\n", "line 4"),
        (3, '["nonsense",{}]\n', "line 4"),
        (3, '["code",{"id":"x"}]\n', "line 4"),
        (3, '{"a":1}\n', "line 4"),
    ],
)
def test_a_spoiled_dump_is_refused_and_nothing_changes(
    dumped: tuple[Small, str], tmp_path: Path, line: int, spoiled: str, words: str
) -> None:
    small, content = dumped
    lines = content.splitlines(keepends=True)
    lines[line] = spoiled
    (tmp_path / "bad.jsonl").write_text("".join(lines), encoding="utf-8")
    with small.opened() as study:
        before = study_tables(study.snapshot(), study.codings())
        with pytest.raises(NotADump, match=words):
            files.load(study, tmp_path / "bad.jsonl")
        assert study_tables(study.snapshot(), study.codings()) == before
