"""A witness outside: no account, no cookie, one answer, and nothing to read but what is to be confirmed."""

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from webapp.store.models import Participant, Team, Witness

SAID = {"seen": "yes", "q2": "Sam a tenu le planning du tournoi.", "name": "Ali Ben", "role": "Entraîneur"}


@pytest.fixture
def link(player: Phone) -> str:
    """A link for a witness of « S’organiser » at level 2."""
    home = "/jeu/competences"
    page = player.post(home, {"experience": "sport", "token": player.get(home).form(home)["token"]})
    moment = str(page.location).removesuffix("/raconter")
    player.post(f"{moment}/raconter", {"g3": "Un secret que personne ne lit."})
    player.post(f"{moment}/reveler", {"cards": ["s-organiser.1"]})
    player.post(f"{moment}/paliers", {"s-organiser-d1": "c", "s-organiser-d2": "b"})
    path = f"{moment}/prouver/s-organiser/temoin"
    shown = player.follow(player.post(path, {"known_as": "Sam", "shown": "J’ai tenu le planning."}))
    return str(shown.find("code").text()).removeprefix("http://localhost")


def witness(database: Database) -> Witness:
    found: Witness = database.one(select(Witness))
    return found


def test_the_page_shows_what_is_to_be_confirmed_and_nothing_else(
    phone: Phone, link: str, participant: Participant
) -> None:
    page = phone.get(link)

    assert "J’ai tenu le planning." in page.text
    assert "Sam" in page.text
    assert participant.pseudonym not in page.html
    assert "Un secret" not in page.html
    assert "Set-Cookie" not in page.headers
    assert page.find_all("script") == []
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_an_answer_is_kept_once(phone: Phone, link: str, database: Database, player: Phone) -> None:
    page = phone.post(link, SAID | {"indicators": ["Note ses rendez-vous et les tient", "Inventé"]}, status=200)

    assert page.heading == "Merci"
    assert "Set-Cookie" not in page.headers
    kept = witness(database)
    assert (kept.has_seen, kept.name, kept.role) == (True, "Ali Ben", "Entraîneur")
    assert kept.answers == {"q2": "Sam a tenu le planning du tournoi."}
    assert kept.indicators == ["Note ses rendez-vous et les tient"]
    phone.get(link, status=410)
    phone.post(link, SAID | {"name": "Autre"}, status=410)
    assert witness(database).name == "Ali Ben"


def test_somebody_who_saw_nothing_owes_no_words(phone: Phone, link: str, database: Database) -> None:
    phone.post(link, {"seen": "no"}, status=200)

    assert witness(database).has_seen is False


def test_what_is_missing_is_said_and_what_was_typed_stays(phone: Phone, link: str, database: Database) -> None:
    page = phone.post(link, {"seen": "yes", "q2": "Je l’ai vu faire."}, status=422)

    assert page.form(link)["q2"] == "Je l’ai vu faire."
    assert "une confirmation sans nom" in page.text
    assert "Dites si vous l’avez vu ou non." in phone.post(link, {}, status=422).text
    assert witness(database).answered_at is None


def test_a_link_expires(phone: Phone, link: str, clock: Clock) -> None:
    clock.advance(days=14)

    assert phone.get(link, status=410).heading == "Ce lien ne sert plus"
    phone.post(link, SAID, status=410)


def test_a_link_is_closed_by_whoever_opened_it(
    phone: Phone, link: str, database: Database, player: Phone, open_phone: OpenPhone, team: Team
) -> None:
    path = f"/jeu/competences/temoins/{witness(database).public_id}"
    stranger = open_phone(make_participant(database, team))

    stranger.get(path, status=404)
    stranger.post(path, status=404)
    phone.get(link)
    player.post(path)

    phone.get(link, status=410)
    assert "Ce lien est fermé." in player.get(path).text


def test_a_link_that_nobody_made_does_not_serve(phone: Phone) -> None:
    phone.get("/temoin/rien", status=410)
    phone.post("/temoin/rien", SAID, status=410)


def test_another_site_does_not_answer_for_a_witness(phone: Phone, link: str, database: Database) -> None:
    phone.post(link, SAID, status=403, headers={"Sec-Fetch-Site": "cross-site"})

    assert witness(database).answered_at is None
