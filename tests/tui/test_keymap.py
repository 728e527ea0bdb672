"""One declaration, two keyboard layouts."""

import asyncio

import pytest
from textual.app import App

from coder.tui import keymap
from coder.tui.keymap import Clash, Key


def test_the_table_is_whole_and_reads_both_ways() -> None:
    assert len(keymap.TO_PERSIAN) == len(keymap.TO_LATIN) == 94
    assert keymap.TO_PERSIAN["t"] == "ف"
    assert keymap.TO_PERSIAN["/"] == "/"
    assert keymap.TO_PERSIAN["?"] == "؟"
    assert all(keymap.latin(keymap.TO_PERSIAN[key]) == key for key in keymap.TO_PERSIAN)


def test_the_letters_are_the_persian_alphabet() -> None:
    letters = {value for key, value in keymap.TO_PERSIAN.items() if value.isalpha()}
    assert set("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی") <= letters


@pytest.mark.parametrize("digit", ["3", "۳", "٣"])
def test_a_digit_is_a_digit_in_three_scripts(digit: str) -> None:
    assert digit in keymap.characters("3")
    assert keymap.latin(digit) == "3"


def test_both_faces_are_shown() -> None:
    assert keymap.display("t") == "t ف"
    assert keymap.display("T") == "T ⇧ف"
    assert keymap.display(".") == "."
    assert keymap.bindings([Key("t", "tag", "برچسب")])[0].key_display == "t ف"
    assert keymap.bindings([Key("ctrl+left", "go", "")])[0].key_display is None


@pytest.mark.parametrize("key", ["<", ">"])
def test_crossed_keys_are_refused(key: str) -> None:
    with pytest.raises(Clash):
        keymap.bindings([Key(key, "go", "")])


def test_two_bindings_of_one_key_are_refused() -> None:
    with pytest.raises(Clash):  # Shift+P sends [ under the Persian layout
        keymap.bindings([Key("P", "one", ""), Key("[", "other", "")])


def test_a_binding_works_under_both_layouts() -> None:
    class Counting(App[None]):
        BINDINGS = keymap.bindings([Key("t", "count", ""), Key("?", "count", ""), Key("3", "count", "")])
        counted = 0

        def action_count(self) -> None:
            self.counted += 1

    async def press_all() -> None:
        app = Counting()
        async with app.run_test() as pilot:
            for number, character in enumerate(["t", "ف", "?", "؟", "3", "۳", "٣"], 1):
                await pilot.press(keymap._character_to_key(character))
                assert app.counted == number, character

    asyncio.run(press_all())
