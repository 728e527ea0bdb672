"""The driver on Linux and macOS: asks the terminal, and keeps its answers from becoming keys."""

import asyncio
import fcntl
import os
import selectors
import signal
import sys
import termios
import time
from codecs import getincrementaldecoder
from threading import Thread

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from coder.tui.terminal import tmux
from coder.tui.terminal.driver import PersianDriver
from coder.tui.terminal.incoming import Incoming
from coder.tui.terminal.recognise import recognise, silent
from coder.tui.terminal.sequences import QUESTIONS

#: How often input is looked at while something is held back, and while nothing is, in seconds.
_SOON, _CALM = 0.02, 0.1


class PosixPersianDriver(PersianDriver, LinuxDriver):
    """Textual's driver, with the terminal's answers taken out of the input before it is parsed."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Take what Textual gives a driver."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._incoming = Incoming(self._answered)
        self._asked = False
        self._outer = ""
        self._line_by_line = 0

    def start_application_mode(self) -> None:
        """Take the screen; when the program is told to end, the terminal is given back first.

        Signals are heard between the program's own steps: in the middle of one, writing could wait for itself.
        """
        self._line_by_line = _waiting(self.fileno)
        super().start_application_mode()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._app.exit, None, 128 + signal.SIGTERM)
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def _ask(self) -> None:
        if self._asked or not self.input_tty or silent(os.environ):
            return
        self._asked = self._incoming.due = True
        self.write(QUESTIONS)
        self.flush()
        if os.environ.get("TMUX"):
            Thread(target=self._ask_tmux, name="ask-tmux", daemon=True).start()

    def _ask_tmux(self) -> None:
        tmux.open_way()
        self._outer = tmux.outer()
        self.terminal = recognise(self.replies, os.environ, self._outer)
        self._app.call_later(self._switched)

    def _switched(self) -> None:
        super()._switched()
        if os.environ.get("TMUX"):
            tmux.draw_anew()

    def stop_application_mode(self) -> None:
        """Give the terminal its bidi back, then the screen."""
        super().stop_application_mode()
        if self._asked and os.environ.get("TMUX"):
            tmux.close_way()

    def _answered(self, answer: bytes) -> None:
        self.replies = self.replies.with_answer(answer)
        if self.replies.complete:
            self._incoming.due = False
        self._judge()

    def _judge(self) -> None:
        self.found(recognise(self.replies, os.environ, self._outer))

    def _query_in_band_window_resize(self) -> None:
        if not silent(os.environ):
            super()._query_in_band_window_resize()

    def run_input_thread(self) -> None:
        """Read keys, the mouse and answers until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = selector.select(_SOON if self._incoming.holding else _CALM)
                data = self._read() if ready else b""
                if ready and not data:
                    break  # the terminal has gone
                now = time.monotonic()
                for chunk in self._incoming.feed(data, now) if data else self._incoming.expire(now):
                    self._pass_on(chunk, parser, decode(chunk))
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """Read what was typed. Before the program had the terminal, its Enter was made the end of a line."""
        data = os.read(self.fileno, 4096)
        early, later = data[: self._line_by_line], data[self._line_by_line :]
        self._line_by_line -= len(early)
        return early.replace(b"\n", b"\r") + later

    def _pass_on(self, chunk: bytes, parser: XTermParser, text: str) -> None:
        if chunk == b"\x1b":
            self.process_message(events.Key("escape", "\x1b"))
            return
        for event in parser.feed(text) if text else ():
            self.process_message(event)


def _waiting(terminal: int) -> int:
    """Give how many bytes of whole lines wait to be read from a terminal that still gives line by line."""
    if not os.isatty(terminal):
        return 0
    return int.from_bytes(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)), sys.byteorder)
