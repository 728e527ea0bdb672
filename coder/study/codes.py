"""What a coder does to the codebook: make, rename, define, nest, colour, merge, split, retire.

``codebook.yaml`` follows each step. A code whose meaning changes puts closed sources into the
re-reading queue; a new label alone doesn't.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coder.errors import CodeCircle, EmptyLabel, NoSuchCode
from coder.model.codebook import Code, CodeKind, Valence, redefined
from coder.model.coding import Coding
from coder.model.entity import Edit, Step, new_id
from coder.model.swot import Decision
from coder.store import reads
from coder.store.engine import reading
from coder.study.seat import Seat, may_see
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

_NUMBERED = re.compile(r"c(\d+)")


def code_named(snapshot: Snapshot, ref: str) -> Code:
    """Give the code that the researchers call ``ref``. Raises NoSuchCode."""
    found = next((code for code in snapshot.codes if code.ref == ref), None)
    if found is None:
        raise NoSuchCode(name=ref)
    return found


def make(
    study: OpenStudy, label: str, valence: Valence | None = None, kind: CodeKind = CodeKind.VIEW, parent: str = ""
) -> Code:
    """Make a new code at the end of the codebook; its ref is the next free number. Raises EmptyLabel."""
    fresh, making = draft(study.snapshot(), label, valence, kind, parent)
    study.apply(Step("code.make", making))
    return replace(fresh, version=1)


def draft(
    snapshot: Snapshot, label: str, valence: Valence | None = None, kind: CodeKind = CodeKind.VIEW, parent: str = ""
) -> tuple[Code, tuple[Edit, ...]]:
    """Give a new code and the edits that make it, for a step that also does something with it. Raises EmptyLabel."""
    fresh = _fresh(snapshot, label, valence, kind, parent)
    return fresh, (Edit(None, fresh), *_moved_on(snapshot))


def change(study: OpenStudy, before: Code, after: Code) -> Code:
    """Rename, define, nest or colour a code; give it as saved. Raises EmptyLabel or CodeCircle."""
    if not after.label.strip():
        raise EmptyLabel()
    snapshot = study.snapshot()
    if after.parent and _is_under(snapshot, after.parent, after.ref):
        raise CodeCircle(name=after.ref)
    header: tuple[Edit, ...] = ()
    if redefined(before, after):
        after = replace(after, state=snapshot.header.codebook_state + 1)
        header = _moved_on(snapshot)
    if after == before:
        return before
    study.apply(Step("code.change", (Edit(before, after), *header)))
    return replace(after, version=before.version + 1)


def nest_anew(study: OpenStudy, code: Code, label: str) -> Code:
    """Put a code under a new one, made for it in the same step; give the new one. Raises EmptyLabel."""
    over, making = draft(study.snapshot(), label, code.valence, code.kind)
    study.apply(Step("code.change", (Edit(code, replace(code, parent=over.ref)), *making)))
    return replace(over, version=1)


def retire(study: OpenStudy, code: Code, retired: bool = True) -> Code:
    """Take a code out of use, or back into it; its codings stay."""
    return change(study, code, replace(code, retired=retired))


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge does: how many codings go over, of how many sources.

    ``doubled`` are codings on passages that carry the other code already; ``decided`` tells whether a decision about
    the merged code goes with it.
    """

    codings: int
    sources: int
    doubled: int
    decided: bool


def merging(seat: Seat, code: Code, into: Code) -> Merging:
    """Give what merging a code into another would do, of what the coder may see, to be told before it is done."""
    moving, there, decisions = _touched(seat.study, code, into)
    snapshot = seat.study.snapshot()
    seen = [one for one in moving if may_see(seat, snapshot, one.source, (one.coder, one.round))]
    return Merging(
        codings=len(seen),
        sources=len({one.source for one in seen}),
        doubled=sum(_place(one) in there for one in seen),
        decided=bool(decisions),
    )


def merge(study: OpenStudy, code: Code, into: Code, reason: str = "") -> int:
    """Merge a code found to be the same view into another: its codings go over; give the step's number.

    A passage that would then carry the other code twice from one coder's round keeps one. What was decided
    about the merged code goes with it. Raises CodeCircle.
    """
    if code.id == into.id or into.merged_into:
        raise CodeCircle(name=into.ref)
    moving, there, decisions = _touched(study, code, into)
    edits: list[Edit] = [Edit(code, replace(code, merged_into=into.ref, retired=True))]
    edits += [Edit(one, None if _place(one) in there else replace(one, code=into.id)) for one in moving]
    edits += [Edit(decision, None) for decision in decisions]
    return study.apply(Step("code.merge", tuple(edits), reason))


def _touched(study: OpenStudy, code: Code, into: Code) -> tuple[list[Coding], set[tuple[object, ...]], list[Decision]]:
    """Give what a merge touches: codings of the one, places of the other's codings, decisions about the one."""
    with reading(study.engine, study.where) as connection:
        moving = reads.where(connection, Coding, code=code.id)
        there = {_place(coding) for coding in reads.where(connection, Coding, code=into.id)}
        return moving, there, reads.where(connection, Decision, code=code.id)


def split(study: OpenStudy, code: Code, label: str, codings: Sequence[Coding], reason: str = "") -> Code:
    """Split a new code off: the chosen codings go over to it; give the new code.

    It has the kind and the valence of the old one. Raises EmptyLabel.
    """
    snapshot = study.snapshot()
    fresh, making = draft(snapshot, label, code.valence, code.kind, code.parent)
    edits = (*making, *(Edit(one, replace(one, code=fresh.id)) for one in codings))
    study.apply(Step("code.split", edits, reason))
    return replace(fresh, version=1)


def _fresh(snapshot: Snapshot, label: str, valence: Valence | None, kind: CodeKind, parent: str) -> Code:
    if not label.strip():
        raise EmptyLabel()
    numbers = [int(found[1]) for code in snapshot.codes if (found := _NUMBERED.fullmatch(code.ref))]
    return Code(
        id=new_id(),
        ref=f"c{max(numbers, default=0) + 1:03}",
        kind=kind,
        valence=valence,
        label=" ".join(label.split()),
        parent=parent,
        order=max((code.order for code in snapshot.codes), default=-1) + 1,
        state=snapshot.header.codebook_state + 1,
    )


def _moved_on(snapshot: Snapshot) -> tuple[Edit, ...]:
    header = snapshot.header
    return (Edit(header if header.version else None, replace(header, codebook_state=header.codebook_state + 1)),)


def _is_under(snapshot: Snapshot, ref: str, ancestor: str) -> bool:
    parents = {code.ref: code.parent for code in snapshot.codes}
    passed: set[str] = set()
    while ref and ref not in passed:
        if ref == ancestor:
            return True
        passed.add(ref)
        ref = parents.get(ref, "")
    return False


def _place(coding: Coding) -> tuple[object, ...]:
    return coding.source, coding.start, coding.end, coding.coder, coding.round
