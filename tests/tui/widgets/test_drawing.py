"""What is drawn: how little a key draws, and that nothing of the text reaches the terminal raw, whatever it holds."""

import random
import unicodedata
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from hypothesis import given, settings
from rich.style import Style
from textual.app import App, ComposeResult

from coder.persian.turns import find_turns
from coder.tui.widgets.area import RtlTextArea
from coder.tui.widgets.highlights import Highlight
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.painting import CURRENT_MARK, OPEN_END_MARK
from coder.tui.widgets.transcript import TranscriptView
from tests.tui.widgets.test_selecting import laid, texts, widths

LINES = "\n".join(f"سطر {number} از متنی که خوانده می‌شود و در چند سطر است." for number in range(200))


class Shown(App[None]):
    def __init__(self, widget: TranscriptView | RtlTextArea | RtlInput) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


@asynccontextmanager
async def shown(widget, size: tuple[int, int] = (60, 20)):
    app = Shown(widget)
    async with app.run_test(size=size) as pilot:
        widget.focus()
        await pilot.pause()
        yield pilot


@contextmanager
def rows_drawn(view: TranscriptView) -> Iterator[list[int]]:
    drawn: list[int] = []
    render = view.render_line
    view.render_line = lambda y: drawn.append(y) or render(y)  # type: ignore[method-assign]
    yield drawn
    view.render_line = render  # type: ignore[method-assign]


def visible(view: TranscriptView, y: int) -> str:
    return "".join(segment.text for segment in view.render_line(y))


@pytest.mark.parametrize(
    ("key", "most"),
    [("left", 1), ("ctrl+left", 1), ("down", 2), ("shift+left", 1), ("shift+down", 2), ("ctrl+shift+left", 1),
     ("w", 1), ("p", 1), ("v", 0), ("end", 1)],
)  # fmt: skip
async def test_a_key_draws_only_the_rows_it_changes(key: str, most: int) -> None:
    view = TranscriptView(LINES)
    async with shown(view) as pilot:
        await pilot.press("down", "left")
        with rows_drawn(view) as drawn:
            await pilot.press(key)
            await pilot.pause()
        assert len(set(drawn)) <= most, drawn
        assert len(drawn) <= most, drawn


async def test_a_drag_draws_only_the_rows_it_passes() -> None:
    view = TranscriptView(LINES)
    async with shown(view) as pilot:
        await pilot.mouse_down(view, offset=(40, 2))
        await pilot.hover(view, offset=(40, 5))
        await pilot.pause()
        with rows_drawn(view) as drawn:
            await pilot.hover(view, offset=(40, 6))
            await pilot.pause()
        assert sorted(set(drawn)) == [5, 6]
        await pilot.mouse_up(view, offset=(40, 6))


async def test_a_new_coding_draws_only_its_rows() -> None:
    view = TranscriptView(LINES)
    async with shown(view) as pilot:
        old = [Highlight(n * 52, n * 52 + 20, Style(bgcolor="red"), str(n)) for n in range(100)]
        view.highlights = old
        await pilot.pause()
        with rows_drawn(view) as drawn:
            view.highlights = [*old, Highlight(110, 130, Style(bgcolor="blue"), "new")]
            await pilot.pause()
        assert set(drawn) == {view.document.row_of(110), view.document.row_of(129)}


async def test_overlap_current_and_open_end_are_seen() -> None:
    text = "پرسشگر: چه شد؟\nپاسخگو: همه‌چیز خوب بود و بهتر هم شد."
    view = TranscriptView()
    async with shown(view, (60, 5)):
        view.load(text, find_turns(text))
        start = text.index("همه")
        view.highlights = [
            Highlight(start, start + 20, Style(bgcolor="#102030"), "a"),
            Highlight(start + 8, start + 12, Style(bgcolor="#405060"), "b"),
        ]
        cells = [(segment.text, segment.style) for segment in view.render_line(1)]
        under = [text for text, style in cells if style and style.underline]
        assert under == [laid(text).row(0).line.text for text in [text[start + 8 : start + 12]]]
        assert CURRENT_MARK not in visible(view, 1)
        view.current = "b"
        assert CURRENT_MARK in visible(view, 1)
        assert CURRENT_MARK not in visible(view, 0)
        view.open_end = start
        assert OPEN_END_MARK in visible(view, 1)
        assert "ﺮﮕﺸﺳﺮﭘ" in visible(view, 0)[-14:]


async def test_a_highlight_is_whole_in_the_text_and_in_pieces_on_the_screen() -> None:
    text = "گفت Hello و رفت"
    view = TranscriptView(text)
    async with shown(view, (30, 3)) as pilot:
        view.highlights = [Highlight(2, 7, Style(bgcolor="#102030"), "a")]
        view.cursor = len(text)
        await pilot.pause()
        marked = [
            segment.text
            for segment in view.render_line(0)
            if segment.style and segment.style.bgcolor == Style(bgcolor="#102030").bgcolor
        ]
        assert marked == ["Hel", " ﺖ"]


@pytest.mark.parametrize("size", [(10, 4), (3, 3), (1, 1), (200, 50)])
@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ud800 سلام", "سلام " * 30, "\u2067" * 300 + "سلام", "😀" * 40], ids=range(6)
)
async def test_any_text_in_any_window(text: str, size: tuple[int, int]) -> None:
    for widget in (TranscriptView(text), RtlTextArea(text)):
        async with shown(widget, size) as pilot:
            await pilot.press("left", "down", "ctrl+shift+left", "end", "ctrl+end", "ctrl+home")
            assert widget.cursor == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["م" * 500_000, "\u2067" * 10_000 + "سلام" + "\u2069" * 10_000], ids=["line", "nested"]
)
async def test_a_megabyte_without_a_space_and_nested_isolates(text: str) -> None:
    view = TranscriptView(text)
    async with shown(view) as pilot:
        await pilot.press("left", "ctrl+shift+left", "pagedown", "ctrl+end")
        assert view.cursor == len(text)


async def test_a_storm_of_resizes_keeps_the_place() -> None:
    view = TranscriptView(LINES)
    chosen = random.Random(4)
    async with shown(view) as pilot:
        view.cursor = LINES.index("سطر 120")
        for _ in range(25):
            await pilot.resize_terminal(chosen.randint(1, 150), chosen.randint(1, 40))
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert view.cursor == LINES.index("سطر 120")
        view.reveal(view.cursor)
        await pilot.pause()
        assert any("120" in visible(view, y) for y in range(20))


@pytest.mark.parametrize("length", [5, 18])
async def test_the_cursor_is_seen_at_the_end_of_a_full_row_too(length: int) -> None:
    area = RtlTextArea("ب" * length)
    async with shown(area, (23, 5)) as pilot:
        await pilot.press("ctrl+end")
        await pilot.pause()
        assert area.document.width == 18
        reversed_cells = [segment.text for segment in area.render_line(0) if segment.style and segment.style.reverse]
        assert len(reversed_cells) == 1
        assert len(reversed_cells[0]) == 1


async def test_copy_gives_the_text_as_it_stands() -> None:
    view = TranscriptView("گفت «Hello ۱۲» می‌روم")
    async with shown(view) as pilot:
        view.select(0, len(view.text))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "گفت «Hello ۱۲» می‌روم"


@settings(max_examples=60, deadline=None)
@given(texts, widths)
def test_no_control_is_ever_drawn(text: str, width: int) -> None:
    document = laid(text, width)
    for number in range(document.height):
        sent = document.row(number).line.text
        assert not [glyph for glyph in sent if unicodedata.category(glyph) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
