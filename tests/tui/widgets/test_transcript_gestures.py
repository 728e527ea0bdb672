"""Reading and selecting, by the bytes that keys and mouse send: offsets in a text of every kind of character."""

import sys
from collections.abc import Iterator

import pytest

from tests.tui.pty_harness import Terminal, mouse

FIRST = "مصاحبه‌گر: سلام (Hello) ۱۲۳؟"
SECOND = "پاسخ‌گو: کِتابِ «City 2» را می‌خوانم 😀 [خب]. دوم جمله است."
LATIN = "Then he said: سلام to all."
TEXT = "\n".join([FIRST, SECOND, LATIN, *[f"سطر {number} از متن." for number in range(60)]])
COLUMNS, ROWS = 60, 12


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    path = tmp_path_factory.mktemp("text") / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "tests.tui.widgets.reading_app", "transcript", str(path)]
    with Terminal(command, columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for("at=0 sel=None")
        yield terminal


@pytest.fixture
def terminal(running: Terminal) -> Terminal:
    running.keys("ctrl+end", "w", "ctrl+home")
    running.wait_for(lambda screen: "at=0 sel=None" in screen and "(Hello)" in screen and "said:" in screen)
    return running


def offset(words: str) -> int:
    return TEXT.index(words)


def told(terminal: Terminal, at: int, selection: tuple[int, int] | None = None) -> None:
    terminal.wait_for(f"at={at} sel={selection} ")


def test_left_goes_left(terminal: Terminal) -> None:
    terminal.keys("left", "left")
    told(terminal, 2)
    terminal.keys("right")
    told(terminal, 1)


def test_arrows_follow_what_is_seen_through_latin(terminal: Terminal) -> None:
    no_place_of_their_own = 2  # the ZWNJ, and the alef of a lam-alef
    terminal.keys(*["left"] * (FIRST.index("(") - no_place_of_their_own), "left")
    told(terminal, offset("o)"))
    terminal.keys("left", "left", "left", "left")
    told(terminal, offset("Hello"))
    terminal.keys("left")
    told(terminal, offset(") ۱"))


def test_words_with_zwnj_harakat_and_digits(terminal: Terminal) -> None:
    for words in ("سلام", "Hello", "۱۲۳", "پاسخ‌گو", "کِتابِ", "City", "2»", "را می", "می‌خوانم", "خب]"):
        terminal.keys("ctrl+left")
        told(terminal, offset(words))


def test_extend_by_word_ends_at_the_words_end(terminal: Terminal) -> None:
    terminal.keys("ctrl+shift+left")
    told(terminal, 8, (0, len("مصاحبه‌گر")))
    terminal.keys("ctrl+shift+left")
    end = offset("سلام") + 4
    told(terminal, end - 1, (0, end))


def test_mark_and_extend_then_copy_in_logical_order(terminal: Terminal) -> None:
    terminal.keys("v", "left", "left")
    told(terminal, 1, (0, 2))
    terminal.keys(".", "ctrl+c")
    end = offset("؟\n") + 1
    told(terminal, end - 1, (0, end))
    terminal.wait_for(f"clip={end} ")


def test_units_under_both_layouts(terminal: Terminal) -> None:
    terminal.keys("down", "ص")
    start = terminal.wait_for("sel=(")
    assert "at=" in start
    terminal.keys("escape", "ctrl+home", "ctrl+down", "س")
    told(terminal, offset(" دوم") - 1, (offset("پاسخ"), offset(" دوم")))
    terminal.keys("س")
    told(terminal, offset("\nThen") - 1, (offset("پاسخ"), offset("\nThen")))
    terminal.keys("escape", "p")
    told(terminal, offset("\nThen") - 1, (offset("پاسخ"), offset("\nThen")))


def test_clicks_choose_a_word_and_a_sentence(terminal: Terminal) -> None:
    column, row = terminal.find("City")
    column += 1
    terminal.click((column, row))
    told(terminal, offset("ity 2"))
    terminal.click((column, row))
    told(terminal, offset("ity 2") + 2, (offset("City"), offset("City") + 4))
    terminal.click((column, row))
    told(terminal, offset(" دوم") - 1, (offset("پاسخ"), offset(" دوم")))


def test_click_on_overlapping_codings_names_both(terminal: Terminal) -> None:
    margin_and_scrollbar = 15
    terminal.click((COLUMNS - margin_and_scrollbar - 1 - 6, 0))
    terminal.wait_for("clicked=two,one")


def test_drag_across_rows(terminal: Terminal) -> None:
    start, end = terminal.find("Hello"), terminal.find("said")
    terminal.drag(start, (start[0], start[1] + 1), end)
    told(terminal, offset("said"), (offset("Hello"), offset("said") + 1))


def test_drag_beyond_the_window_scrolls(terminal: Terminal) -> None:
    terminal.drag((30, 2), (30, 3), release=False)
    terminal.wait_for("sel=(")
    terminal.send(mouse(32, (30, ROWS - 1)))
    terminal.wait_for(lambda screen: "30" in screen.translate(str.maketrans("۰۳", "03")) and "sel=(" in screen)
    terminal.send(mouse(0, (30, ROWS - 1), down=False))
    terminal.keys("escape")
    terminal.wait_for("sel=None")


def test_latin_paragraph_runs_the_other_way(terminal: Terminal) -> None:
    terminal.keys("ctrl+down", "ctrl+down")
    told(terminal, offset("Then"))
    terminal.keys("right", "right")
    told(terminal, offset("Then") + 2)
    terminal.keys("ctrl+right", "ctrl+right", "ctrl+right")
    told(terminal, offset("سلام to"))
