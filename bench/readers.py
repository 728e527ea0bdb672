"""The readers: how many letters of files that other programs made are read wrongly, how fast, and damage found."""

import random
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench import timing
from tests.importing import conversions
from tests.persian import spoiling

_BUDGET = {".pdf": 0.006}


def errors() -> None:
    """Make files with LibreOffice, Chromium and by hand, and read them back."""
    from coder.importing.reading import read

    with tempfile.TemporaryDirectory() as name:
        made = conversions.make(Path(name))
        print(f"{'file':<8} {'made by':<22} {'source':<7} {'wrong letters':>13} {'budget':>7} {'seconds':>8}")
        for one in sorted(made, key=lambda one: (one.path.suffix, one.how, one.source)):
            started = time.perf_counter()
            read(one.path)
            seconds = time.perf_counter() - started
            wrong, budget = conversions.error(one), _BUDGET.get(one.path.suffix, 0.0)
            verdict = "ok" if wrong <= budget else "OVER"
            file = f"{one.path.suffix:<8} {one.how:<22} {one.source:<7}"
            print(f"{file} {wrong:>13.5f} {budget:>7} {seconds:>8.2f}  {verdict}")


def damage() -> None:
    """Judge clean and spoilt windows of 300 words."""
    from coder.persian.damage import judge

    def called_damaged(texts: Iterable[str]) -> int:
        return sum(judge(text).level == "damaged" for text in texts)

    chance = random.Random(1402)
    clean = [window for text in spoiling.transcripts() for window in spoiling.windows(text, 20)]
    if spoiling.HANDBOOK.is_dir():
        clean += spoiling.windows(spoiling.handbook(), 1000)
    print(f"{'windows of 300 words':<44} {'damaged':>8} {'of':>6}")
    print(f"{'clean':<44} {called_damaged(clean):>8} {len(clean):>6}")
    for way, spoil in spoiling.SPOILING.items():
        spoilt = [spoil(window, chance) for window in clean[::5]]
        print(f"{way:<44} {called_damaged(spoilt):>8} {len(spoilt):>6}")
    text = "".join(spoiling.transcripts())
    megabytes = len(text.encode()) / 1e6
    timing.told(f"damage of {megabytes:.1f} MB of transcripts", timing.call(lambda: judge(text)), megabytes)


def main() -> None:
    """Print all of it."""
    errors()
    damage()


if __name__ == "__main__":
    main()
