"""Keys in the whole coding screen on the example study, on a terminal of 120 × 50: from the bytes of a key to the last
byte of what it paints. ``python -m bench.keys`` measures.
"""

import os
import select
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from bench import terminal
from bench.workbench import example

#: Milliseconds: those of a line painted anew, of a page, of a window laid out anew.
LINE, PAGE, WINDOW = 16, 25, 150

F2, F3, LEFT, DOWN, ESCAPE, BACK = "\x1bOQ", "\x1bOR", "\x1b[D", "\x1b[B", "\x1b[27u", "\x7f"


class Workbench(terminal.Screen):
    """The program on the example study in ``folder``, with its first interview on the screen."""

    def __init__(self, folder: Path) -> None:
        os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)
        self.database = folder / "study.db"
        super().__init__([sys.executable, "-m", "coder", "--lang", "fa"], folder)
        self.painted(2.5)
        self.after(F3, 1.0)

    def saved(self, sent: str) -> tuple[float, float]:
        """Give the seconds until the step's number was painted, and until the last byte of all that followed."""
        number = str(self.last_step() + 1).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")).encode()
        begun = time.perf_counter()
        os.write(self.master, sent.encode())
        told, data, last = 0.0, bytearray(), begun
        while select.select([self.master], [], [], 0.15)[0]:
            data += os.read(self.master, 65536)
            last = time.perf_counter()
            if not told and number in data:
                told = last - begun
        assert told, "no step was saved"
        return told, last - begun

    def last_step(self) -> int:
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT max(seq) FROM journal").fetchone()[0])

    def end(self) -> None:
        os.write(self.master, b"\x11")
        self.painted(0.5)
        os.close(self.master)
        os.waitpid(self.child, 0)


def measure() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory() as name:
        shown = Workbench(example(Path(name) / "study"))
        for what, sent, times, budget in (
            ("cursor: left", LEFT, 60, LINE),
            ("cursor: down", DOWN, 40, LINE),
            ("next sentence", ".", 40, LINE),
            ("next coding", "n", 40, PAGE),  # it is mostly out of sight
            ("next sentence without a code", "j", 40, PAGE),
        ):
            terminal.told(f"coding screen, {what}", [shown.after(sent) for _ in range(times)], budget)
        coding(shown)
        picker(shown)
        taken = [shown.after(key, 0.3) for _ in range(8) for key in (F2, F3)]
        terminal.told("corpus (F2)", taken[0::2], WINDOW)
        terminal.told("coding screen (F3)", taken[1::2], WINDOW)
        shown.end()


def coding(shown: Workbench) -> None:
    """Code sentence after sentence with a number key, having chosen a code once, and take some back."""
    shown.after("\x1b[1;5H", 0.3)
    shown.after("j c001\r", 1.0)
    for what, key in (("a number key", "1"), ("r, the last code again", "r")):
        taken = []
        for _ in range(20):
            shown.after("j")
            taken.append(shown.saved(key))
        terminal.told(f"coding by {what}, until «saved» is painted", [told for told, _ in taken], PAGE)
        terminal.told(f"coding by {what}, until all is painted", [all_ for _, all_ in taken], PAGE)
    terminal.told("undo, until all is painted", [shown.after("u", 0.3) for _ in range(10)], PAGE)


def picker(shown: Workbench) -> None:
    """Type in the picker letter by letter, and take each away again."""
    opened, typed = [], []
    for _ in range(4):
        opened.append(shown.after(" ", 0.4))
        typed += [shown.after(letter) for letter in "شهردار"]
        typed += [shown.after(BACK) for _ in range(6)]
        shown.after(ESCAPE, 0.3)
    terminal.told("picker, until its suggestions are painted", opened, WINDOW)
    terminal.told("a letter in the picker", typed, LINE)
    shown.after(" ", 0.4)
    terminal.told("141 letters in the picker in one burst", [shown.after("شهر " * 35 + "ش", 0.4)], WINDOW)
    shown.after(ESCAPE, 0.3)


if __name__ == "__main__":
    measure()
