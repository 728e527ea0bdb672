"""Transcripts that try to speak to the terminal: every byte written to the pty is looked at."""

import random
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.tui.pty_harness import Terminal

#: Every sequence that hostile texts hold has this number in it, and none of the program's own does.
MARK = "7878"

HOSTILE = [
    f"\x1b[{MARK}m رنگ", f"\x1b]0;{MARK}\x07 عنوان", f"\x1b]52;c;{MARK}\x1b\\ بریده", f"\x1bP{MARK}q\x1b\\",
    f"\x1b_G{MARK}\x1b\\", f"\x9b{MARK}H", f"\x9d0;{MARK}\x9c", f"\x1b[?{MARK}h", f"\x1b[{MARK};1H پرش",
    f"\x1b(0{MARK}",
    f"\x1b#8{MARK}", f"\x1bc{MARK}",
    f"\x07\x08\x0b\x0c\x0e\x0f\x7f{MARK}", f"\u202e{MARK}\u202c \u2066{MARK}\u2069 \u200f\u200e\u061c",
    f"\u2028\u2029\x85{MARK}",
    f"\ufeff\u00ad\U000e0041{MARK}", f"a\tb\rc{MARK}", f"\x1b[200~{MARK}\x1b[201~",
    f"سلام\x1b[{MARK}mسلام", "\x1b", "\x1b[",
]  # fmt: skip

_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X].*?(?:\x07|\x1b\\)|[ -/]+[0-~]|[0-Z\\-~])|[\x80-\x9f]", re.DOTALL
)


#: What random hostile lines are put together from.
_PIECES = [
    "\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b\\", "\x9b", "\x9d", "\x90", "\x9c",
    "\x07", "\x08", "\r", "\x7f", "\x0e", "\x0f", "\x18", "\x1a", "?", ";", "$p", "m", "h", "l", "q", "t", "u",
    "c", "H", "\\", " ", "سلام", "word", "۱۲", "\u202e", "\u2066", "\u2069", "\u061c", "\u200d", "\u200c",
    "\u2028", "\ufeff", "\U000e0041", "\ud800", MARK,
]  # fmt: skip


def test_no_sequence_of_a_transcript_reaches_the_terminal(tmp_path: Path) -> None:
    held(tmp_path, HOSTILE)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_no_random_sequence_reaches_the_terminal(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    lines = ["".join(chance.choices(_PIECES, k=chance.randint(1, 12))) + MARK for _ in range(400)]
    held(tmp_path, [f"\x1b[{MARK}m", *lines])


def held(tmp_path: Path, hostile: list[str]) -> None:
    """Read a transcript of hostile lines in a terminal, and look at every byte that was written."""
    path = tmp_path / "hostile.txt"
    lines = "\n".join([*hostile, *(f"گو{line}: {line}" for line in hostile)])
    path.write_bytes(lines.encode("utf-8", errors="surrogatepass"))
    command = [sys.executable, "-m", "tests.tui.widgets.reading_app", "transcript", str(path)]
    with Terminal(command, columns=70, rows=30) as terminal:
        terminal.wait_for("at=0 sel=None")
        terminal.wait_for(f"␛[{MARK}m")
        terminal.keys(*["pagedown"] * 30, "ctrl+end", "p", "ctrl+home", "v", "down", "down")
        terminal.wait_for("sel=(0, ")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    written = terminal.written.decode("utf-8")
    own = [match[0] for match in _SEQUENCE.finditer(written)]
    assert own
    assert not [sequence for sequence in own if MARK in sequence or sequence in {"\x1bc", "\x1b#8"}]
    words = _SEQUENCE.sub("", written)
    assert MARK in words
    odd = {letter for letter in words if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert odd <= {"\r", "\n"}
