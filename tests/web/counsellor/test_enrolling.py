import pyotp
import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.factories.staff import sign_in_staff
from tests.pages.phone import Page, Phone
from webapp.store.models import RecoveryCode, Staff

DOOR = "/pro/connexion/proteger"


@pytest.fixture
def newcomer(phone: Phone, database: Database, counsellor: Staff) -> Phone:
    """A browser where the password of somebody without a second factor was right."""
    sign_in_staff(database, phone, counsellor, proven_at=None)
    return phone


def shown_code(page: Page, clock: Clock) -> str:
    return pyotp.TOTP(page.find("code").text().replace(" ", "")).at(clock())


def test_scanning_then_a_right_code_protects_and_opens(
    newcomer: Phone, database: Database, counsellor: Staff, clock: Clock
) -> None:
    page = newcomer.get(DOOR)
    token = page.form(DOOR)["token"]

    codes = newcomer.post(DOOR, {"token": token, "code": shown_code(page, clock)}, status=200)

    assert codes.heading == "Vos codes de secours"
    assert len({code.text() for code in codes.find_all("code")}) == database.count(RecoveryCode) == 10
    assert database.one(select(Staff.totp_confirmed_at)) == clock()
    assert newcomer.get("/pro").heading == "Mes groupes"


def test_a_paper_code_of_that_page_opens_the_next_time(
    newcomer: Phone, database: Database, counsellor: Staff, clock: Clock
) -> None:
    page = newcomer.get(DOOR)
    sent = {"token": page.form(DOOR)["token"], "code": shown_code(page, clock)}
    codes = [code.text() for code in newcomer.post(DOOR, sent, status=200).find_all("code")]
    sign_in_staff(database, newcomer, counsellor, proven_at=None)

    newcomer.post("/pro/connexion/code", {"code": codes[3]})


def test_a_wrong_code_shows_the_same_secret_again(newcomer: Phone, database: Database) -> None:
    page = newcomer.get(DOOR)
    again = newcomer.post(DOOR, {"token": page.form(DOOR)["token"], "code": "123"}, status=422)

    assert again.find("code").text() == page.find("code").text()
    assert "Ce code ne convient pas" in again.find(id="code-error").text()
    assert database.one(select(Staff.totp_secret)) is None


def test_it_takes_no_other_method(newcomer: Phone) -> None:
    newcomer.open("PUT", DOOR, status=405)


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    assert phone.get(DOOR, status=302).location == f"/pro/connexion?suite={DOOR}"
