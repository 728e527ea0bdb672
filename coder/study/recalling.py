"""What a step was about, in the names of its things: told when it is taken back or done again."""

from dataclasses import dataclass

from coder.store import journal
from coder.store.engine import reading
from coder.store.unit import RowChange
from coder.study.naming import called
from coder.study.seat import Seat
from coder.study.snapshot import Snapshot

#: The kind of thing that steps of a name are about, where it isn't the first part of the name itself.
_ABOUT = {
    "passage": "reserved",
    "experts": "expert",
    "factors": "factor",
    "strategies": "strategy",
    "actions": "action",
    "codebook": "code",
    "comments": "coding",
    "segments": "coding",
}


@dataclass(frozen=True, slots=True)
class Recalled:
    """A step: its number and name, what it was about, the label of a coding's code, how many more things it changed.

    ``source`` (an id) and ``start`` are where in the corpus it was, if it was at one place.
    """

    seq: int
    name: str
    about: str = ""
    code: str = ""
    more: int = 0
    source: str = ""
    start: int | None = None


def recall(seat: Seat, seq: int) -> Recalled:
    """Give what a step was about; of another's step a blind coder learns its name alone."""
    with reading(seat.study.engine, seat.study.where) as connection:
        name, who = journal.named(connection, seq)
        changes = journal.changes_in(connection, seq)
    if seat.person.blind and who != seat.person.name:
        return Recalled(seq, name)
    telling = _telling(name, changes)
    if not telling:
        return Recalled(seq, name)
    snapshot = seat.study.snapshot()
    image = telling[0].after or telling[0].before or {}
    start = image.get("start")
    return Recalled(
        seq,
        name,
        called(snapshot, image),
        _label(snapshot, changes, image.get("code") or ""),
        len(telling) - 1,
        image.get("source") or "" if isinstance(start, int) else "",
        start if isinstance(start, int) else None,
    )


def _telling(name: str, changes: list[RowChange]) -> list[RowChange]:
    """The changes that the step is about: those of the kind it is named for, else of the kind of the first."""
    first = name.partition(".")[0]
    wanted = _ABOUT.get(first, first)
    kinds = [change.kind for change in changes if change.kind != "study"]
    if wanted not in kinds and kinds:
        wanted = kinds[0]
    return [change for change in changes if change.kind == wanted]


def _label(snapshot: Snapshot, changes: list[RowChange], code: str) -> str:
    """The label of a code (by id), which the step itself may have made."""
    if code in snapshot.code_of:
        return snapshot.code_of[code].label
    made = (change.after or change.before or {} for change in changes if (change.kind, change.id) == ("code", code))
    return next((str(image["label"]) for image in made), "")
