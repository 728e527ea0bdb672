"""What other formulas would say, for the reviewer who asks: shown together, none of them a verdict."""

from dataclasses import dataclass

from coder.analysis.saturation import planning, richness
from coder.analysis.saturation.picture import Picture

#: Shares of experts for which the interviews needed are given, and with what chance.
SHARES, POWER = (0.05, 0.1, 0.2, 0.3), 0.8


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its ``name`` and, for the interviews a share of experts needs, that ``share``; None: withheld."""

    name: str
    value: float | None
    share: float | None = None


def figures(picture: Picture) -> list[Figure]:
    """Give jackknife 1 and 2, bootstrap, iChao2, ICE, Fugard & Potts, Galvin and Lowe's index for a study.

    The estimates of the number of views are withheld where Chao2 is.
    """
    heard = picture.unheard.heard
    stands = not picture.unheard.withheld
    found = [
        Figure("jackknife1", richness.jackknife1(heard) if stands else None),
        Figure("jackknife2", richness.jackknife2(heard) if stands else None),
        Figure("bootstrap", richness.bootstrap(heard) if stands else None),
        Figure("ichao2", richness.improved_chao2(heard) if stands else None),
        Figure("ice", richness.ice_refined(heard) if stands else None),
    ]
    found += [Figure("fugard_potts_twice", planning.fugard_potts(share, 2, POWER), share) for share in SHARES]
    found += [Figure("galvin_once", planning.galvin(share, POWER), share) for share in SHARES]
    found += [Figure(f"lowe_{fit.model.lower()}", fit.index) for fit in planning.lowe(picture.cumulative)]
    return found
