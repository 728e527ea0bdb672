"""Every screen in small, middling and large terminals, in both languages: what must be seen is seen, and whole."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from textual.color import Color
from textual.widgets import Label, OptionList
from textual.widgets._footer import FooterKey

from coder.bidi import plain
from coder.tui.app import Workbench
from coder.tui.contrast import SHAPES, WORDS, contrast
from coder.tui.standard import Keys
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.transcript import TranscriptView
from tests.small import Small
from tests.tui.driving import bench, second_coder, until

pytestmark = pytest.mark.anyio

SIZES = ((80, 24), (120, 40), (200, 60))

#: A label that finds no room in half of any of these terminals; no combining marks, so that a column is a character.
LONG = "جایگاه مذهبی شهر و جمعیت بیش از سه میلیون نفری آن که در تمام گفت‌وگوها و سندها بارها از آن یاد شده است " * 2

#: Every screen, with what is the main thing on it, and whether its rows have words to be cut.
SCREENS = {
    "corpus": "#sources",
    "coding": "#words",
    "code": "#passages",
    "saturation": "#table",
    "factors": "#codes",
    "strategies": "#made",
    "agreement": "#table",
    "negotiation": "#list",
    "journal": "#steps",
    "briefing": "#points",
    "rereading": "#owed",
    "candidates": "#pairs",
    "finding": "#hits",
    "autocoding": "#places",
    "speaking": "#turns",
    "lost": "#lost",
}

#: How many lines the main thing has at least at 80×24; where two share the screen, less.
LEAST = {"rereading": 6, "negotiation": 7}


@pytest.fixture
def wordy(small: Small) -> Small:
    """The small study with labels that are longer than any screen is wide."""
    book = small.folder / "codebook.yaml"
    book.write_text(book.read_text("utf-8").replace("label: حرم", f"label: {LONG.strip()}"), "utf-8")
    second_coder(small)
    return small


def lines_of(app: Workbench) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def shown(grid: Grid, lines: list[str]) -> Iterator[str]:
    """Give what the screen shows of each row of a table, its heading first."""
    region = grid.region
    for line in lines[region.y : region.y + min(region.height, grid.row_count + 1)]:
        yield line[region.x : region.right]


def look(app: Workbench, name: str, size: tuple[int, int], language: str) -> None:
    lines = lines_of(app)
    (title,) = app.screen.query("#title").results(Label)
    drawn = lines[title.region.y]
    assert title.region.height == 1 and title.region.width == size[0]
    assert drawn[0] == drawn[-1] == " " and drawn.strip() and (drawn[1] if language == "en" else drawn[-2]) != " "
    assert plain.width(str(title.content)) <= size[0] - 2 or "…" in drawn
    (main,) = app.screen.query(SCREENS[name])
    assert main.region.height >= (LEAST.get(name, 8) if size[1] == 24 else 12)
    keys = sorted(key.region.column_span for key in app.screen.query(FooterKey) if key.region)
    assert all(begin >= 0 and end <= size[0] for begin, end in keys)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(keys))
    assert {"help", "command_palette"} <= {
        key.action.split(".")[-1] for key in app.screen.query(FooterKey) if key.region
    }
    assert app.screen.query_one(Keys).region.bottom == size[1]
    for grid in app.screen.query(Grid):
        look_at(grid, lines, language)


def look_at(grid: Grid, lines: list[str], language: str) -> None:
    assert not grid.show_horizontal_scrollbar
    rows = list(shown(grid, lines))[1:]
    for place, row in enumerate(rows[: len(grid._rows)]):
        for column in grid._widths:
            cell = grid._rows[place][1][column]
            assert plain.visual(cell.split()[0] if cell else "") in row, (cell, row)
        first = grid._rows[place][1][next(iter(grid._widths))]
        if first:  # the first column stands where reading begins
            blank = len(row) - len(row.lstrip() if language == "en" else row.rstrip())
            assert blank <= 3


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_every_screen_at_every_size(wordy: Small, language: str) -> None:
    async with bench(wordy.folder, language, size=SIZES[0]) as (app, pilot):
        for name in SCREENS:
            app.action_visit(name)
            await until(pilot, lambda name=name: app.screen.query(SCREENS[name]))
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await app.workers.wait_for_complete()
                await pilot.pause()
                await pilot.pause()
                look(app, name, size, language)


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_passages_stand_where_the_interface_begins(wordy: Small, language: str) -> None:
    async with bench(wordy.folder, language, size=(80, 24)) as (app, pilot):
        app.action_visit("code")
        await until(pilot, lambda: app.screen.query("#passages"))
        passages = app.screen.query_one("#passages", OptionList)
        await until(pilot, lambda: passages.option_count)
        await pilot.pause()
        region = passages.content_region
        heading, line = (lines_of(app)[region.y + place][region.x : region.right] for place in (0, 1))
        assert line.strip().startswith("☐") if language == "en" else line.rstrip().endswith("☐")
        for row in (heading, line):
            assert len(row) - len(row.lstrip() if language == "en" else row.rstrip()) <= 3


async def test_the_state_of_a_source_is_seen_at_80_columns(wordy: Small) -> None:
    async with bench(wordy.folder, "en", size=(80, 24)) as (app, pilot):
        await pilot.pause()
        heading = next(shown(app.screen.query_one(Grid), lines_of(app)))
        assert heading.split()[:5] == ["source", "experts", "state", "new", "coded"]


async def test_counts_are_seen_beside_the_factors(wordy: Small) -> None:
    async with bench(wordy.folder, "en", size=(120, 40)) as (app, pilot):
        app.action_visit("factors")
        await until(pilot, lambda: app.screen.query("#codes"))
        await pilot.pause()
        heading = next(shown(app.screen.query_one("#codes", Grid), lines_of(app)))
        assert heading.split()[-3:] == ["raised", "asked", "docs"]


# ── read in either theme ──


def faint(app: Workbench) -> Iterator[tuple[float, str]]:
    """Give the words that don't stand out from their ground; a colleague's codings are dimmed, and may step back."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is None or not any(letter.isalnum() for letter in text):
                continue
            assert style.color is not None and style.bgcolor is not None
            found = contrast(*(Color(*each.get_truecolor()) for each in (style.color, style.bgcolor)))
            coded = style.underline and not style.bold
            if found < (SHAPES if coded else WORDS):
                yield round(found, 2), text


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_all_words_can_be_read(wordy: Small, theme: str) -> None:
    async with bench(wordy.folder, "en", size=(120, 40)) as (app, pilot):
        app.theme = theme
        for name in SCREENS:
            app.action_visit(name)
            await until(pilot, lambda name=name: app.screen.query(SCREENS[name]))
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.pause()
            assert not list(faint(app)), name


# ── room well used ──


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_counts_of_the_codebook_are_seen_whatever_the_label(wordy: Small, language: str) -> None:
    async with bench(wordy.folder, language, size=(80, 24)) as (app, pilot):
        app.action_visit("coding")
        await until(pilot, lambda: app.screen.query("#book"))
        await pilot.pause()
        region = app.screen.query_one("#book").content_region
        rows = [line[region.x : region.right] for line in lines_of(app)[region.y : region.bottom]]
        long = next(row for row in rows if "…" in row)
        assert ("(" + app.say("۲", "2")) in plain.visual(long) or app.say("۲", "2") in long


async def test_text_is_neither_squeezed_nor_stretched(small: Small) -> None:
    async with bench(small.folder, "fa", size=(80, 24)) as (app, pilot):
        app.action_visit("coding")
        await until(pilot, lambda: app.screen.query("#words"))
        await pilot.pause()
        view = app.screen.query_one("#words", TranscriptView)
        assert view.document.width >= 45 and view.region.height >= 19
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        await pilot.pause()
        assert 80 <= view.document.width <= 110
        assert app.screen.query_one("#book").region.width > 70, "the rest is the codebook's"


# ── the language, and the keys below ──


async def test_enter_is_offered_as_the_screen_calls_it(small: Small) -> None:
    async with bench(small.folder, "en", size=(80, 24)) as (app, pilot):
        await pilot.pause()
        assert "open for coding" in lines_of(app)[-1]
        app.action_visit("saturation")
        await until(pilot, lambda: app.screen.query("#views"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert "⏎ open" in lines_of(app)[-1]
        await pilot.press("3")
        await pilot.pause()
        await pilot.pause()
        assert "⏎" not in lines_of(app)[-1], "there is nothing to open in a figure"


async def test_a_gesture_of_two_keys_is_offered_once(small: Small) -> None:
    second_coder(small)
    async with bench(small.folder, "en", size=(200, 60)) as (app, pilot):
        app.action_visit("agreement")
        await until(pilot, lambda: app.screen.query("#table"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert lines_of(app)[-1].count("the disagreements") == 1


async def test_lists_in_a_cell_have_the_comma_of_the_language(small: Small) -> None:
    for language, here, other in (("fa", "،", ","), ("en", ",", "،")):
        async with bench(small.folder, language, size=(200, 60)) as (app, pilot):
            await pilot.pause()
            cells = " ".join(cell for _, row in app.screen.query_one(Grid)._rows for cell in row)
            assert here in cells and other not in cells
