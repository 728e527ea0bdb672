"""Which rows hold others by their id, so that undoing never takes away what something still rests on."""

from collections.abc import Sequence

from sqlalchemy import JSON, Connection, select

from coder.store.images import Image
from coder.store.unit import RowChange, table_of

#: For a kind of row, the kinds and columns in which its id may stand (in a column of ids, or as one of a list).
_HELD_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "factor": (("decision", "factor"), ("strategy", "factors"), ("feedback", "factor"), ("judgement", "factor")),
    "action": (("strategy", "actions"),),
    "code": (("coding", "code"), ("decision", "code"), ("answer", "code"), ("lost", "code")),
}


def user_of_removed(connection: Connection, changes: Sequence[RowChange]) -> tuple[str, str] | None:
    """Give the kind and id of a row that would still hold the id of a row that ``changes`` take away."""
    gone = {(change.kind, change.id) for change in changes if change.after is None}
    afterwards = {(change.kind, change.id): change.after for change in changes}
    for kind, columns in _HELD_BY.items():
        ids = {key for gone_kind, key in gone if gone_kind == kind}
        if not ids:
            continue
        for holder, column in columns:
            rows = table_of(holder)
            query = select(rows.c.id, rows.c[column])
            if not isinstance(rows.c[column].type, JSON):
                query = query.where(rows.c[column].in_(ids))
            for row in connection.execute(query):
                now: Image | None = afterwards.get((holder, row.id), {column: row[1]})
                if now is not None and ids & _ids(now[column]):
                    return holder, row.id
    return None


def _ids(value: object) -> set[object]:
    return set(value) if isinstance(value, list) else {value}
