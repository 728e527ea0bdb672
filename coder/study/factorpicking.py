"""Choosing a factor by what is typed: its number, words of its label, or nearly so."""

from collections.abc import Sequence

from coder.model.codebook import Quadrant
from coder.model.swot import Cell, Factor, ordered_factors
from coder.persian import digits
from coder.persian.fold import key
from coder.study.board import Board

#: Typed words that are this alike (0–100) to a part of a label are a slip of the pen.
_NEARLY = 75


def pick(now: Board, typed: str, quadrants: Sequence[Quadrant] = tuple(Quadrant)) -> list[Factor]:
    """Rank the factors of some quadrants by what was typed, best first; all of them, in order, when it is nothing.

    A number comes first (S1 before S10), then labels that hold every typed word, at a word's beginning before
    inside it; when there are none, those that nearly hold the whole.
    """
    return holding(now, typed, quadrants) or near(now, typed, quadrants)


def holding(now: Board, typed: str, quadrants: Sequence[Quadrant] = tuple(Quadrant)) -> list[Factor]:
    """Rank the factors of some quadrants whose number or label holds what was typed; all of them when it is nothing."""
    listed = _listed(now, quadrants)
    if not typed.strip():
        return listed
    number = digits.to_latin(typed.strip()).upper()
    words = [key(word) for word in typed.split()]
    return _ranked(listed, [_points(now.number[factor.id], factor, number, words) for factor in listed])


def near(now: Board, typed: str, quadrants: Sequence[Quadrant] = tuple(Quadrant)) -> list[Factor]:
    """Rank the factors of some quadrants whose label nearly holds what was typed: by a slip of the pen."""
    listed = _listed(now, quadrants)
    return _ranked(listed, [_nearness(factor, key(typed)) for factor in listed])


def pick_for(now: Board, cell: Cell, typed: str) -> list[Factor]:
    """Rank the factors that may stand under a strategy of ``cell``."""
    return pick(now, typed, [Quadrant(letter) for letter in cell.value])


def _listed(now: Board, quadrants: Sequence[Quadrant]) -> list[Factor]:
    return [factor for factor in ordered_factors(now.factors) if factor.quadrant in quadrants]


def _ranked(listed: Sequence[Factor], points: Sequence[float]) -> list[Factor]:
    """Give those with points, the most first; equal ones stay in order."""
    ranked = sorted(zip(points, listed, strict=True), key=lambda one: -one[0])
    return [factor for found, factor in ranked if found]


def _points(name: str, factor: Factor, number: str, words: Sequence[str]) -> float:
    if name == number:
        return 3
    if name.startswith(number) or name[1:] == number:
        return 2
    whole = key(factor.label)
    if not all(word in whole for word in words):
        return 0
    begun = [key(word) for word in factor.label.replace("\u200c", " ").split()]
    return 1 if all(any(one.startswith(word) for one in begun) for word in words) else 0.5


def _nearness(factor: Factor, typed: str) -> float:
    from rapidfuzz import fuzz

    alike = fuzz.partial_ratio(typed, key(factor.label))
    return alike if alike >= _NEARLY else 0
