"""What rests on what: rows that hold others by their id, passages on a text. Undoing never takes that away."""

from collections.abc import Mapping, Sequence

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
    """Give the kind and id of what keeps ``changes`` back because words wouldn't stand where they are said to.

    That is a passage of a source which gets another text, or the source whose text is another one by now.
    """
    afterwards = {(change.kind, change.id): change.after for change in changes}
    bodies: dict[str, str | None] = {}
    for change in changes:
        after = change.after
        if after is None:
            continue
        if change.kind == "source" and change.before is not None:
            if change.before["text_sha256"] != after["text_sha256"]:
                left = _left_behind(connection, after, afterwards)
                if left is not None:
                    return left
        elif change.kind in _PASSAGES:
            key = str(after["source"])
            if key not in bodies:
                bodies[key] = _body(connection, afterwards.get(("source", key)) or _row(connection, "source", key))
            if not _stands(after, bodies[key]):
                return "source", key
    return None


def _body(connection: Connection, source: Image | None) -> str | None:
    return None if source is None else texts.body(connection, source["text_sha256"])


def _left_behind(
    connection: Connection, source: Image, afterwards: Mapping[tuple[str, str], Image | None]
) -> tuple[str, str] | None:
    """Give a passage that isn't changed along with its source's text, and doesn't stand in it."""
    body = _body(connection, source)
    for kind in _PASSAGES:
        rows = table_of(kind)
        for row in connection.execute(select(rows).where(rows.c.source == source["id"])).mappings():
            if (kind, row["id"]) not in afterwards and not _stands(dict(row), body):
                return kind, str(row["id"])
    return None


def _stands(passage: Image, body: str | None) -> bool:
    return body is None or body[passage["start"] : passage["end"]] == passage["quote"]


def _row(connection: Connection, kind: str, key: str) -> Image | None:
    rows = table_of(kind)
    found = connection.execute(select(rows).where(rows.c.id == key)).mappings().first()
    return None if found is None else dict(found)


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
