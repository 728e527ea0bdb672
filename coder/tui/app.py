"""The workbench: opens the study behind its first picture, keeps what is typed meanwhile, shows the screens."""

import gc
import importlib
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import Worker, WorkerState

from coder import config
from coder.errors import BothChanged, CoderError
from coder.tui import keymap
from coder.tui.reading import READING
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.text import left_to_right, own, told
from coder.tui.typing_ahead import InTurn
from coder.tui.working import WORKING, WorkingScreen

if TYPE_CHECKING:  # the study and its database are loaded behind the first picture
    from coder.study.recalling import Recalled
    from coder.study.study import OpenStudy
    from coder.tui.desk import Desk, Sentences

#: The gestures that work on every screen.
EVERYWHERE = (
    Gesture("f1 ?", "help", "راهنمای کلیدها", "keys", show=True),
    Gesture("f2", "visit('corpus')", "پیکره", "corpus", show=True),
    Gesture("f3", "visit('coding')", "کدگذاری", "coding"),
    Gesture("f4", "visit('code')", "کد", "code"),
    Gesture("f5", "visit('saturation')", "اشباع", "saturation"),
    Gesture("f6", "visit('factors')", "عامل‌ها", "factors"),
    Gesture("f7", "visit('strategies')", "راهبردها", "strategies"),
    Gesture("f8", "visit('agreement')", "توافق کدگذاران", "agreement"),
    Gesture("f9", "visit('journal')", "تاریخچه", "journal"),
    Gesture("ctrl+z", "undo", "واگرد", "undo"),
    Gesture("ctrl+y", "redo", "انجام دوباره", "redo"),
    Gesture("f12", "other_language", "English", "فارسی"),
    Gesture("ctrl+q", "quit", "پایان", "quit"),
)

#: How often, in seconds, the study is looked at for what other windows and colleagues did.
WATCH = 0.7


class Workbench(InTurn[None]):
    """The program on the screen. ``lang`` is ``fa`` or ``en``; ``opening`` opens the study when first called."""

    TITLE = "coder"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH: ClassVar = "app.tcss"

    def __init__(
        self,
        opening: "Callable[[], AbstractContextManager[OpenStudy]]",
        sentences: "Sentences",
        lang: str,
        round: int,
        crashes: Path,
    ) -> None:
        super().__init__(language=lang)
        self.round = round
        self.crashes = crashes
        self._opening = opening
        self._sentences = sentences
        self._opened: AbstractContextManager[OpenStudy] | None = None
        self._desk: Desk | None = None
        self._codebook_seen: tuple[int, int] | None = None
        self.crash_log: Path | None = None
        self.once_open: Callable[[], object] = lambda: None
        self._theme_worn = self.theme

    # ── words ──

    def name_keys(self) -> None:
        """Name the keys that work everywhere in the interface's language."""
        super().name_keys()
        keys = [keymap.Key(one.key, one.action, self.say(one.fa, one.en), one.show) for one in EVERYWHERE]
        keymap.bind(keys, self._bindings)

    def tell(self, problem: CoderError) -> None:
        """Tell what the user can mend; the screen stays usable."""
        self.notify(told(problem, self.language), severity="error", timeout=12, markup=False)

    # ── opening ──

    @property
    def ready(self) -> bool:
        """Whether the study is open."""
        return self._desk is not None

    @property
    def desk(self) -> "Desk":
        """The coder's desk; there is one once the study is open."""
        assert self._desk is not None
        return self._desk

    def on_mount(self) -> None:
        """Paint first, then open the study."""
        from coder.tui.screens.waiting import Waiting

        self._wear_theme()
        self.push_screen(Waiting())
        self.call_after_refresh(self._open)

    def _wear_theme(self) -> None:
        """Put on the theme that was chosen last, in whatever study."""
        liked = config.liked("theme")
        if liked in self.available_themes:
            self.theme = liked
        self._theme_worn = self.theme
        self.theme_changed_signal.subscribe(self, self._theme_chosen)

    def _theme_chosen(self, theme: Theme) -> None:
        if theme.name != self._theme_worn:
            self._theme_worn = theme.name
            self.like("theme", theme.name)

    @work(thread=True, group="open", exit_on_error=False)
    def _open(self) -> None:
        from coder.study import seat

        opened = self._opening()
        study = opened.__enter__()
        self._opened = opened
        from coder.tui.desk import Desk

        desk = Desk(seat.sit(study, self.round), self._sentences)
        self.call_from_thread(self._show, desk)

    def _show(self, desk: "Desk") -> None:
        self._desk = desk
        desk.at.study.soon = self._in_background
        self.switch_screen(importlib.import_module("coder.tui.screens.corpus").SCREEN())
        self.set_interval(WATCH, self._watch)
        self.once_open()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A study that can't be opened is told and ends the program; other work that fails is told on the screen."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        problem = event.worker.error
        if not isinstance(problem, CoderError):
            raise problem
        if event.worker.group == "open":
            self.exit(return_code=problem.exit_code, message=problem.message(self.language))
        else:
            self.tell(problem)

    # ── what others do, and what follows a change ──

    @work(thread=True, group="watch", exclusive=True, exit_on_error=False)
    def _watch(self) -> None:
        self._look_at_codebook()
        if self.desk.at.study.last() != self.desk.seq:
            self.call_from_thread(self.renew)

    def _look_at_codebook(self) -> None:
        """Take over what somebody changed in the codebook's file; if it was changed here too, ask which stands."""
        study = self.desk.at.study
        if not study.faces.codebook.is_file():
            return
        now = study.faces.codebook.stat()
        seen = now.st_mtime_ns, now.st_size
        if seen == self._codebook_seen:
            return
        self._codebook_seen = seen
        try:
            with self._following:
                study.faces.meet_codebook(study.entry())
        except BothChanged:
            self.call_from_thread(self._ask_which_codebook)
        except CoderError as problem:
            self.call_from_thread(self.tell, problem)

    def _ask_which_codebook(self) -> None:
        from coder.tui.screens.conflict import Conflict

        if not isinstance(self.screen, StudyScreen):  # in the middle of something else: asked at the next look
            self._codebook_seen = None
            return
        faces = self.desk.at.study.faces

        def chosen(side: str | None) -> None:
            try:
                if side == "file":
                    faces.take_codebook(faces.codebook.read_bytes(), self.desk.at.study.entry())
                elif side == "here":
                    faces.write_codebook()
            except CoderError as problem:
                self.tell(problem)
            self.renew()

        self.push_screen(Conflict(faces.sides()), chosen)

    def renew(self) -> None:
        """Show the study as it now is, on the screen in front."""
        self.desk.refresh()
        if isinstance(self.screen, StudyScreen):
            self.screen.show_anew()

    def _in_background(self, work_to_do: Callable[[], None]) -> None:
        threading.Thread(target=self._one_by_one, args=(work_to_do,)).start()

    _following = threading.Lock()

    def _one_by_one(self, work_to_do: Callable[[], None]) -> None:
        with self._following:
            work_to_do()

    # ── gestures that work everywhere ──

    def action_visit(self, name: str) -> None:
        """Go to a screen by name, from whatever screen is in front."""
        if self._desk is not None and isinstance(self.screen, StudyScreen):
            screen = importlib.import_module(f"coder.tui.screens.{name}").SCREEN
            if type(self.screen) is not screen:
                self.switch_screen(screen())

    def visit(self, name: str, about: object = None) -> None:
        """Go to a screen by name, about something: a code's id, an offset in the open source."""
        screen = importlib.import_module(f"coder.tui.screens.{name}").SCREEN
        self.switch_screen(screen(about))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Give the command palette every gesture of the screen in front, by its name, with its keys."""
        here = list(type(screen).KEYS) if isinstance(screen, StudyScreen) else []
        if isinstance(screen, WorkingScreen):
            here += [gesture for gesture in WORKING if screen.check_action(gesture.action, ())]
        named: dict[str, list[Gesture]] = {}
        for gesture in (*here, *EVERYWHERE):
            named.setdefault(self.say(gesture.fa, gesture.en[0].upper() + gesture.en[1:]), []).append(gesture)
        for name, gestures in named.items():
            keys = " ".join(keymap.display(key) for gesture in gestures for key in gesture.key.split(" "))
            yield SystemCommand(own(name), left_to_right(keys), partial(self._run_gesture, gestures[0], screen))
        yield from (one for one in super().get_system_commands(screen) if one.title not in named)

    async def _run_gesture(self, gesture: Gesture, screen: Screen[Any]) -> None:
        await self.run_action(gesture.action, screen if gesture not in EVERYWHERE else self)

    def action_help(self) -> None:
        """Show the keys of the screen in front and those that work everywhere."""
        from coder.tui.screens.help import Help

        if isinstance(self.screen, StudyScreen):
            parts = [(self.say("این‌جا", "Here"), type(self.screen).KEYS)]
            if self.screen.query("TranscriptView"):
                parts.append((self.say("خواندن و انتخاب", "Reading and selecting"), READING))
            if isinstance(self.screen, WorkingScreen):
                parts.append((self.say("کار زمان‌بر", "Long work"), WORKING))
            self.push_screen(Help([*parts, (self.say("همه‌جا", "Everywhere"), EVERYWHERE)]))

    def action_other_language(self) -> None:
        """Go on in the other language, now and whenever the program is opened again."""
        if self._desk is not None and isinstance(self.screen, StudyScreen):
            self.speak("en" if self.language == "fa" else "fa")
            self.switch_screen(self.screen.again())

    def action_undo(self) -> None:
        """Take back the coder's last step."""
        self.tell_turned(self.desk.undo(), back=True)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.tell_turned(self.desk.redo(), back=False)

    def tell_turned(self, done: "Recalled", back: bool) -> None:
        """Tell what was taken back or done again; the screen in front shows where it was, if it can."""
        from coder.tui import describing

        self.notify(describing.turned(self.desk, done, back, self.say), timeout=5, markup=False)
        self.renew()
        if isinstance(self.screen, StudyScreen):
            self.screen.show_turned(done)

    # ── when something goes wrong ──

    async def run_action(self, action: object, *args: object, **kwargs: object) -> bool:
        """Run what a key stands for; a problem of the user's is told and the screen stays as it is."""
        try:
            return await super().run_action(action, *args, **kwargs)  # type: ignore[arg-type]
        except CoderError as problem:
            self.tell(problem)
            return True

    def _fatal_error(self) -> None:
        """Keep the trace of a bug in a file; the terminal gets one line."""
        self.crashes.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        self.crash_log = self.crashes / f"crash-{stamp}.log"
        self.crash_log.write_text(traceback.format_exc(), encoding="utf-8")
        self._close_messages_no_wait()

    def close_study(self) -> None:
        """Let go of the study, after what is still being written."""
        with self._following:
            if self._opened is not None:
                self._opened.__exit__(None, None, None)
                self._opened = None


def run(workbench: Workbench) -> int:
    """Run the workbench to its end; give the exit code."""
    # What is there once the study is open stays. Looked through for garbage again and again, it makes a tenth of a
    # second of now one key, now another.
    workbench.once_open = gc.freeze
    workbench.run()
    workbench.close_study()
    if workbench.crash_log is not None:
        log = workbench.crash_log
        fa = f"این خطا از برنامه است، نه از شما؛ هر چه کدگذاری کرده‌اید ذخیره است. شرح آن در {log} است."
        en = f"This is a fault of the program, not yours; all you coded is saved. It is described in {log}."
        print(workbench.say(fa, en), file=sys.stderr)
        return 1
    return workbench.return_code or 0
