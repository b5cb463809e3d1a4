"""One passkey registered twice in the same instant, on both databases: it is kept once, and the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.clock import START
from tests.database import Database
from tests.usecases.conftest import Write
from webapp.store.models import Passkey, Staff, StaffAct
from webapp.usecases.errors import Refused
from webapp.usecases.journal import By
from webapp.usecases.passkeys import KeyKnown, NewKey, keep_passkey

BROWSERS = 12


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(f"{request.param}_tables")


def test_one_key_from_many_browsers_at_once_is_kept_once(write: Write, database: Database, counsellor: Staff) -> None:
    start, by = Barrier(BROWSERS), By(organisation_id=counsellor.organisation_id, staff_id=counsellor.id)

    def register(number: int) -> type[Refused] | None:
        new = NewKey(
            public_id=f"key{number}",
            credential_id=b"the same",
            public_key=b"public",
            sign_count=0,
            label="Ordinateur",
        )

        def job(session: Session) -> None:
            keep_passkey(session, new=new, is_first=False, by=by, now=START)

        start.wait()
        try:
            write(job)
        except Refused as refused:
            return type(refused)
        return None

    with ThreadPoolExecutor(BROWSERS) as pool:
        answers = list(pool.map(register, range(BROWSERS)))

    assert sorted(answers, key=str) == [KeyKnown] * (BROWSERS - 1) + [None]
    assert database.count(Passkey) == 1
    assert database.all(select(StaffAct.act)) == ["add_passkey"]
