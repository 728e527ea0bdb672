"""A program in a terminal of its own, driven by bytes: what a person's keys and mouse send, and what the screen shows.

    with Terminal([sys.executable, "-m", "coder"], columns=120, rows=50, cwd=folder) as terminal:
        terminal.wait_for("کدها")               # a text in visual order, as it is sent, or a function of the screen
        terminal.keys("ctrl+left", "ص", "enter")  # names as Textual writes them, or characters
        terminal.drag((40, 3), (20, 5))           # mouse reports at column, row, from 0
        terminal.resize(80, 24)
        terminal.screen(), terminal.row(3), terminal.written, terminal.cell(4, 3).bg

Nothing waits for time: ``wait_for`` returns as soon as its condition holds, and fails, showing the screen, when the
program has ended or far more time passed than it can need. ``answers`` are what the terminal replies to what is asked
of it; without any it never answers. Linux and macOS.
"""

import codecs
import contextlib
import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte
import pyte.screens

PATIENCE = 20.0

# Escape is named in its long form: bare, and right before another key, it would be Alt.
_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_NUMBERED = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_NAMED = {
    "enter": "\r", "escape": "\x1b[27u", "tab": "\t", "space": " ", "backspace": "\x7f", "ctrl+space": "\x00",
    "shift+space": "\x1b[32;2u", "shift+tab": "\x1b[Z",
}  # fmt: skip
_HELD = {"shift": 1, "alt": 2, "ctrl": 4}

#: What pyte prints instead of ignoring: private parameters of other kinds than ``?``, and requests that end in ``$p``.
_NOT_FOR_PYTE = re.compile(r"\x1b\[(?:[<>=][0-9;:]*[a-zA-Z]|\??[0-9;]*\$[a-z])|\x1bP[^\x1b]*\x1b\\")
_UNFINISHED = re.compile(r"\x1b(?:\[[<>=?]?[0-9;:]*\$?|P[^\x1b]*\x1b?)?\Z")

#: Opens the terminal it is told as its own and becomes the program.
_BECOME = """
import os, sys
own = os.open(sys.argv[1], os.O_RDWR)
for stream in 0, 1, 2:
    os.dup2(own, stream)
os.execvp(sys.argv[2], sys.argv[2:])
"""


def key(name: str) -> str:
    """What a terminal sends for a key: a named one, perhaps with others held, or a character, which is itself."""
    if name in _NAMED:
        return _NAMED[name]
    *held, last = name.split("+") if len(name) > 1 else [name]
    modifier = 1 + sum(_HELD[each] for each in held)
    if last in _ARROWS:
        return f"\x1b[1;{modifier}{_ARROWS[last]}" if held else f"\x1b[{_ARROWS[last]}"
    if last in _NUMBERED:
        return f"\x1b[{_NUMBERED[last]};{modifier}~" if held else f"\x1b[{_NUMBERED[last]}~"
    if held == ["ctrl"] and len(last) == 1:
        return chr(ord(last) & 0x1F)
    if held:
        raise KeyError(name)
    return last


def mouse(button: int, place: tuple[int, int], *, down: bool = True) -> str:
    """The report of a mouse button (0 left, plus 32 for a movement with it held) at a column and row, from 0."""
    return f"\x1b[<{button};{place[0] + 1};{place[1] + 1}{'M' if down else 'm'}"


class Terminal:
    """A running program and the screen it draws on."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        """Start ``command`` on a terminal of ``columns`` × ``rows``, with ``environment`` beside the usual."""
        self.written = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._pending = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._answers = dict(answers or {})
        self._answered = 0
        self._changed = threading.Condition(threading.RLock())
        self._ended = False
        self._master, slave = os.openpty()
        self._size(columns, rows)
        usual = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"}
        for misleading in ("COLUMNS", "LINES", "NO_COLOR"):  # what runs the tests may have set them
            usual.pop(misleading, None)
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", _BECOME, os.ttyname(slave), *command],
            cwd=cwd or Path(__file__).parents[2],
            env={**usual, **(environment or {})},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
        )
        self._slave = slave
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # In

    def send(self, data: str | bytes) -> None:
        """Send bytes as they are."""
        data = data.encode("utf-8") if isinstance(data, str) else data
        while data:
            data = data[os.write(self._master, data) :]

    def keys(self, *names: str) -> None:
        """Press keys, one after the other."""
        self.send("".join(key(name) for name in names))

    def click(self, place: tuple[int, int], times: int = 1) -> None:
        """Click at a column and row."""
        self.send((mouse(0, place) + mouse(0, place, down=False)) * times)

    def drag(self, *places: tuple[int, int], release: bool = True) -> None:
        """Press at the first place, move over the others, and let go at the last."""
        moves = "".join(mouse(32, place) for place in places[1:])
        self.send(mouse(0, places[0]) + moves + (mouse(0, places[-1], down=False) if release else ""))

    def paste(self, text: str) -> None:
        """Paste as a terminal with bracketed paste does."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the program is told."""
        with self._changed:
            self._screen.resize(rows, columns)
            self._size(columns, rows)

    # Out

    def screen(self) -> str:
        """The whole screen, a line a row."""
        with self._changed:
            return "\n".join(self._screen.display)

    def row(self, number: int) -> str:
        """One row of the screen, without the spaces at its end."""
        return self.screen().split("\n")[number].rstrip()

    def find(self, text: str) -> tuple[int, int]:
        """Wait until the screen shows ``text``, which is in visual order; give its column and row."""
        self.wait_for(lambda screen: self._place(text) is not None)
        place = self._place(text)
        assert place is not None
        return place

    def _place(self, text: str) -> tuple[int, int] | None:
        with self._changed:
            for row in range(self._screen.lines):
                cells = [(column, self._screen.buffer[row][column].data) for column in range(self._screen.columns)]
                columns = [column for column, glyph in cells for _ in glyph]
                place = "".join(glyph for _, glyph in cells).find(text)
                if place >= 0:
                    return columns[place], row
        return None

    def cell(self, column: int, row: int) -> pyte.screens.Char:
        """A cell with its colours."""
        with self._changed:
            return self._screen.buffer[row][column]

    def wait_for(self, what: str | Callable[[str], bool], *, patience: float = PATIENCE) -> str:
        """Wait until the screen shows ``what``, or until it is true of the screen; give the screen."""
        holds = (lambda screen: what in screen) if isinstance(what, str) else what
        until = time.monotonic() + patience
        with self._changed:
            while True:
                shown = "\n".join(self._screen.display)
                if holds(shown):
                    return shown
                left = until - time.monotonic()
                assert left > 0 and not self._ended, f"waited for {what!r}; the screen:\n{shown}"
                self._changed.wait(left)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    def ended(self, *, patience: float = PATIENCE) -> int:
        """Wait for the program's end and give its exit code."""
        return self._process.wait(patience)

    def close(self) -> None:
        """End the program if it hasn't ended."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        os.close(self._slave)
        self._reader.join(5)
        os.close(self._master)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            with self._changed:
                if not data:
                    self._ended = True
                    self._changed.notify_all()
                    return
                self.written += data
                self._show(self._decoder.decode(data))
                self._changed.notify_all()
            self._answer()

    def _show(self, text: str) -> None:
        text = self._pending + text
        unfinished = _UNFINISHED.search(text)
        self._pending = text[unfinished.start() :] if unfinished else ""
        self._stream.feed(_NOT_FOR_PYTE.sub("", text[: len(text) - len(self._pending)]))

    def _answer(self) -> None:
        for question, answer in self._answers.items():
            place = self.written.find(question, self._answered)
            if place >= 0:
                self._answered = place + len(question)
                with contextlib.suppress(OSError):
                    os.write(self._master, answer)
