"""A workshop that signs on the tests' own database."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from tests.database import Database
from tests.usecases.conftest import Write
from webapp.store.database import read_session
from webapp.usecases.awarding.signing import Workshop

WRAPPING_KEY = bytes(range(32))
BASE = "https://elan.exemple.fr"


@pytest.fixture
def workshop(database: Database, write: Write) -> Workshop:
    def read() -> AbstractContextManager[Session]:
        return read_session(database.engine)

    return Workshop(read=read, write=write, base=BASE, wrapping_key=WRAPPING_KEY)
