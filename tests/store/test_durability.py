"""What was acknowledged is on the disk: system calls traced, and the disk cut at every sync."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coder.store.engine import connect_sqlite
from coder.store.schema import prepare

CODINGS = 12

#: Saves codings one by one and says «ack N» on stdout after each.
CHILD = """
import sys
from pathlib import Path
from coder.model.coding import Coding, Elicited, Position
from coder.model.entity import Step, made, new_id
from coder.study.study import OpenStudy
from coder.store.engine import connect_sqlite
study = OpenStudy(Path(sys.argv[1]), connect_sqlite(Path(sys.argv[1]) / "study.db"), "study.db", "A")
for number in range(int(sys.argv[2])):
    coding = Coding(id=new_id(), source="s", start=number, end=number + 5, code="c", coder="A", round=1,
                    elicited=Elicited.OPEN, position=Position.ASSERTS, expert="e", quote="quote")
    study.apply(Step("coding.add", made(coding)))
    sys.stdout.write(f"ack {number + 1}\\n")
    sys.stdout.flush()
"""

CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")


@dataclass
class Disk:
    """Files as the traced calls leave them: what was written, and what of it was synced."""

    written: dict[str, bytearray]
    synced: dict[str, bytes] = field(default_factory=dict)
    open: dict[int, str] = field(default_factory=dict)

    def follow(self, name: str, arguments: str, result: int, folder: str) -> str | None:
        """Apply one call; give the path when it was a sync."""
        if name == "openat" and result >= 0:
            path = arguments.split('"')[1]
            path = bytes.fromhex(path.replace("\\x", "")).decode()
            if path.startswith(folder) and not path.endswith("-shm"):
                self.open[result] = path
                self.written.setdefault(path, bytearray())
        elif name == "close":
            self.open.pop(int(arguments), None)
        elif name in ("pwrite64", "ftruncate", "fsync", "fdatasync"):
            path_of = self.open.get(int(arguments.split(",")[0]))
            if path_of is not None:
                return self._change(name, arguments, path_of)
        return None

    def _change(self, name: str, arguments: str, path: str) -> str | None:
        content = self.written[path]
        if name == "pwrite64":
            data = bytes.fromhex(arguments.split('"')[1].replace("\\x", ""))
            offset = int(arguments.rsplit(",", 1)[1])
            content.extend(b"\0" * (offset + len(data) - len(content)))
            content[offset : offset + len(data)] = data
            return None
        if name == "ftruncate":
            del content[int(arguments.split(",")[1]) :]
            return None
        self.synced[path] = bytes(content)
        return path


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], list[str]]:
    """The folder, its files before, and the lines of the trace of a run that saves codings."""
    folder = tmp_path_factory.mktemp("traced")
    engine = connect_sqlite(folder / "study.db")
    prepare(engine, "study.db", lambda: None)
    engine.dispose()
    before = {str(path): path.read_bytes() for path in folder.glob("study.db*") if not path.name.endswith("-shm")}
    trace = folder / "trace.txt"
    calls = "trace=openat,close,pwrite64,ftruncate,fsync,fdatasync,write"
    tracer = ["strace", "-f", "-xx", "-s", "1000000", "-e", calls, "-o", str(trace)]
    child = [sys.executable, "-c", CHILD, str(folder), str(CODINGS)]
    subprocess.run([*tracer, *child], check=True, capture_output=True)
    return folder, before, trace.read_text().splitlines()


def calls_of(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    for line in lines:
        found = CALL.match(line)
        if found:
            yield found[1], found[2], int(found[3])


def acknowledged(name: str, arguments: str) -> int | None:
    if name != "write" or not arguments.startswith("1,"):
        return None
    said = bytes.fromhex(arguments.split('"')[1].replace("\\x", "")).decode()
    return int(said.split()[1])


@pytest.mark.slow
def test_every_acknowledged_coding_was_synced_once_before(
    traced: tuple[Path, dict[str, bytes], list[str]],
) -> None:
    folder, before, lines = traced
    disk = Disk({path: bytearray(content) for path, content in before.items()})
    syncs = 0
    for name, arguments, result in calls_of(lines):
        synced = disk.follow(name, arguments, result, str(folder))
        if synced is not None:
            assert result == 0
            syncs += synced.endswith("-wal")
        number = acknowledged(name, arguments)
        if number is not None:
            # The first commit of a fresh WAL syncs its header too.
            assert syncs == 1 or (number == 1 and syncs == 2), f"coding {number}: {syncs} syncs of the WAL"
            wal = str(folder / "study.db-wal")
            assert disk.synced[wal] == bytes(disk.written[wal]), "something was written after the sync"
            syncs = 0


@pytest.mark.slow
def test_a_disk_cut_at_any_sync_opens_with_all_that_was_acknowledged(
    traced: tuple[Path, dict[str, bytes], list[str]], tmp_path: Path
) -> None:
    folder, before, lines = traced
    disk = Disk({path: bytearray(content) for path, content in before.items()}, dict(before))
    acks, cuts = 0, 0
    for name, arguments, result in calls_of(lines):
        number = acknowledged(name, arguments)
        synced = disk.follow(name, arguments, result, str(folder))
        if number is None and synced is None:
            continue
        acks = number or acks
        cuts += 1
        assert codings_after_a_cut(disk.synced, tmp_path / str(cuts)) >= acks
    assert acks == CODINGS
    assert cuts >= 2 * CODINGS


def codings_after_a_cut(files: dict[str, bytes], place: Path) -> int:
    place.mkdir()
    for path, content in files.items():
        (place / Path(path).name).write_bytes(content)
    connection = sqlite3.connect(place / "study.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        codings = connection.execute("SELECT count(*) FROM coding").fetchone()[0]
        assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] == codings
        return int(codings)
    finally:
        connection.close()
        shutil.rmtree(place)
