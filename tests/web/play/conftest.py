"""What the player's pages need: things already done, and how many statements a page costs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.numbers import next_public_id
from webapp.quest.events import canonical
from webapp.quest.facts import ANSWER, Facts, Register
from webapp.store.event_log import save_facts
from webapp.store.models import Participant, TimeSlot
from webapp.store.players import teams_ever_held
from webapp.store.topics import announce, participant_topic, raise_versions, team_topic

Know = Callable[..., None]
Statements = Callable[[Callable[[], object]], int]


@pytest.fixture
def know(database: Database, participant: Participant) -> Know:
    """Make something known about ``participant`` (or somebody else): facts, or an answer that finished a step."""

    def know_one(key: str, facts: Facts | None = None, *, answer: Any = None, who: Participant = participant) -> None:
        answered = {ANSWER: Register(1, "e", canonical(answer))}
        state = facts or Facts(is_solved=True, registers=answered)
        with as_writer(database) as session:
            save_facts(session, who.id, {key: state})
            announce(session, participant_topic(who.public_id))
            for team in teams_ever_held(session, who.id):
                announce(session, team_topic(team))

    return know_one


@contextmanager
def as_writer(database: Database) -> Iterator[Session]:
    """A transaction such as the writer's: what was announced has risen when it ends."""
    with Session(database.engine.execution_options(is_writer=True)) as session:
        yield session
        raise_versions(session)
        session.commit()


@pytest.fixture
def last_day(clock: Clock) -> None:
    """It is the evening of the tenth day."""
    clock.advance(days=11, hours=8)


@pytest.fixture
def make_slot(database: Database) -> Callable[..., TimeSlot]:
    """Offer a time in a cohort, so many days from now."""

    def make(cohort_id: int, *, days: int = 3, hours: int = 0, modes: tuple[str, ...] = ("on-site", "phone")) -> Any:
        starts_at = START.replace(minute=0, day=START.day + days, hour=9 + hours)
        return database.add(
            TimeSlot(
                public_id=next_public_id("slot"),
                cohort_id=cohort_id,
                counsellor="Samira",
                starts_at=starts_at,
                modes=list(modes),
            )
        )

    return make


@pytest.fixture
def statements(app: Flask) -> Statements:
    """Count the statements that a call sends to the database, once what is kept between requests is kept."""
    engine: Engine = app.extensions["elan.engine"]

    def count(call: Callable[[], object]) -> int:
        call()
        with counted(engine) as seen:
            call()
        return len(seen)

    return count


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Note statements: on SQLite as the database gets them, because some pass SQLAlchemy by."""
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    def trace(driver: Any, *rest: Any) -> None:
        traced.append(driver)
        driver.set_trace_callback(lambda text: None if text in ("BEGIN", "ROLLBACK") else seen.append(text))

    traced: list[Any] = []
    name, listener = ("checkout", trace) if engine.dialect.name == "sqlite" else ("before_cursor_execute", note)
    event.listen(engine, name, listener)
    try:
        yield seen
    finally:
        event.remove(engine, name, listener)
        for driver in traced:
            driver.set_trace_callback(None)
