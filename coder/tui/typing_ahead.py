"""What is typed faster than the program follows: each key waits until all that came of those before it has happened.

A key belongs to the screen that stands when what was typed before it is done: the window that opens, the screen that
comes, or the one below when a window has gone. So a key is handed on when every part of the program rests. Work in the
background is no such part, and keys don't wait for it; a key typed while all rests is handed on at once.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from coder.tui.base import PersianApp

#: The keys that end the program, or stop what it does, even before there is a screen they could belong to.
_ALWAYS = frozenset({"ctrl+q", "ctrl+c"})

#: How the program is looked at while it doesn't rest: at first at once, then every so many seconds.
_AT_ONCE, _PAUSE = 50, 0.002


class TypedAhead:
    """The keys, pastes and mouse reports that wait for their turn in ``app``.

    None is handed on before ``ready``. ``lost`` is told when a part of the program never comes to rest, which is when
    ``looks`` found it busy: what waited is dropped then, for it was meant for a screen that never came.
    """

    def __init__(self, app: App[Any], ready: Callable[[], bool], lost: Callable[[], None], looks: int) -> None:
        self._app, self._ready, self._lost, self._looks = app, ready, lost, looks
        self._waiting: deque[events.Event] = deque()
        self._due: events.Event | None = None
        self._stuck = False
        self._handing_on: asyncio.Task[None] | None = None

    def keep(self, event: events.Event) -> bool:
        """Keep an event that came before its turn; tell whether it was kept."""
        if event is self._due:
            self._due = None
            return False
        if self._has_its_turn(event):
            return False
        self._waiting.append(event)
        if self._handing_on is None or self._handing_on.done():
            self._handing_on = asyncio.create_task(self._hand_on())
        return True

    def _has_its_turn(self, event: events.Event) -> bool:
        if not self._ready():
            return isinstance(event, events.Key) and event.key in _ALWAYS
        if self._waiting or self._due is not None:
            return False
        app = self._app
        followed = app.message_queue_size or app._pending_message is not None or app._next_callbacks
        resting = not followed and self._others_rest()
        self._stuck = self._stuck and not resting
        return resting or isinstance(event, events.MouseEvent)

    async def _hand_on(self) -> None:
        mouse = False
        while self._waiting:
            was_mouse, mouse = mouse, isinstance(self._waiting[0], events.MouseEvent)
            if not (was_mouse and mouse):
                rested = await self._rest()
                if not rested and not self._stuck:
                    self._give_up()
                    return
                self._stuck = not rested
            self._due = self._waiting.popleft()
            self._app.post_message(self._due)

    async def _rest(self) -> bool:
        """Wait until all rests; tell whether it ever did. A long computation counts as one look.

        For a part that is known not to come to rest a key waits a little only, in case it has come to rest after all.
        """
        looks, most = 0, self._looks // 10 if self._stuck else self._looks
        while looks < most:
            await asyncio.sleep(0 if looks < _AT_ONCE else _PAUSE)
            if self._ready():
                looks += 1
                if _rests(self._app) and self._others_rest():
                    return True
        return False

    def _others_rest(self) -> bool:
        """Tell whether nothing is under way in any widget, and no screen waits for a picture to do the rest of it."""
        screen = self._app.screen
        later = any(isinstance(whose, Screen) for _, whose in screen._callbacks)
        return not later and all(map(_rests, self._app._registry))

    def _give_up(self) -> None:
        ending = [event for event in self._waiting if isinstance(event, events.Key) and event.key in _ALWAYS]
        self._waiting.clear()
        self._stuck = True
        for event in ending[:1]:
            self._due = event
            self._app.post_message(event)
        self._lost()


def _rests(pump: MessagePump) -> bool:
    """Tell whether a part of the program waits for a message, or has ended."""
    arrived = pump._message_queue.ready_event
    waits = bool(arrived._waiters) and not arrived.is_set()
    return pump._closed or (waits and not pump._next_callbacks)


class InTurn[Returned](PersianApp[Returned]):
    """A program in which every key acts on what stands once all that came of those before it has happened."""

    #: How often it is looked whether all rests before the program counts as stuck: for about three seconds.
    LOOKS: ClassVar = 1500

    def __init__(self, language: str = "fa", **settings: Any) -> None:
        """Take what :class:`PersianApp` takes."""
        super().__init__(language, **settings)
        self._typed_ahead = TypedAhead(self, lambda: self.ready, self._tell_lost, self.LOOKS)

    @property
    def ready(self) -> bool:
        """Whether there is a screen that keys could be for."""
        return True

    async def on_event(self, event: events.Event) -> None:
        """Let what was typed before be done before a key is looked at."""
        typed = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
        if not (typed and self._typed_ahead.keep(event)):
            await super().on_event(event)

    async def _close_all(self) -> None:
        """Close all parts; one that never comes to rest is stopped, that the program may end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.CLOSE_TIMEOUT):
                await super()._close_all()

    def _tell_lost(self) -> None:
        self.notify(
            self.say(
                "برنامه به کلیدهای پیش نرسید؛ آنچه از پیش زده بودید انجام نشد.",
                "The program didn't follow; what you had typed ahead was not done.",
            ),
            severity="warning",
        )
