from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.documents.reading import is_for_everybody, words_of
from tests.factories.cohorts import make_cohort
from tests.factories.staff import make_staff
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Notice, Participant, Staff, WorkshopPlace, WorkshopSession

PAGE = "/pro/seances"
FIELDS = {
    "title": "Parler de soi",
    "text": "On s’entraîne à deux.",
    "place": "Salle bleue",
    "on": "2027-03-04",
    "at": "14:00",
    "duration": "90",
    "seats": "12",
}


@pytest.fixture
def workshop(database: Database, counsellor: Staff) -> WorkshopSession:
    return make_workshop(database, counsellor)


@pytest.fixture
def seated(player: Phone, database: Database, workshop: WorkshopSession) -> WorkshopPlace:
    """``participant`` has a seat."""
    player.post(f"/jeu/ateliers/{workshop.public_id}")
    found: WorkshopPlace = database.one(select(WorkshopPlace))
    return found


def test_a_workshop_is_opened_and_youths_see_it(office: Phone, player: Phone, database: Database) -> None:
    page = office.follow(office.post(PAGE, FIELDS))

    assert page.heading == "Parler de soi"
    assert "Jeudi 4 mars à 14\u00a0h" in page.text
    assert "On s’entraîne à deux." in player.get("/jeu/ateliers").text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": " "}, "Donnez un titre."),
        ({"place": ""}, "Dites où."),
        ({"on": "2027-02-01"}, "Choisissez une date et une heure à venir."),
        ({"at": "deux heures"}, "Choisissez une date et une heure à venir."),
        ({"duration": "5"}, "Entre 15 et 480 minutes."),
        ({"seats": "0"}, "Entre 1 et 200 places."),
        ({"seats": "-3"}, "Entre 1 et 200 places."),
    ],
)
def test_a_form_with_a_fault_says_it_and_keeps_what_was_typed(
    office: Phone, database: Database, change: dict[str, Any], fault: str
) -> None:
    page = office.post(PAGE, {**FIELDS, **change}, status=422)

    assert fault in page.text
    assert page.form(PAGE)["text"] == FIELDS["text"]
    assert database.count(WorkshopSession) == 0


def test_the_tick_is_the_truth_and_the_scan_a_hint(
    office: Phone, player: Phone, database: Database, workshop: WorkshopSession, seated: WorkshopPlace
) -> None:
    database.update(workshop, starts_at=START)
    player.post(f"/atelier/{workshop.scan_key}")
    assert "A scanné le code" in office.get(f"{PAGE}/{workshop.public_id}").text
    assert database.one(select(WorkshopPlace.was_there)) is None

    who = office.get(f"{PAGE}/{workshop.public_id}").find("input", name="there")["value"]
    office.post(f"{PAGE}/{workshop.public_id}/presences", {"listed": [who]})
    assert database.one(select(WorkshopPlace.was_there)) is False

    office.post(f"{PAGE}/{workshop.public_id}/presences", {"listed": [who], "there": [who, "nobody"]})
    place = database.one(select(WorkshopPlace))
    assert (place.was_there, place.ticked_at) == (True, START)


def test_whoever_came_since_the_page_was_opened_is_not_noted_as_away(
    office: Phone, player: Phone, database: Database, workshop: WorkshopSession
) -> None:
    database.update(workshop, starts_at=START)
    assert "Personne n’a encore pris de place." in office.get(f"{PAGE}/{workshop.public_id}").text
    player.post(f"/atelier/{workshop.scan_key}")

    office.post(f"{PAGE}/{workshop.public_id}/presences", {"listed": []})

    assert database.one(select(WorkshopPlace.was_there)) is None


def test_the_sheet_is_printed_with_what_was_ticked(
    office: Phone, workshop: WorkshopSession, seated: WorkshopPlace, participant: Participant
) -> None:
    answer = office.get(f"{PAGE}/{workshop.public_id}/emargement.pdf").response

    assert answer.mimetype == "application/pdf"
    printed = answer.get_data()
    assert is_for_everybody(printed)
    assert f"{participant.pseudonym} Groupe de mars" in words_of(printed)


def test_the_code_on_the_wall_leads_to_the_page_that_says_so(office: Phone, workshop: WorkshopSession) -> None:
    page = office.get(f"{PAGE}/{workshop.public_id}/code")

    assert page.find("main").find("code").text().endswith(f"/atelier/{workshop.scan_key}")


def test_a_workshop_that_is_cancelled_tells_everybody_once(
    office: Phone, player: Phone, database: Database, workshop: WorkshopSession, seated: WorkshopPlace
) -> None:
    assert "Le code à afficher sur place" in office.get(f"{PAGE}/{workshop.public_id}").text
    for _ in range(2):
        office.post(f"{PAGE}/{workshop.public_id}/annuler")

    assert database.count(Notice) == 1
    assert "Le code à afficher sur place" not in office.get(f"{PAGE}/{workshop.public_id}").text
    assert "Ça ne vient pas de toi." in player.get("/jeu/ateliers").text
    player.post(f"/jeu/ateliers/{workshop.public_id}", status=409)


def test_a_stranger_s_workshop_is_not_found(office: Phone, database: Database) -> None:
    foreign = make_workshop(database, make_staff(database, make_cohort(database).organisation_id))

    assert "Aucun atelier programmé" in office.get(PAGE).text
    for address in (foreign.public_id, "nowhere"):
        for page in ("", "/code", "/emargement.pdf"):
            office.get(f"{PAGE}/{address}{page}", status=404)
        for act in ("presences", "annuler"):
            office.post(f"{PAGE}/{address}/{act}", status=404)


def test_a_facilitator_hosts_and_the_platform_does_not(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, workshop: WorkshopSession
) -> None:
    facilitator, platform = (
        open_office(make_staff(database, cohort.organisation_id, role)) for role in (Role.FACILITATOR, Role.PLATFORM)
    )

    facilitator.get(f"{PAGE}/{workshop.public_id}")
    platform.get(PAGE, status=403)
    platform.post(PAGE, FIELDS, status=403)


def test_they_take_no_other_method(office: Phone, workshop: WorkshopSession) -> None:
    office.open("DELETE", PAGE, status=405)
    office.open("POST", f"{PAGE}/{workshop.public_id}", status=405)
