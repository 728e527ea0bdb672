"""A part of the program that never comes to rest: what was typed meanwhile is not done later, elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from coder.tui.typing_ahead import InTurn

pytestmark = pytest.mark.anyio

LOST = "⚠ The program didn't follow; what you had typed ahead was not done."


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Part(Widget, can_focus=True):
    """Notes the keys it gets; after ``b`` it does nothing more until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[str] = []
        self.busy, self.may_go_on = asyncio.Event(), asyncio.Event()

    async def on_key(self, event: events.Key) -> None:
        self.got.append(event.key)
        if event.key == "b":
            self.busy.set()
            await self.may_go_on.wait()


class Program(InTurn[None]):
    """The part alone, looked at a few times without a pause between."""

    LOOKS = 50
    CLOSE_TIMEOUT = 0.05

    def __init__(self) -> None:
        super().__init__("en")
        self.part = Part()
        self.lost = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.part

    def _tell_lost(self) -> None:
        super()._tell_lost()
        self.lost.set()

    def type(self, *keys: str) -> None:
        for key in keys:
            self.post_message(events.Key(key, key if len(key) == 1 else None))

    @property
    def told(self) -> list[str]:
        return [each.message for each in self._notifications]


async def ran(doing: Callable[[Program, Pilot[None]], Awaitable[None]]) -> Program:
    """Run the program while ``doing`` types; it must end by its own keys."""
    app = Program()

    async def typing(pilot: Pilot[None]) -> None:
        app.part.focus()
        await pilot.pause()
        await doing(app, pilot)

    async with asyncio.timeout(5) as limit:
        await app.run_async(headless=True, auto_pilot=typing)
    assert not limit.expired(), "the program never ended"
    return app


async def test_what_waited_for_a_part_that_never_rests_is_dropped_and_told() -> None:
    async def doing(app: Program, pilot: Pilot[None]) -> None:
        app.type("a", "b", "x", "y")
        await app.lost.wait()
        assert app.part.got == ["a", "b"]
        assert app.told == [LOST]
        app.part.may_go_on.set()
        app.type("ctrl+q")

    assert (await ran(doing)).part.got == ["a", "b"]


async def test_once_it_goes_on_keys_are_handed_on_again() -> None:
    async def doing(app: Program, pilot: Pilot[None]) -> None:
        app.type("b", "x")
        await app.lost.wait()
        app.lost.clear()
        app.part.may_go_on.set()
        app.part.may_go_on = asyncio.Event()
        await pilot.pause()
        app.type("c", "b", "y")  # it stops once more: again what waits for it is dropped
        await app.lost.wait()
        assert app.part.got == ["b", "c", "b"]
        assert app.told == [LOST, LOST]
        app.part.may_go_on.set()
        app.type("d", "ctrl+q")

    assert (await ran(doing)).part.got == ["b", "c", "b", "d"]


@pytest.mark.parametrize("waited", [True, False], ids=["typed ahead", "typed after it was told"])
async def test_ctrl_q_ends_it(waited: bool) -> None:
    async def doing(app: Program, pilot: Pilot[None]) -> None:
        app.type("b", "x", *(["ctrl+q", "y"] if waited else []))
        await app.lost.wait()
        if not waited:
            app.type("ctrl+q")

    ended = await ran(doing)
    assert ended.part.got == ["b"]
    assert ended.return_code == 0
