"""What screens ask of the program they stand in."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.widgets import DataTable, Label, OptionList

from coder.errors import CoderError
from coder.tui import keymap, missing

if TYPE_CHECKING:
    from coder.study.recalling import Recalled
    from coder.tui.app import Workbench
    from coder.tui.desk import Desk


def workbench(screen: Screen[Any]) -> "Workbench":
    """Give the workbench that ``screen`` belongs to."""
    return cast("Workbench", screen.app)


class Gesture(NamedTuple):
    """A key of a screen, by its Latin face, what it does, and what help calls it in both languages."""

    key: str
    action: str
    fa: str
    en: str
    show: bool = False
    priority: bool = False


def bind(screen: Screen[Any], gestures: Iterable[Gesture]) -> list[Binding]:
    """Let a screen answer to its gestures under both keyboard layouts; give the bindings."""
    say = workbench(screen).say
    keys = (keymap.Key(one.key, one.action, say(one.fa, one.en), one.show, one.priority) for one in gestures)
    return keymap.bind(keys, screen._bindings)


class StudyScreen[Result](Screen[Result]):
    """A screen that shows the open study: once when it comes (``on_mount``), and by ``renew`` when it has changed.

    ``KEYS`` are its gestures; each answers under a Latin and a Persian keyboard layout. ``NEEDS`` is what the study
    must have for it to show anything: what isn't there is told below the title, with the way to it.
    """

    KEYS: ClassVar[Sequence[Gesture]] = ()
    NEEDS: ClassVar[Sequence[missing.Need]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._came = False
        bind(self, self.KEYS)

    @property
    def workbench(self) -> "Workbench":
        """The program."""
        return workbench(self)

    @property
    def desk(self) -> "Desk":
        """The coder's desk."""
        return self.workbench.desk

    def say(self, fa: str, en: str) -> str:
        """Give the wording in the language of the interface."""
        return self.workbench.say(fa, en)

    def again(self) -> "StudyScreen[Result]":
        """Give a screen like this one, to be shown in its place: in another language, say."""
        return type(self)()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do; one of the screen's that a list answers to (Enter) is called as the screen calls it."""
        active, own = super().active_bindings, self._bindings.key_to_bindings
        for key, one in active.items():
            if isinstance(one.node, DataTable | OptionList) and not one.binding.show and key in own:
                active[key] = one._replace(binding=own[key][0])
        return active

    def renew(self) -> None:
        """Show the study as it now is; screens that show more than words of their own do."""

    def show_turned(self, done: "Recalled") -> None:
        """Show where a step was that was taken back or done again; screens that show single things do."""

    def show_anew(self) -> None:
        """Renew a screen that stands: one that is still coming shows itself then, one that goes has nothing to show."""
        if self.is_mounted and self.is_running and self.is_attached:
            self.renew()
            self._tell_missing()

    def on_mount(self) -> None:
        """Tell what must come first."""
        self._tell_missing()

    def _tell_missing(self) -> None:
        said = missing.told(self.desk.snapshot, self.NEEDS, self.say)
        there = self.query("#missing").results(Label)
        if (label := next(there, None)) is not None:
            label.update(said)
            label.display = bool(said)
        elif said:
            self.mount(Label(said, id="missing", markup=False), after=self.query_one("#title"))

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front; a screen that just came shows what is there."""
        if self.desk.refresh() or self._came:
            self.show_anew()
        self._came = True

    def attempt(self, gesture: Callable[[], object]) -> bool:
        """Do a gesture and show the study anew; a problem of the user's is told. Tell whether it was done."""
        try:
            gesture()
        except CoderError as problem:
            self.workbench.tell(problem)
            return False
        finally:
            self.desk.refresh()
            self.show_anew()
        return True
