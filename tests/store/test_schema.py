"""The database is made whole, migrated when older, refused when newer."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

from coder.errors import DatabaseNewer
from coder.store import schema
from coder.store.engine import connect_sqlite


def described(engine: Engine) -> dict[str, object]:
    """Tables with their columns, keys and indexes, comparable between two databases."""
    seen = inspect(engine)
    return {
        name: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(name)),
            seen.get_pk_constraint(name)["constrained_columns"],
            sorted(tuple(unique["column_names"]) for unique in seen.get_unique_constraints(name)),
            sorted((index["name"], tuple(index["column_names"])) for index in seen.get_indexes(name)),
        )
        for name in seen.get_table_names()
        if name != "alembic_version"
    }


def migrated(path: Path, scripts: Path, head: str) -> Engine:
    """A database brought up by the migrations alone."""
    from alembic import command
    from alembic.config import Config

    engine = connect_sqlite(path)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.connect().execution_options(coder_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, head)
    return engine


def test_the_migrations_lead_to_the_tables_that_are_described(engine: Engine, tmp_path: Path) -> None:
    by_migration = migrated(tmp_path / "other.db", schema.MIGRATIONS, "head")
    assert described(by_migration) == described(engine)
    with by_migration.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == schema.HEAD


def test_a_newer_database_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.connect().execution_options(coder_writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="9999"):
        schema.prepare(engine, "study.db", lambda: pytest.fail("nothing to back up"))


def test_an_older_database_is_backed_up_then_migrated(engine: Engine, tmp_path: Path) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_more.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.create_table('extra', sa.Column('id', sa.Integer, primary_key=True))\n",
        encoding="utf-8",
    )
    seen: list[list[str]] = []
    schema.prepare(engine, "study.db", lambda: seen.append(inspect(engine).get_table_names()), scripts, "0002")
    assert "extra" in inspect(engine).get_table_names()
    assert len(seen) == 1 and "extra" not in seen[0], "the backup comes before the change"


def test_all_tables_have_their_things(engine: Engine) -> None:
    from dataclasses import fields

    from coder.store.images import KINDS
    from coder.store.unit import table_of

    assert set(KINDS) == {name for name in SQLModel.metadata.tables if name in KINDS}
    for kind, cls in KINDS.items():
        assert {column.name for column in table_of(kind).columns} == {field.name for field in fields(cls)}
