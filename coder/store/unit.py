"""The unit of work: a step's edits, its journal entry and what goes with them, in one transaction."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from coder.errors import ChangedMeanwhile, NotUnique
from coder.model.entity import Edit, Step
from coder.model.kinds import in_words
from coder.store.images import Image, kind_of, to_image
from coder.store.tables import CHANGES, FACES, JOURNAL, ROWS, SETTINGS, TOMBS, table

#: Database variables in one statement stay under the least of all limits.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into the journal beside the edits: who, when, and what kind of step it is."""

    who: str
    at: str
    kind: str = "do"
    target: int | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row as it was and as it shall be, as images; the store finds the versions."""

    kind: str
    id: str
    before: Image | None
    after: Image | None


def table_of(kind: str) -> Table:
    """Give the table of a kind of thing."""
    return table(ROWS[kind])


def save(connection: Connection, step: Step, entry: Entry) -> int:
    """Save ``step`` whole and give its number in the journal.

    Raises ChangedMeanwhile when something it edits is no longer as it was read, NotUnique when it
    makes a name twice; then nothing is saved.
    """
    return write(connection, [_as_change(edit) for edit in step.edits], step.name, step.reason, entry)


def write(connection: Connection, changes: Sequence[RowChange], name: str, reason: str, entry: Entry) -> int:
    """Write row changes and their journal entry; give its number."""
    current = current_images(connection, [(change.kind, change.id) for change in changes])
    tombs = _tombstones(connection, [change.id for change in changes if change.before is None])
    records = [_settled(change, current, tombs, place) for place, change in enumerate(changes)]
    try:
        _write_rows(connection, records)
    except IntegrityError as problem:
        raise NotUnique(detail=str(problem.orig)) from problem
    seq = _write_entry(connection, name, reason, entry)
    if records:
        connection.execute(insert(CHANGES), [{**record, "seq": seq} for record in records])
    return seq


def current_images(connection: Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Image]:
    """Give the rows of ``(kind, id)`` that are there, as images."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    found = {}
    for kind, ids in by_kind.items():
        rows = table_of(kind)
        query = select(rows).where(rows.c.id.in_(bindparam("ids", expanding=True)))
        for start in range(0, len(ids), _CHUNK):
            for row in connection.execute(query, {"ids": ids[start : start + _CHUNK]}).mappings():
                found[kind, row["id"]] = dict(row)
    return found


def mark_pending(connection: Connection, face: str, seq: int) -> None:
    """Note that the file ``face`` must be written, in the transaction that made it so.

    Where colleagues share the database each has a file of their own, named ``face@…``: all are due.
    """
    family = FACES.c.name.startswith(face.partition("@")[0], autoescape=True)
    connection.execute(update(FACES).where(family).values(pending=True))
    if connection.execute(select(FACES.c.name).where(FACES.c.name == face)).first() is None:
        connection.execute(insert(FACES).values(name=face, sha256="", pending=True, seq=seq))


def origin_of(connection: Connection) -> str:
    """Give the identity of this copy of the study, made when first asked for."""
    found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == "origin")).scalar()
    if found is None:
        found = uuid.uuid4().hex
        connection.execute(insert(SETTINGS).values(name="origin", value=found))
    return str(found)


def _as_change(edit: Edit) -> RowChange:
    before = to_image(edit.before) if edit.before else None
    after = to_image(edit.after) if edit.after else None
    return RowChange(kind_of(edit.subject), edit.subject.id, before, after)


def _settled(
    change: RowChange,
    current: dict[tuple[str, str], Image],
    tombs: dict[tuple[str, str], int],
    place: int,
) -> dict[str, Any]:
    """Give the journal's record of a change, with versions; refuse one that rests on an old reading."""
    now = current.get((change.kind, change.id))
    if (now is None) != (change.before is None):
        raise ChangedMeanwhile(kind=in_words(change.kind))
    if now is not None and change.before is not None and now["version"] != change.before["version"]:
        raise ChangedMeanwhile(kind=in_words(change.kind))
    last = now["version"] if now is not None else tombs.get((change.kind, change.id), 0)
    version = last + 1
    after = None if change.after is None else {**change.after, "version": version}
    return {
        "place": place,
        "kind": change.kind,
        "id": change.id,
        "version": version,
        "before": now,
        "after": after,
    }


def _write_rows(connection: Connection, records: Sequence[dict[str, Any]]) -> None:
    # Removals first: a step may free a unique name and give it anew.
    for record in records:
        if record["after"] is None:
            _remove(connection, record)
    made: dict[str, list[Image]] = defaultdict(list)
    for record in records:
        if record["after"] is not None and record["before"] is None:
            made[record["kind"]].append(record["after"])
        elif record["after"] is not None:
            _replace(connection, record)
    for kind, images in made.items():
        connection.execute(insert(table_of(kind)), images)
        _unbury(connection, kind, [image["id"] for image in images if image["version"] > 1])


def _remove(connection: Connection, record: dict[str, Any]) -> None:
    rows, where = _as_read(record)
    if connection.execute(delete(rows).where(where)).rowcount != 1:
        raise ChangedMeanwhile(kind=in_words(record["kind"]))
    connection.execute(insert(TOMBS).values(kind=record["kind"], id=record["id"], version=record["version"]))


def _replace(connection: Connection, record: dict[str, Any]) -> None:
    rows, where = _as_read(record)
    if connection.execute(update(rows).where(where).values(**record["after"])).rowcount != 1:
        raise ChangedMeanwhile(kind=in_words(record["kind"]))


def _as_read(record: dict[str, Any]) -> tuple[Table, ColumnElement[bool]]:
    rows = table_of(record["kind"])
    return rows, (rows.c.id == record["id"]) & (rows.c.version == record["before"]["version"])


def _tombstones(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], int]:
    query = select(TOMBS).where(TOMBS.c.id.in_(bindparam("ids", expanding=True)))
    found = {}
    for start in range(0, len(ids), _CHUNK):
        for row in connection.execute(query, {"ids": ids[start : start + _CHUNK]}):
            found[row.kind, row.id] = row.version
    return found


def _unbury(connection: Connection, kind: str, ids: Sequence[str]) -> None:
    for key in ids:
        connection.execute(delete(TOMBS).where((TOMBS.c.kind == kind) & (TOMBS.c.id == key)))


def _write_entry(connection: Connection, name: str, reason: str, entry: Entry) -> int:
    origin = origin_of(connection)
    last = connection.execute(
        select(JOURNAL.c.counter).where(JOURNAL.c.origin == origin).order_by(JOURNAL.c.seq.desc()).limit(1)
    ).scalar()
    result = connection.execute(
        insert(JOURNAL).values(
            origin=origin,
            counter=(last or 0) + 1,
            who=entry.who,
            at=entry.at,
            kind=entry.kind,
            target=entry.target,
            name=name,
            reason=reason,
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]
