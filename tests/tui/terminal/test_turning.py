"""What is turned beforehand stands right once the terminal has turned it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.bidi import plain
from coder.tui.terminal.drawing import overridden
from coder.tui.terminal.turning import for_kitty, for_reordering

WORDS = ["شهر", "(تهران)", "«بگویم»", "MIT", "۱۳۶۴", "گسسته‌ها،", "[۳]", "است."]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_kitty_turns_every_word_back(words):
    line = plain.visual(" ".join(words), 1)
    assert for_kitty(for_kitty(line)) == line


@pytest.mark.parametrize(
    "text", ["می‌گوید: «شهر (Mashhad) ۲۵ پیوند دارد».", "در شرکت Digikala (تهران) سال ۱۳۶۴ بود", "نبود قانون (۲)"]
)
def test_a_terminal_that_orders_by_itself_gives_the_line_back(text):
    line = plain.visual(text, 1)
    sent = for_reordering(line)
    assert sent != line
    assert plain.visual(sent, 0) == line


def test_only_runs_with_persian_are_marked_to_be_kept():
    assert overridden("\x1b]0;\ufeae\x07") == "\x1b]0;\ufeae\x07"
    assert overridden("\x1b[1mabc\x1b[0m") == "\x1b[1mabc\x1b[0m"
    assert overridden("\x1b]0;\ufeae\x07") == "\x1b]0;\ufeae\x07"
    assert overridden("\x1b[1mab \ufeae\x1b[0m |") == "\x1b[1m\u202dab \ufeae\u202c\x1b[0m |"
