"""Candidates for grouping: how long 10,000 statements take, and how well 150 of our own are ranked."""

import random
import subprocess
import sys
import time
from pathlib import Path

from bench import timing


def main() -> None:
    for method, figures in _ranking().items():
        print(
            f"candidates by {method:<44} average precision {figures[0]:.3f}, recall at 3 {figures[1]:.3f}", flush=True
        )
    command = [sys.executable, "-m", "bench.candidates"]
    said = subprocess.run(command, cwd=Path(__file__).parent.parent, check=True, capture_output=True, text=True)
    seconds, peak = map(float, said.stdout.split())
    timing.told("candidates for 10,000 statements", seconds, 4, f"peak {peak:.0f} MB (budget 500)")


def _ranking() -> dict[str, tuple[float, float]]:
    from coder.analysis import embeddings
    from coder.analysis.repetition import compare
    from tests.analysis.ranking import average_precision, recall_at, statements

    given, group = statements()
    compared = compare(given)
    figures = {"ngrams": (average_precision(compared, group, "ngrams"), recall_at(compared, group, "ngrams"))}
    if embeddings.available():
        compared = compare(given, vectors=embeddings.embed([one.text for one in given]))
        for method in ("embeddings", "both"):
            figures[method] = average_precision(compared, group, method), recall_at(compared, group, method)
    return figures


def ten_thousand() -> None:
    """Time statements made of runs of words from the example's transcripts; a process of its own."""
    from coder.analysis.repetition import Statement, compare

    corpus = Path(__file__).parent.parent / "corpus"
    words = " ".join(path.read_text("utf-8") for path in sorted(corpus.glob("E1*.txt"))).split()
    chance = random.Random(1402)
    statements = []
    for number in range(10_000):
        start, length = chance.randrange(len(words) - 9), chance.randint(4, 9)
        text = " ".join(words[start : start + length])
        statements.append(Statement(str(number), text, chance.choice(("potential", "challenge"))))
    started = time.perf_counter()
    compare(statements)
    print(time.perf_counter() - started, timing.peak_mb())


if __name__ == "__main__":
    ten_thousand()
