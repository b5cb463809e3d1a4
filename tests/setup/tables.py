"""Databases with our tables and nothing in them: migrated once, given to one test after the other.

On PostgreSQL, making a database, its tables and its indexes takes longer than most tests do: each worker of pytest has
one database, and what a test left in it is thrown away before the next. On SQLite, each test has a copy of one file.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from webapp.store import migrate
from webapp.store.database import make_engine
from webapp.store.models import Base

NAME = "elan_tables"

# Whoever still listens belongs to a test that is over.
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
ALONE = f"SELECT pg_terminate_backend(pid) {OTHERS}"
COUNTED = "SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences WHERE last_value IS NOT NULL"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy."""
    file = tmp_path_factory.mktemp("tables") / "elan.sqlite3"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_tables(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A file of SQLite with our tables, as an SQLAlchemy address."""
    return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path)}"


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """The address of a database with our tables, and what throws away all that was put in it."""
    server = f"host={postgres_server} user=elan"
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
    url = f"postgresql+psycopg://elan@/{NAME}?host={postgres_server}"
    _migrate(url)
    tables = [sql.SQL("DELETE FROM {};").format(sql.Identifier(table.name)) for table in Base.metadata.sorted_tables]
    with psycopg.connect(f"{server} dbname={NAME}", autocommit=True) as connection:
        # Rows go in any order: nothing is left for a foreign key to hold on to.
        connection.execute("SET session_replication_role = replica")

        def empty() -> None:
            connection.execute(ALONE)
            connection.execute(sql.Composed(tables))
            connection.execute(COUNTED)

        yield url, empty


@pytest.fixture
def postgres_tables(migrated_postgres: tuple[str, Callable[[], None]]) -> str:
    """A database of PostgreSQL with our tables and nothing in them, as an SQLAlchemy address."""
    url, empty = migrated_postgres
    empty()
    return url


def _migrate(url: str) -> None:
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()
