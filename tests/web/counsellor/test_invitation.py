from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.pages.phone import Phone
from tests.web.counsellor.conftest import PASSWORD, Keys
from webapp.policy.sessions import token_hash
from webapp.store.models import Staff, StaffAct, StaffLink

LINK = "/pro/invitation/a-link"
CHOSEN = {"password": "quatre lanternes sous la pluie", "again": "quatre lanternes sous la pluie"}


@pytest.fixture
def link(database: Database, counsellor: Staff) -> StaffLink:
    """A one-time link for ``counsellor``, valid for a week."""
    return database.add(
        StaffLink(
            token_hash=token_hash("a-link"),
            staff_id=counsellor.id,
            created_at=START,
            expires_at=START + timedelta(days=7),
        )
    )


def test_a_newcomer_chooses_a_password_then_protects_the_account(
    phone: Phone, link: StaffLink, database: Database
) -> None:
    assert phone.get(LINK).heading == "Bienvenue dans Élan"

    page = phone.follow(phone.post(LINK, CHOSEN))

    assert page.heading == "Protéger votre compte"
    assert database.one(select(StaffAct.act)) == "set_password"


def test_a_new_password_leaves_the_second_factor_and_ends_other_sessions(
    phone: Phone, office: Phone, link: StaffLink, keys: Keys, code_now: Callable[[], str]
) -> None:
    assert phone.get(LINK).heading == "Choisissez un nouveau mot de passe"

    phone.post("/pro/connexion/code", {"code": code_now()}, status=302)
    assert phone.follow(phone.post(LINK, CHOSEN)).heading == "Votre code"
    assert office.get("/pro", status=302).location == "/pro/connexion?suite=/pro"
    assert phone.follow(phone.post("/pro/connexion/code", {"code": code_now()})).heading == "Mes groupes"


def test_it_takes_no_other_method(phone: Phone, link: StaffLink) -> None:
    phone.open("PUT", LINK, status=405)


def test_an_unknown_link_says_what_to_do(phone: Phone) -> None:
    page = phone.get("/pro/invitation/nothing", status=404)

    assert page.heading == "Ce lien ne marche plus"


def test_a_link_serves_once(phone: Phone, link: StaffLink, open_phone: OpenPhone) -> None:
    phone.post(LINK, CHOSEN)

    open_phone().get(LINK, status=404)
    open_phone().post(LINK, CHOSEN, status=404)


def test_a_link_expires(phone: Phone, link: StaffLink, clock: Clock) -> None:
    clock.advance(days=7)

    phone.get(LINK, status=404)


def test_somebody_deactivated_has_no_link(phone: Phone, link: StaffLink, database: Database, counsellor: Staff) -> None:
    database.update(counsellor, is_active=False)

    phone.post(LINK, CHOSEN, status=404)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"password": "court"}, "password", "Il faut au moins 15 signes."),
        ({"password": "aaaaaaaaaaaaaaaaaaaa"}, "password", "trop facile à deviner"),
        ({"password": "motdepasse123456"}, "password", "trop facile à deviner"),
        ({"password": "Camille Roche Camille"}, "password", "trop facile à deviner"),
        ({"password": "é" * 129}, "password", "128 signes au plus."),
        ({"again": "autre chose"}, "again", "ne sont pas les mêmes"),
    ],
)
def test_a_password_that_does_not_do_is_explained(
    phone: Phone, link: StaffLink, database: Database, typed: dict[str, str], field: str, said: str
) -> None:
    page = phone.post(LINK, {**CHOSEN, **typed}, status=422)

    assert said in page.find(id=f"{field}-error").text()
    assert database.one(select(Staff.password_hash)) is None


def test_a_password_of_this_test_suite_is_good_enough(phone: Phone, link: StaffLink) -> None:
    phone.post(LINK, {"password": PASSWORD, "again": PASSWORD})
