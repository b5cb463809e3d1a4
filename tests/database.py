"""Rows as tests see them: each call is a transaction of its own, so nothing stale is ever read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.orm import Session

from webapp.store.database import make_engine

Row = TypeVar("Row")


class Database:
    """Adds rows and reads them back."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, row: Row) -> Row:
        """Commit a row and give it back, loaded and detached."""
        with self._session() as session:
            session.add(row)
            session.commit()
            session.refresh(row)
            session.expunge_all()
        return row

    def update(self, row: Row, **values: object) -> Row:
        """Change columns of a row."""
        with self._session() as session:
            merged = session.merge(row)
            for name, value in values.items():
                setattr(merged, name, value)
            session.commit()
            session.refresh(merged)
            session.expunge_all()
        return merged

    def all(self, query: Select[Any]) -> list[Any]:
        """Return the first column of every row."""
        with self._session() as session:
            return list(session.scalars(query))

    def one(self, query: Select[Any]) -> Any:
        """Return the first column of the only row."""
        with self._session() as session:
            return session.scalars(query).one()

    def count(self, model: type[Any]) -> int:
        """Return how many rows a table holds."""
        return int(self.one(select(func.count()).select_from(model)))

    def _session(self) -> Session:
        # SQLite begins its transactions as the writer does, so that a test waits for its turn.
        return Session(self.engine.execution_options(is_writer=True), expire_on_commit=False)


@contextmanager
def bare_database(url: str) -> Iterator[Database]:
    """The database at this address, for tests without any application around."""
    engine = make_engine(url)
    yield Database(engine)
    engine.dispose()
