"""Engines and sessions: SQLite that survives a power cut, or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

# FULL: an acknowledged event must survive a power cut (NORMAL lost 264 of 400 in our trial; FULL none).
# secure_delete: what is erased must not stay readable in the file.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA secure_delete=ON",
)


def make_engine(url: str) -> Engine:
    """Open an engine. SQLite transactions are begun by us, so that a reader never takes the write lock."""
    if not url.startswith("sqlite"):
        # PostgreSQL lets in a hundred connections by default: room for three processes; the wait for one is short.
        return create_engine(_with_driver(url), pool_size=12, max_overflow=18, pool_pre_ping=True)
    # Opening a file and its settings costs more than an answer: a room full of phones finds its connections open.
    # A statement for many rows has a text for each number of them: what is written anew costs more than it does.
    settings = {"check_same_thread": False, "cached_statements": 1024}
    engine = create_engine(url, pool_size=64, max_overflow=256, pool_use_lifo=True, connect_args=settings)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def read_session(engine: Engine) -> Iterator[Session]:
    """Open a session that only reads: its transaction is always rolled back."""
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        try:
            yield session
        finally:
            session.rollback()


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1) if url.startswith("postgresql://") else url


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    # Straight to the driver: a statement like others would cost as much as a look-up, at each request.
    connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if is_writer else "BEGIN")
