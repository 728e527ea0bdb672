"""The words of sources, kept once under their hash, with their fold for searching."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, insert, select, update

from coder.store.tables import TEXTS


def keep(connection: Connection, texts: Mapping[str, str]) -> None:
    """Keep texts by their sha256; one that is there already is left alone."""
    query = select(TEXTS.c.sha256).where(TEXTS.c.sha256.in_(list(texts)))
    there = {row.sha256 for row in connection.execute(query)} if texts else set()
    new = [{"sha256": sha, "body": body, "fold_version": ""} for sha, body in texts.items() if sha not in there]
    if new:
        connection.execute(insert(TEXTS), new)


def body(connection: Connection, sha256: str) -> str | None:
    """Give a text by its hash, or None."""
    found = connection.execute(select(TEXTS.c.body).where(TEXTS.c.sha256 == sha256)).scalar()
    return None if found is None else str(found)


def bodies(connection: Connection) -> dict[str, str]:
    """Give every text by its hash."""
    return {row.sha256: row.body for row in connection.execute(select(TEXTS.c.sha256, TEXTS.c.body))}


def folds(connection: Connection, version: str) -> dict[str, tuple[str, bytes]]:
    """Give the stored folds made by ``version`` of the folding: hash → (folded text, map)."""
    query = select(TEXTS.c.sha256, TEXTS.c.folded, TEXTS.c.fold_map).where(TEXTS.c.fold_version == version)
    return {row.sha256: (row.folded, row.fold_map) for row in connection.execute(query)}


def keep_fold(connection: Connection, sha256: str, folded: str, fold_map: bytes, version: str) -> None:
    """Store the fold of a text."""
    connection.execute(
        update(TEXTS).where(TEXTS.c.sha256 == sha256).values(folded=folded, fold_map=fold_map, fold_version=version)
    )


def words(connection: Connection, apart_from: Collection[str] = ()) -> dict[str, int]:
    """Give how many words each text has, by its hash, ``apart_from`` some."""
    shas: set[str] = set(connection.execute(select(TEXTS.c.sha256)).scalars()) - set(apart_from)
    return {sha: len((body(connection, sha) or "").split()) for sha in shas}
