"""Private calendars by a secret address: for a youth, for a counsellor; parsed as an agenda does."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.meetings import hold, make_slot_of
from tests.factories.workshops import make_workshop
from tests.pages.phone import Page, Phone
from webapp.store.models import Appointment, CalendarFeed, Cohort, Participant, Staff

MINE, THEIRS = "/jeu/rendez-vous/agenda", "/pro/rendez-vous/agenda"


@pytest.fixture
def meeting(database: Database, counsellor: Staff, cohort: Cohort, participant: Participant) -> Appointment:
    slot = make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=3))
    return hold(database, slot, participant, words="Mes papiers.", mode="on-site")


def address_in(page: Page) -> str:
    (code,) = page.find("main").find_all("code")
    return code.text().removeprefix("http://elan.test").removeprefix("http://localhost")


def events(phone: Phone, address: str) -> list[dict[str, str]]:
    """Parse a calendar: its events, name (without parameters) -> value."""
    page = phone.get(address)
    assert page.response.mimetype == "text/calendar"
    text = page.response.get_data(as_text=True)
    assert text.endswith("END:VCALENDAR\r\n")
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name.partition(";")[0]] = value
    return found


def test_a_youth_s_calendar_follows_what_becomes_of_the_appointment(
    player: Phone, phone: Phone, database: Database, meeting: Appointment
) -> None:
    address = address_in(player.post(MINE, status=200))

    (event,) = events(phone, address)
    assert {name: event[name] for name in ("UID", "SEQUENCE", "STATUS", "DTSTART", "DTEND", "SUMMARY")} == {
        "UID": f"{meeting.public_id}@elan",
        "SEQUENCE": "0",
        "STATUS": "CONFIRMED",
        "DTSTART": "20270304T083000Z",
        "DTEND": "20270304T090000Z",
        "SUMMARY": "Rendez-vous avec Camille Roche",
    }
    assert event["LOCATION"] == "la mission locale de Clairval\\, 12 rue des Tilleuls"
    assert "Mes papiers" not in str(event)

    player.post("/jeu/rendez-vous/annuler")
    (event,) = events(phone, address)
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (f"{meeting.public_id}@elan", "1", "CANCELLED")


def test_a_counsellor_s_calendar_names_whom_they_meet_and_nothing_more(
    office: Phone, phone: Phone, meeting: Appointment, participant: Participant
) -> None:
    (event,) = events(phone, address_in(office.post(THEIRS, status=200)))

    assert event["SUMMARY"] == f"Rendez-vous avec {participant.pseudonym}"
    assert "Mes papiers" not in str(event)


def test_workshops_are_in_the_calendars_of_who_has_a_seat_and_of_who_hosts(
    player: Phone, office: Phone, phone: Phone, database: Database, counsellor: Staff
) -> None:
    shown, other = make_workshop(database, counsellor), make_workshop(database, counsellor, title="Lettres")
    mine, theirs = (address_in(each.post(page, status=200)) for each, page in ((player, MINE), (office, THEIRS)))
    assert events(phone, mine) == []

    player.post(f"/jeu/ateliers/{shown.public_id}")
    (event,) = events(phone, mine)
    hosted = {each["SUMMARY"]: each for each in events(phone, theirs)}

    assert {name: event[name] for name in ("STATUS", "SUMMARY", "LOCATION")} == {
        "STATUS": "CONFIRMED",
        "SUMMARY": "Atelier «\N{NO-BREAK SPACE}Parler de soi\N{NO-BREAK SPACE}»",
        "LOCATION": "Salle bleue",
    }
    assert hosted.keys() == {event["SUMMARY"], event["SUMMARY"].replace(shown.title, other.title)}
    for each, line in ((player, event), (office, hosted[event["SUMMARY"]])):
        assert "Salle bleue" in each.get(line["URL"].partition("localhost")[2]).text

    office.post(f"/pro/seances/{shown.public_id}/annuler")
    (event,) = events(phone, mine)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", "1")


def test_whoever_waits_for_a_seat_or_left_it_finds_nothing_in_the_calendar(
    player: Phone, phone: Phone, database: Database, counsellor: Staff
) -> None:
    left, full = make_workshop(database, counsellor), make_workshop(database, counsellor, seats=0)
    for workshop in (left, full):
        player.post(f"/jeu/ateliers/{workshop.public_id}")
    player.post(f"/jeu/ateliers/{left.public_id}/quitter")

    assert events(phone, address_in(player.post(MINE, status=200))) == []


@pytest.mark.parametrize("page", [MINE, THEIRS])
def test_an_address_is_shown_once_made_anew_and_closed(
    player: Phone, office: Phone, phone: Phone, database: Database, page: str
) -> None:
    mine = player if page == MINE else office
    made = mine.post(page, status=200)
    first = address_in(made)
    assert made.headers["Cache-Control"] == "no-store"
    assert mine.get(page).find("main").find_all("code") == []

    second = address_in(mine.post(page, status=200))
    phone.get(first, status=404)
    assert events(phone, second) == []

    mine.post(f"{page}/fermer")
    phone.get(second, status=404)


def test_the_address_of_somebody_who_left_shows_nothing(
    office: Phone, phone: Phone, database: Database, counsellor: Staff
) -> None:
    address = address_in(office.post(THEIRS, status=200))
    database.update(counsellor, is_active=False)

    phone.get(address, status=404)


def test_an_address_is_not_kept_in_clear(player: Phone, database: Database) -> None:
    address = address_in(player.post(MINE, status=200))

    kept: Any = database.one(select(CalendarFeed.token_hash))
    assert kept.hex() not in address
    assert len(kept) == 32


def test_an_unknown_address_is_not_found(phone: Phone) -> None:
    phone.get("/agenda/nowhere.ics", status=404)


def test_a_file_takes_a_cancelled_appointment_out_of_an_agenda(player: Phone, meeting: Appointment) -> None:
    player.post("/jeu/rendez-vous/annuler")

    text = player.get("/jeu/rendez-vous.ics").response.get_data(as_text=True)

    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(text.split("\r\n"))
