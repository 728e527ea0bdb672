"""The journal: history, undo and redo with their checks, replay.

A step is undone by an entry that holds its inverse. Before that, every row must be as the step left
it (its version aside); if somebody built on it, the undo is refused and says who did. Each coder has
a stack of their own: undoing never touches a colleague's step unless it is named.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from coder.errors import BuiltUpon, NoSuchStep, NothingToRedo, NothingToUndo
from coder.model.entity import Edit
from coder.model.steps import told
from coder.persian import dates, digits
from coder.store import links
from coder.store.images import Image, content, from_image
from coder.store.tables import CHANGES, JOURNAL, ROWS, TOMBS
from coder.store.unit import Entry, RowChange, current_images, table_of, write

#: The kinds of things that people put in an order.
_LISTED = frozenset({"factor", "strategy"})


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """A step as the journal tells it; ``undone`` when it isn't in force now."""

    seq: int
    who: str
    at: str
    kind: str
    target: int | None
    name: str
    reason: str
    changes: int
    undone: bool


@dataclass(slots=True)
class _Stacks:
    """What each coder can undo and redo, found by walking the journal in order."""

    owner: dict[int, str] = field(default_factory=dict)
    done: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    undone: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def follow(self, seq: int, who: str, kind: str, target: int | None) -> None:
        if kind == "do":
            self.owner[seq] = who
            self.done[who].append(seq)
            self.undone[who].clear()
        elif kind == "undo" and target is not None:
            self.done[self.owner[target]].remove(target)
            self.undone[who].append(target)
        elif kind == "redo" and target is not None:
            self.undone[who].remove(target)
            self.done[self.owner[target]].append(target)

    def in_force(self, seq: int) -> bool:
        return seq in self.owner and seq in self.done[self.owner[seq]]


def undo(connection: Connection, who: str, at: str, step: int | None = None) -> int:
    """Take back the last step of ``who``, or the named ``step`` by itself; give the step taken back.

    Raises NothingToUndo, NoSuchStep, or BuiltUpon when somebody changed what it made.
    """
    stacks = _stacks(connection)
    if step is None:
        if not stacks.done[who]:
            raise NothingToUndo(who=who)
        step = stacks.done[who][-1]
    elif not stacks.in_force(step):
        raise NoSuchStep(step=step)
    changes = [RowChange(one.kind, one.id, one.after, one.before) for one in changes_in(connection, step)]
    _reapply(connection, changes, step, Entry(who, at, "undo", step))
    return step


def redo(connection: Connection, who: str, at: str) -> int:
    """Do again the step that ``who`` undid last, unless they did something new since; give the step."""
    stacks = _stacks(connection)
    if not stacks.undone[who]:
        raise NothingToRedo(who=who)
    step = stacks.undone[who][-1]
    _reapply(connection, changes_in(connection, step), step, Entry(who, at, "redo", step))
    return step


def changes_in(connection: Connection, step: int) -> list[RowChange]:
    """Give what a step changed, row by row, in its order."""
    query = select(CHANGES).where(CHANGES.c.seq == step).order_by(CHANGES.c.place)
    return [RowChange(row.kind, row.id, row.before, row.after) for row in connection.execute(query)]


def named(connection: Connection, step: int) -> tuple[str, str]:
    """Give a step's name and who did it."""
    row = connection.execute(select(JOURNAL.c.name, JOURNAL.c.who).where(JOURNAL.c.seq == step)).one()
    return row.name, row.who


def lately_made(connection: Connection, kind: str, who: str, limit: int) -> list[Image]:
    """Give the things of a kind that somebody made last, the latest first, as they were then."""
    query = (
        select(CHANGES.c.after)
        .join(JOURNAL, JOURNAL.c.seq == CHANGES.c.seq)
        .where((JOURNAL.c.who == who) & (JOURNAL.c.kind == "do"))
        .where((CHANGES.c.kind == kind) & CHANGES.c.before.is_(None))
        .order_by(CHANGES.c.seq.desc(), CHANGES.c.place.desc())
        .limit(limit)
    )
    return [row.after for row in connection.execute(query)]


def kinds_in(connection: Connection, step: int) -> set[str]:
    """Give the kinds of things a step changed."""
    query = select(CHANGES.c.kind).where(CHANGES.c.seq == step).distinct()
    return {row.kind for row in connection.execute(query)}


def holds(connection: Connection, seq: int, at: str) -> bool:
    """Tell whether entry ``seq`` was made at that time; before the first entry there is 0, at no time."""
    found = connection.execute(select(JOURNAL.c.at).where(JOURNAL.c.seq == seq)).scalar()
    return (seq, at) == (0, "") if found is None else bool(found == at)


def touched_since(connection: Connection, seq: int) -> dict[str, set[str]]:
    """Give the kinds of things that entries after ``seq`` changed, each with the sources (by id) it was changed in.

    Of a kind that is in no source the set is empty.
    """
    before, after = (image["source"].as_string() for image in (CHANGES.c.before, CHANGES.c.after))
    query = select(CHANGES.c.kind, before.label("left"), after.label("came")).where(CHANGES.c.seq > seq).distinct()
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.kind].update(source for source in (row.left, row.came) if source is not None)
    return found


def changed_since(connection: Connection, seq: int, kinds: Set[str]) -> bool:
    """Tell whether anything of some kinds was changed by an entry after ``seq``."""
    query = select(CHANGES.c.seq).where((CHANGES.c.seq > seq) & CHANGES.c.kind.in_(kinds)).limit(1)
    return connection.execute(query).first() is not None


def history(connection: Connection, limit: int | None = None) -> list[LoggedStep]:
    """Give the steps, newest first."""
    counts: dict[int, int] = defaultdict(int)
    for row in connection.execute(select(CHANGES.c.seq)):
        counts[row.seq] += 1
    stacks = _stacks(connection)
    query = select(JOURNAL).order_by(JOURNAL.c.seq.desc()).limit(limit)
    return [
        LoggedStep(
            row.seq,
            row.who,
            row.at,
            row.kind,
            row.target,
            row.name,
            row.reason,
            counts[row.seq],
            row.kind == "do" and not stacks.in_force(row.seq),
        )
        for row in connection.execute(query)
    ]


def history_for(connection: Connection, who: str, kept_apart: Set[str]) -> list[LoggedStep]:
    """Give the steps, newest first, as one sees them from whom others' work on some kinds of things is kept.

    Their changes to things of these kinds aren't counted, and a step that is nothing else isn't told.
    """
    steps = history(connection)
    counts: dict[int, int] = defaultdict(int)
    for row in connection.execute(select(CHANGES.c.seq).where(CHANGES.c.kind.not_in(kept_apart))):
        counts[row.seq] += 1
    shown = [step if step.who == who else replace(step, changes=counts[step.seq]) for step in steps]
    return [after for before, after in zip(steps, shown, strict=True) if after.changes or not before.changes]


@dataclass(frozen=True, slots=True)
class Net:
    """A row that isn't as it was at some point: its images then and now (None: it isn't there)."""

    kind: str
    id: str
    then: Image | None
    now: Image | None


def net_since(connection: Connection, seq: int) -> list[Net]:
    """Give the rows that differ, their version aside, from how they stood after step ``seq``."""
    then: dict[tuple[str, str], Image | None] = {}
    query = select(CHANGES).where(CHANGES.c.seq > seq).order_by(CHANGES.c.seq, CHANGES.c.place)
    for change in connection.execute(query):
        then.setdefault((change.kind, change.id), change.before)
    now = current_images(connection, then)
    order = {kind: place for place, kind in enumerate(ROWS)}
    return [
        Net(kind, key, before, now.get((kind, key)))
        for (kind, key), before in sorted(then.items(), key=lambda item: (order[item[0][0]], item[0][1]))
        if content(before) != content(now.get((kind, key)))
    ]


def go_back(connection: Connection, seq: int, reason: str, entry: Entry, kept: Set[str]) -> int | None:
    """Write one step that brings all but the ``kept`` kinds back to how they stood after step ``seq``.

    Gives its number, None when nothing differs.
    """
    changes = [RowChange(net.kind, net.id, net.now, net.then) for net in net_since(connection, seq)]
    changes = [change for change in changes if change.kind not in kept]
    return write(connection, changes, "milestone.return", reason, entry) if changes else None


def changes_to(connection: Connection, kinds: Sequence[str]) -> list[tuple[LoggedStep, list[Edit]]]:
    """Give every entry that changed a thing of some kinds, with those changes, oldest first."""
    query = select(CHANGES).where(CHANGES.c.kind.in_(kinds)).order_by(CHANGES.c.seq, CHANGES.c.place)
    edits: dict[int, list[Edit]] = defaultdict(list)
    for row in connection.execute(query):
        before, after = (image and from_image(row.kind, image) for image in (row.before, row.after))
        edits[row.seq].append(Edit(before or None, after or None))
    return [(step, edits[step.seq]) for step in reversed(history(connection)) if step.seq in edits]


def last_entry(connection: Connection) -> tuple[int, str]:
    """Give the number and the time of the last entry; ``(0, "")`` in an empty journal."""
    row = connection.execute(select(JOURNAL.c.seq, JOURNAL.c.at).order_by(JOURNAL.c.seq.desc()).limit(1)).first()
    return (row.seq, row.at) if row else (0, "")


def replay_problems(connection: Connection) -> list[str]:
    """Replay the journal and compare every column of every row; give what differs, in words."""
    chains: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for change in connection.execute(select(CHANGES).order_by(CHANGES.c.seq, CHANGES.c.place)):
        chains[change.kind, change.id].append(change)
    tombs = {(row.kind, row.id): row.version for row in connection.execute(select(TOMBS))}
    problems = []
    for kind in ROWS:
        rows = {row["id"]: dict(row) for row in connection.execute(select(table_of(kind))).mappings()}
        for key in sorted(rows.keys() | {other for its_kind, other in chains if its_kind == kind}):
            problem = _chain_problem(chains.get((kind, key), []), rows.get(key), tombs.get((kind, key)))
            if problem:
                problems.append(f"{kind} {key}: {problem}")
    return problems


def _chain_problem(chain: Sequence[Row[Any]], now: dict[str, Any] | None, tomb: int | None) -> str:
    if not chain:
        return "the journal doesn't know it"
    last: dict[str, Any] | None = None
    version = 0
    for change in chain:
        if change.before != last:
            return f"step {change.seq} rests on something else than what was there"
        if change.version <= version:
            return f"step {change.seq} goes back in versions"
        last, version = change.after, change.version
    if last != now:
        return "it is not as the journal leaves it"
    if now is None and tomb != version:
        return "its last version isn't kept"
    return ""


def _stacks(connection: Connection) -> _Stacks:
    stacks = _Stacks()
    query = select(JOURNAL.c.seq, JOURNAL.c.who, JOURNAL.c.kind, JOURNAL.c.target).order_by(JOURNAL.c.seq)
    for row in connection.execute(query):
        stacks.follow(row.seq, row.who, row.kind, row.target)
    return stacks


def _reapply(connection: Connection, changes: Sequence[RowChange], step: int, entry: Entry) -> None:
    """Write ``changes`` if every row is, its version aside, as they expect it and nothing rests on what goes."""
    current = current_images(connection, [(change.kind, change.id) for change in changes])
    settled = []
    for change in changes:
        now = current.get((change.kind, change.id))
        before, after = _apart_from_place(change, now)
        if content(now) != content(before):
            raise _built_upon(connection, change.kind, change.id, step)
        if (now, after) != (None, None):
            settled.append(RowChange(change.kind, change.id, now, after))
    user = links.user_of_removed(connection, settled) or links.user_of_text(connection, settled)
    if user is not None:
        raise _built_upon(connection, *user, step)
    row = connection.execute(select(JOURNAL.c.name).where(JOURNAL.c.seq == step)).one()
    write(connection, settled, row.name, "", entry)


def _apart_from_place(change: RowChange, now: Image | None) -> tuple[Image | None, Image | None]:
    """Give the images before and after a change, to be held against the row as it is ``now``.

    Where a factor or a strategy stands in its list has nothing to do with the rest of it: a list ordered
    anew doesn't keep an old step on the rest from being taken back, nor does a new label keep an old move.
    Of what has gone since, an old move has nothing to take back.
    """
    before, after = change.before, change.after
    if change.kind not in _LISTED or before is None:
        return before, after
    moved = after is not None and all(before[name] == after[name] for name in _without_order(before))
    if now is None:
        return (None, None) if moved else (before, after)
    if after is None:
        return {**before, "order": now["order"]}, None
    if before["order"] == after["order"]:
        return {**before, "order": now["order"]}, {**after, "order": now["order"]}
    if moved:
        return {**now, "order": before["order"]}, {**now, "order": after["order"]}
    return before, after


def _without_order(image: Image) -> Set[str]:
    return (content(image) or {}).keys() - {"order"}


def _built_upon(connection: Connection, kind: str, key: str, step: int) -> BuiltUpon:
    later = connection.execute(
        select(JOURNAL)
        .join(CHANGES, CHANGES.c.seq == JOURNAL.c.seq)
        .where((CHANGES.c.kind == kind) & (CHANGES.c.id == key))
        .order_by(CHANGES.c.version.desc())
        .limit(1)
    ).one()
    return BuiltUpon(
        step=step,
        who=later.who,
        at={"fa": digits.to_persian(dates.moment(later.at)), "en": later.at},
        later=later.seq,
        name={lang: told(later.name, lang) for lang in ("fa", "en")},
    )


def times(connection: Connection) -> dict[tuple[str, str], str]:
    """Give for every kind and id the time at which that thing was first made."""
    query = (
        select(CHANGES.c.kind, CHANGES.c.id, func.min(JOURNAL.c.at))
        .join(JOURNAL, JOURNAL.c.seq == CHANGES.c.seq)
        .group_by(CHANGES.c.kind, CHANGES.c.id)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def steps(connection: Connection) -> int:
    """Give how many entries the journal has."""
    return int(connection.execute(select(func.count()).select_from(JOURNAL)).scalar() or 0)
