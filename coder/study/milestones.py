"""Named points of the journal: set one, list what changed since, go back to it as one undoable step."""

from coder.errors import NoSuchMilestone, SameAsThen
from coder.model.coding import Closing
from coder.model.entity import Milestone, Step, made, new_id
from coder.store import journal, reads
from coder.store.engine import reading
from coder.store.images import from_image
from coder.study import seeing
from coder.study.altered import Altered, altered, counter_alone, names
from coder.study.study import OpenStudy


def mark(study: OpenStudy, name: str) -> Milestone:
    """Give the present state a name; raises NotUnique when the name is taken."""
    with reading(study.engine, study.where) as connection:
        seq, _ = journal.last_entry(connection)
    milestone = Milestone(id=new_id(), name=name, seq=seq, at=study.clock(), coder=study.who)
    study.apply(Step("milestone.mark", made(milestone)))
    return milestone


def listed(study: OpenStudy) -> list[Milestone]:
    """Give the named points, oldest first."""
    with reading(study.engine, study.where) as connection:
        return sorted(reads.everything(connection, Milestone), key=lambda one: (one.seq, one.name))


def named(study: OpenStudy, name: str) -> Milestone:
    """Give the point of a name. Raises NoSuchMilestone."""
    there = listed(study)
    found = next((one for one in there if one.name == name), None)
    if found is None:
        raise NoSuchMilestone(name=name, allowed="، ".join(one.name for one in there) or "—")
    return found


def changes_since(study: OpenStudy, milestone: Milestone) -> list[Altered]:
    """Give what isn't as it was then, by kind; what was changed and changed back isn't listed.

    Nor is, to a blind coder, others' work that they may not see.
    """
    snapshot, viewer = study.snapshot(), study.blind()
    with reading(study.engine, study.where) as connection:
        found = journal.net_since(connection, milestone.seq)
        sees = seeing.sight(reads.everything(connection, Closing), viewer)
    known = names(snapshot)
    return [
        altered(snapshot, known, change.kind, change.id, change.then, change.now)
        for change in found
        if change.kind not in KEPT
        and not counter_alone(change.kind, change.then, change.now)
        and sees(from_image(change.kind, change.now or change.then or {}))
    ]


def go_back(study: OpenStudy, milestone: Milestone) -> int:
    """Bring everything back to how it was at the milestone, in one step; give its number. Raises SameAsThen.

    The milestones themselves stay.
    """
    step = study.go_back(milestone.seq, milestone.name, KEPT)
    if step is None:
        raise SameAsThen(name=milestone.name)
    return step


#: What going back leaves alone.
KEPT = frozenset({"milestone", "person"})
