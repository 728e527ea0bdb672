"""A text of several lines being written: what is typed is what is read, and all of it can be taken back."""

import random

import pytest
from textual import events
from textual.app import ComposeResult
from textual.keys import _character_to_key
from textual.pilot import Pilot

from coder.tui.base import PersianApp
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.input import RtlInput, cleaned

PIECES = ["س", "ل", "ا", "م", "ی", "\u200c", " ", "\n", "a", "B", "۱", "4", "(", "»", "\u0651", "😀", "؟"]
LONG = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده\nبند دیگر"


class Writing(PersianApp[None]):
    """A field of several lines, and one of one line."""

    CLICK_CHAIN_TIME_THRESHOLD = 0
    CSS = "RtlTextArea { max-height: 6; width: 24; }"

    def compose(self) -> ComposeResult:
        yield RtlTextArea()
        yield RtlInput()


async def write(pilot: Pilot[None], area: RtlTextArea, text: str) -> None:
    """Type a text as a terminal's driver hands it on."""
    for character in text:
        key = "ctrl+j" if character == "\n" else _character_to_key(character)
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()


@pytest.mark.parametrize("seed", range(4))
async def test_what_is_written_is_read_and_undone_to_the_beginning(seed: int) -> None:
    draw = random.Random(seed)
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area = app.query_one(RtlTextArea)
        text = "".join(draw.choices(PIECES, k=40))
        await write(pilot, area, text)
        assert area.text == text
        area.cursor = draw.randrange(len(text))
        await pilot.press("ctrl+shift+left", "x", "ctrl+j", "backspace", "delete")
        last = area.text
        for _ in range(60):
            area.action_undo()
        assert area.text == ""
        for _ in range(60):
            area.action_redo()
        assert area.text == last


@pytest.mark.parametrize("seed", range(4))
async def test_a_click_on_the_cell_of_the_cursor_puts_it_there_again(seed: int) -> None:
    draw = random.Random(seed)
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area = app.query_one(RtlTextArea)
        area.load("".join(draw.choices(PIECES, k=80)))
        await pilot.pause()
        for place in draw.sample(range(len(area.text)), 8):
            area.cursor = place
            seen = area.cursor
            cell = area.document._cell(seen)
            if cell is None or not cell.width:
                continue  # what takes no column can't be clicked
            area.cursor = 0
            area.reveal(seen)
            await pilot.pause()
            inside = area.scrollable_content_region.offset - area.region.offset
            row = area.document.row_of(seen) - int(area.scroll_offset.y)
            assert await pilot.click(area, offset=(inside.x + area.document.column_of(seen), inside.y + row))
            assert area.cursor == seen


async def test_up_and_down_go_by_shown_lines_and_home_and_end_to_their_edges() -> None:
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area = app.query_one(RtlTextArea)
        area.load(LONG)
        await pilot.pause()
        second = area.document.row(1).line.start
        assert area.document.height > 2
        await pilot.press("down", "home")
        assert area.cursor == second
        await pilot.press("end", "up", "home")
        assert area.cursor == 0
        await pilot.press("shift+down", "delete")
        assert area.text == LONG[second:]


async def test_lines_are_copied_cut_and_pasted_with_their_breaks() -> None:
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area, field = app.query_one(RtlTextArea), app.query_one(RtlInput)
        area.load("می\u200cروم\nبند")
        await pilot.press("ctrl+a", "ctrl+x")
        assert (area.text, app.clipboard) == ("", "می\u200cروم\nبند")
        await pilot.press("ctrl+v", "ctrl+v")
        assert area.text == "می\u200cروم\nبندمی\u200cروم\nبند"
        field.focus()
        await pilot.press("ctrl+v")
        assert field.value == "می\u200cروم بند"


def test_what_is_no_text_is_not_pasted() -> None:
    pasted = "یک\r\nدو\rسه\u2028چهار\tپنج\x1b[31m\x07\x00می\u200cروم\n"
    assert cleaned(pasted) == "یک\nدو\nسه\nچهار پنج[31mمی\u200cروم\n"
    assert cleaned("") == "" and cleaned("\n") == "\n"


async def test_it_grows_with_its_words_and_then_scrolls_with_the_cursor_in_sight() -> None:
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area = app.query_one(RtlTextArea)
        heights = []
        for number in range(9):
            await write(pilot, area, f"{number}\n")
            await pilot.pause()
            heights.append(area.region.height)
        assert heights[0] < heights[1] <= 6 == heights[-1]
        assert area.document.row_of(area.cursor) - int(area.scroll_offset.y) < area.scrollable_content_region.height


async def test_a_line_without_a_letter_yet_begins_at_the_right() -> None:
    app = Writing()
    async with app.run_test(size=(40, 20)) as pilot:
        area = app.query_one(RtlTextArea)
        await pilot.pause()
        edge = area.document.width - 1
        assert area.document.column_of(0) == edge
        await write(pilot, area, "word\n")
        assert area.document.column_of(0) == 0 and area.document.column_of(area.cursor) == edge
