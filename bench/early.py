"""What putting views early does to an estimate: was the withheld one rightly withheld?

22 experts hold some of 60 views each and raise what comes to their mind. From the second interview on, known
views are put to them: before the open phase (``early``, a share of the known views) or after it, when some
consent to what they would not have raised. Prints, for each share put early, the missing cells, Chao2 on what
was raised, how often its 95% interval holds 60, and what the tool says; then the naive figure that counts
consent. A process of its own: ``python -m bench.early``.
"""

from typing import Any

INTERVIEWS, VIEWS, RUNS = 22, 60, 400

#: Shares of the known views put before they could be raised.
SHARES = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)


def study(random: Any, early: float, asked: int = 8) -> tuple[Any, Any, Any]:
    """Simulate one study: what was raised in open phases, which cells are missing, what was held in the end."""
    import numpy as np

    chance = random.beta(0.9, 4.5, VIEWS).clip(0.01)
    known = np.zeros(VIEWS, dtype=bool)
    raised, missing, held = (np.zeros((INTERVIEWS, VIEWS), dtype=bool) for _ in range(3))
    for place in range(INTERVIEWS):
        would = random.random(VIEWS) < chance
        missing[place] = known & (random.random(VIEWS) < early)
        raised[place] = would & ~missing[place]
        known |= raised[place]
        put = np.zeros(VIEWS, dtype=bool)
        put[random.permutation(np.flatnonzero(known & ~raised[place]))[:asked]] = True
        held[place] = raised[place] | ((put | missing[place]) & (random.random(VIEWS) < 0.7))
    return raised, missing, held


def main() -> None:
    """Print a line for each share."""
    import numpy as np

    from coder.analysis.saturation.missing import unheard
    from coder.analysis.saturation.richness import chao2_of, frequencies

    print(f"{'put early':>9} {'missing':>8} {'Chao2':>8} {'holds 60':>9} {'withheld':>9} {'naive':>7} {'holds 60':>9}")
    for early in SHARES:
        random = np.random.default_rng(1402)
        values, naive, shares = [], [], []
        holds = naive_holds = withheld = 0
        for _ in range(RUNS):
            raised, missing, held = study(random, early)
            found = unheard(raised, missing, held)
            forced = chao2_of(frequencies(raised))
            values.append(forced.value)
            shares.append(found.missing_share or 0)
            withheld += found.withheld == "missing"
            holds += _holds(forced)
            naive.append(found.naive.value if found.naive else 0)
            naive_holds += found.naive is not None and _holds(found.naive)
        print(
            f"{early:>9.0%} {np.mean(shares):>8.1%} {np.mean(values):>8.1f} {holds / RUNS:>9.0%} "
            f"{withheld / RUNS:>9.0%} {np.mean(naive):>7.1f} {naive_holds / RUNS:>9.0%}"
        )


def _holds(estimate: Any) -> bool:
    return estimate.low is not None and estimate.low <= VIEWS <= estimate.high


if __name__ == "__main__":
    main()
