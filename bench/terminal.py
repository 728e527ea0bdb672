"""The transcript in a terminal of 120 × 50: from the bytes of a key to the last byte of the painted lines.

``python -m bench.terminal`` measures; ``python -m bench.terminal app FILE`` is the program that is measured.
"""

import os
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

#: Textual draws on a timer of 60 a second; read when Textual is imported, so set before.
os.environ.setdefault("TEXTUAL_FPS", "240")

COLUMNS, ROWS = 120, 50
SIZE, CODINGS = 1_000_000, 2_000

_WORDS = """
شهر مردم کتاب‌ها می‌رفتیم نمی‌دانم خانه‌ای دانشگاه پژوهش زندگی کار امروز فردا همیشه گاهی بسیار خوب بد بزرگ کوچک و از
به در با برای که این آن هر چون ولی اما اگر وقتی سلام مسئله تجربه مثلاً کِتاب لاله Google COVID-19 ۱۳۹۸ 2019 (سپس) «خانه»
"""


def text() -> str:
    """A megabyte of an interview, the same each time."""
    chosen = random.Random(1)
    words_known = _WORDS.split()
    lines: list[str] = []
    size = 0
    while size < SIZE:
        words = [chosen.choice(words_known) + chosen.choice(["", "", "", "", "", "", "", "،", "."]) for _ in range(90)]
        line = f"{'پرسشگر' if len(lines) % 2 else 'پاسخگو'}: {' '.join(words)}"
        lines.append(line)
        size += len(line.encode()) + 1
    return "\n".join(lines)


def app(path: Path) -> None:
    """Show the text with its codings."""
    from rich.style import Style
    from textual.app import App, ComposeResult

    from coder.persian.sentences import sentences
    from coder.persian.turns import find_turns
    from coder.tui.widgets.highlights import Highlight
    from coder.tui.widgets.transcript import TranscriptView

    class Measured(App[None]):
        def compose(self) -> ComposeResult:
            yield TranscriptView()

        def on_mount(self) -> None:
            view = self.query_one(TranscriptView)
            shown = path.read_text(encoding="utf-8")
            view.load(shown, find_turns(shown), lambda: sentences(shown))
            styles = [Style(bgcolor=colour) for colour in ("#204060", "#406020", "#602040")]
            step = len(shown) // CODINGS
            view.highlights = [
                Highlight(number * step, number * step + 180, styles[number % 3], str(number))
                for number in range(CODINGS)
            ]
            view.focus()

    Measured().run()


class Screen:
    """The measured program and its pty."""

    def __init__(self, command: list[str], cwd: Path | None = None) -> None:
        import pty

        self.child, self.master = pty.fork()
        if not self.child:
            os.chdir(cwd or Path.cwd())
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(command[0], command)
        self.resize(COLUMNS)

    def resize(self, columns: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
        os.kill(self.child, signal.SIGWINCH)

    def painted(self, quiet: float) -> tuple[float | None, bytes]:
        """Wait until nothing was written for ``quiet`` seconds; give when the last byte came, and all of them."""
        last, data = None, bytearray()
        while select.select([self.master], [], [], quiet)[0]:
            try:
                data += os.read(self.master, 65536)
            except OSError:  # the program has ended
                break
            last = time.perf_counter()
        return last, bytes(data)

    def after(self, sent: str, quiet: float = 0.1) -> float:
        """Seconds from what was sent to the last byte painted."""
        begun = time.perf_counter()
        os.write(self.master, sent.encode())
        last, _ = self.painted(quiet)
        return (last or begun) - begun


def told(what: str, taken: list[float], budget: float) -> None:
    """Print the median and the 95th percentile in milliseconds, beside the budget for the latter."""
    high = sorted(taken)[max(int(len(taken) * 0.95) - 1, 0)] * 1000
    verdict = "ok" if high <= budget else "OVER"
    print(f"{what:44} median {statistics.median(taken) * 1000:6.1f} ms, p95 {high:6.1f} of {budget:.0f} ms  {verdict}")


def measure() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text(), encoding="utf-8")
        begun = time.perf_counter()
        screen = Screen([sys.executable, "-m", "bench.terminal", "app", str(path)])
        last, _ = screen.painted(1.5)
        told(f"{SIZE:,} bytes, {CODINGS:,} codings: start", [(last or begun) - begun], 800)
        for name, sent, times, budget in (
            ("cursor: left", "\x1b[D", 60, 16),
            ("cursor: down", "\x1b[B", 40, 16),
            ("selection: a word more", "\x1b[1;6D", 60, 16),
            ("selection: a row more", "\x1b[1;2B", 40, 16),
            ("page", "\x1b[6~", 40, 25),
        ):
            told(name, [screen.after(sent) for _ in range(times)], budget)
        screen.after("\x1b[<0;60;5M")
        told("drag", [screen.after(f"\x1b[<32;{60 - n % 20};{6 + n // 2}M") for n in range(60)], 16)
        screen.after("\x1b[<0;60;36m")
        taken = []
        for columns in (100, 120, 90, 110, 80, 120):
            begun = time.perf_counter()
            screen.resize(columns)
            last, _ = screen.painted(0.4)
            taken.append((last or begun) - begun)
        told("resize", taken, 150)
        os.write(screen.master, b"\x11")
        screen.painted(0.5)
        os.close(screen.master)
        os.waitpid(screen.child, 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["app"]:
        app(Path(sys.argv[2]))
    else:
        measure()
