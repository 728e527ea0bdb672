"""Where a coder sits: a person, a round, and what they may see of others' work."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coder.errors import UnknownName
from coder.model.coding import Coding, Lost, Person
from coder.model.entity import Edit, Step
from coder.store.reads import Quoted
from coder.study import seeing
from coder.study.coded import Pass
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


@dataclass(frozen=True)
class Seat:
    """A coder at work: every gesture is theirs, in their round."""

    study: OpenStudy
    person: Person
    round: int = 1

    @property
    def own(self) -> Pass:
        """The coder's pass."""
        return self.person.id, self.round


def sit(study: OpenStudy, round: int = 1) -> Seat:
    """Take a seat as the coder whom ``study`` was opened for, made known to the study if new.

    Raises UnknownName when ``round`` isn't 1 or more.
    """
    if round < 1:
        raise UnknownName(name=round, allowed="1, 2, …")
    person, edits = study.coder(study.who)
    if edits:
        study.apply(Step("person.add", edits))
        person, _ = study.coder(study.who)
    return Seat(study, person, round)


def set_blind(study: OpenStudy, name: str, blind: bool) -> int:
    """Let a coder work blind, or end it; give the step's number."""
    person, edits = study.coder(name)
    new = replace(person, blind=blind)
    return study.apply(Step("person.blind", (Edit(None, new) if edits else Edit(person, new),)))


def may_see(seat: Seat, snapshot: Snapshot, source: str, other: Pass) -> bool:
    """Tell whether the coder may see another pass over a source (see :mod:`coder.study.seeing`)."""
    return seeing.may_see(snapshot, seat.person, seat.round, source, other)


def seen_by(seat: Seat, snapshot: Snapshot) -> Snapshot:
    """Give the picture of the study with only the codings that this coder may count."""
    return seeing.seen_by(snapshot, seat.person, seat.round)


def sight(seat: Seat, snapshot: Snapshot) -> Callable[[Coding | Lost | Quoted], bool]:
    """Give what tells of a coding, of a lost one or of the words of one, whether the coder may see it."""
    known: dict[tuple[str, str, int], bool] = {}

    def sees(one: Coding | Lost | Quoted) -> bool:
        of = one.source, one.coder, one.round
        if of not in known:
            known[of] = may_see(seat, snapshot, one.source, (one.coder, one.round))
        return known[of]

    return sees


def codings_in(seat: Seat, source: str) -> list[Coding]:
    """Give the codings of one source (by id) that the coder may see, by place, their own and others'."""
    return list(filter(sight(seat, seat.study.snapshot()), seat.study.codings_in(source)))


def quotes(seat: Seat, snapshot: Snapshot, code: str | None = None, apart_from: str = "") -> dict[str, list[str]]:
    """Give the words coded with each code (by id) in the codings that the coder may see, puts left out.

    With ``code`` those of one code alone; ``apart_from`` is a source (by id) whose words are left out.
    """
    sees, found = sight(seat, snapshot), dict[str, list[str]]()
    for one in seat.study.quoted(code):
        if one.source != apart_from and sees(one):
            found.setdefault(one.code, []).append(one.quote)
    return found


def own_codings(seat: Seat, source: str) -> list[Coding]:
    """Give the coder's own codings of one source in their round, by place."""
    return [one for one in seat.study.codings_in(source) if (one.coder, one.round) == seat.own]
