"""Long work on a screen: done beside it, told at its foot how far it is, stopped by a key or a click.

A screen that has such work is a :class:`WorkingScreen`, composes a :class:`Foot` above its keys, and calls ``begin``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from coder.errors import CoderError
from coder.model.work import Progress, Stopped
from coder.persian import digits
from coder.tui import keymap, text
from coder.tui.stage import Gesture, StudyScreen

#: The gestures of work, on every screen that has some; the first comes before the screen's own while work is done.
WORKING = (
    Gesture("escape", "stop", "متوقف کردن کار در جریان", "stop the work that is being done"),
    Gesture("ctrl+r", "begin_again", "از سر گرفتن کار متوقف‌شده", "begin the stopped work again"),
)

#: Work of at most so many seconds is done before anybody wonders; then so often it is looked at how far it is.
_SOON, _EVERY = 0.3, 0.1

#: The bar's columns, where there is room.
_LONGEST, _SHORTEST = 30, 6


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work: what it is called, what does it, what is done with what it gives. Its thread writes ``far``."""

    said: str
    unit: str
    run: Callable[[Progress], Any]
    then: Callable[[Any], object]
    failed: Callable[[CoderError], object]
    stopped: Callable[[], object]
    far: tuple[int, int] = (0, 0)
    stopping: bool = False
    begun: float = field(default_factory=monotonic)

    def tell(self, done: int, of: int) -> None:
        """Take note of how far the work is; called in its thread. Raises Stopped when it is to end."""
        self.far = done, of
        if self.stopping:
            raise Stopped


class Foot(Static):
    """The line at the foot of a screen that tells of its work; a click on it is the key it names."""

    DEFAULT_CSS = "Foot { display: none; width: 100%; height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.said = ""

    def tell(self, said: str) -> None:
        """Show some words, or with none go away."""
        if said != self.said:
            self.said = said
            self.update(said, layout=False)
            self.display = bool(said)


class WorkingScreen[Result](StudyScreen[Result]):
    """A screen with long work, one piece at a time. Leaving the screen stops it."""

    class Ended(Message, bubble=False):
        """Some work has ended; ``given``: with what it was begun for. ``after`` is what is to follow on the screen."""

        def __init__(self, job: Job, after: Callable[[], object], given: bool) -> None:
            super().__init__()
            self.job, self.after, self.given = job, after, given

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._stopped: Job | None = None
        self._watching: Timer | None = None
        self._typed_ahead: Callable[[], object] | None = None
        for made in keymap.bindings(keymap.Key(one.key, one.action, self.say(one.fa, one.en)) for one in WORKING):
            self._bindings.bind(made.key, made.action, made.description, show=False, priority=True)

    def begin[Given](
        self,
        said: str,
        run: Callable[[Progress], Given],
        then: Callable[[Given], object],
        failed: Callable[[CoderError], object] | None = None,
        stopped: Callable[[], object] = lambda: None,
        unit: str = "",
    ) -> None:
        """Do some work in a thread; what was being done is given up.

        ``said`` is what the foot calls it; ``run`` does it, ``then`` gets what it gives, ``failed`` the user's problem
        if there is one (told if not given); ``stopped`` follows when the person stopped it. ``unit`` is what its count
        is of («منبع»); without, a percentage is shown.
        """
        self._let_go()
        self._job = Job(said, unit, run, then, failed or self.workbench.tell, stopped)
        self._watching = self.set_interval(_EVERY, self._tell_work)
        self.run_worker(partial(self._run_job, self._job), thread=True, group="work", exclusive=True)

    @property
    def working(self) -> bool:
        """Whether work is being done."""
        return self._job is not None

    def _run_job(self, job: Job) -> None:
        after: Callable[[], object]
        given = False
        try:
            after, given = partial(job.then, job.run(job.tell)), True
        except CoderError as problem:
            after = partial(job.failed, problem)
        except Stopped:
            after = partial(self._say_stopped, job)
        self.post_message(self.Ended(job, after, given))

    def on_working_screen_ended(self, event: Ended) -> None:
        """Go on with what the work gave, unless other work was begun meanwhile."""
        if event.job is self._job:
            self._let_go()
            gesture, self._typed_ahead = self._typed_ahead, None
            event.after()
            if gesture is not None and event.given and self in self.app.screen_stack:
                self.once_done(gesture)

    def once_done(self, gesture: Callable[[], object]) -> None:
        """Do a gesture that rests on the work: now, or, typed ahead, once the work has given what it was begun for."""
        if self.working:
            self._typed_ahead = gesture
        else:
            gesture()

    def on_unmount(self) -> None:
        """Stop what nobody will look at."""
        if self._job is not None:
            self._job.stopping = True

    def _let_go(self) -> None:
        if self._job is not None:
            self._job.stopping = True
        if self._watching is not None:
            self._watching.stop()
        self._job = self._stopped = self._watching = None
        self.query_one(Foot).tell("")

    # ── the foot ──

    def _tell_work(self) -> None:
        if self._job is not None and monotonic() - self._job.begun > _SOON:
            self.query_one(Foot).tell(_line(self._job, self.size.width, self.say))

    def _say_stopped(self, job: Job) -> None:
        self._stopped = job
        job.stopped()
        again = self.say("متوقف شد · Ctrl+R یا کلیک: از سر", "stopped · Ctrl+R or click: begin again")
        self.query_one(Foot).tell(f"{job.said}: {again}")

    # ── gestures ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a gesture of work be one only while there is work for it."""
        if action == "stop":
            return self._job is not None and not self._job.stopping
        if action == "begin_again":
            return self._stopped is not None
        return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Stop the work; it ends at its next step."""
        if self._job is not None:
            self._job.stopping = True
            self.query_one(Foot).tell(_line(self._job, self.size.width, self.say))

    def action_begin_again(self) -> None:
        """Begin the stopped work again."""
        if self._stopped is not None:
            job = self._stopped
            self.begin(job.said, job.run, job.then, job.failed, job.stopped, job.unit)

    def on_click(self, event: events.Click) -> None:
        """Take a click on the foot for the key it names."""
        if isinstance(event.widget, Foot):
            self.action_stop()
            self.action_begin_again()


def _line(job: Job, width: int, say: Callable[[str, str], str]) -> str:
    """Give the foot's line: what is done, a bar, how far it is, the key that stops it."""
    if job.stopping:
        return say(f"{job.said}: متوقف می‌شود…", f"{job.said}: stopping…")
    stop = say("Esc یا کلیک: توقف", "Esc or click: stop")
    done, of = job.far
    if not of:
        return f"{job.said}… · {stop}"
    en = f"{done} of {of} {job.unit}" if job.unit else f"{100 * done // of}%"
    fa = f"{done} از {of} {job.unit}" if job.unit else f"{100 * done // of}٪"
    far = say(digits.to_persian(fa), en)
    room = min(_LONGEST, width - 2 - text.paragraph(f"{job.said}  {far} · {stop}").width)
    if room < _SHORTEST:
        return f"{job.said} {far} · {stop}"
    full = room * done // of
    return f"{job.said} {'█' * full}{'░' * (room - full)} {far} · {stop}"
