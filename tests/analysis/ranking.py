"""How well the ways of finding repetition rank, on statements of our own; shared by the tests and the benchmark."""

from itertools import combinations
from pathlib import Path

from coder.analysis.repetition import Compared, Pair, Statement

FILE = Path(__file__).parent / "statements.tsv"


def statements() -> tuple[list[Statement], dict[str, str]]:
    """The 150 statements, and the group of each by its key."""
    found, group = [], {}
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            of, valence, text = line.split("\t")
            found.append(Statement(f"v{number}", text, valence))
            group[f"v{number}"] = of
    return found, group


def by(method: str, pair: Pair) -> float:
    """The likeness of a pair in one way."""
    if method == "ngrams":
        return pair.ngrams
    if method == "embeddings":
        assert pair.embeddings is not None
        return pair.embeddings
    return pair.score


def average_precision(compared: Compared, group: dict[str, str], method: str) -> float:
    """Precision at every true pair down the ranking, averaged over all true pairs: those not found count zero."""
    true = sum(one == other for one, other in combinations(group.values(), 2))
    found, total = 0, 0.0
    for place, pair in enumerate(sorted(compared.candidates, key=lambda pair: -by(method, pair)), 1):
        if group[pair.one] == group[pair.other]:
            found += 1
            total += found / place
    return total / true


def recall_at(compared: Compared, group: dict[str, str], method: str, places: int = 3) -> float:
    """The share of a statement's like ones among its nearest, averaged over the statements."""
    nearest: dict[str, list[tuple[float, str]]] = {key: [] for key in group}
    for pair in compared.candidates:
        nearest[pair.one].append((by(method, pair), pair.other))
        nearest[pair.other].append((by(method, pair), pair.one))
    shares = []
    for key, near in nearest.items():
        like = sum(of == group[key] for of in group.values()) - 1
        top = sorted(near, reverse=True)[:places]
        shares.append(sum(group[other] == group[key] for _, other in top) / like)
    return sum(shares) / len(shares)
