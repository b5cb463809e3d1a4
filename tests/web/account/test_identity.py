import pytest
from sqlalchemy import select

from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from webapp.store.models import Participant, Team


def test_a_new_name_and_sign_show(player: Phone, database: Database) -> None:
    page = player.follow(player.post("/compte/nom", {"pseudonym": "Figue de mars", "sign": "key"}))

    person = database.one(select(Participant))
    assert (person.pseudonym, person.sign) == ("Figue de mars", "key")
    assert "C’est changé" in page.text


def test_the_form_holds_the_present_name(player: Phone, participant: Participant) -> None:
    form = player.get("/compte/nom").form("/compte/nom")

    assert form == {"pseudonym": participant.pseudonym, "sign": "sparrow"}


def test_it_takes_no_other_method(player: Phone) -> None:
    player.open("PUT", "/compte/nom", status=405)


def test_somebody_else_s_name_is_refused(player: Phone, database: Database, team: Team) -> None:
    make_participant(database, team, pseudonym="Figue", pseudonym_key="figue")

    page = player.post("/compte/nom", {"pseudonym": "FIGUE", "sign": "key"}, status=409)

    assert "porte déjà ce nom" in page.find(id="pseudonym-error").text()
    assert page.form("/compte/nom") == {"pseudonym": "FIGUE", "sign": "key"}


def test_a_visitor_changes_nobody(phone: Phone, database: Database, participant: Participant) -> None:
    phone.post("/compte/nom", {"pseudonym": "Figue", "sign": "key"}, status=302)

    assert database.one(select(Participant)).pseudonym == participant.pseudonym


@pytest.mark.parametrize(
    ("pseudonym", "sign", "field"), [("Lina Benali", "key", "pseudonym"), ("Lina", "crown", "sign")]
)
def test_an_invalid_form_shows_what_was_typed(player: Phone, pseudonym: str, sign: str, field: str) -> None:
    page = player.post("/compte/nom", {"pseudonym": pseudonym, "sign": sign}, status=422)

    assert page.find("input", name="pseudonym")["value"] == pseudonym
    assert page.find(id=f"{field}-error").text() != ""
