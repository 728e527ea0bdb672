"""The process is killed while codings are made: what had been painted as coded is in the database, whole.

That each acknowledged step was synced before it was acknowledged is traced in ``tests/store/test_durability.py``;
here the painted mark is held to the acknowledged step.
"""

import os
import random
import re
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from coder.store import journal
from coder.store.engine import reading
from coder.study import opening
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.pty_harness import Terminal

#: Kills in each of the two runs.
MOMENTS = 50

#: A code made here as the line under the transcript shows it once a passage carries it: its label and its ref.
_MARK = re.compile(r"(kk\d+) \(c\d+\)")

#: The title's word that a step is saved.
_SAVED = re.compile(r"✓ step (\d+) saved")


def coded(database: Path) -> set[str]:
    """The labels of the codes that passages carry."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        found = connection.execute("SELECT code.label FROM coding JOIN code ON code.id = coding.code")
        return {label for (label,) in found}
    finally:
        connection.close()


def last_step(database: Path) -> int:
    """The number of the journal's last entry."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT max(seq) FROM journal").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [22, 23])
def test_what_was_painted_survives_a_kill_at_any_moment(small: Small, seed: int) -> None:
    chance = random.Random(seed)
    command = [sys.executable, "-m", "coder", "--lang", "en", "--as", "A"]
    painted: set[str] = set()
    number = told = 0
    for _ in range(MOMENTS):
        place = {"PYTHONPATH": str(REPOSITORY)}
        with Terminal(command, columns=100, rows=30, cwd=small.folder, environment=place) as terminal:
            terminal.wait_for("E02")
            terminal.keys("enter")
            terminal.wait_for("▲")
            number += 1
            terminal.keys("space", *f"kk{number}", "enter")
            terminal.wait_for(f"kk{number} (")
            end = time.monotonic() + chance.uniform(0, 0.4)
            while time.monotonic() < end:
                number += 1
                terminal.keys("space", *f"kk{number}", "enter")
                pause = min(end, time.monotonic() + 0.15)
                while time.monotonic() < pause:
                    painted.update(_MARK.findall(terminal.screen()))
            painted.update(_MARK.findall(terminal.screen()))
            told = max([told, *map(int, _SAVED.findall(terminal.screen()))])
            os.kill(terminal.pid, signal.SIGKILL)
            terminal.ended()
        assert painted <= coded(small.folder / "study.db")
        assert told <= last_step(small.folder / "study.db")
    assert len(painted) >= MOMENTS and told, "the test must have seen marks to hold them"
    with opening.opened(small.folder, "A") as study, reading(study.engine, study.where) as connection:
        assert journal.replay_problems(connection) == []
