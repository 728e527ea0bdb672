"""Deciding in which quadrant something stands, and why: two windows, the same on every screen."""

from collections.abc import Callable, Sequence
from typing import Any

from coder.errors import CoderError, ReasonMissing
from coder.model.codebook import Code, Quadrant
from coder.study import consolidating
from coder.tui.screens.asking import Write
from coder.tui.screens.lookup import Found, Item, Lookup
from coder.tui.stage import StudyScreen
from coder.tui.text import line


def ask_quadrant(screen: StudyScreen[Any], codes: Sequence[Code], then: Callable[[Quadrant, str], object]) -> None:
    """Ask in which quadrant what these codes say stands, and why; codes that fit in none together are told at once."""
    names = screen.desk.snapshot.header.quadrant_names
    fitting = [one for one in Quadrant if _misfit(codes, one) is None]
    if not fitting:
        valence = next((code.valence for code in codes if code.valence is not None), None)
        misfit = _misfit(codes, next(one for one in Quadrant if valence is None or one.valence is valence))
        if misfit is not None:
            screen.workbench.tell(misfit)
        return

    def found(quadrant: Found | None) -> None:
        if quadrant is not None and quadrant.key is not None:
            chosen = Quadrant(quadrant.key)
            question = screen.say("چرا در این ربع؟", "Why in this quadrant?")
            ask_reason(screen, question, lambda reason: then(chosen, reason))

    items = [Item(one.value, line(one.value, names.get(one.value, ""), between=" ")) for one in fitting]
    screen.app.push_screen(Lookup(screen.say("کدام ربع؟", "Which quadrant?"), items), found)


def ask_reason(screen: StudyScreen[Any], question: str, then: Callable[[str], object]) -> None:
    """Ask why, until a reason is given or the person thinks better of it."""

    def reasoned(reason: str | None) -> None:
        if reason is not None and not reason.strip():
            screen.workbench.tell(ReasonMissing(what=question))
            ask_reason(screen, question, then)
        elif reason is not None:
            then(reason)

    screen.app.push_screen(Write(question), reasoned)


def _misfit(codes: Sequence[Code], quadrant: Quadrant) -> CoderError | None:
    """Give why these codes can't stand in a quadrant."""
    try:
        consolidating.check_fit(codes, quadrant)
    except CoderError as problem:
        return problem
    return None
