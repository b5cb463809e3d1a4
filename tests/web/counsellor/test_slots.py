from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, SlotRule, Staff, TimeSlot

PAGE = "/pro/rendez-vous/ouvrir"
RULES = "/pro/rendez-vous/series"


@pytest.fixture
def fields(cohort: Cohort) -> dict[str, Any]:
    """Tuesday the 2nd of March, from nine to ten, half an hour each."""
    return {
        "on": "2027-03-02",
        "opens_at": "09:00",
        "closes_at": "10:00",
        "duration": "30",
        "modes": ["on-site", "video"],
        "place": "Bureau 4, premier étage",
        "link": "https://visio.clairval.test/samira",
        "cohort": cohort.public_id,
        "rhythm": "once",
    }


def test_a_window_is_opened_and_seen_by_the_youth(
    office: Phone, player: Phone, database: Database, counsellor: Staff, fields: dict[str, Any]
) -> None:
    page = office.follow(office.post(PAGE, fields))

    assert "Les créneaux sont ouverts." in page.text
    first, second = database.all(select(TimeSlot).order_by(TimeSlot.starts_at))
    assert (first.staff_id, first.counsellor, first.place) == (counsellor.id, "Camille Roche", fields["place"])
    assert [slot.starts_at for slot in (first, second)] == [
        datetime.fromisoformat("2027-03-02T08:00+00:00"),
        datetime.fromisoformat("2027-03-02T08:30+00:00"),
    ]
    player.post("/jeu/rendez-vous", {"slot": first.public_id, "mode": "video"})
    assert player.get("/jeu/rendez-vous").find("a", href=fields["link"]).text() == fields["link"]


def test_the_same_window_opens_nothing_twice(office: Phone, database: Database, fields: dict[str, Any]) -> None:
    office.post(PAGE, fields)
    page = office.follow(office.post(PAGE, fields))

    assert "Aucun créneau n’a été ouvert" in page.text
    assert database.count(TimeSlot) == 2


def test_a_rule_is_opened_said_in_words_and_ended(office: Phone, database: Database, fields: dict[str, Any]) -> None:
    office.post(PAGE, {**fields, "rhythm": "fortnightly", "days": ["1", "3"], "ends_on": "2027-03-31"})

    assert database.one(select(SlotRule.rrule)) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"
    assert database.count(TimeSlot) == 10
    page = office.get(RULES)
    words = "Une semaine sur 2, le mardi et jeudi, à partir du mardi 2 mars, jusqu’au mercredi 31 mars"
    assert page.find("main").find("h2").text() == words

    rule = database.one(select(SlotRule.public_id))
    page = office.follow(office.post(f"{RULES}/{rule}/exception", {"on": "2027-03-04"}))
    assert "Et sauf\u00a0: jeudi 4 mars." in page.text
    assert len(database.all(select(TimeSlot.id).where(TimeSlot.closed_at.is_not(None)))) == 2

    page = office.follow(office.post(f"{RULES}/{rule}/finir"))
    assert "Aucun créneau ne revient" in page.text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"on": ""}, "Choisissez une date."),
        ({"on": "2027-02-01"}, "Choisissez une date à venir, dans l’année."),
        ({"on": "2027-03-01", "opens_at": "08:00", "closes_at": "08:30"}, "Cette heure est déjà passée."),
        ({"opens_at": "neuf"}, "Écrivez une heure, par exemple 09:00."),
        ({"closes_at": "09:10"}, "Il n’y a pas la place d’un rendez-vous entre ces deux heures."),
        ({"duration": "7"}, "Choisissez une durée."),
        ({"modes": []}, "Cochez au moins une façon de se voir."),
        ({"modes": ["elsewhere"], "place": ""}, "Dites où se trouve cet autre lieu."),
        ({"link": "http://visio.clairval.test"}, "Le lien commence par https://."),
        ({"cohort": "nowhere"}, "Choisissez un de vos groupes."),
        ({"rhythm": "weekly", "ends_on": "2027-03-01"}, "La fin vient avant le début."),
    ],
)
def test_a_form_that_cannot_be_read_says_why_and_keeps_what_was_typed(
    office: Phone, database: Database, fields: dict[str, Any], change: dict[str, Any], fault: str
) -> None:
    page = office.post(PAGE, {**fields, **change}, status=422)

    assert fault in page.text
    assert page.form(PAGE)["place"] == {**fields, **change}["place"]
    assert database.count(TimeSlot) == 0


def test_somebody_else_s_group_is_refused(office: Phone, database: Database, fields: dict[str, Any]) -> None:
    other = make_cohort(database)

    page = office.post(PAGE, {**fields, "cohort": other.public_id}, status=422)

    assert "Choisissez un de vos groupes." in page.text


def test_somebody_else_s_rule_is_not_found(
    open_office: Callable[[Staff], Phone], office: Phone, database: Database, fields: dict[str, Any]
) -> None:
    office.post(PAGE, {**fields, "rhythm": "weekly"})
    rule = database.one(select(SlotRule.public_id))
    other = make_cohort(database)
    stranger = open_office(follow(database, other, make_staff(database, other.organisation_id)))

    for act in ("exception", "finir"):
        stranger.post(f"{RULES}/{rule}/{act}", {"on": "2027-03-09"}, status=404)
        stranger.post(f"{RULES}/{rule}/{act}", status=404)
    assert "Aucun créneau ne revient" in stranger.get(RULES).text


def test_a_day_that_cannot_be_read_is_asked_again(office: Phone, database: Database, fields: dict[str, Any]) -> None:
    office.post(PAGE, {**fields, "rhythm": "weekly"})
    rule = database.one(select(SlotRule.public_id))

    assert "Choisissez une date." in office.post(f"{RULES}/{rule}/exception", {"on": "demain"}, status=422).text


def test_they_take_no_other_method(office: Phone) -> None:
    office.open("DELETE", PAGE, status=405)
    office.open("POST", RULES, status=405)


def test_without_the_permission_nothing_is_opened(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, fields: dict[str, Any]
) -> None:
    browser = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, Role.FACILITATOR)))

    browser.get(PAGE, status=403)
    browser.post(PAGE, fields, status=403)
    browser.get(RULES, status=403)
