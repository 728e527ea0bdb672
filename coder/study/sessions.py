"""When an interview was held and which place it has among the others: what saturation is counted by."""

from dataclasses import replace

from coder.errors import NoSuchPlace, NotADay, UnknownName
from coder.model.corpus import Source
from coder.model.entity import Edit, Step
from coder.persian import dates
from coder.study.study import OpenStudy


def date(study: OpenStudy, ref: str, typed: str) -> int | None:
    """Write the day of a source, as people write Jalali dates; nothing takes it away.

    Gives the step's number, None when it is so already. Raises UnknownName or NotADay.
    """
    source = _named(study, ref)
    try:
        day = str(dates.parse(typed)) if typed.strip() else ""
    except ValueError as problem:
        raise NotADay(value=typed.strip()) from problem
    if day == source.date:
        return None
    return study.apply(Step("source.describe", (Edit(source, replace(source, date=day)),)))


def place(study: OpenStudy, ref: str, to: int) -> int | None:
    """Put an interview at place ``to`` (from 1) among the interviews; the others keep their order.

    Gives the step's number, None when it is there already. Raises UnknownName or NoSuchPlace.
    """
    source = _named(study, ref)
    listed = study.snapshot().interviews
    if source not in listed or not 1 <= to <= len(listed):
        raise NoSuchPlace(value=to, count=len(listed))
    if listed[to - 1] == source:
        return None
    others = [one for one in listed if one.id != source.id]
    ordered = [*others[: to - 1], source, *others[to - 1 :]]
    edits = [Edit(one, replace(one, order=order)) for order, one in enumerate(ordered, 1) if one.order != order]
    return study.apply(Step("source.order", tuple(edits)))


def _named(study: OpenStudy, ref: str) -> Source:
    found = {source.ref: source for source in study.snapshot().sources}
    if ref not in found:
        raise UnknownName(name=ref, allowed="، ".join(sorted(found)))
    return found[ref]
