"""What is kept runs on a database of its own, without any application around."""

from collections.abc import Iterator

import pytest

from tests.database import Database
from webapp.store.database import make_engine
from webapp.store.models import Base
from webapp.store.writer import Writer, make_writer


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    engine = make_engine(database_url)
    Base.metadata.create_all(engine)
    yield Database(engine)
    engine.dispose()


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    writer = make_writer(database.engine)
    yield writer
    writer.close()
