"""Saturation: what each interview, in order, brought that was new.

A view is new at the first interview in which an expert raised it; later it is repeated. Judged by the
study's own stopping rule, decided beforehand (the idea of a stated run of interviews without much
news goes back to Francis et al. 2010, doi 10.1080/08870440903194015; the numbers are the study's).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.model.codebook import StoppingRule
from coder.model.results import InterviewStep, SaturationCurve


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview in its place: ``raised``, ``asked`` and ``answered`` are sets of units (codes or factors)."""

    source: str
    experts: tuple[str, ...]
    date: str
    raised: frozenset[str]
    asked: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()


def curve(unit: str, interviews: Iterable[Interview], rule: StoppingRule) -> SaturationCurve:
    """Go through the interviews in order; count what is new, what repeats; judge by ``rule``."""
    known: set[str] = set()
    steps = []
    for place, interview in enumerate(interviews, 1):
        new = interview.raised - known
        known |= interview.raised
        steps.append(
            InterviewStep(
                place=place,
                source=interview.source,
                experts=interview.experts,
                date=interview.date,
                raised=len(interview.raised),
                new=len(new),
                repeated=len(interview.raised) - len(new),
                cumulative=len(known),
                asked=len(interview.asked),
                answered=len(interview.answered),
            )
        )
    met = _met_at(steps, rule)
    return SaturationCurve(
        unit=unit,
        steps=tuple(steps),
        rule=rule,
        met_at=None if met is None else steps[met].source,
        new_after=() if met is None else tuple(step.source for step in steps[met + 1 :] if step.new),
    )


def _met_at(steps: Sequence[InterviewStep], rule: StoppingRule) -> int | None:
    """Give the place at which the first long enough run of repeating interviews ends.

    An interview in which nothing was raised neither counts towards the run nor breaks it: it says
    nothing on whether views repeat.
    """
    run = 0
    for place, step in enumerate(steps):
        if step.share_repeated is None:
            continue
        run = run + 1 if step.share_repeated >= rule.repeated_share else 0
        if run >= rule.in_a_row:
            return place
    return None
