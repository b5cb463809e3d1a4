from collections.abc import Callable

import pytest

from tests.clock import Clock
from tests.database import Database
from tests.pages.phone import Page, Phone
from tests.web.counsellor.conftest import Keys
from webapp.store.models import Staff


def knock(phone: Phone, keys: Keys, *, status: int = 303, **typed: str) -> Page:
    return phone.post("/pro/connexion", {"email": keys.email, "password": keys.password, **typed}, status=status)


def test_password_then_code_open_the_page_that_was_asked_for(
    phone: Phone, keys: Keys, code_now: Callable[[], str]
) -> None:
    wanted = phone.get("/pro/compte", status=302)
    form = phone.follow(wanted).form("/pro/connexion")
    asked = knock(phone, keys, suite=form["suite"])
    again = phone.follow(asked).form("/pro/connexion/code")

    opened = phone.post("/pro/connexion/code", {"code": code_now(), "suite": again["suite"]})

    assert phone.follow(opened).heading == "Mon compte"


def test_the_password_alone_opens_nothing(phone: Phone, keys: Keys) -> None:
    knock(phone, keys)

    assert phone.get("/pro", status=302).location == "/pro/connexion?suite=/pro"


def test_it_takes_no_other_method(phone: Phone) -> None:
    phone.open("PUT", "/pro/connexion", status=405)


@pytest.mark.parametrize("typed", [{"password": "autre chose"}, {"email": "personne@clairval.test"}, {"email": ""}])
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    phone: Phone, keys: Keys, typed: dict[str, str]
) -> None:
    page = knock(phone, keys, status=422, **typed)

    assert "L’adresse ou le mot de passe ne convient pas" in page.text
    assert page.find("input", name="email")["value"] == typed.get("email", keys.email)
    assert page.find("input", name="password")["value"] == ""


def test_somebody_deactivated_does_not_come_in(phone: Phone, keys: Keys, database: Database, counsellor: Staff) -> None:
    database.update(counsellor, is_active=False)

    knock(phone, keys, status=422)


def test_ten_wrong_passwords_make_one_wait(phone: Phone, keys: Keys, clock: Clock) -> None:
    for number in range(10):
        knock(phone, keys, status=422, password=f"essai {number}")

    assert "Trop d’essais" in knock(phone, keys, status=429).text
    clock.advance(seconds=31)
    knock(phone, keys)


def test_a_stranger_s_guesses_do_not_shut_a_known_browser_out(
    phone: Phone, open_phone: Callable[[], Phone], keys: Keys, code_now: Callable[[], str]
) -> None:
    knock(phone, keys)
    phone.post("/pro/connexion/code", {"code": code_now()})
    phone.post("/pro/sortir")
    for number in range(11):
        knock(open_phone(), keys, status=422 if number < 10 else 429, password=f"essai {number}")

    knock(phone, keys)


def test_the_way_out_ends_the_session(office: Phone) -> None:
    page = office.follow(office.post("/pro/sortir"))

    assert "votre espace est fermé" in page.text
    assert office.get("/pro", status=302).location == "/pro/connexion?suite=/pro"


def test_a_session_that_was_ended_elsewhere_is_told_at_the_door(
    office: Phone, phone: Phone, database: Database, counsellor: Staff
) -> None:
    database.update(counsellor, is_active=False)

    assert "Votre session est terminée." in office.follow(office.get("/pro", status=302)).text
    assert "Votre session est terminée." not in phone.get("/pro/connexion").text


def test_a_link_elsewhere_is_not_followed(phone: Phone, keys: Keys, code_now: Callable[[], str]) -> None:
    knock(phone, keys)

    for suite in ("//ailleurs.test/pro", "https://ailleurs.test", "/jeu"):
        form = phone.get(f"/pro/connexion/code?suite={suite}").form("/pro/connexion/code")
        assert form["suite"] == "/pro"
