"""Where things stand in a list that people order: places with gaps, so that a move changes the moved thing alone.

Orders are whole numbers ``GAP`` apart. Between two of them there is room for ten moves in a row; when none is
left the list is spaced out anew, in a step of its own that changes no number. So every move stays one row's
change, and an old one can be taken back without those after it.
"""

from collections.abc import Sequence
from dataclasses import replace

from coder.model.entity import Edit
from coder.model.swot import Factor, Strategy

GAP = 1024


def at_end(others: Sequence[Factor] | Sequence[Strategy]) -> int:
    """Give the order that stands after all of ``others``."""
    return max((one.order for one in others), default=0) + GAP


def at_place(others: Sequence[Factor] | Sequence[Strategy], place: int) -> int | None:
    """Give the order that stands at ``place`` (from 0) among ``others``, themselves in order; None: no room."""
    if place <= 0:
        return others[0].order - GAP if others else GAP
    if place >= len(others):
        return others[-1].order + GAP
    before, after = others[place - 1].order, others[place].order
    return (before + after) // 2 if after - before > 1 else None


def spaced_out[T: (Factor, Strategy)](listed: Sequence[T]) -> tuple[list[T], list[Edit]]:
    """Give the things of a list ``GAP`` apart, and the edits that make them so."""
    spaced = [replace(one, order=place * GAP) for place, one in enumerate(listed, 1)]
    return spaced, [Edit(one, new) for one, new in zip(listed, spaced, strict=True) if one.order != new.order]
