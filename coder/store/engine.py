"""Opening a database: SQLite beside the study, or PostgreSQL by its address; reading and writing transactions."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlmodel import create_engine

from coder.errors import CoderError, DatabaseBroken, DatabaseLocked, DatabaseReadOnly, DiskFull, UnsafeUrl

#: How long a writer waits for another one, in milliseconds.
BUSY_MS = 5000

#: The advisory lock under which PostgreSQL's writers follow one another.
_WRITER = 0x636F6465


def to_json(value: object) -> str:
    """Write a JSON column: Persian stays readable, no blanks are spent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def connect_sqlite(path: Path, busy_ms: int = BUSY_MS) -> Engine:
    """Open (or make) the SQLite database at ``path``: WAL, every commit synced to the disk."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_ms / 1000}, json_serializer=to_json)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("coder_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def connect_url(url: str) -> tuple[Engine, str]:
    """Open the PostgreSQL database at ``url``; give it with the address as messages show it, without its password.

    Raises UnsafeUrl.
    """
    try:
        address = make_url(url)
    except ArgumentError as problem:
        raise UnsafeUrl(url=url) from problem
    shown = address.render_as_string(hide_password=True)
    if address.get_backend_name() != "postgresql":
        raise UnsafeUrl(url=shown)
    driven = address.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return create_engine(driven, pool_pre_ping=True, json_serializer=to_json), shown


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """Give a connection in a reading transaction; ``where`` names the database in messages."""
    with _told(where), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """Give a connection in a writing transaction: committed at the end, rolled back on any error.

    Writers follow one another, so the order of the journal is the order of the commits.
    """
    with (
        _told(where),
        engine.connect().execution_options(coder_writes=True) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER})
        yield connection


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what a database says into an error that tells the user what to do."""
    try:
        yield
    except OperationalError as problem:
        raise _told_error(where, problem) from problem
    except DBAPIError as problem:
        if isinstance(problem.orig, sqlite3.DatabaseError) and not isinstance(problem.orig, sqlite3.IntegrityError):
            raise DatabaseBroken(path=where, detail=str(problem.orig)) from problem
        raise


def _told_error(where: str, problem: OperationalError) -> CoderError:
    words = str(problem.orig).lower()
    if "locked" in words or "busy" in words:
        return DatabaseLocked(path=where)
    if "full" in words or "disk i/o" in words:
        return DiskFull(path=where)
    if "readonly" in words or "unable to open" in words:
        return DatabaseReadOnly(path=where)
    return DatabaseBroken(path=where, detail=str(problem.orig))


def dispose(engine: Engine | None) -> None:
    """Close every connection of ``engine``."""
    if engine is not None:
        engine.dispose()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database that may be in use to ``target``, whole and consistent."""
    origin = sqlite3.connect(source)
    copy: Any = sqlite3.connect(target)
    try:
        origin.backup(copy)
    finally:
        copy.close()
        origin.close()
