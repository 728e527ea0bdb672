"""Digits of three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.digits import to_latin, to_persian


@pytest.mark.parametrize(
    ("text", "persian", "latin"),
    [
        ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("1۴٥", "۱۴۵", "145"),
        ("سال ۱۴۰۱، 3.5٪", "سال ۱۴۰۱، ۳.۵٪", "سال 1401، 3.5٪"),
        ("कि १२ ½ ²", "कि १२ ½ ²", "कि १२ ½ ²"),
        ("", "", ""),
    ],
)
def test_digits_take_the_script_asked_for(text: str, persian: str, latin: str) -> None:
    assert to_persian(text) == persian
    assert to_latin(text) == latin


@given(st.text())
def test_only_digits_change(text: str) -> None:
    assert to_latin(to_persian(text)) == to_latin(text)
    assert to_persian(to_latin(text)) == to_persian(text)
    assert len(to_persian(text)) == len(text) == len(to_latin(text))


@given(st.integers(0))
def test_a_number_is_the_same_number(number: int) -> None:
    assert int(to_persian(str(number))) == number == int(to_latin(to_persian(str(number))))
