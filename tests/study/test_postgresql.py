"""A study on PostgreSQL: built from a dump, changed, dumped again; two folders on one database."""

import shutil
from pathlib import Path

import pytest

from coder.errors import BothChanged, ChangedMeanwhile
from coder.model.entity import Step, removed
from coder.study import files, opening
from coder.study.results import study_tables
from tests.small import Small
from tests.study.test_faces import code, relabel

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]


def test_the_same_study_in_both_databases(small: Small, postgresql_url: str, tmp_path: Path) -> None:
    with small.opened() as study:
        files.dump(study, None)
        expected = study_tables(study.snapshot(), study.codings())
    with opening.opened(small.folder, "A", postgresql_url) as study:
        assert study_tables(study.snapshot(), study.codings()) == expected
        files.dump(study, tmp_path / "again.jsonl")
        study.undo()
        study.redo()
        assert study_tables(study.snapshot(), study.codings()).factors == expected.factors
    assert (tmp_path / "again.jsonl").read_bytes() == (small.folder / "corpus/study.jsonl").read_bytes()


def test_a_colleagues_old_codebook_does_not_undo_the_others_work(
    small: Small, postgresql_url: str, tmp_path: Path
) -> None:
    with small.opened() as study:
        files.dump(study, None)
    with opening.opened(small.folder, "A", postgresql_url) as study:
        colleague = tmp_path / "colleague"
        shutil.copytree(small.folder, colleague, ignore=shutil.ignore_patterns("study.db*"))
        relabel(study, "c3", "مرزبانی")
    (colleague / "corpus/study.jsonl").unlink()
    with pytest.raises(BothChanged), opening.opened(colleague, "B", postgresql_url):
        pass
    with opening.connected(colleague, "B", postgresql_url) as study:
        files.dump(study, Path("codebook.yaml"))
    with opening.opened(colleague, "B", postgresql_url) as study:
        assert code(study, "c3").label == "مرزبانی"


def test_two_coders_do_not_overwrite_each_other(small: Small, postgresql_url: str) -> None:
    with small.opened() as study:
        files.dump(study, None)
    with (
        opening.opened(small.folder, "A", postgresql_url) as one,
        opening.opened(small.folder, "B", postgresql_url) as two,
    ):
        coding = one.codings()[0]
        two.apply(Step("coding.remove", removed(coding)))
        with pytest.raises(ChangedMeanwhile):
            one.apply(Step("coding.remove", removed(coding)))
