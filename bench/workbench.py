"""The workbench: first paint and the study shown, on a terminal; the picker with 2,000 codes; search when warm."""

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench import timing

REPOSITORY = Path(__file__).parent.parent
RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        opening(example(Path(name) / "study"))
    picker()


def example(folder: Path) -> Path:
    """The example study in a new folder."""
    folder.mkdir()
    shutil.copytree(REPOSITORY / "corpus", folder / "corpus")
    shutil.copy(REPOSITORY / "codebook.yaml", folder)
    return folder


def opening(folder: Path) -> None:
    """Time from the start of the process to the first cell painted, and to the list of the example's interviews."""
    from tests.tui.pty_harness import Terminal

    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    painted, shown = [], []
    for run in range(RUNS + 1):
        started = time.perf_counter()
        with Terminal([sys.executable, "-m", "coder", "--lang", "fa"], columns=120, rows=40, cwd=folder) as terminal:
            terminal.wait_for(lambda screen: bool(screen.strip()))
            first = time.perf_counter() - started
            terminal.wait_for("E22")
            if run:  # the first one builds the database and the bytecode
                painted.append(first)
                shown.append(time.perf_counter() - started)
            terminal.keys("ctrl+q")
            terminal.ended()
    timing.told("workbench: first paint", statistics.median(painted), 0.3)
    timing.told("workbench: the study shown", statistics.median(shown), 0.8)


def picker() -> None:
    """Time what is offered after a letter, from 2,000 codes."""
    from coder.model.codebook import Code
    from coder.study import picking

    words = ["شهر", "زیارت", "دانشگاه", "گردشگری", "مرز", "بودجه", "زبان", "فرهنگ", "تجارت", "سلامت", "شبکه", "قانون"]
    codes = [
        Code(
            id=f"i{number}",
            ref=f"c{number:04}",
            label=" ".join(words[(number * step) % len(words)] for step in (1, 3, 7)),
            definition=" ".join(words[(number + step) % len(words)] for step in range(12)),
            order=number,
        )
        for number in range(2000)
    ]
    picking.pick("شهر", codes)
    for typed in ("ش", "شهر ز", "c17", "هیچ‌کدام‌این‌ها"):
        timing.told(f"picker with 2,000 codes: «{typed}»", timing.call(lambda t=typed: picking.pick(t, codes)), 0.05)


if __name__ == "__main__":
    main()
