"""Statements that every page asks: compiled once, then handed to the driver as they are.

Asking SQLAlchemy for one row costs ten times what SQLite needs to find it. Values go in and come out as the driver has
them: no type is applied, so JSON and dates are selected as text.
"""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session


class Straight:
    """A statement that asks for a few rows by values of its own."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._written: dict[str, tuple[str, tuple[str, ...]]] = {}

    def rows(self, session: Session, **values: object) -> list[tuple[Any, ...]]:
        """Return the rows, in the transaction of the session."""
        connection = session.connection()
        text, order = self._written.get(connection.dialect.name) or self._write(connection.dialect)
        if not order:
            # The network costs more than SQLAlchemy here, and psycopg names its values.
            return [tuple(row) for row in connection.exec_driver_sql(text, values)]
        driver: Any = connection.connection.driver_connection
        rows: list[tuple[Any, ...]] = driver.execute(text, [values[name] for name in order]).fetchall()
        return rows

    def _write(self, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
        compiled: Any = self._statement.compile(dialect=dialect)
        written = str(compiled), tuple(compiled.positiontup or ())
        self._written[dialect.name] = written
        return written
