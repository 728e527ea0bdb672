"""Keys that come faster than windows open: what follows the key of a window belongs to that window."""

import sys
from pathlib import Path

import pytest

from coder.model.coding import Memo
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study import opening
from coder.study.board import board
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.pty_harness import Terminal
from tests.tui.test_killed import last_step


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


@pytest.mark.parametrize(("n", "m", "g"), ["nmg", "دپل"], ids=["latin", "persian"])
def test_a_whole_day_in_one_write(small: Small, n: str, m: str, g: str) -> None:
    """Windows behind windows, screens behind screens, and no pause: each key is for what stands by then."""
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    with small.opened("A") as study:
        before, ticked = study.last(), board(study).views[0]
    f4, f6 = "\x1b[14~", "\x1b[17~"
    with Terminal(command, columns=100, rows=30, cwd=small.folder, environment={"PYTHONPATH": str(REPOSITORY)}) as it:
        day = [
            *("\r", n, m, "یادداشت من", "\r"),  # open a source, its first coding, a memo on it
            *(f4, "n", "یادداشت دیگر", "\r"),  # the code's screen, a memo on the code
            *(f6, g, "عامل نو", "\r", "\r", "چون نو است", "\r"),  # the factors, a new one: its quadrant, the reason
            f4,
        ]
        it.wait_for("E02")
        it.send("".join(day))
        it.wait_for(lambda screen: last_step(small.folder / "study.db") == before + 3)
        it.keys("ctrl+q")
        assert it.ended() == 0
    with opening.opened(small.folder, "A") as study:
        steps = [(step.name, step.who) for step in reversed(study.history(study.last() - before))]
        assert [name for name, _ in steps] == ["memo.add", "memo.add", "factors.make"]
        with reading(study.engine, study.where) as connection:
            memos = {memo.text for memo in everything(connection, Memo)}
        assert {"یادداشت من", "یادداشت دیگر"} <= memos
        now = board(study)
        made = next(factor for factor in now.factors if factor.label == "عامل نو")
        assert made.reason == "چون نو است"
        assert [code.id for code in now.grouped[made.id]] == [ticked.id]
