"""Keys that come faster than windows open: what follows the key of a window belongs to that window."""

import sys
from pathlib import Path

from coder.study import opening
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.pty_harness import Terminal


def test_letters_behind_the_picker_key_are_never_gestures(small: Small, tmp_path: Path) -> None:
    """In one burst: c closes an interview, 4 repeats a code, x takes a coding off, were they gestures."""
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    with Terminal(command, columns=100, rows=30, cwd=small.folder, environment={"PYTHONPATH": str(REPOSITORY)}) as it:
        it.wait_for("E02")
        it.keys("enter")
        it.wait_for("▲")
        it.send(".. cx4")
        it.send("\r")
        it.wait_for("cx4")
        it.keys("ctrl+q")
        assert it.ended() == 0
    with opening.opened(small.folder, "A") as study:
        names = [step.name for step in study.history(10)]
        assert names[0] == "coding.new" and "source.reopen" not in names and "coding.remove" not in names
        assert any(code.label == "cx4" for code in study.snapshot().codes)


def test_a_terminals_late_answers_are_no_gestures(small: Small) -> None:
    """Answers to what was asked at the start come late and in pieces between the keys of a coding."""
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    with Terminal(command, columns=100, rows=30, cwd=small.folder, environment={"PYTHONPATH": str(REPOSITORY)}) as it:
        it.wait_for("E02")
        it.send("\x1bP>|VTE(76")
        it.send("00)\x1b\\\x1b[>65;7600;1c")
        it.keys("enter")
        it.wait_for("▲")
        it.send("..\x1b[?8;")
        it.send("2$y \x1bP!|7E56")
        it.send("5445\x1b\\late\x1b[>65;76")
        it.send("00;1c\r")
        it.wait_for("late")
        it.keys("ctrl+q")
        assert it.ended() == 0
    with opening.opened(small.folder, "A") as study:
        assert any(code.label == "late" for code in study.snapshot().codes)
        assert study.history(1)[0].name == "coding.new"
