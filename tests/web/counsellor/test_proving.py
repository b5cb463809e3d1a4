from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.conftest import SECRET_KEY
from tests.database import Database
from tests.factories.staff import sign_in_staff
from tests.pages.phone import Phone
from tests.web.counsellor.conftest import Keys
from webapp.store.models import RecoveryCode, Staff, StaffSession
from webapp.web.common.one_time_codes import paper_code_hash

DOOR = "/pro/connexion/code"


@pytest.fixture
def half(phone: Phone, database: Database, counsellor: Staff, keys: Keys) -> Phone:
    """A browser where the password was right."""
    sign_in_staff(database, phone, counsellor, proven_at=None)
    return phone


def test_a_right_code_opens_everything_under_a_new_token(
    half: Phone, code_now: Callable[[], str], database: Database
) -> None:
    before = half.cookie("elan-pro")

    page = half.follow(half.post(DOOR, {"code": code_now()}))

    assert page.heading == "Mes groupes"
    assert half.cookie("elan-pro") != before
    assert database.one(select(StaffSession.device).where(StaffSession.ended_at.is_(None))) == "Navigateur"


def test_it_takes_no_other_method(half: Phone) -> None:
    half.open("PUT", DOOR, status=405)


def test_without_a_password_there_is_nothing_to_prove(phone: Phone, office: Phone) -> None:
    assert phone.get(DOOR, status=302).location == f"/pro/connexion?suite={DOOR}"
    office.get(DOOR, status=403)


@pytest.mark.parametrize("typed", ["", "000000", "abc", "12345678901234567890", "AAAAA-AAAAA"])
def test_a_wrong_code_is_refused(half: Phone, typed: str) -> None:
    page = half.post(DOOR, {"code": typed}, status=422)

    assert "Vérifiez le code" in page.find(id="code-error").text()


def test_a_code_serves_once(half: Phone, code_now: Callable[[], str], database: Database, counsellor: Staff) -> None:
    half.post(DOOR, {"code": code_now()})
    sign_in_staff(database, half, counsellor, proven_at=None)

    half.post(DOOR, {"code": code_now()}, status=422)


def test_a_code_of_a_minute_ago_is_refused(half: Phone, code_now: Callable[[], str], clock: Clock) -> None:
    shown = code_now()
    clock.advance(seconds=61)

    half.post(DOOR, {"code": shown}, status=422)


def test_a_recovery_code_serves_once_however_it_is_typed(half: Phone, database: Database, counsellor: Staff) -> None:
    kept = paper_code_hash("7KM2P-0XYZ1", secret_key=SECRET_KEY)
    database.add(RecoveryCode(staff_id=counsellor.id, code_hash=kept))

    half.post(DOOR, {"code": " 7km2p oxyzl"})
    sign_in_staff(database, half, counsellor, proven_at=None)
    half.post(DOOR, {"code": "7KM2P-0XYZ1"}, status=422)


def test_ten_wrong_codes_make_one_wait(half: Phone, code_now: Callable[[], str], clock: Clock) -> None:
    for number in range(10):
        half.post(DOOR, {"code": f"{number:06d}"}, status=422)

    half.post(DOOR, {"code": code_now()}, status=429)


def test_a_half_session_ends_after_ten_minutes(half: Phone, code_now: Callable[[], str], clock: Clock) -> None:
    clock.advance(minutes=10)

    assert half.post(DOOR, {"code": code_now()}, status=302).location == "/pro/connexion"
