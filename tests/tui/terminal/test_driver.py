"""The driver on a pty: what it writes to the terminal, and what of the terminal's bytes becomes a key."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coder.bidi import plain
from tests.conftest import REPOSITORY

pty = pytest.importorskip("pty", reason="needs POSIX terminals")

VTE = [b"\x1bP>|VTE(7600)\x1b\\", b"\x1b[>65;7600;1c", b"\x1bP!|7E565445\x1b\\", b"\x1b[8;1$y", b"\x1b[?65;1;9c"]
KONSOLE = [b"\x1bP>|Konsole 22.12.3\x1b\\", b"\x1b[>1;221203;0c", b"\x1bP!|7E4B4445\x1b\\", b"\x1b[?62;1c"]
KITTY = [b"\x1bP>|kitty(0.26.5)\x1b\\", b"\x1b[>1;4000;26c", b"\x1b[8;0$y", b"\x1b[?62;c"]

#: The program's label, as a terminal is sent it that leaves our order alone, and as one that turns words back is.
SHOWN = plain.visual("کتابچهٔ").encode()
TURNED = "\ufb90\ufe98\ufe8e\ufe91".encode()
ALEF = "\ufe8e".encode()

#: A test that waits longer has failed.
PATIENCE = 20.0


class Terminal:
    """The other side of the pty: reads what the program writes, types, answers."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.keys_file = folder / "keys"
        self.keys_file.touch()
        self.written = b""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        values = {"TERM": "xterm-256color", "XDG_CONFIG_HOME": str(folder), "PYTHONPATH": str(REPOSITORY)}
        self.fd, side = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.tui.terminal.program", str(self.keys_file)],
            cwd=REPOSITORY,
            env=inherited | values | environment,
            stdin=side,
            stdout=side,
            stderr=side,
            start_new_session=True,
        )
        self.pid = self.program.pid
        os.close(side)

    def read(self) -> bool:
        """Take what the program has written; give whether it may write more."""
        if select.select([self.fd], [], [], 0.02)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                return False
            self.written += data
            return bool(data)
        return True

    def until(self, condition) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, (self.noted(), self.written[-600:])
            self.read()

    def type(self, data: bytes) -> None:
        os.write(self.fd, data)

    def noted(self) -> list[str]:
        return self.keys_file.read_text(encoding="utf-8").split()

    def started(self) -> "Terminal":
        self.until(lambda: "started" in self.noted() and b"\x1b[8l" in self.written)
        return self

    def wait(self) -> int:
        """Read to the end; give the program's exit status."""
        end = time.monotonic() + PATIENCE
        while self.read() and time.monotonic() < end:
            pass
        os.close(self.fd)
        return self.program.wait(PATIENCE)


@pytest.fixture
def opened(tmp_path):
    terminals: list[Terminal] = []

    def open_(**environment: str) -> Terminal:
        terminals.append(Terminal(tmp_path, **environment))
        return terminals[-1]

    yield open_
    for terminal in terminals:
        terminal.program.kill()
        terminal.program.wait()


def test_a_terminal_that_never_answers_gets_its_picture_and_its_bidi_back(opened):
    terminal = opened().started()
    terminal.until(lambda: SHOWN in terminal.written)
    terminal.type(b"q")
    assert terminal.wait() == 0
    off, on = terminal.written.index(b"\x1b[8l\x1b[2J"), terminal.written.rindex(b"\x1b[8h")
    assert off < terminal.written.index(SHOWN) < on < terminal.written.rindex(b"\x1b[?1049l")
    assert b"\x1b]50;" not in terminal.written


def test_answers_late_and_in_pieces_mixed_with_keys_leave_only_the_keys(opened):
    terminal = opened().started()
    stream = [b"a", *VTE[:2], b"\x1b[A", *VTE[2:], b"b"]
    for piece in stream:
        for cut in (piece[:3], piece[3:]):
            if cut:
                terminal.type(cut)
                time.sleep(0.03)
    terminal.until(lambda: terminal.noted()[-1] == "b")
    for answer in VTE:  # once more, long after they were due
        terminal.type(answer)
    terminal.type(b"c")
    terminal.until(lambda: terminal.noted()[-1] == "c")
    assert terminal.noted() == ["started", "a", "up", "b", "c"]


def test_konsole_gets_its_own_switch_once_it_has_said_who_it_is(opened):
    terminal = opened(KONSOLE_VERSION="221203").started()
    assert b"\x1b]50;" not in terminal.written
    for answer in KONSOLE:
        terminal.type(answer)
    terminal.until(lambda: b"\x1b]50;BidiRenderingEnabled=false\x07\x1b[2J" in terminal.written)
    terminal.type(b"q")
    assert terminal.wait() == 0
    assert b"\x1b]50;BidiRenderingEnabled=true\x07" in terminal.written


def test_a_terminal_that_turns_words_back_gets_them_turned(opened):
    terminal = opened().started()
    for answer in KITTY:
        terminal.type(answer)
    terminal.until(lambda: TURNED in terminal.written)
    terminal.until(lambda: "mode=kitty" in terminal.noted())


@pytest.mark.parametrize(("mode", "expected"), [("lro", "\u202d"), ("visual", ""), ("off", "")])
def test_the_mode_can_be_said(opened, mode, expected):
    terminal = opened(CODER_BIDI=mode)
    terminal.until(lambda: "started" in terminal.noted())
    terminal.until(lambda: ALEF in terminal.written)
    terminal.type(b"q")
    terminal.wait()
    assert ("\u202d".encode() in terminal.written) == (mode == "lro")
    assert "\x1b\u202d".encode() not in terminal.written
    assert (b"\x1b[8l" in terminal.written) == (mode != "off")


def test_a_mode_8_that_was_off_before_stays_off(opened):
    terminal = opened().started()
    terminal.type(b"\x1b[8;2$y\x1b[?65;1;9cq")
    assert terminal.wait() == 0
    assert b"\x1b[8h" not in terminal.written


def test_bidi_comes_back_after_a_crash(opened):
    terminal = opened().started()
    terminal.type(b"x")
    assert terminal.wait() != 0
    assert terminal.written.rindex(b"\x1b[8l") < terminal.written.rindex(b"\x1b[8h")


def test_bidi_comes_back_when_the_program_is_told_to_end(opened):
    terminal = opened().started()
    os.kill(terminal.pid, signal.SIGTERM)
    terminal.wait()
    assert terminal.written.rindex(b"\x1b[8l") < terminal.written.rindex(b"\x1b[8h")


def test_bidi_comes_back_while_the_program_is_suspended_and_goes_again_after(opened):
    terminal = opened().started()
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.until(lambda: b"\x1b[8h" in terminal.written)
    before = len(terminal.written)
    time.sleep(0.1)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(lambda: b"\x1b[8l\x1b[2J" in terminal.written[before:])


def test_apples_terminal_is_asked_nothing(opened):
    terminal = opened(TERM_PROGRAM="Apple_Terminal")
    terminal.until(lambda: "started" in terminal.noted())
    terminal.until(lambda: ALEF in terminal.written)
    assert b"$p" not in terminal.written
    assert b"\x1b[>q" not in terminal.written
