"""Fuzzing the readers for longer than the tests do: ``python -m bench.fuzz [MINUTES]``, all readers together."""

import sys
import tempfile
import time
from pathlib import Path

from tests.importing import fuzzing


def main(minutes: float) -> None:
    seed = int(time.time())
    print(f"seed {seed}, {minutes:g} minutes")
    print(f"{'reader':<8} {'files':>9} {'refused':>9} {'slowest':>9} {'memory':>9}")
    for kind in fuzzing.KINDS:
        folder = Path(tempfile.mkdtemp())
        seen = fuzzing.run(kind, minutes * 60 / len(fuzzing.KINDS), seed, folder)
        counts = f"{kind:<8} {seen.read:>9,} {seen.refused:>9,}"
        print(f"{counts} {seen.slowest:>7.2f} s {seen.megabytes:>6.0f} MB  {seen.ended}", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
