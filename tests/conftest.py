"""Fixtures shared by the tests: real databases in temporary folders."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

settings.register_profile(
    "everyday",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("everyday")

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests speak English unless they ask for Persian, whatever the machine's locale."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in [name for name in os.environ if name.startswith("CODER_") and name != "CODER_TEST_POSTGRESQL"]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _cache(_english: None, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests cache lies in a folder of their own, the same for the whole run; nobody has settings yet."""
    monkeypatch.setenv("CODER_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-settings"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty SQLite database of the newest revision."""
    from coder.store.engine import connect_sqlite
    from coder.store.schema import prepare

    made = connect_sqlite(tmp_path / "study.db")
    prepare(made, "study.db", lambda: None)
    yield made
    made.dispose()


@pytest.fixture
def postgresql_url(worker_id: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database of this worker's own, on a server that the suite's caller started."""
    from sqlalchemy import create_engine
    from sqlalchemy.engine import make_url

    server = make_url(os.environ["CODER_TEST_POSTGRESQL"])
    name = f"coder_test_{worker_id}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.dispose()
