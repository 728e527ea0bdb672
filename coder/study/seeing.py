"""What a coder may see of others' work: those who work apart see another pass only when both are closed."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from coder.exchange.parcel import Parcel
from coder.model.coding import Closing, Coding, Lost, Memo, Person, Reading, Settlement
from coder.model.entity import Entity
from coder.store.images import kind_of
from coder.study.coded import Pass
from coder.study.snapshot import Snapshot

#: The kinds of things that are a coder's own work; all else belongs to the study and is everybody's.
OWN_WORK = frozenset(map(kind_of, (Closing, Coding, Lost, Memo, Reading, Settlement)))


def may_see(snapshot: Snapshot, viewer: Person, round: int, source: str, other: Pass) -> bool:
    """Tell whether ``viewer``, in their round, may see another pass over a source.

    One's own pass always. A blind coder sees another's, and a coder in a later round their own earlier
    ones and everybody's, only when both passes over that source are closed.
    """
    return _may_see(snapshot.closed, (viewer.id, round), viewer.blind, source, other)


def _may_see(done: set[tuple[str, str, int]], own: Pass, blind: bool, source: str, other: Pass) -> bool:
    if other == own:
        return True
    apart = blind or own[1] > 1 or other[0] == own[0]
    return not apart or {(source, *own), (source, *other)} <= done


def seen_by(snapshot: Snapshot, viewer: Person, round: int) -> Snapshot:
    """Give the picture of the study with only the codings that ``viewer`` may count.

    For a coder who works apart (blind, or in a later round) each source counts by their own pass until
    others' may be seen; otherwise it is the study's own picture.
    """
    if not (viewer.blind or round > 1):
        return snapshot
    seen = {one for one in snapshot.passes | snapshot.closed if may_see(snapshot, viewer, round, one[0], one[1:])}
    coded = [one.only(frozenset(made for made in one.passes if (one.source, *made) in seen)) for one in snapshot.coded]
    return replace(
        snapshot,
        coded=tuple(one for one in coded if one.tallies),
        closings=tuple(one for one in snapshot.closings if (one.source, one.coder, one.round) in seen),
        own=(viewer.id, round),
    )


def as_coder(snapshot: Snapshot, name: str) -> Snapshot:
    """Give the picture as the coder of a name may see it in their first round: a blind one sees their own work."""
    viewer = blind(snapshot.persons, name)
    return snapshot if viewer is None else seen_by(snapshot, viewer, 1)


def blind(persons: Iterable[Person], name: str) -> Person | None:
    """Give the coder of a name if they work blind."""
    return next((person for person in persons if person.name == name and person.blind), None)


def sight(closings: Iterable[Closing], viewer: Person | None) -> Callable[[Entity], bool]:
    """Give what tells of a thing whether a blind ``viewer`` may see it in their first round (None: everything).

    ``closings`` are everybody's. A decision on a disagreement rests on what its two coders closed.
    """
    if viewer is None:
        return lambda thing: True
    done = {(one.source, one.coder, one.round) for one in closings}
    own = (viewer.id, 1)

    def sees(thing: Entity) -> bool:
        if isinstance(thing, Coding | Closing | Lost):
            return _may_see(done, own, True, thing.source, (thing.coder, thing.round))
        if isinstance(thing, Settlement):
            return (thing.source, *own) in done
        return not isinstance(thing, Memo | Reading) or thing.coder == viewer.id

    return sees


def seen_of(parcel: Parcel, viewer: Person | None) -> Parcel:
    """Give of a whole study what a blind ``viewer`` may see of it (None: everything)."""
    sees = sight(parcel.of(Closing), viewer)
    return Parcel({kind: tuple(filter(sees, found)) for kind, found in parcel.things.items()}, parcel.texts)
