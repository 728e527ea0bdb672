"""Saturation, agreement and spans: the figures of the measures."""

from pathlib import Path

from bench import timing


def run(folder: Path) -> None:
    """Time the measures; ``folder`` is the example study with its database."""
    import numpy as np

    from coder.analysis.agreement.unitizing import Unit, u_alpha
    from coder.analysis.saturation.accumulation import permutation_band, rarefaction
    from coder.analysis.saturation.missing import unheard
    from coder.analysis.saturation.richness import frequencies
    from coder.study import agreeing, opening

    random = np.random.default_rng(1)

    def saturation(interviews: int, views: int) -> None:
        raised = random.random((interviews, views)) < 0.15
        missing = np.zeros_like(raised)

        def once() -> None:
            unheard(raised, missing, raised)
            rarefaction(frequencies(raised))
            permutation_band(raised, 1000)

        budget = 0.2 if interviews < 100 else 3
        timing.told(f"saturation, 1,000 orders, {interviews:,} × {views:,}", timing.call(once), budget)

    saturation(22, 100)
    saturation(1000, 5000)
    with opening.opened(folder) as study:
        pair = agreeing.chosen(study.snapshot(), ("A", "B"))[0]
        seconds = timing.call(lambda: agreeing.compare(study, *pair))
        timing.told("agreement with intervals, 6 interviews", seconds, 1)
    coders: list[list[Unit]] = []
    for _ in range(3):
        edges = np.sort(random.choice(60_000, size=2000, replace=False)).tolist()
        coders.append([(int(random.integers(4)), *span) for span in zip(edges[::2], edges[1::2], strict=True)])
    timing.told("u-alpha, 60,000 characters × 3 coders", timing.call(lambda: u_alpha(coders, 60_000)), 1)
