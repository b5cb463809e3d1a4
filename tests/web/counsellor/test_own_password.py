from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.pages.phone import Page, Phone
from tests.web.counsellor.conftest import Keys
from webapp.store.models import Staff, StaffAct

DOOR = "/pro/compte/mot-de-passe"
NEW = "cuivre ardoise pinceau tunnel myrtille"


def change(office: Phone, keys: Keys, *, status: int = 303, **typed: str) -> Page:
    return office.post(DOOR, {"current": keys.password, "password": NEW, "again": NEW, **typed}, status=status)


def sign_in(phone: Phone, keys: Keys, password: str, *, status: int = 303) -> Page:
    return phone.post("/pro/connexion", {"email": keys.email, "password": password}, status=status)


def test_the_new_one_opens_the_old_one_does_not_and_elsewhere_is_closed(
    office: Phone, open_office: Callable[[Staff], Phone], open_phone: Callable[[], Phone], counsellor: Staff, keys: Keys
) -> None:
    elsewhere = open_office(counsellor)

    page = office.follow(change(office, keys))

    assert "Votre mot de passe est changé." in page.text
    assert "/pro/connexion" in str(elsewhere.get("/pro", status=302).location)
    sign_in(open_phone(), keys, keys.password, status=422)
    assert "/pro/connexion/code" in str(sign_in(open_phone(), keys, NEW).location)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"current": "autre chose"}, "Ce n’est pas votre mot de passe actuel."),
        ({"password": "court"}, "Il faut au moins 15 signes."),
        ({"again": "autre chose"}, "Les deux mots de passe ne sont pas les mêmes."),
    ],
)
def test_what_is_wrong_is_said_in_the_open_fold_and_nothing_changes(
    office: Phone, open_phone: Callable[[], Phone], keys: Keys, typed: dict[str, str], said: str
) -> None:
    page = change(office, keys, status=422, **typed)

    card = page.find(id="mot-de-passe")
    assert said in card.text()
    assert "open" in card.find("details").attributes
    sign_in(open_phone(), keys, keys.password)


def test_whoever_proved_it_long_ago_proves_it_again(
    office: Phone, keys: Keys, code_now: Callable[[], str], clock: Clock
) -> None:
    clock.advance(minutes=11)

    assert "cet acte est important" in change(office, keys, status=422).text
    change(office, keys, code=code_now())


def test_guesses_are_counted_like_those_at_the_door(office: Phone, keys: Keys) -> None:
    for number in range(10):
        change(office, keys, status=422, current=f"essai {number}")

    assert "Trop d’essais" in change(office, keys, status=422).text


def test_it_is_in_the_journal(office: Phone, keys: Keys, database: Database) -> None:
    change(office, keys)

    assert database.all(select(StaffAct.act)) == ["set_password"]
