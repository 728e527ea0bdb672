"""What rests on what: rows that hold others by their id, passages on a text. Undoing never takes that away."""

from collections.abc import Sequence

from sqlalchemy import JSON, Connection, select

from coder.store import texts
from coder.store.images import Image
from coder.store.unit import RowChange, table_of

#: For a kind of row, the kinds and columns in which its id may stand (in a column of ids, or as one of a list).
_HELD_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "factor": (("decision", "factor"), ("strategy", "factors"), ("feedback", "factor"), ("judgement", "factor")),
    "action": (("strategy", "actions"),),
    "code": (("coding", "code"), ("decision", "code"), ("answer", "code"), ("lost", "code")),
}


#: The kinds of rows that are passages of a source.
_PASSAGES = ("coding", "reserved")


def user_of_text(connection: Connection, changes: Sequence[RowChange]) -> tuple[str, str] | None:
    """Give the kind and id of a passage that wouldn't stand in the text that ``changes`` give its source."""
    afterwards = {(change.kind, change.id): change.after for change in changes}
    for change in changes:
        if change.kind != "source" or change.before is None or change.after is None:
            continue
        if change.before["text_sha256"] == change.after["text_sha256"]:
            continue
        body = texts.body(connection, change.after["text_sha256"]) or ""
        for kind in _PASSAGES:
            rows = table_of(kind)
            query = select(rows.c.id, rows.c.start, rows.c.end, rows.c.quote).where(rows.c.source == change.id)
            for row in connection.execute(query):
                if (kind, row.id) not in afterwards and body[row.start : row.end] != row.quote:
                    return kind, str(row.id)
    return None


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
