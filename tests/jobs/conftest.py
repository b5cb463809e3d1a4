"""What jobs need: the writer of the application, a mail server, somebody who has an appointment."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.clock import START
from tests.conftest import SECRET_KEY
from tests.database import Database
from tests.factories.meetings import hold, make_slot_of
from tests.factories.workshops import make_workshop
from tests.postbox import Postbox, open_postbox
from webapp.config import Config
from webapp.policy.links import contact_token
from webapp.policy.sessions import token_hash
from webapp.store.models import Appointment, Cohort, ContactEmail, Participant, Staff, WorkshopPlace, WorkshopSession
from webapp.store.writer import Writer

# On Thursday at ten in Paris.
AT = START.replace(hour=9, minute=0) + timedelta(days=3)


@pytest.fixture
def writer(app: Flask) -> Writer:
    found: Writer = app.extensions["elan.writer"]
    return found


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with open_postbox() as found:
        yield found


@pytest.fixture
def with_mail(config: Config, postbox: Postbox) -> Config:
    """The configuration of an installation that has a mail server."""
    from dataclasses import replace

    return replace(config, smtp_url=postbox.url)


@pytest.fixture
def meeting(database: Database, counsellor: Staff, cohort: Cohort, participant: Participant) -> Appointment:
    return hold(database, make_slot_of(database, counsellor, cohort.id, at=AT), participant)


@pytest.fixture
def leave_email(database: Database, participant: Participant) -> Callable[..., ContactEmail]:
    """Have ``participant`` leave an address, confirmed unless told otherwise."""

    def leave(*, confirmed_at: datetime | None = START) -> Any:
        email = "moineau@exemple.test"
        token = contact_token(SECRET_KEY, participant=participant.public_id, email=email)
        return database.add(
            ContactEmail(
                participant_id=participant.id,
                email=email,
                token_hash=token_hash(token),
                at=START,
                confirmed_at=confirmed_at,
            )
        )

    return leave


@pytest.fixture
def workshop(database: Database, counsellor: Staff, participant: Participant) -> WorkshopSession:
    """On Thursday; ``participant`` has a seat."""
    found = make_workshop(database, counsellor)
    database.add(WorkshopPlace(session_id=found.id, participant_id=participant.id, status="seated", at=START))
    return found
