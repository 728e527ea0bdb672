"""The codebook's file and the database stay in step, whatever happens between the two."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import BothChanged, CodebookFault, CodeInUse, YamlBroken
from coder.model.codebook import Code
from coder.model.entity import Edit, Step
from coder.study import codes, files, folder, opening
from coder.study.snapshot import owed
from coder.study.study import OpenStudy
from tests.small import Small


def edit_file(small: Small, old: str, new: str) -> None:
    path = small.folder / "codebook.yaml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def code(study: OpenStudy, ref: str) -> Code:
    return next(code for code in study.snapshot().codes if code.ref == ref)


def relabel(study: OpenStudy, ref: str, label: str) -> None:
    before = code(study, ref)
    study.apply(Step("code.rename", (Edit(before, replace(before, label=label)),)))


def file_of(small: Small) -> str:
    return (small.folder / "codebook.yaml").read_text(encoding="utf-8")


def test_what_the_file_says_becomes_one_step_that_can_be_undone(small: Small) -> None:
    edit_file(small, "label: حرم", "label: بارگاه")
    with small.opened() as study:
        assert code(study, "c1").label == "بارگاه"
        assert study.history(1)[0].name == "codebook.edit"
        study.undo()
        assert code(study, "c1").label == "حرم"
    assert "label: حرم" in file_of(small)
    assert file_of(small).startswith("# a small codebook")


def test_a_change_here_is_written_there(small: Small) -> None:
    with small.opened() as study:
        relabel(study, "c3", "مرزبانی")
    assert "label: مرزبانی" in file_of(small)
    with small.opened() as study:
        assert study.history(1)[0].name == "code.rename", "nothing is read back as a change"


def test_a_crash_between_database_and_file_is_mended(small: Small) -> None:
    """The process dies after the commit and before the file is written."""
    child = """
import os, sys
from pathlib import Path
from coder.study import faces
from tests.small import Small
from tests.study.test_faces import relabel
faces.Faces.write_codebook = lambda self: os.kill(os.getpid(), 9)
with Small(Path(sys.argv[1])).opened() as study:
    relabel(study, "c3", "مرزبانی")
"""
    died = subprocess.run([sys.executable, "-c", child, str(small.folder)], cwd=Path(__file__).parents[2])
    assert died.returncode == -9
    assert "مرزبانی" not in file_of(small)
    with small.opened():
        pass
    assert "label: مرزبانی" in file_of(small)


def test_a_crash_after_the_file_was_written_is_mended(small: Small) -> None:
    child = """
import os, sys
from pathlib import Path
from coder.study import faces
from tests.small import Small
from tests.study.test_faces import relabel
faces.faces.in_step = lambda *a: os.kill(os.getpid(), 9)
with Small(Path(sys.argv[1])).opened() as study:
    relabel(study, "c3", "مرزبانی")
"""
    died = subprocess.run([sys.executable, "-c", child, str(small.folder)], cwd=Path(__file__).parents[2])
    assert died.returncode == -9
    assert "مرزبانی" in file_of(small)
    with small.opened() as study:
        assert code(study, "c3").label == "مرزبانی"
        assert study.history(1)[0].name == "code.rename"


def test_a_crash_after_the_file_was_written_and_one_more_change_is_mended(small: Small) -> None:
    """Between the file's being put in place and the note of it another change comes, then the process dies."""
    child = """
import os, sys
from pathlib import Path
from coder.study import codes, faces, folder
from tests.small import Small
from tests.study.test_faces import relabel
put = folder.put
with Small(Path(sys.argv[1])).opened() as study:
    def put_then_die(path, content):
        put(path, content)
        study.soon = lambda work: None
        codes.make(study, "یک کد دیگر")
        os.kill(os.getpid(), 9)
    folder.put = put_then_die
    relabel(study, "c3", "مرزبانی")
"""
    died = subprocess.run([sys.executable, "-c", child, str(small.folder)], cwd=Path(__file__).parents[2])
    assert died.returncode == -9
    assert "مرزبانی" in file_of(small) and "یک کد دیگر" not in file_of(small)
    with small.opened() as study:
        assert {"مرزبانی", "یک کد دیگر"} <= {one.label for one in study.snapshot().codes}
    assert "یک کد دیگر" in file_of(small)


def test_a_change_while_the_file_is_written_is_still_owed(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note that the file is in step must not forget a change that came after what was written."""
    with small.opened() as study:
        put = folder.put

        def put_after_a_change(path: Path, content: bytes) -> None:
            put(path, content)
            if "یک کد دیگر" not in {one.label for one in study.snapshot().codes}:
                study.soon = lambda work: None
                codes.make(study, "یک کد دیگر")

        monkeypatch.setattr(folder, "put", put_after_a_change)
        relabel(study, "c3", "مرزبانی")
        assert "یک کد دیگر" not in file_of(small)
    monkeypatch.undo()
    with small.opened():
        pass
    assert "یک کد دیگر" in file_of(small)


def both_changed(small: Small) -> None:
    original = file_of(small)
    with small.opened() as study:
        relabel(study, "c3", "مرزبانی")
    # The write of the file is lost and somebody edits the old file.
    (small.folder / "codebook.yaml").write_text(original.replace("label: حرم", "label: بارگاه"), encoding="utf-8")
    import sqlite3

    connection = sqlite3.connect(small.folder / "study.db")
    connection.execute("UPDATE face SET pending = 1 WHERE name = 'codebook.yaml'")
    connection.commit()
    connection.close()


def test_when_both_changed_both_are_shown_and_nothing_is_replaced(small: Small) -> None:
    both_changed(small)
    before = file_of(small)
    with pytest.raises(BothChanged) as refused, small.opened():
        pass
    message = refused.value.message("en")
    assert "c1: label" in message and "c3: label" in message
    assert "coder load codebook.yaml" in message and "coder dump codebook.yaml" in message
    assert file_of(small) == before


def test_a_file_edited_while_the_study_is_open_is_never_overwritten(small: Small) -> None:
    with small.opened() as study:
        edit_file(small, "label: حرم", "label: بارگاه")
        relabel(study, "c3", "مرزبانی")
        assert "label: بارگاه" in file_of(small) and "مرزبانی" not in file_of(small)
        assert study.faces.conflict() == ["c1: label", "c3: label"]
        study.faces.write_codebook()
        assert study.faces.conflict() == [] and "label: حرم" in file_of(small)


def test_a_file_left_broken_while_the_study_is_open_loses_no_change(small: Small) -> None:
    with small.opened() as study:
        edit_file(small, "label: حرم", "label: [")
        relabel(study, "c3", "مرزبانی")
        assert code(study, "c3").label == "مرزبانی"
        with pytest.raises(YamlBroken):
            study.faces.conflict()
    assert "label: [" in file_of(small)


def test_the_person_may_choose_the_file(small: Small) -> None:
    both_changed(small)
    with opening.connected(small.folder) as study:
        files.load(study, Path("codebook.yaml"))
    with small.opened() as study:
        assert (code(study, "c1").label, code(study, "c3").label) == ("بارگاه", "روادید")


def test_the_person_may_choose_the_database(small: Small) -> None:
    both_changed(small)
    with opening.connected(small.folder) as study:
        files.dump(study, Path("codebook.yaml"))
    with small.opened() as study:
        assert (code(study, "c1").label, code(study, "c3").label) == ("حرم", "مرزبانی")
    assert "label: مرزبانی" in file_of(small)


def test_a_code_with_codings_cannot_simply_vanish(small: Small) -> None:
    edit_file(small, "  - id: c2\n    label: جمعیت\n    valence: potential\n", "")
    with pytest.raises(CodeInUse, match=r"c2.*4 codings"), small.opened():
        pass


def test_a_merged_code_hands_its_codings_over(small: Small) -> None:
    edit_file(small, "    label: جمعیت\n", "    label: جمعیت\n    merged_into: c1\n")
    with small.opened() as study:
        snapshot = study.snapshot()
        refs = [snapshot.code_of[coding.code].ref for coding in study.codings()]
        assert refs.count("c1") == 6 and "c2" not in refs
        study.undo()
        snapshot = study.snapshot()
        assert [snapshot.code_of[coding.code].ref for coding in study.codings()].count("c2") == 4


def test_merging_into_nothing_is_refused(small: Small) -> None:
    edit_file(small, "    label: جمعیت\n", "    label: جمعیت\n    merged_into: c99\n")
    with pytest.raises(CodebookFault, match="c99"), small.opened():
        pass


def test_a_redefined_code_is_owed_to_closed_interviews(small: Small) -> None:
    with small.opened() as study:
        assert owed(study.snapshot()) == []
    edit_file(small, "    label: حرم\n", "    label: حرم\n    definition: تازه تعریف شد\n")
    with small.opened() as study:
        queue = owed(study.snapshot())
        assert [(source.ref, [one.ref for one in codes]) for source, codes in queue] == [
            ("E01", ["c1"]),
            ("E02", ["c1"]),
            ("J", ["c1"]),
        ]


def test_a_new_label_alone_owes_nothing(small: Small) -> None:
    edit_file(small, "label: حرم", "label: بارگاه")
    with small.opened() as study:
        assert owed(study.snapshot()) == []


def test_a_dump_from_elsewhere_is_taken_over_when_nothing_changed_here(small: Small) -> None:
    dump = small.folder / "corpus/study.jsonl"
    with small.opened() as study:
        files.dump(study, None)
        old = dump.read_bytes()
        relabel(study, "c3", "مرزبانی")
        files.dump(study, None)
    dump.write_bytes(old)
    (small.folder / "codebook.yaml").write_text(
        file_of(small).replace("label: مرزبانی", "label: روادید"), encoding="utf-8"
    )
    with small.opened() as study:
        assert code(study, "c3").label == "روادید"
    assert list((small.folder / "backups").iterdir()), "what was replaced is kept"


def test_a_changed_dump_and_a_changed_database_are_refused(small: Small) -> None:
    dump = small.folder / "corpus/study.jsonl"
    with small.opened() as study:
        files.dump(study, None)
        relabel(study, "c3", "مرزبانی")
    dump.write_bytes(dump.read_bytes() + b"\n")
    with pytest.raises(BothChanged, match=r"study\.jsonl"), small.opened():
        pass
