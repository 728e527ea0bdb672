"""The shape of the database and its revisions: made whole when new, migrated when older, refused when newer."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

from coder.errors import DatabaseNewer
from coder.store import tables
from coder.store.engine import reading, writing

#: The revision that ``tables`` describes.
HEAD = "0001"

#: Where Alembic's scripts lie.
MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(
    engine: Engine, where: str, back_up: Callable[[], object], scripts: Path = MIGRATIONS, head: str = HEAD
) -> None:
    """Bring the database to the revision ``head``; ``back_up`` is called before anything old is changed.

    Alembic is imported only when there is something to migrate. Raises DatabaseNewer.
    """
    with reading(engine, where) as connection:
        revision = _revision(connection)
    if revision == head:
        return
    if revision is None:
        _make(engine, where, head)
        return
    if not any(scripts.glob(f"versions/{revision}_*.py")):
        raise DatabaseNewer(path=where, revision=revision)
    back_up()
    _migrate(engine, scripts, head)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _make(engine: Engine, where: str, head: str) -> None:
    assert tables.ROWS  # importing the tables is what fills the metadata
    with writing(engine, where) as connection:
        if _revision(connection) is not None:  # another process was faster
            return
        SQLModel.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})


def _migrate(engine: Engine, scripts: Path, head: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.connect().execution_options(coder_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, head)
