"""All benchmarks, one figure a line."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import candidates, exchange, keys, measures, publish, readers, text, timing, workbench

REPOSITORY = Path(__file__).parent.parent
TRANSCRIPT = "س: دربارهٔ رابطهٔ شهر با همسایگان چه می‌گویید؟\n\nج: خب، آن‌طور که من دیده‌ام، کار آهسته پیش می‌رود.\n\n"


def start_up(folder: Path) -> None:
    bare = timing.process([sys.executable, "-c", "pass"], folder, runs=11)
    for option in ("--help", "--version"):
        timing.told(f"coder {option}, more than python -c pass", timing.command(option, cwd=folder) - bare, 0.15)


def queries(folder: Path) -> None:
    for words in (["saturation"], ["factors"], ["codes"], ["strategies"], ["find", "دانشگاه"], ["check"]):
        timing.told(f"coder {' '.join(words)}, whole process", timing.command(*words, cwd=folder), 0.6)
    timing.told("coder report, all formats", timing.command("report", cwd=folder), 3)


def first_use(folder: Path) -> None:
    def build() -> None:
        (folder / "study.db").unlink(missing_ok=True)
        subprocess.run(
            [sys.executable, "-m", "coder", "factors", "--json"], cwd=folder, check=True, capture_output=True
        )

    timing.told("first command on the example, database built", timing.call(build), 3)


def importing(folder: Path) -> None:
    files = []
    for number in range(22):
        path = folder / f"T{number:02}.txt"
        body = TRANSCRIPT * (60_000 // len(TRANSCRIPT.encode()) + 1)
        path.write_text(f"{body}{number}\n", encoding="utf-8")
        files.append(path.name)

    def once() -> None:
        place = Path(tempfile.mkdtemp(dir=folder))
        subprocess.run([sys.executable, "-m", "coder", "init"], cwd=place, check=True, capture_output=True)
        shutil.copytree(place, folder / "empty", dirs_exist_ok=True)

    once()
    from coder.study import imports, opening

    def take_in() -> None:
        place = Path(tempfile.mkdtemp(dir=folder)) / "study"
        shutil.copytree(folder / "empty", place)
        with opening.opened(place) as study:
            imports.take_in(study, imports.preview(study, [folder / name for name in files]))

    timing.told("import of 22 × 60 KB", timing.call(take_in), 1.0)


def one_coding(folder: Path) -> None:
    from coder.model.coding import Coding, Elicited, Position
    from coder.model.entity import Step, made, new_id
    from coder.study import opening

    with opening.opened(folder) as study:

        def save() -> None:
            coding = Coding(
                id=new_id(), source="s", start=0, end=5, code="c", coder="A", round=9,
                elicited=Elicited.OPEN, position=Position.ASSERTS, expert=None, quote="نقل",
            )  # fmt: skip
            study.apply(Step("coding.add", made(coding)))

        probe = folder / "probe"

        def sync() -> None:
            import os

            with probe.open("wb") as file:
                file.write(b"x" * 4096)
                file.flush()
                os.fsync(file.fileno())

        floor = timing.call(sync, runs=50)
        timing.told("saving one coding, more than one fsync", timing.call(save, runs=50) - floor, 0.002)


def million() -> None:
    for codings in (250_000, 1_000_000):
        arguments = [sys.executable, "-m", "bench.million", str(codings)]
        said = subprocess.run(arguments, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.split()
        seconds, grown, peak = float(said[0]), float(said[1]), float(said[2])
        timing.told(
            f"factor table over {codings:,} codings", seconds, 3, f"+{grown:.0f} MB, peak {peak:.0f} MB (budget 400)"
        )


def main() -> None:
    from bench import terminal

    terminal.measure()
    keys.measure()
    workbench.main()
    with tempfile.TemporaryDirectory() as name:
        folder = workbench.example(Path(name) / "study")
        start_up(folder)
        first_use(folder)
        queries(folder)
        one_coding(folder)
        measures.run(folder)
        importing(Path(tempfile.mkdtemp(dir=name)))
    million()
    candidates.main()
    readers.main()
    publish.main()
    text.main()
    exchange.figures()


main()
