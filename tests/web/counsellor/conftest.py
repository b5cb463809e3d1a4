"""What the door of staff needs: somebody with a password and an application of codes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyotp
import pytest

from tests.clock import START, Clock
from tests.conftest import SECRET_KEY
from tests.database import Database
from tests.factories.asks import Ask, ask_for, make_moment
from tests.pages.phone import Phone
from webapp.store.models import Moment, Participant, Staff
from webapp.web.common.one_time_codes import seal_totp
from webapp.web.common.passwords import hash_password

PASSWORD = "trois tuiles et un canard vert"


@dataclass(frozen=True, slots=True)
class Keys:
    """What somebody knows and holds."""

    email: str
    password: str
    totp: pyotp.TOTP


@pytest.fixture(scope="session")
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
def keys(database: Database, counsellor: Staff, password_hash: str) -> Keys:
    """``counsellor`` has a password and an application."""
    secret = pyotp.random_base32()
    sealed = seal_totp(secret, staff=counsellor.public_id, secret_key=SECRET_KEY)
    database.update(counsellor, password_hash=password_hash, totp_secret=sealed, totp_confirmed_at=START)
    return Keys(counsellor.email, PASSWORD, pyotp.TOTP(secret))


@pytest.fixture
def code_now(keys: Keys, clock: Clock) -> Callable[[], str]:
    """Call it to read the code that the application shows."""
    return lambda: keys.totp.at(clock())


@pytest.fixture
def moment(database: Database, participant: Participant) -> Moment:
    return make_moment(database, participant)


@pytest.fixture
def ask(player: Phone, moment: Moment) -> Ask:
    """Ask for « S’organiser »; return the id of what was asked."""

    def ask_one(phone: Phone = player, number: int = 1, **fields: Any) -> str:
        return ask_for(phone, number, **fields)

    return ask_one
