"""Use cases run in the real writer, on a database of their own, without any application around."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.database import Database, bare_database
from webapp.store.models import Participant
from webapp.store.players import Player, player_by_public_id
from webapp.store.writer import make_writer

Write = Callable[[Callable[[Session], Any]], Any]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with bare_database(database_url) as database:
        yield database


@pytest.fixture
def write(database: Database) -> Iterator[Write]:
    """Run a use case in a transaction and wait for its commit."""
    writer = make_writer(database.engine)
    yield writer.run
    writer.close()


@pytest.fixture
def me(write: Write, participant: Participant) -> Player:
    """``participant``, as use cases know who asks."""
    found = write(lambda session: player_by_public_id(session, participant.public_id))
    assert isinstance(found, Player)
    return found
