"""Typing Persian, by the bytes that keys send."""

import sys
from collections.abc import Iterator

import pytest

from tests.tui.pty_harness import Terminal


@pytest.fixture(params=["input", "area"])
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "tests.tui.widgets.reading_app", request.param]
    with Terminal(command, columns=160, rows=8) as running:
        running.wait_for("value=''")
        yield running


def told(terminal: Terminal, value: str) -> None:
    terminal.wait_for(f"value={value!a} ")


def test_type_and_edit(terminal: Terminal) -> None:
    terminal.keys(*"می", "ctrl+space", *"رَو", "shift+space", "م")
    told(terminal, "می\u200cرَو\u200cم")
    assert "ﻢ" not in terminal.row(1)[:100]
    terminal.keys("backspace", "backspace", "م")
    told(terminal, "می\u200cرَوم")
    terminal.keys("ctrl+z")
    told(terminal, "می\u200cرَو")
    terminal.keys("ctrl+y")
    told(terminal, "می\u200cرَوم")
    terminal.send("\u200c")  # as the Persian layout sends it
    terminal.keys(*" (ab) ۱۲")
    told(terminal, "می\u200cرَوم\u200c (ab) ۱۲")
    terminal.find("(ab) ﻡ")
    terminal.find("۱۲ (ab)")


def test_arrows_and_selection_at_the_seams(terminal: Terminal) -> None:
    terminal.keys(*"سب ab", "home")
    terminal.keys("left", "left", "left", "x")
    told(terminal, "سب axb")
    terminal.keys("home", "delete", "ctrl+shift+left", "delete")
    told(terminal, " axb")


def test_paste_a_line(terminal: Terminal) -> None:
    terminal.paste("کِتابِ «City»")
    told(terminal, "کِتابِ «City»")
    terminal.keys("ctrl+w", "ctrl+z")
    told(terminal, "کِتابِ «City»")


def test_mouse_puts_the_cursor(terminal: Terminal) -> None:
    terminal.keys(*"سب")
    column, row = terminal.find("ﺐﺳ")
    terminal.click((column + 1, row))
    terminal.keys("x")
    told(terminal, "xسب")
