import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.bidi import plain
from tests.bidi.samples import bases, is_raw, texts


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("", None, ""),
        ("plain", None, "plain"),
        ("سلام", None, "\ufee1\ufefc\ufeb3"),
        ("سلام (a)", None, "(a) \ufee1\ufefc\ufeb3"),
        ("(لا)", None, "(\ufefb)"),
        ("کد ۱۲", 1, "۱۲ \ufeaa\ufb90"),
        ("a لا", None, "a \ufefb"),
        ("a لا", 1, "\ufefb a"),
        ("می\u200cشود.", 1, ".\ufea9\ufeee\ufeb7\ufbfd\ufee3"),
        ("\u2067لا\u2069 ok", 0, "\ufefb ok"),
        ("ab\x1b[31m", None, "ab\u241b[31m"),
        ("ab\ncd", None, "ab\u240acd"),
    ],
)
def test_visual(text: str, base: int | None, expected: str) -> None:
    assert plain.visual(text, base) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("سلام", 3),
        ("می\u200cشود", 5),
        ("مَن", 2),
        ("漢字", 4),
        ("\u2067", 0),
        ("\u0301", 1),
        ("a\t", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert plain.width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abcd", 1, "…"),
        ("abcd", 0, ""),
        ("گسسته", 4, "گسس\u200d…"),
        ("خانه", 3, "خا…"),
        ("سلام", 2, "س\u200d…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("ab cd", 4, "ab …"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_fit(text: str, cells: int, expected: str) -> None:
    assert plain.fit(text, cells) == expected


def test_a_cut_word_keeps_its_joining_form() -> None:
    assert plain.visual(plain.fit("گسسته", 4)) == "…\ufeb4\ufeb4\ufb94"


@pytest.mark.parametrize(
    ("text", "cells", "base", "expected"),
    [
        ("ab", 4, None, "ab  "),
        ("لا", 4, None, "   \ufefb"),
        ("ab", 4, 1, "  ab"),
        ("لا", 4, 0, "\ufefb   "),
        ("abcde", 4, None, "abc…"),
        ("漢字", 4, None, "漢字"),
        ("漢字a", 4, None, "漢… "),
        ("۱۲ لا", 3, 1, "…۱۲"),
        ("", 2, None, "  "),
        ("ab", 0, None, ""),
    ],
)
def test_align(text: str, cells: int, base: int | None, expected: str) -> None:
    assert plain.align(text, cells, base) == expected


@given(texts, bases)
def test_what_is_shown_is_as_wide_as_said_and_nothing_raw(text: str, base: int | None) -> None:
    shown = plain.visual(text, base)
    assert plain.width(shown) == plain.width(text)
    assert not any(map(is_raw, shown))
    shown.encode()


@given(texts, st.integers(0, 40))
def test_fit_gives_a_beginning_that_fits(text: str, cells: int) -> None:
    fitted = plain.fit(text, cells)
    assert plain.width(fitted) <= cells
    if fitted != text:
        assert plain.width(text) > cells
        assert text.startswith(fitted.removesuffix("…").removesuffix("\u200d"))
        assert fitted.endswith("…") == (cells > 0)
        # Nothing more would have fitted: at most one wide cluster is left out for half its width.
        assert plain.width(fitted) >= cells - 1


@given(texts, st.integers(0, 40), bases)
def test_align_takes_exactly_the_cells(text: str, cells: int, base: int | None) -> None:
    assert plain.width(plain.align(text, cells, base)) == cells


def test_long_and_broken_text() -> None:
    assert plain.width(plain.visual("ب" * 300_000)) == 300_000
    assert plain.visual("\udc80") == "\ufffd"
    nested = "\u2067" * 10_000 + "لا" + "\u2069" * 10_000
    assert plain.visual(nested) == "\ufefb"
    assert plain.align(nested, 3, 1) == "  \ufefb"
