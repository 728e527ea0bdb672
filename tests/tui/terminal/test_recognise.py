"""Which terminal is this? Answers as the terminals give them, and the environments they leave to their children."""

import pytest

from coder.tui.terminal.recognise import Replies, recognise
from coder.tui.terminal.sequences import KONSOLE, MLTERM, MODE_8
from coder.tui.terminal.tmux import passed_on

IN_TMUX = {"TMUX": "/tmp/t,1,0"}

TABLE = [
    # name, switch, mode, XTVERSION, DA2, DA3, mode 8, environment, around tmux
    ("VTE", MODE_8, "visual", "VTE(7006)", "65;7006;1", "7E565445", 1, {}, ""),
    ("VTE", MODE_8, "visual", "", "65;6800;1", "7E565445", None, {}, ""),
    ("", MODE_8, "visual", "", "65;6003;1", "", 1, {}, ""),
    ("WezTerm", MODE_8, "visual", "WezTerm 20240203-110809", "1;277;0", "", 2, {}, ""),
    ("mintty", MODE_8, "visual", "mintty 3.6.4", "77;30604;0", "", None, {}, ""),
    ("mintty", MODE_8, "visual", "", "77;30104;0", "", None, {}, ""),
    ("mintty", MODE_8, "visual", "", "", "", None, {"TERM_PROGRAM": "mintty"}, ""),
    ("Konsole", KONSOLE, "visual", "Konsole 22.12.3", "1;221203;0", "7E4B4445", 0, {}, ""),
    ("Konsole", KONSOLE, "visual", "", "0;115;0", "7E4B4445", None, {}, ""),
    ("mlterm", MLTERM, "visual", "mlterm(3.9.0)", "24;279;0", "", None, {"MLTERM": "3.9.0"}, ""),
    ("mlterm", MLTERM, "visual", "", "24;279;0", "", None, {"MLTERM": "3.8.4"}, ""),
    ("kitty", None, "kitty", "kitty(0.26.5)", "1;4000;26", "", 0, {"TERM": "xterm-kitty"}, ""),
    ("iTerm2", None, "lro", "iTerm2 3.5.0", "0;95;0", "", None, {"TERM_PROGRAM": "iTerm.app"}, ""),
    ("iTerm2", None, "lro", "", "", "", None, {"LC_TERMINAL": "iTerm2", "SSH_CONNECTION": "a b"}, ""),
    ("Terminal.app", None, "lro", "", "", "", None, {"TERM_PROGRAM": "Apple_Terminal"}, ""),
    ("PuTTY", None, "visual", "", "0;136;0", "", None, {}, ""),
    ("Windows Terminal", None, "visual", "", "", "", None, {"WT_SESSION": "f1"}, ""),
    ("xterm", None, "visual", "XTerm(379)", "41;379;0", "00000000", 0, {"XTERM_VERSION": "XTerm(379)"}, ""),
    ("foot", None, "visual", "foot(1.13.1)", "1;011301;0", "464F4F54", 0, {}, ""),
    ("tmux", passed_on(MODE_8), "visual", "tmux 3.3a", "84;0;0", "", 0, IN_TMUX, "VTE(7006) xterm-256color"),
    ("tmux", passed_on(KONSOLE), "visual", "tmux 3.3a", "84;0;0", "", 0, IN_TMUX, "Konsole 22.12.3 xterm"),
    ("tmux", None, "lro", "tmux 3.3a", "84;0;0", "", 0, IN_TMUX, "iTerm2 3.5.0 xterm"),
    ("tmux", None, "kitty", "tmux 3.3a", "84;0;0", "", 0, IN_TMUX, "kitty(0.26.5) xterm-kitty"),
    ("tmux", None, "visual", "tmux 3.3a", "84;0;0", "", 0, IN_TMUX, "XTerm(379) xterm"),
    ("tmux", passed_on(MODE_8), "visual", "", "", "", None, IN_TMUX, ""),
    ("", MODE_8, "visual", "", "", "", None, {"TERM": "xterm-256color"}, ""),
]


@pytest.mark.parametrize(("name", "switch", "mode", "version", "da2", "da3", "mode_8", "environment", "outer"), TABLE)
def test_each_terminal_is_known_by_what_it_says(name, switch, mode, version, da2, da3, mode_8, environment, outer):
    replies = Replies(version, da2, da3, mode_8, complete=True)
    assert recognise(replies, environment, outer) == (name, switch, mode)


def test_a_variable_left_behind_by_konsole_sends_nothing_of_konsoles_to_xterm():
    environment = {"KONSOLE_VERSION": "221203", "XTERM_VERSION": "XTerm(379)"}
    assert recognise(Replies(), environment).switch is not KONSOLE
    assert recognise(Replies(version="XTerm(379)", complete=True), environment).switch is None


def test_answers_are_read_whole_and_others_passed_over():
    replies = Replies()
    for answer in (
        b"\x1bP>|VTE(7006)\x1b\\",
        b"\x1b[>65;7006;1c",
        b"\x1bP!|7E565445\x1b\\",
        b"\x1b[8;1$y",
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1b[?64;1;2c",
    ):
        replies = replies.with_answer(answer)
    assert replies == Replies("VTE(7006)", "65;7006;1", "7E565445", 1, complete=True)
