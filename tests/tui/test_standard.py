"""Tables, trees and the footer, right to left: what stands in which cell, and what the arrow keys do."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any, ClassVar

import pytest
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._footer import FooterKey

from coder.bidi import plain
from coder.tui.base import PersianApp
from coder.tui.mirror import mirrored
from coder.tui.standard import Hierarchy, Keys, Table
from coder.tui.widgets.detail import Detail

HEAD = ("عامل", "صاحب‌نظران")
ROWS = [("نبود قانون (۲)", 12), ("فرصت‌ها", 3)]


class Shown(PersianApp[None]):
    BINDINGS: ClassVar = [("q", "quit", "خروج"), ("c", "code", "کدگذاری")]

    def __init__(self, make: Callable[[], Widget], language: str) -> None:
        super().__init__(language)
        self.make = make

    def compose(self) -> ComposeResult:
        yield self.make()


def lines_of(app: PersianApp[Any]) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def run(
    make: Callable[[], Widget],
    use: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    language: str = "fa",
    size: tuple[int, int] = (40, 8),
) -> list[str]:
    async def running() -> list[str]:
        app = Shown(make, language)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if use is not None:
                await use(pilot)
            await pilot.pause()
            return lines_of(app)

    return asyncio.run(running())


def table() -> Table[Any]:
    made: Table[Any] = Table()
    made.add_columns(*HEAD)
    made.add_rows(ROWS)
    return made


def test_the_first_column_is_the_rightmost():
    lines = run(table)
    for line, (factor, experts) in zip(lines, [HEAD, *ROWS], strict=False):
        assert line.rstrip().endswith(plain.visual(factor, 1))
        assert line.split(plain.visual(factor, 1))[0].strip() == plain.visual(str(experts), 1)


def test_in_an_english_interface_it_is_the_leftmost():
    assert run(table, language="en")[1].split("12")[0].strip() == plain.visual("نبود قانون (۲)", 1)


def test_a_cell_is_no_markup_and_nothing_raw_gets_out():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        result.add_columns("[b]متن\x1b")
        result.add_row("[خنده] بلی\x07\x1b[31m\x9b\u202e")
        return result

    head, row = run(made)[:2]
    assert plain.visual("[b]متن␛") in head
    assert plain.visual("[خنده] بلی␇␛[31m␦", 1) in row


def test_a_narrow_cell_is_cut_in_the_form_its_letters_have():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        result.add_column("متن", width=4)
        result.add_row("گسسته")
        return result

    assert run(made)[1].strip() == "…" + "".join(reversed("\ufb94\ufeb4\ufeb4"))


def test_a_tall_row_wraps_its_cells():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        result.add_column("متن", width=10)
        result.add_row("کار می‌کنم و می‌روم", height=2)
        return result

    lines = run(made)
    assert [lines[1].strip(), lines[2].strip()] == [plain.visual("کار می‌کنم", 1), plain.visual("و می‌روم", 1)]


def test_a_cells_styles_stay_with_their_words():
    def made() -> Table[Any]:
        result: Table[Any] = Table(show_cursor=False)
        result.add_column("متن")
        result.add_row(Text.assemble(("نبود", "italic"), " قانون"))
        return result

    async def running() -> str:
        app = Shown(made, "fa")
        async with app.run_test(size=(20, 3)) as pilot:
            await pilot.pause()
            strip = app.screen._compositor.render_strips()[1]
            return "".join(segment.text for segment in strip if segment.style and segment.style.italic)

    assert asyncio.run(running()) == plain.visual("نبود", 1)


@pytest.mark.parametrize(("language", "key", "column"), [("fa", "left", 1), ("fa", "right", 0), ("en", "right", 1)])
def test_the_arrows_go_where_they_point(language, key, column):
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert pilot.app.query_one(Table).cursor_column == column

    run(table, press, language)


def test_a_click_hits_the_cell_it_is_on():
    async def click(pilot: Pilot[None]) -> None:
        await pilot.click(Table, offset=(38, 2))
        assert pilot.app.query_one(Table).cursor_coordinate == (1, 0)
        await pilot.click(Table, offset=(22, 1))
        assert pilot.app.query_one(Table).cursor_coordinate == (0, 1)

    run(table, click)


def test_a_wide_table_shows_its_right_end_first_and_scrolls_to_the_left():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        for name in HEAD:
            result.add_column(name, width=30)
        return result

    async def scroll(pilot: Pilot[None]) -> None:
        assert plain.visual(HEAD[0], 1) in lines_of(pilot.app)[0]
        pilot.app.query_one(Table).scroll_to(x=30, animate=False)
        await pilot.pause()

    assert plain.visual(HEAD[1], 1) in run(made, scroll)[0]


def test_a_tall_tables_first_column_is_not_behind_the_scrollbar():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        result.add_columns("کد", "برچسب" * 6)
        result.add_rows([(f"c{number:03}", "الف" * 10) for number in range(30)])
        return result

    assert all(f"c00{number}" in line for number, line in enumerate(run(made)[1:6]))


def test_its_scrollbar_begins_at_the_right():
    def made() -> Table[Any]:
        result: Table[Any] = Table()
        result.add_column("عامل", width=70)
        return result

    def ends(language: str) -> tuple[object, object]:
        seen = []

        async def look(pilot: Pilot[None]) -> None:
            strip = pilot.app.query_one(Table).horizontal_scrollbar.render_line(0)
            seen.extend(segment.style for segment in strip if segment.style)

        run(made, look, language)
        return (seen[0].bgcolor, seen[0].reverse), (seen[-1].bgcolor, seen[-1].reverse)

    assert ends("en")[0] != ends("en")[1]
    assert ends("fa") == ends("en")[::-1]


def tree() -> Hierarchy[None]:
    made: Hierarchy[None] = Hierarchy("کتابچهٔ کد")
    made.root.expand()
    strengths = made.root.add("نقاط قوت (S)", expand=True)
    strengths.add_leaf("نبود [خنده]\x1b")
    made.root.add("فرصت‌ها").add_leaf("یک")
    return made


def test_a_trees_lines_come_from_the_right():
    lines = [line.rstrip() for line in run(tree)]
    assert lines[0].endswith(plain.visual("کتابچهٔ کد", 1) + " ▼")
    assert lines[1].endswith(plain.visual("نقاط قوت (S)", 1) + " ▼ ──┤")
    assert lines[2].endswith(plain.visual("نبود [خنده]␛", 1) + " ──┘   │")
    assert lines[3].endswith(plain.visual("فرصت‌ها", 1) + " ◀ ──┘")


def test_in_an_english_interface_they_come_from_the_left():
    lines = run(tree, language="en")
    assert lines[1].startswith("├── ▼ " + plain.visual("نقاط قوت (S)"))


def test_the_footer_begins_at_the_right_with_the_key_nearer_to_its_own_words_than_to_others():
    (line,) = run(Keys, size=(40, 1))
    assert line.endswith(f"{plain.visual('کدگذاری')} c  {plain.visual('خروج')} q ")
    assert "^p" in line


def test_a_footer_without_room_keeps_its_first_keys():
    (line,) = run(Keys, size=(26, 1))
    assert line.endswith(f"{plain.visual('خروج')} q ")


class Full(PersianApp[None]):
    BINDINGS: ClassVar = [
        ("q", "quit", "خروج"),
        ("c", "code", "کدگذاری همین جمله"),
        ("n", "next", "بعدی"),
        ("f1", "help", "راهنما"),
    ]

    def compose(self) -> ComposeResult:
        yield Keys()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_only_whole_keys_are_shown_and_help_and_the_palette_always(language):
    async def running() -> None:
        app = Full(language)
        async with app.run_test(size=(90, 1)) as pilot:
            for width, shown in ((90, "qcn"), (44, "qn"), (34, "q"), (90, "qcn")):
                await pilot.resize_terminal(width, 1)
                await pilot.pause()
                (line,) = lines_of(app)
                words = {"q": "خروج", "c": "کدگذاری همین جمله", "n": "بعدی"}
                assert [key for key in words if plain.visual(words[key]) in line] == [*shown]
                assert plain.visual("راهنما") in line and "^p" in line
                taken = sorted((key.region.x, key.region.right) for key in app.query(FooterKey) if key.region)
                assert all(right <= left for (_, right), (left, _) in pairwise(taken))
                assert taken[0][0] >= 0 and taken[-1][1] <= width

    asyncio.run(running())


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_detail_takes_room_only_while_it_says_something(language):
    async def running() -> None:
        app = Shown(lambda: Detail(id="detail"), language)
        async with app.run_test(size=(40, 4)) as pilot:
            detail = app.query_one(Detail)
            heights = []
            for words in ("", "یک\nدو", ""):
                detail.update(words)
                await pilot.pause()
                heights.append(detail.region.height)
            assert heights == [0, 2, 0]

    asyncio.run(running())


def test_a_mirror_twice_is_none():
    segments = [Segment("▼ ──┤", Style(bold=True)), Segment("ﺪﮐ ﻪٔﭽﺑ"), Segment("a\u0301b")]
    assert mirrored(mirrored(segments)) == segments
    assert mirrored([Segment("├─ ▶")]) == [Segment("◀ ─┤")]
