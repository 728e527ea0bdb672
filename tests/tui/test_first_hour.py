"""The guide's first hour, pressed key by key as it is printed there, leads to what it promises."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.bidi import plain
from coder.model.coding import Coding, Elicited, Position
from coder.study import opening
from coder.study.study import OpenStudy
from coder.tui.keymap import TO_PERSIAN
from tests.conftest import REPOSITORY
from tests.tui.pty_harness import Terminal

_FUNCTION = {"F5": "\x1b[15~", "F6": "\x1b[17~", "F9": "\x1b[20~"}

#: What the table's second column lists for each of its rows: keys, and words to type.
_ROWS = [
    ["Enter"],
    ["j", "s"],
    ["Space", "زعفران", "Enter"],
    ["u"],
    ["j", "s", "Space", "سفر ارزان", "Ctrl+n"],
    ["Ctrl+Home", "s", "Space", "زعفران", "Enter"],
    ["c"],
    ["F5", "2", "3"],
    ["F6"],
    ["F9"],
    ["Ctrl+q"],
]


def printed(lang: str) -> list[list[str]]:
    """Give the keys and words in the second column of the first hour's table."""
    text = (REPOSITORY / f"docs/guide.{lang}.md").read_text(encoding="utf-8")
    hour = text.split("## 2.")[0].split("## ۲.")[0]
    rows = [line.strip("| ").split(" | ") for line in hour.splitlines() if line.startswith("| ")]
    return [[key or words for key, words in re.findall(r"`([^`]+)`|«([^»]+)»", row[1])] for row in rows[1:]]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_guide_prints_these_keys(lang: str) -> None:
    assert printed(lang) == _ROWS


def pressed(terminal: Terminal, token: str, lang: str) -> None:
    """Press what the guide prints; under a Persian layout a letter is the one that key has there."""
    if token in _FUNCTION:
        terminal.send(_FUNCTION[token])
    elif len(token) == 1:
        terminal.keys(TO_PERSIAN[token] if lang == "fa" else token)
    elif token.isascii():
        terminal.keys(token.lower())
    else:
        terminal.keys(*token)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_first_hour_succeeds(example_folder: Path, lang: str) -> None:
    command = [sys.executable, "-m", "coder", "--lang", lang]
    environment = {"PYTHONPATH": str(REPOSITORY)}

    def seen(look: Callable[[OpenStudy], Any]) -> Any:
        with opening.opened(example_folder) as study:
            return look(study)

    def codings() -> dict[str, Coding]:
        return {one.id: one for one in seen(OpenStudy.codings)}

    def told(fa: str, en: str) -> str:
        return plain.visual(fa) if lang == "fa" else en

    before, codes = codings(), len(seen(lambda study: study.snapshot().codes))
    with Terminal(command, columns=120, rows=40, cwd=example_folder, environment=environment) as terminal:

        def row(number: int) -> None:
            for token in _ROWS[number]:
                pressed(terminal, token, lang)

        def made() -> Coding:
            (new,) = (one for key, one in codings().items() if key not in before)
            return new

        terminal.wait_for("E14b")
        row(0)
        terminal.wait_for(plain.visual("مصاحبه‌شونده"))
        row(1)
        row(2)
        terminal.wait_for(told("شهرت زعفران (c011)", "(c011)"))
        saffron = made()
        assert (saffron.elicited, saffron.position) == (Elicited.OPEN, Position.ASSERTS)
        row(3)
        terminal.wait_for(lambda screen: codings() == before)
        row(4)
        terminal.wait_for(lambda screen: len(codings()) == len(before) + 1)
        assert seen(lambda study: len(study.snapshot().codes)) == codes + 1
        pressed(terminal, "u", lang)
        terminal.wait_for(lambda screen: codings() == before)
        assert seen(lambda study: len(study.snapshot().codes)) == codes
        row(5)
        terminal.wait_for(lambda screen: len(codings()) == len(before) + 1)
        assert made().is_put
        pressed(terminal, "u", lang)
        terminal.wait_for(lambda screen: codings() == before)
        row(6)
        terminal.wait_for(told("باز · ", " open"))
        pressed(terminal, "u", lang)
        row(7)
        terminal.wait_for("●")
        row(8)
        terminal.wait_for("S13")
        row(9)
        terminal.wait_for(told("تاریخچهٔ تغییرات", "Journal"))
        row(10)
        assert terminal.ended() == 0
    assert codings() == before
