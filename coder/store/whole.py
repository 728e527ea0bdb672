"""A whole study as records, row by row with versions, tombstones and journal, and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text
from sqlalchemy.exc import IntegrityError

from coder.errors import NotUnique
from coder.store.tables import CHANGES, FACES, JOURNAL, ROWS, TEXTS, TOMBS
from coder.store.unit import table_of

Record = tuple[str, dict[str, Any]]

#: What is written beside the rows, with the columns that give its order.
_REST: dict[str, tuple[Table, tuple[str, ...]]] = {
    "text": (TEXTS, ("sha256",)),
    "tombstone": (TOMBS, ("kind", "id")),
    "journal": (JOURNAL, ("seq",)),
    "change": (CHANGES, ("seq", "place")),
}

#: Columns that can be made anew and so stay out of a dump.
_MADE_ANEW = {"text": {"folded", "fold_map", "fold_version"}}

#: Order within a kind, so that a dump reads well in a diff; the id settles the rest.
_ORDER: dict[str, tuple[str, ...]] = {
    "expert": ("ref",),
    "source": ("order", "ref"),
    "code": ("ref",),
    "coding": ("source", "coder", "round", "start", "end", "code"),
    "factor": ("quadrant", "order"),
    "strategy": ("cell", "order"),
}

_CHUNK = 2000


def records(connection: Connection) -> Iterator[Record]:
    """Give every record of the study, in an order that only its content decides."""
    for kind in ROWS:
        rows = table_of(kind)
        order = [rows.c[name] for name in (*_ORDER.get(kind, ()), "id")]
        for row in connection.execute(select(rows).order_by(*order)).mappings():
            yield kind, dict(row)
    for name, (table, keys) in _REST.items():
        query = select(table).order_by(*(table.c[key] for key in keys))
        skipped = _MADE_ANEW.get(name, set())
        for row in connection.execute(query).mappings():
            yield name, {key: value for key, value in row.items() if key not in skipped}


def columns(kind: str) -> set[str] | None:
    """Give the columns a record of ``kind`` must have, or None when there is no such kind."""
    if kind in ROWS:
        return set(table_of(kind).c.keys())
    if kind in _REST:
        return set(_REST[kind][0].c.keys()) - _MADE_ANEW.get(kind, set())
    return None


def replace(connection: Connection, given: Iterable[Record]) -> None:
    """Put ``given`` in the place of everything that is there (the copy's own identity stays).

    Raises NotUnique when two records have one key.
    """
    try:
        _replace(connection, given)
    except IntegrityError as problem:
        raise NotUnique(detail=str(problem.orig)) from problem


def _replace(connection: Connection, given: Iterable[Record]) -> None:
    for table in (*map(table_of, ROWS), *(table for table, _ in _REST.values()), FACES):
        connection.execute(delete(table))
    waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind, record in given:
        waiting[kind].append({**record, "fold_version": ""} if kind == "text" else record)
        if len(waiting[kind]) == _CHUNK:
            connection.execute(insert(_table(kind)), waiting.pop(kind))
    for kind, rest in waiting.items():
        connection.execute(insert(_table(kind)), rest)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('journal', 'seq'), max(seq)) FROM journal"))


def _table(kind: str) -> Table:
    return table_of(kind) if kind in ROWS else _REST[kind][0]
