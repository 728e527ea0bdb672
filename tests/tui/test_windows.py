"""Every small window shows at its foot the keys that end it, and a click on one does what the key does."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets._footer import FooterKey

from coder.bidi import plain
from coder.study.codebook import Sides
from coder.tui import screens
from coder.tui.app import Workbench
from coder.tui.screens.asking import Ask, Choose, Confirm, Sheet, Write
from coder.tui.screens.beside import Beside
from coder.tui.screens.conflict import Conflict
from coder.tui.screens.edges import Edges
from coder.tui.screens.help import Help
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.screens.narrowing import Narrowing
from coder.tui.screens.picker import Picked, Picker
from coder.tui.screens.places import Places
from coder.tui.screens.window import Window
from coder.tui.stage import Gesture
from coder.tui.standard import WindowKeys
from coder.tui.tables import Table
from coder.tui.widgets.highlights import Highlight
from tests.small import Small
from tests.tui.driving import bench, until
from tests.tui.test_standard import lines_of

pytestmark = pytest.mark.anyio

#: What gives each window when it is accepted; one that only shows something has nothing to accept.
NOTHING = object()
LONG = "سخنی دراز که در یک سطر جا نمی‌گیرد و باز هم ادامه دارد " * 3
MANY = [Item(f"k{place}", f"گزینهٔ {place}") for place in range(60)]


def edges(app: Workbench) -> Edges:
    source = next(one for one in app.desk.snapshot.sources if one.ref == "E01")
    app.desk.open(source)
    coding = next(one for one in app.desk.codings if one.source == source.id)
    marks = [Highlight(coding.start, coding.end, Style(underline=True), coding.id)]
    return Edges(LONG, app.desk.text, source, marks, (coding.start, coding.end))


WINDOWS: dict[type[ModalScreen[Any]], tuple[Callable[[Workbench], Window[Any]], object]] = {
    Ask: (lambda app: Ask(LONG, "واژه"), "واژه"),
    Confirm: (lambda app: Confirm(LONG, "\n".join(map(str, range(60)))), True),
    Write: (lambda app: Write(LONG, "یک\nدو\n" * 40), "یک\nدو\n" * 40),
    Choose: (lambda app: Choose(LONG, [(one.key, one.words) for one in MANY]), "k0"),
    Sheet: (lambda app: Sheet("جدول", Table(("یک",), tuple((str(n), (str(n),)) for n in range(60)))), NOTHING),
    Lookup: (lambda app: Lookup(LONG, MANY), Found("k0", "")),
    Places: (lambda app: Places(LONG, MANY, "این نشانی"), Found("k0", "")),
    Picker: (lambda app: Picker(LONG * 3, (0, 0)), lambda app: Picked(app.desk.recent[0], "")),
    Conflict: (lambda app: Conflict([Sides("c1", LONG, LONG)] * 20), None),
    Edges: (edges, lambda app: (app.desk.codings[0].start, app.desk.codings[0].end)),
    Beside: (lambda app: Beside("دو سو", LONG * 30, LONG * 30), NOTHING),
    Help: (lambda app: Help([("همه", [Gesture("x", "x", "کاری", "something")] * 60)]), NOTHING),
}


def every_window() -> Iterator[type[ModalScreen[Any]]]:
    """Every window of the program that isn't only what others are made of."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        for one in vars(importlib.import_module(module.name)).values():
            theirs = isinstance(one, type) and issubclass(one, ModalScreen) and one.__module__ == module.name
            if theirs and one not in (Window, Narrowing):
                yield one


def test_every_window_is_tried_here() -> None:
    assert set(every_window()) == set(WINDOWS)


async def opened(
    app: Workbench, pilot: Pilot[None], kind: type[ModalScreen[Any]]
) -> tuple[Window[Any], dict[str, FooterKey], list[object]]:
    """Open a window; give it, the keys that are seen at its foot, and the list its answer will come into."""
    answers: list[object] = []
    window = WINDOWS[kind][0](app)
    await app.push_screen(window, answers.append)
    await until(pilot, lambda: window.query(FooterKey) and all(key.region for key in window.query(FooterKey)))
    await app.workers.wait_for_complete()
    await pilot.pause()
    return window, {key.key: key for key in window.query_one(WindowKeys).query(FooterKey)}, answers


def look(window: Window[Any], keys: dict[str, FooterKey]) -> None:
    """All of a window is seen, and its keys are below the rest of it."""
    assert {one.key.split(" ")[0] for one in window.gestures() if one.show} == set(keys), window
    frame, foot = window.query_one(".window"), window.query_one(WindowKeys)
    for widget in (*frame.children, *foot.children):
        assert widget.region and frame.content_region.contains_region(widget.region), (window, widget)
    assert not any(foot.region.overlaps(one.region) for one in frame.children if one is not foot), window


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_every_window_is_accepted_and_left_by_clicks(small: Small, language: str) -> None:
    async with bench(small.folder, language, size=(80, 24)) as (app, pilot):
        for kind, (_, accepted) in WINDOWS.items():
            window, keys, answers = await opened(app, pilot, kind)
            look(window, keys)
            assert await pilot.click(keys["escape"])
            await until(pilot, lambda answers=answers: answers)
            assert answers in ([None], [False]) and app.screen is not window, kind
            window, keys, answers = await opened(app, pilot, kind)
            assert ("enter" in keys) == (accepted is not NOTHING), kind
            if accepted is not NOTHING:
                assert await pilot.click(keys["enter"])
                await until(pilot, lambda answers=answers: answers)
                assert answers == [accepted(app) if callable(accepted) else accepted], kind


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_in_help_keys_and_what_they_do_stand_in_two_columns(small: Small, language: str) -> None:
    gestures = [Gesture("r", "x", "یکی", "one"), Gesture("space", "x", "دو", "two"), Gesture("[", "x", "سه", "three")]
    async with bench(small.folder, language, size=(80, 24)) as (app, pilot):
        app.push_screen(Help([("", gestures)]))
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.pause()
        lines = lines_of(app)
        found = []
        for gesture, keys in zip(gestures, ("r ق", "space", "[ ج"), strict=True):
            keys, words = plain.visual(keys, 0), plain.visual(app.say(gesture.fa, gesture.en))
            drawn = next(line for line in lines if words in line and keys in line)
            ends = [(drawn.rindex(part), drawn.rindex(part) + len(part)) for part in (keys, words)]
            found.append([begin if language == "en" else end for begin, end in ends])
        assert len({tuple(one) for one in found}) == 1, found
        assert (found[0][0] > found[0][1]) is (language == "fa")
