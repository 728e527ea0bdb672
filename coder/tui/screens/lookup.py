"""Choosing one of many by typing: the list narrows to what matches, spelt in any way."""

import math
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from coder.model.codebook import Quadrant
from coder.model.swot import Factor
from coder.persian.fold import key
from coder.study import factorpicking
from coder.study.board import Board
from coder.tui.screens.narrowing import Narrowing
from coder.tui.text import line


class Item(NamedTuple):
    """Something to choose: its key, and the words it is known by; ``nearly`` when it isn't quite what was typed."""

    key: str
    words: str
    nearly: bool = False


class Found(NamedTuple):
    """What was chosen; ``key`` is None when what was typed shall be something new."""

    key: str | None
    typed: str


#: Gives what fits what was typed, best first.
Fitting = Callable[[str], Sequence[Item]]


def among(items: Sequence[Item]) -> Fitting:
    """Find among some things those whose words hold all that is typed: those that begin so first, then by a word."""
    folded = [key(item.words) for item in items]

    def fitting(typed: str) -> list[Item]:
        words = [key(word) for word in typed.split()]
        held = [item for item, held in zip(items, folded, strict=True) if all(word in held for word in words)]
        return sorted(held, key=lambda item: _begins(item.words.split(), key(typed)))

    return fitting


def _begins(words: Sequence[str], typed: str) -> float:
    """Say with which of the words what is typed begins."""
    begun = (place for place in range(len(words)) if key("".join(words[place:])).startswith(typed))
    return next(begun, math.inf)


def factors(
    now: Board,
    quadrants: Sequence[Quadrant] = tuple(Quadrant),
    ticked: Collection[str] | None = None,
    without: str = "",
) -> Fitting:
    """Find a factor by its number, by words of its label or by nearly those; ``ticked`` ids have a tick, others none.

    ``without`` is the id of a factor that can't be chosen.
    """

    def item(factor: Factor, nearly: bool) -> Item:
        tick = "" if ticked is None else "☑" if factor.id in ticked else "☐"
        return Item(factor.id, line(now.number[factor.id], tick, factor.label, between=" "), nearly)

    def fitting(typed: str) -> list[Item]:
        found = factorpicking.holding(now, typed, quadrants)
        nearly = [] if found else factorpicking.near(now, typed, quadrants)
        return [item(one, one in nearly) for one in (*found, *nearly) if one.id != without]

    return fitting


class Lookup(Narrowing[Found]):
    """Offers things, or what fits of them; with ``new``, what is typed can become a new one."""

    def __init__(self, question: str, offered: Sequence[Item] | Fitting, new: str = "") -> None:
        super().__init__(question)
        self.new = new
        self.fitting = offered if callable(offered) else among(offered)

    def look_up(self, typed: str) -> None:
        """Offer what fits, and what is typed as something new."""
        fitting = self.fitting(typed)
        lines = [item.words for item in fitting]
        answers = [Found(item.key, typed) for item in fitting]
        if typed and self.new:
            # What is only nearly meant stands below: Enter never takes another for what was typed.
            place = 0 if all(item.nearly for item in fitting) else len(lines)
            lines.insert(place, f"+ {self.new}: {typed}")
            answers.insert(place, Found(None, typed))
        self.offer(lines, answers)
