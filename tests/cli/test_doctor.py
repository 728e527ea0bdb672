"""``coder doctor``: what it finds, the card, and that the answer is kept for this terminal."""

import json
import os
import select
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from coder import config
from coder.bidi import plain
from coder.cli import doctor
from coder.cli.main import coder
from coder.tui.terminal import choosing
from coder.tui.terminal.turning import for_kitty, for_reordering
from tests.conftest import REPOSITORY


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "folder", lambda: tmp_path / "coder")
    for name in ("TMUX", "CODER_BIDI", "WT_SESSION", "TERM_PROGRAM", "LC_TERMINAL"):
        monkeypatch.delenv(name, raising=False)


def told(*arguments: str, lang: str = "en", **environment: str) -> str:
    result = CliRunner().invoke(coder, ["--lang", lang, "doctor", *arguments], env=environment)
    assert result.exit_code == 0, result.output
    return result.output


def test_without_a_terminal_it_tells_what_it_found_and_asks_nothing():
    said = told(TERM="xterm-kitty")
    assert "terminal: kitty" in said
    assert "force_ltr yes" in said
    assert "TERM=xterm-kitty" in said
    assert "Which line" not in said
    assert "پایانه: kitty" in told(lang="fa", TERM="xterm-kitty")


@pytest.mark.parametrize(
    ("environment", "advice"),
    [
        ({"WT_SESSION": "1"}, "Cascadia"),
        ({"TERM_PROGRAM": "iTerm.app"}, "iTerm2"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "can't be told"),
    ],
)
def test_it_says_what_to_set(environment, advice):
    assert advice in told(**environment)


def test_what_is_set_is_kept_and_told_of():
    told("--set", "lro", TERM="xterm")
    assert "way of writing: lro" in told(TERM="xterm")
    told("--set", "auto", TERM="xterm")
    assert "way of writing: auto (visual)" in told(TERM="xterm")


def test_another_word_is_refused_and_nothing_kept():
    assert CliRunner().invoke(coder, ["doctor", "--set", "sideways"]).exit_code == 2
    assert config.load() == {}


def test_every_way_of_sending_shows_all_of_the_sample():
    visual = plain.visual(doctor.SAMPLE, 1)
    for line in (for_kitty(visual), for_reordering(visual)):
        assert line != visual
        assert plain.width(line) == plain.width(visual)


def test_on_a_terminal_the_answer_to_the_card_is_kept(tmp_path):
    pty = pytest.importorskip("pty", reason="needs POSIX terminals")
    termios = pytest.importorskip("termios")
    end, side = pty.openpty()
    termios.tcsetwinsize(end, (30, 100))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    arguments = [sys.executable, "-m", "coder", "--lang", "en", "doctor"]
    program = subprocess.Popen(
        arguments, cwd=REPOSITORY, env=environment, stdin=side, stdout=side, stderr=side, start_new_session=True
    )
    os.close(side)
    seen = until(end, b"\x1b[8$p")
    os.write(end, b"\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1c")
    seen += until(end, b">:")
    os.write(end, b"2\n")
    seen += until(end, b"Kept")
    assert program.wait(20) == 0
    os.close(end)
    assert b"terminal: xterm" in seen
    assert plain.visual(doctor.SAMPLE, 1).encode() in seen
    kept = json.loads((tmp_path / "coder" / "settings.json").read_text(encoding="utf-8"))
    assert kept["terminals"] == {choosing.fingerprint({"TERM": "xterm"}): "lro"}


def until(end: int, awaited: bytes) -> bytes:
    seen = b""
    stop = time.monotonic() + 20
    while awaited not in seen[2:]:
        assert time.monotonic() < stop, seen
        if select.select([end], [], [], 0.1)[0]:
            seen += os.read(end, 4096)
    return seen
