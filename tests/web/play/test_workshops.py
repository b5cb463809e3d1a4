from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import make_staff
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from webapp.store.models import Notice, Participant, Staff, Team, WorkshopPlace, WorkshopSession

PAGE = "/jeu/ateliers"


@pytest.fixture
def workshop(database: Database, counsellor: Staff) -> WorkshopSession:
    return make_workshop(database, counsellor)


@pytest.fixture
def others(database: Database, open_phone: OpenPhone, team: Team) -> list[Phone]:
    """The phones of two others of the team."""
    return [open_phone(make_participant(database, team)) for _ in range(2)]


def states(database: Database) -> list[str]:
    return database.all(select(WorkshopPlace.status).order_by(WorkshopPlace.participant_id))


def test_a_seat_is_taken_once_and_given_back(player: Phone, database: Database, workshop: WorkshopSession) -> None:
    assert "2 places libres sur 2." in player.get(PAGE).text
    page = player.follow(player.post(f"{PAGE}/{workshop.public_id}"))
    player.post(f"{PAGE}/{workshop.public_id}")
    assert "Ta place est prise." in page.text
    assert states(database) == ["seated"]

    page = player.follow(player.post(f"{PAGE}/{workshop.public_id}/quitter"))
    assert "ta place est rendue" in page.text
    assert states(database) == ["left"]


def test_when_all_seats_are_taken_one_waits_and_is_told_when_one_is_free(
    player: Phone, others: list[Phone], database: Database, workshop: WorkshopSession, participant: Participant
) -> None:
    for phone in others:
        phone.post(f"{PAGE}/{workshop.public_id}")
    page = player.follow(player.post(f"{PAGE}/{workshop.public_id}"))
    assert "C’est complet" in page.text
    assert "Tu es en tête." in page.text

    others[0].post(f"{PAGE}/{workshop.public_id}/quitter")

    assert states(database) == ["seated", "left", "seated"]
    assert database.one(select(Notice.participant_id)) == participant.id
    assert "Une place s’est libérée" in player.get("/jeu").text


def test_whoever_leaves_the_line_frees_no_seat(
    player: Phone, others: list[Phone], database: Database, workshop: WorkshopSession
) -> None:
    for phone in (*others, player):
        phone.post(f"{PAGE}/{workshop.public_id}")

    player.post(f"{PAGE}/{workshop.public_id}/quitter")

    assert states(database) == ["left", "seated", "seated"]
    assert database.count(Notice) == 0


def test_ten_phones_for_two_seats_are_two_seated_and_eight_who_wait(
    database: Database, open_phone: OpenPhone, team: Team, workshop: WorkshopSession
) -> None:
    phones = [open_phone(make_participant(database, team)) for _ in range(10)]

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda phone: phone.post(f"{PAGE}/{workshop.public_id}"), phones))

    assert sorted(states(database)) == ["seated"] * 2 + ["waiting"] * 8


def test_once_it_has_begun_nobody_takes_a_seat(
    player: Phone, database: Database, workshop: WorkshopSession, clock: Clock
) -> None:
    clock.advance(days=4)
    page = player.post(f"{PAGE}/{workshop.public_id}", status=409)

    assert "On ne peut plus s’inscrire" in page.text
    assert "Pas d’atelier pour le moment" in page.text
    assert database.count(WorkshopPlace) == 0


def test_another_organisation_s_workshop_does_not_exist(player: Phone, database: Database) -> None:
    foreign = make_workshop(database, make_staff(database, make_cohort(database).organisation_id))

    assert foreign.title not in player.get(PAGE).text
    for address in (foreign.public_id, "nowhere"):
        player.post(f"{PAGE}/{address}", status=404)
        player.post(f"{PAGE}/{address}/quitter", status=404)
    player.post(f"/atelier/{foreign.scan_key}", status=404)
    player.get(f"/atelier/{foreign.scan_key}", status=404)


def test_looking_at_the_code_notes_nothing_and_saying_so_is_a_hint(
    player: Phone, database: Database, workshop: WorkshopSession, clock: Clock
) -> None:
    player.post(f"{PAGE}/{workshop.public_id}")
    clock.advance(days=3)
    address = f"/atelier/{workshop.scan_key}"
    page = player.get(address)
    assert (page.heading, workshop.title in page.text) == ("Je suis là", True)
    assert database.one(select(WorkshopPlace.scanned_at)) is None

    assert "C’est dit." in player.follow(player.post(address)).text

    place = database.one(select(WorkshopPlace))
    assert (place.scanned_at, place.was_there) == (clock(), None)


@pytest.mark.parametrize(
    ("days", "cancelled_at", "said"),
    [(0, None, "C’est un peu tôt"), (4, None, "Cet atelier est passé"), (3, START, "Cet atelier est annulé")],
)
def test_out_of_its_time_the_code_says_so_and_gives_no_seat(
    player: Phone, database: Database, workshop: WorkshopSession, clock: Clock, days: int, cancelled_at: Any, said: str
) -> None:
    database.update(workshop, cancelled_at=cancelled_at)
    clock.advance(days=days)
    address = f"/atelier/{workshop.scan_key}"

    assert said in player.get(address).text
    assert said in player.post(address, status=409).text
    assert database.count(WorkshopPlace) == 0


def test_whoever_gave_the_seat_back_and_comes_is_on_the_sheet_again(
    player: Phone, database: Database, workshop: WorkshopSession, clock: Clock
) -> None:
    player.post(f"{PAGE}/{workshop.public_id}")
    player.post(f"{PAGE}/{workshop.public_id}/quitter")
    clock.advance(days=3)

    player.post(f"/atelier/{workshop.scan_key}")

    assert states(database) == ["seated"]


def test_a_code_is_typed_as_people_type(player: Phone, database: Database, counsellor: Staff, clock: Clock) -> None:
    workshop = make_workshop(database, counsellor, scan_key="K7MWQX01")
    clock.advance(days=3, minutes=5)
    assert "C’est maintenant" in player.get(PAGE).text

    assert player.get("/atelier?code=k7mw+qxoi", status=303).location == f"/atelier/{workshop.scan_key}"
    page = player.get("/atelier?code=nulle+part", status=404)
    assert "Ce code ne mène à aucun atelier." in page.text
    assert page.find("input", name="code")["value"] == "nulle part"


def test_they_take_no_other_method(player: Phone, workshop: WorkshopSession) -> None:
    player.open("POST", PAGE, status=405)
    player.open("GET", f"{PAGE}/{workshop.public_id}", status=405)


def test_a_visitor_is_sent_to_the_door(phone: Phone, workshop: WorkshopSession) -> None:
    phone.get(PAGE, status=302)
    phone.get(f"/atelier/{workshop.scan_key}", status=302)
