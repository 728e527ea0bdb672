"""Internal or external: the ways in which a person can decide on what stands between, each one step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coder.model.codebook import Quadrant
from coder.study import consolidating
from coder.study.board import Board
from coder.study.candidates import INTERNAL, Between, Side
from coder.study.study import OpenStudy

#: The quadrant of the same valence on the other side.
ACROSS = {Quadrant.S: Quadrant.O, Quadrant.O: Quadrant.S, Quadrant.W: Quadrant.T, Quadrant.T: Quadrant.W}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to decide.

    ``group`` puts an open view (``thing``, an id) into the factor ``into``; ``move`` puts the factor ``thing`` into
    the quadrant ``to``; ``split`` takes the view ``thing`` out of its factor ``into`` to the quadrant ``to``; ``join``
    makes one factor of ``thing`` and ``into``; ``apart`` leaves both ``thing`` and ``into`` where they are.
    """

    what: Literal["group", "move", "split", "join", "apart"]
    thing: str
    into: str = ""
    to: Quadrant | None = None


def ways(now: Board, between: Between) -> list[Way]:
    """Give the ways to decide: internal first, then external, then both."""
    inner, outer = between.internal, between.external
    if between.view is not None:
        return [Way("group", between.view.key, side.factor) for side in (inner, outer) if side.factor]
    found = [*_over(now, outer), *_over(now, inner)]
    if _same_valence(now, inner, outer):
        found += [Way("join", outer.factor, inner.factor), Way("join", inner.factor, outer.factor)]
    found.sort(key=lambda way: _side(now, way) not in INTERNAL)
    return [*found, Way("apart", inner.factor, outer.factor)]


def decide(study: OpenStudy, now: Board, way: Way, reason: str) -> int:
    """Decide in one of the ways; give the step's number. Raises what :mod:`coder.study.consolidating` raises."""
    if way.what == "group":
        return consolidating.group(study, [way.thing], way.into, reason)
    if way.what == "move" and way.to is not None:
        return consolidating.quadrant(study, way.thing, way.to, reason)
    if way.what == "split" and way.to is not None:
        label = now.code_of[way.thing].label
        return consolidating.split(study, way.into, [way.thing], label, reason, way.to)[0]
    if way.what == "join":
        return consolidating.join(study, way.thing, way.into, reason)
    return consolidating.keep_apart(study, way.thing, way.into, reason)


def _over(now: Board, side: Side) -> Iterator[Way]:
    """Give the ways in which what stands on a side comes over to the other: its whole factor, or its view alone."""
    to = ACROSS[now.factor_of[side.factor].quadrant]
    yield Way("move", side.factor, to=to)
    if side.key != side.factor and len(now.grouped[side.factor]) > 1:
        yield Way("split", side.key, side.factor, to)


def _same_valence(now: Board, one: Side, other: Side) -> bool:
    return now.factor_of[one.factor].quadrant.valence is now.factor_of[other.factor].quadrant.valence


def _side(now: Board, way: Way) -> Quadrant:
    return way.to or now.factor_of[way.into].quadrant
