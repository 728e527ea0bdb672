"""Running commands as a user would, in a copy of the small study."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coder.cli.main import run
from tests.small import Small, build


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("small") / "study").folder


@pytest.fixture
def small(built_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    shutil.copytree(built_once, tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    return Small(tmp_path / "study")


@pytest.fixture
def coder(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def command(*arguments: str) -> Ran:
        capfd.readouterr()
        code = run(list(arguments))
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return command


def state(folder: Path) -> dict[str, str]:
    """What is in a study: every file's hash, and of the database its content."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("study.db")
    }
    return files | {"study.db": content(folder / "study.db")}


def content(database: Path) -> str:
    import sqlite3

    if not database.exists():
        return ""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
    except sqlite3.DatabaseError:
        return hashlib.sha256(database.read_bytes()).hexdigest()
    finally:
        connection.close()
