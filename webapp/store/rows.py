"""Statements for any number of rows, sent to the driver in one call.

A driver lets other threads run at each row that it takes or gives. In a room where fifty phones write at once every
such pause is a turn of somebody else, and the writer, for whom all of them wait, would need a thousand turns. So rows
go in as one list of values, and come out as one JSON text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy.orm import Session

Row = Sequence[Any]
# Rows of a dozen values: well below the 32,766 that SQLite takes at once.
AT_ONCE: Final = 500
_DRIVER: Final = "driver"
# The letters of an instant, before it says of which time zone it is.
_WITHOUT_OFFSET: Final = len("2026-01-05 09:00:00.000000")
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "sqlite": {"mark": "?", "list": "json_group_array", "row": "json_array", "json": "json", "text": ""},
    "postgresql": {"mark": "%s", "list": "json_agg", "row": "json_build_array", "json": "", "text": "::text"},
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A statement with a place for rows of values: ``{rows}`` in its text, each of ``width`` values.

    ``{list}({row}(…)){text}`` gathers an answer, ``{json}(…)`` is a column of JSON in it. Values are what the driver
    takes: no type is applied, so instants pass through ``instant_writer``.
    """

    text: str
    width: int

    def send(self, session: Session, rows: Sequence[Row]) -> None:
        """Have the database do it for these rows."""
        for some in _portions(rows):
            self._run(session, some)

    def ask(self, session: Session, rows: Sequence[Row]) -> list[Any]:
        """Ask about these rows, and read the one JSON text that comes."""
        found: list[Any] = []
        for some in _portions(rows):
            (written,) = self._run(session, some).fetchone()
            found += from_json(written) if written else []
        return found

    def _run(self, session: Session, rows: Sequence[Row]) -> Any:
        driver, dialect = _driver_of(session)
        return driver.execute(_text(self, len(rows), dialect), tuple(chain.from_iterable(rows)))


Question = tuple[Rows, Sequence[Row]]


def ask_together(session: Session, *questions: Question) -> list[list[Any]]:
    """Ask several questions in one statement; an answer each, in their order."""
    asked = [(statement, rows) for statement, rows in questions if rows]
    if len(asked) < 2 or any(len(rows) > AT_ONCE for _, rows in asked):
        return [statement.ask(session, rows) for statement, rows in questions]
    driver, dialect = _driver_of(session)
    text = _texts(tuple((statement, len(rows)) for statement, rows in asked), dialect)
    values = chain.from_iterable(chain.from_iterable(rows) for _, rows in asked)
    found = iter(driver.execute(text, tuple(values)).fetchone())
    written = [next(found) if rows else None for _, rows in questions]
    return [from_json(each) if each else [] for each in written]


def _driver_of(session: Session) -> tuple[Any, str]:
    """Return the driver's connection of the session's transaction: asked for once, as the way there is long."""
    transaction = session.get_transaction()
    kept = session.info.get(_DRIVER)
    if kept is None or transaction is None or kept[0] is not transaction:
        connection = session.connection()
        kept = session.info[_DRIVER] = (
            session.get_transaction(), connection.connection.driver_connection, connection.dialect.name
        )  # fmt: skip
    return kept[1], kept[2]


def instant_writer(session: Session) -> Callable[[datetime], Any]:
    """Return how an instant is given to the driver: SQLite keeps it in UTC, without saying so."""
    return _in_utc if session.get_bind().dialect.name == "sqlite" else _as_it_is


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(" ", "microseconds")[:_WITHOUT_OFFSET]


def _as_it_is(moment: datetime) -> datetime:
    return moment


def _portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


@lru_cache(maxsize=2048)
def _text(statement: Rows, count: int, dialect: str) -> str:
    words = _WORDS[dialect]
    row = f"({', '.join([words['mark']] * statement.width)})"
    return statement.text.format(rows=", ".join([row] * count), **words)


@lru_cache(maxsize=2048)
def _texts(asked: tuple[tuple[Rows, int], ...], dialect: str) -> str:
    return f"SELECT {', '.join(f'({_text(statement, count, dialect)})' for statement, count in asked)}"
