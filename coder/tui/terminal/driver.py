"""What is the same for the terminal on every system: its bidi off and on again, and how text goes out."""

import os
from typing import TYPE_CHECKING

from textual.app import App

from coder.tui.terminal import choosing
from coder.tui.terminal.drawing import overridden
from coder.tui.terminal.recognise import Replies, Terminal, recognise
from coder.tui.terminal.sequences import CLEAR, MODE_8, Switch

if TYPE_CHECKING:
    from textual.drivers.headless_driver import HeadlessDriver as _Base
else:
    _Base = object


class PersianDriver(_Base):
    """Mixed into a Textual driver: switches the terminal's own bidi off while the program has the screen.

    The first paint waits for nothing. What is known before the terminal has answered decides first; when an answer
    says otherwise, the switch is thrown then and the screen painted anew.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Take what Textual gives a driver."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.replies = Replies()
        self.chosen = choosing.chosen(os.environ)
        self.terminal = recognise(self.replies, os.environ)
        self._thrown: list[Switch] = []

    @property
    def mode(self) -> str:
        """How text is sent now."""
        return self.terminal.mode if self.chosen == choosing.AUTO else self.chosen

    def start_application_mode(self) -> None:
        """Take the screen, and leave nothing of the terminal's bidi on it."""
        super().start_application_mode()
        if os.isatty(self.fileno_out):
            self._ask()
            self._switch_off()

    def stop_application_mode(self) -> None:
        """Give the terminal its bidi back, then the screen."""
        self._switch_on()
        super().stop_application_mode()

    @property
    def fileno_out(self) -> int:
        """The file descriptor of what is written to."""
        return self._file.fileno()  # type: ignore[attr-defined,no-any-return]

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(overridden(data) if self.mode == "lro" else data)

    def _ask(self) -> None:
        """Ask who it is; systems on which the answer can't be kept from the keys don't."""

    def found(self, terminal: Terminal) -> None:
        """Take a new verdict, and paint anew if it changes anything."""
        before = self.mode, self.terminal.switch
        self.terminal = terminal
        if (self.mode, terminal.switch) != before:
            self._app.call_later(self._switched)

    def _switched(self) -> None:
        self._switch_off()
        self._app.terminal_changed()  # type: ignore[attr-defined]

    def _switch_off(self) -> None:
        """Throw the switch for this terminal; mode 8 also for one that isn't known yet."""
        if self.mode == "off":
            return
        switch = self.terminal.switch
        if switch is None and not self.replies.complete:
            switch = MODE_8
        if switch is not None:
            if switch not in self._thrown:
                self._thrown.append(switch)
            self.write(switch.off + CLEAR)
            self.flush()

    def _switch_on(self) -> None:
        """Undo every switch that was thrown, but not a mode 8 the user had off to begin with."""
        for switch in self._thrown:
            if not (switch is MODE_8 and self.replies.mode_8 == 2):
                self.write(switch.on)
        self._thrown.clear()
