"""What is kept runs on a database of its own, without any application around."""

from collections.abc import Iterator

import pytest

from tests.database import Database, bare_database
from webapp.store.writer import Writer, make_writer


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with bare_database(database_url) as database:
        yield database


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    writer = make_writer(database.engine)
    yield writer
    writer.close()
