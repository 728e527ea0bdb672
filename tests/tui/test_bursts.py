"""Keys in one burst do what the same keys do one by one, whatever windows and screens they go through."""

import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from coder.study import opening
from coder.tui.app import Workbench
from coder.tui.start import sentences_of
from coder.tui.widgets.grid import Grid
from coder.tui.working import WorkingScreen
from tests.tui.driving import until

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Left(NamedTuple):
    """What keys left: the journal's rows, the windows one over another, what is drawn.

    ``background``: a key was for a screen that is filled in the background, which keys don't wait for.
    """

    journal: list[str]
    windows: list[str]
    drawn: str
    background: bool


_TEXTS = ("زیارت", "c3", "نظر نو", "تر", "cx4")

#: What a person does, as the keys of it.
_DONE = st.one_of(
    st.sampled_from([["f2", "enter"], ["f2", "down", "enter"], ["f3"], ["f4"], ["f6"], ["f7"], ["f9"], ["f5", "f3"]]),
    st.lists(st.sampled_from([*".,nNjJ]wsv", "left", "down", "pagedown"]), max_size=4),
    st.sampled_from([[key] for key in "12rxoediqbckyYuUgl"]),
    st.sampled_from([["ctrl+z"], ["ctrl+y"], ["escape"], ["enter"], ["f1", "escape"]]),
    st.tuples(
        st.sampled_from(["space", "m", "M", "/", "g", "n"]),
        st.sampled_from(_TEXTS),
        st.sampled_from(["enter", "escape", "f3"]),
    ).map(lambda done: [done[0], *done[1], done[2]]),
)  # fmt: skip
flows = st.lists(_DONE, min_size=2, max_size=7).map(
    lambda done: ["f2", "enter", *(key for keys in done for key in keys)]
)


async def left_by(folder: Path, keys: Sequence[str], burst: bool) -> Left:
    """Give what the keys leave in the study of ``folder``, sent at once or each when nothing is under way."""
    app = Workbench(
        lambda: opening.opened(folder, "A", clock=lambda: "2022-08-01T00:00:00Z"), sentences_of, "en", 1, folder
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: any(grid.row_count for grid in app.screen.query(Grid)))
        before, background = app.desk.seq, False
        for key in keys:
            background |= not burst and isinstance(app.screen, WorkingScreen) and not re.fullmatch(r"f\d+", key)
            app.post_message(events.Key(key, key if len(key) == 1 else " " if key == "space" else None))
            if not burst:
                await at_rest(app, pilot)
        await at_rest(app, pilot)
        app.clear_notifications()
        for _ in range(3):  # what is said of the keys comes when the rest has been drawn
            await at_rest(app, pilot)
        left = Left(
            journal(folder / "study.db", before),
            [type(each).__name__ for each in app.screen_stack],
            drawn(app.screen),
            background,
        )
    app.close_study()
    return left


async def at_rest(app: Workbench, pilot: Pilot[None]) -> None:
    """Wait until no key waits and nothing is under way, in the background neither."""
    waiting = app._typed_ahead
    under_way = True
    while under_way:
        await pilot.pause()
        under_way = bool(waiting._waiting or waiting._due or app.message_queue_size)
        under_way |= any(not worker.is_finished for worker in app.workers)
        rests = getattr(app.screen, "_resting", None)  # what is told once the cursor has rested a little
        under_way |= rests is not None and rests._task is not None and not rests._task.done()


def drawn(screen: Screen[object]) -> str:
    """Give what the screen shows, without colours."""
    return "\n".join("".join(segment.text for segment in strip) for strip in screen._compositor.render_strips())


def journal(database: Path, after: int) -> list[str]:
    """Give the journal's rows behind ``after``, things by the order in which they came."""
    connection = sqlite3.connect(database)
    steps = connection.execute(
        "SELECT seq, who, kind, target, name, reason FROM journal WHERE seq > ? ORDER BY seq", (after,)
    ).fetchall()
    changes = connection.execute("SELECT * FROM change WHERE seq > ? ORDER BY seq, place", (after,)).fetchall()
    connection.close()
    met: dict[str, str] = {}
    rows = [json.dumps(row, ensure_ascii=False) for row in (*steps, *changes)]
    return [
        re.sub(
            r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", lambda it: met.setdefault(it[0], f"thing {len(met)}"), row
        )
        for row in rows
    ]


async def same(study: Path, keys: Sequence[str]) -> None:
    """Hold that the keys leave in one burst what they leave one by one."""
    left = []
    for burst in (False, True):
        with tempfile.TemporaryDirectory() as name:
            shutil.copytree(study, Path(name) / "study")
            left.append(await left_by(Path(name) / "study", keys, burst))
        assume(not left[0].background)
    assert left[1] == left[0]


@settings(max_examples=2)
@given(keys=flows)
async def test_a_burst_leaves_what_the_same_keys_leave_one_by_one(built_once: Path, keys: list[str]) -> None:
    await same(built_once, keys)


@pytest.mark.slow
@settings(max_examples=20)
@given(keys=flows)
async def test_many_bursts_leave_what_the_same_keys_leave_one_by_one(built_once: Path, keys: list[str]) -> None:
    await same(built_once, keys)
