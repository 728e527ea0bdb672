"""What a coder may see of others' work: those who work apart see another pass only when both are closed."""

from collections.abc import Iterable
from dataclasses import replace

from coder.model.coding import Closing, Person
from coder.study.snapshot import Pass, Snapshot


def closed(closings: Iterable[Closing]) -> set[tuple[str, str, int]]:
    """Give what is closed: source, coder, round."""
    return {(one.source, one.coder, one.round) for one in closings}


def may_see(snapshot: Snapshot, viewer: Person, round: int, source: str, other: Pass) -> bool:
    """Tell whether ``viewer``, in their round, may see another pass over a source.

    One's own pass always. A blind coder sees another's, and a coder in a later round their own earlier
    ones and everybody's, only when both passes over that source are closed.
    """
    own = (viewer.id, round)
    if other == own:
        return True
    apart = viewer.blind or round > 1 or other[0] == viewer.id
    return not apart or {(source, *own), (source, *other)} <= closed(snapshot.closings)


def seen_by(snapshot: Snapshot, viewer: Person, round: int) -> Snapshot:
    """Give the picture of the study with only the codings that ``viewer`` may count.

    For a coder who works apart (blind, or in a later round) each source counts by their own pass until
    others' may be seen; otherwise it is the study's own picture.
    """
    if not (viewer.blind or round > 1):
        return snapshot
    passes = {(one.source, one.coder, one.round) for one in snapshot.tallies}
    passes |= closed(snapshot.closings)
    seen = {one for one in passes if may_see(snapshot, viewer, round, one[0], one[1:])}
    tallies = tuple(one for one in snapshot.tallies if (one.source, one.coder, one.round) in seen)
    closings = tuple(one for one in snapshot.closings if (one.source, one.coder, one.round) in seen)
    return replace(snapshot, tallies=tallies, closings=closings, own=(viewer.id, round))


def as_coder(snapshot: Snapshot, name: str) -> Snapshot:
    """Give the picture as the coder of a name may see it in their first round: a blind one sees their own work."""
    viewer = next((person for person in snapshot.persons if person.name == name and person.blind), None)
    return snapshot if viewer is None else seen_by(snapshot, viewer, 1)
