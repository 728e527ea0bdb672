"""Choosing one of many by typing: the list narrows to what matches, spelt in any way."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList

from coder.model.codebook import Quadrant
from coder.model.swot import Factor
from coder.persian.fold import key
from coder.study import factorpicking
from coder.study.board import Board
from coder.tui.screens.asking import Narrowing
from coder.tui.text import line
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.offers import Offers


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
    """Find among some things those whose words hold all that is typed, those that begin so first."""
    folded = [key(item.words) for item in items]

    def fitting(typed: str) -> list[Item]:
        words = [key(word) for word in typed.split()]
        held = [item for item, held in zip(items, folded, strict=True) if all(word in held for word in words)]
        return sorted(held, key=lambda item: not key(item.words).startswith(key(typed)))

    return fitting


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


class Lookup(Narrowing[Found | None]):
    """Offers things, or what fits of them; with ``new``, what is typed can become a new one."""

    def __init__(self, question: str, offered: Sequence[Item] | Fitting, new: str = "") -> None:
        super().__init__()
        self.question, self.new = question, new
        self.fitting = offered if callable(offered) else among(offered)
        self._offered: list[Found] = []
        self._looked_up = ""

    def inside(self) -> ComposeResult:
        """Give the question, the line to type on and the list."""
        yield Label(self.question, markup=False)
        yield RtlInput(placeholder=self.say("چند حرف…", "a few letters…"))
        yield Offers(classes="growing")

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._offer(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what is in front. Enter may come before the last letter was looked up."""
        if event.value.strip() != self._looked_up:
            self._offer(event.value.strip())
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self._offered[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was clicked."""
        self.dismiss(self._offered[event.option_index])

    def _offer(self, typed: str) -> None:
        self._looked_up = typed
        fitting = self.fitting(typed)
        lines = [item.words for item in fitting]
        self._offered = [Found(item.key, typed) for item in fitting]
        if typed and self.new:
            # What is only nearly meant stands below: Enter never takes another for what was typed.
            place = 0 if all(item.nearly for item in fitting) else len(lines)
            lines.insert(place, f"+ {self.new}: {typed}")
            self._offered.insert(place, Found(None, typed))
        self.offer(lines)
