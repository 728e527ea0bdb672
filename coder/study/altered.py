"""What became of a thing: made, gone or changed; each field then and now, in the names of things instead of ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coder.model.swot import numbers, strategy_codes
from coder.store import journal
from coder.store.engine import reading
from coder.study.naming import called
from coder.study.seat import Seat
from coder.study.snapshot import Snapshot

#: The stored state of a row; None: it isn't there.
type Image = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a thing, then and now."""

    name: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A thing that isn't as it was: its kind and its name as people know it; ``fields`` are those that differ.

    ``about`` is the full name of what a thing without a name of its own is about.
    """

    kind: str
    name: str
    how: Literal["made", "gone", "changed"]
    fields: tuple[Field, ...]
    about: str = ""


def names(snapshot: Snapshot) -> dict[str, str]:
    """Give what people call the things of a study, by id."""
    number, strategy = numbers(snapshot.factors), strategy_codes(snapshot.strategies)
    known = {code.id: f"{code.label} ({code.ref})" for code in snapshot.codes}
    known |= {source.id: source.ref for source in snapshot.sources}
    known |= {expert.id: expert.ref for expert in snapshot.experts}
    known |= {person.id: person.name for person in snapshot.persons}
    known |= {factor.id: f"{number[factor.id]} {factor.label}" for factor in snapshot.factors}
    known |= {one.id: f"{strategy[one.id]} {one.label}" for one in snapshot.strategies}
    return known | {action.id: action.label for action in snapshot.actions}


def altered(snapshot: Snapshot, known: Mapping[str, str], kind: str, key: str, then: Image, now: Image) -> Altered:
    """Give what became of the thing of an id; ``known`` are the :func:`names` of the snapshot."""
    image = now or then or {}
    fields = tuple(
        Field(name, _words(known, (then or {}).get(name)), _words(known, (now or {}).get(name)))
        for name in image
        if name not in ("id", "version") and (then or {}).get(name) != (now or {}).get(name)
    )
    how: Literal["made", "gone", "changed"] = "made" if then is None else "gone" if now is None else "changed"
    named = (known.get(image.get(field) or "", "") for field in ("code", "factor", "subject"))
    about = next(filter(None, named), "") if kind in _ABOUT else ""
    return Altered(kind, called(snapshot, image) or key, how, fields, about)


def counter_alone(kind: str, then: Image, now: Image) -> bool:
    """Tell whether nothing changed but the header's count of codebook changes, which is the program's own."""
    if kind != "study" or then is None or now is None:
        return False
    return {name for name in now if then.get(name) != now[name]} <= {"version", "codebook_state"}


#: The kinds whose things have no name of their own: people know them by what they are about.
_ABOUT = frozenset({"decision", "answer", "memo", "feedback", "judgement"})


def in_step(seat: Seat, snapshot: Snapshot, seq: int, limit: int) -> tuple[list[Altered], int]:
    """Give what a step changed, the first ``limit`` things, and how many there are in all.

    Of another's step a blind coder learns nothing.
    """
    with reading(seat.study.engine, seat.study.where) as connection:
        _, who = journal.named(connection, seq)
        if seat.person.blind and who != seat.person.name:
            return [], 0
        changes = journal.changes_in(connection, seq)
    known = names(snapshot)
    changes = [change for change in changes if not counter_alone(change.kind, change.before, change.after)]
    for change in changes:  # what the step itself made or took away may be known to nobody else
        known.setdefault(change.id, called(snapshot, change.after or change.before or {}))
    found = [
        altered(snapshot, known, change.kind, change.id, change.before, change.after) for change in changes[:limit]
    ]
    return found, len(changes)


def _words(known: Mapping[str, str], value: Any) -> str:
    if isinstance(value, list | tuple):
        return "، ".join(_words(known, one) for one in value)
    if isinstance(value, bool):
        return "true" if value else ""
    return known.get(value, value) if isinstance(value, str) else "" if value is None else str(value)
