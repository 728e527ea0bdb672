"""Bad input: one message that says what, where and what to do; exit code 2; everything as it was."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, state
from tests.small import Small

HEADER = "expert,groups,field,reached,experience,consent,date,minutes,mode,record,files,order"


def write(path: str, text: str | bytes) -> None:
    Path(path).write_bytes(text if isinstance(text, bytes) else text.encode())


def replace(path: str, old: str, new: str) -> None:
    content = Path(path).read_text(encoding="utf-8")
    assert old in content
    write(path, content.replace(old, new))


def yaml_error() -> list[str]:
    replace("codebook.yaml", "title: پژوهش کوچک", "title: [پژوهش کوچک")
    return ["codes"]


def duplicate_id() -> list[str]:
    replace("codebook.yaml", "id: c5", "id: c1")
    return ["codes"]


def unknown_quadrant() -> list[str]:
    replace("codebook.yaml", "O: فرصت‌ها", "X: فرصت‌ها")
    return ["codes"]


def empty_transcript() -> list[str]:
    write("corpus/empty.txt", " \n\n")
    return ["import", "corpus/empty.txt"]


def undecodable() -> list[str]:
    write("corpus/junk.txt", bytes(range(128, 256)) * 20)
    return ["import", "corpus/junk.txt"]


def same_file_twice() -> list[str]:
    shutil.copy("corpus/E01.txt", "corpus/again.txt")
    return ["import", "corpus/again.txt"]


def the_same_file_named_twice() -> list[str]:
    write("corpus/new.txt", "س: یک\nج: دو\n")
    return ["import", "corpus/new.txt", "corpus/new.txt"]


def same_name_other_words() -> list[str]:
    Path("other").mkdir()
    write("other/E01.txt", "س: چیز دیگر\nج: بله\n")
    return ["import", "other/E01.txt"]


def missing_file() -> list[str]:
    return ["import", "corpus/nowhere.txt"]


def unknown_format() -> list[str]:
    write("corpus/sound.mp3", b"ID3")
    return ["import", "corpus/sound.mp3"]


def missing_column() -> list[str]:
    write("corpus/experts.csv", HEADER.replace("date,", "") + "\n")
    return ["import"]


def impossible_date() -> list[str]:
    write("corpus/experts.csv", f"{HEADER}\nE01,g,f,r,e,c,1401/12/30,60,m,r,E01.txt,1\n")
    return ["import"]


def newer_database() -> list[str]:
    connection = sqlite3.connect("study.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    return ["factors"]


def not_a_database() -> list[str]:
    for name in ("study.db-wal", "study.db-shm"):
        Path(name).unlink(missing_ok=True)
    write("study.db", b"this is no database, it only looks like a file of that name" * 100)
    return ["factors"]


def code_in_use() -> list[str]:
    replace("codebook.yaml", "  - id: c5\n    label: کریدور\n    valence: potential\n", "")
    return ["codes"]


def nothing_to_redo() -> list[str]:
    return ["redo"]


def nothing_to_undo() -> list[str]:
    return ["--as", "Z", "undo"]


def no_such_step() -> list[str]:
    return ["undo", "999"]


def not_a_dump() -> list[str]:
    write("bad.jsonl", "{}\n")
    return ["load", "bad.jsonl"]


def load_nothing() -> list[str]:
    return ["load", "nowhere.jsonl"]


def wrong_database_address() -> list[str]:
    return ["--database", "mysql://user:secret@host/db", "factors"]


def study_exists() -> list[str]:
    return ["init"]


CASES: dict[Callable[[], list[str]], tuple[str, ...]] = {
    yaml_error: ("codebook.yaml", "line"),
    duplicate_id: ("codebook.yaml", "c1", "line"),
    unknown_quadrant: ("codebook.yaml", "'X'", "S, W, O, T"),
    empty_transcript: ("corpus/empty.txt",),
    undecodable: ("corpus/junk.txt", "--encoding"),
    same_file_twice: ("corpus/again.txt", "'E01'"),
    the_same_file_named_twice: ("corpus/new.txt",),
    same_name_other_words: ("other/E01.txt", "Rename"),
    missing_file: ("corpus/nowhere.txt",),
    unknown_format: ("corpus/sound.mp3", ".docx"),
    missing_column: ("experts.csv", "'date'"),
    impossible_date: ("experts.csv", "line 2", "1401/12/30"),
    newer_database: ("study.db", "9999", "Update"),
    not_a_database: ("study.db", "backups"),
    code_in_use: ("c5", "merged_into"),
    nothing_to_redo: ("redo",),
    nothing_to_undo: ("Z",),
    no_such_step: ("999", "coder log"),
    not_a_dump: ("bad.jsonl", "line 1"),
    load_nothing: ("nowhere.jsonl",),
    wrong_database_address: ("postgresql://",),
    study_exists: ("codebook.yaml",),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_one_message_exit_2_and_nothing_changed(
    case: Callable[[], list[str]], small: Small, coder: Callable[..., Ran]
) -> None:
    arguments = case()
    before = state(small.folder)
    for lang in ("en", "fa"):
        ran = coder("--lang", lang, *arguments)
        assert ran.code == 2, ran
        assert ran.out == "" and "Traceback" not in ran.err
        assert len(ran.err.strip().splitlines()) == 1
        if lang == "en":
            for word in CASES[case]:
                assert word in ran.err
        else:
            assert any("\u0600" <= char <= "\u06ff" for char in ran.err)
        assert "secret" not in ran.err
    assert state(small.folder) == before


def test_no_study_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coder: Callable[..., Ran]) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("factors", "check", "report", "undo"):
        ran = coder(command)
        assert ran.code == 2 and "coder init" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_locked_database(small: Small, coder: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    from coder.store import engine

    monkeypatch.setattr(engine.connect_sqlite, "__defaults__", (100,))
    before = state(small.folder)
    holder = sqlite3.connect("study.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        ran = coder("undo")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert ran.code == 2
    assert "study.db" in ran.err and "held by another program" in ran.err
    assert state(small.folder) == before


def test_both_sides_of_the_codebook_changed(small: Small, coder: Callable[..., Ran]) -> None:
    connection = sqlite3.connect("study.db")
    connection.execute("UPDATE face SET pending = 1")
    connection.commit()
    connection.close()
    replace("codebook.yaml", "label: حرم", "label: بارگاه")
    before = state(small.folder)
    ran = coder("codes")
    assert ran.code == 2
    assert "c1: label" in ran.err and "coder load codebook.yaml" in ran.err
    assert state(small.folder) == before
    assert coder("load", "codebook.yaml").code == 0
    assert "بارگاه" in coder("codes", "--json").out


def as_anybody() -> None:
    """Give up root's right to write everywhere, for this process and what it starts."""
    if os.getuid() == 0:
        import ctypes

        for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "--out", "."], "can't be written"),
        (["undo"], "can't be written"),
        (["init", "deep"], "can't be written"),
    ],
)
def test_a_read_only_folder(small: Small, arguments: list[str], words: str) -> None:
    if arguments[0] == "init":
        shutil.rmtree(small.folder)
        small.folder.mkdir()
    before = state(small.folder)
    for path in [small.folder, *small.folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    command = [sys.executable, "-m", "coder", *arguments]
    ran = subprocess.run(command, cwd=small.folder, capture_output=True, text=True, preexec_fn=as_anybody)
    small.folder.chmod(0o755)
    for path in small.folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert ran.returncode == 2, ran
    assert words in ran.stderr and "Traceback" not in ran.stderr
    assert state(small.folder) == before


def small_files_only() -> None:
    """Let the file system refuse to grow files, as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (33_000, 33_000))


def test_a_full_disk_leaves_an_old_report_whole(small: Small) -> None:
    out = small.folder / "report"
    command = [sys.executable, "-m", "coder", "report", "--format", "docx"]
    subprocess.run(command, cwd=small.folder, check=True, capture_output=True)
    old = (out / "tables.docx").read_bytes()
    ran = subprocess.run(command, cwd=small.folder, capture_output=True, text=True, preexec_fn=small_files_only)
    assert ran.returncode == 2, ran.stderr
    assert "report" in ran.stderr and "Traceback" not in ran.stderr
    assert (out / "tables.docx").read_bytes() == old
    assert [path.name for path in out.iterdir()] == ["tables.docx"], "nothing half-written stays behind"


def test_a_full_disk_refuses_a_step_whole(small: Small) -> None:
    before = state(small.folder)
    ran = subprocess.run(
        [sys.executable, "-m", "coder", "undo"],
        cwd=small.folder,
        capture_output=True,
        text=True,
        preexec_fn=small_files_only,
    )
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    assert state(small.folder) == before


@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["undo", "x"], ["factors", "--colour"], ["load"], ["report", "--format", "pdf"]]
)
def test_a_wrong_command_line(coder: Callable[..., Ran], lang: str, arguments: list[str]) -> None:
    ran = coder("--lang", lang, *arguments)
    assert ran.code == 2
    assert "--help" in ran.err and len(ran.err.strip().splitlines()) == 1
