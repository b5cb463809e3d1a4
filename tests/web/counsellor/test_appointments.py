from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Appointment, Cohort, Participant, SlotWish, Staff, StaffAct, Team, TimeSlot

PAGE = "/pro/rendez-vous"


@pytest.fixture
def slot(database: Database, counsellor: Staff, cohort: Cohort) -> TimeSlot:
    """A slot on Tuesday at half past nine."""
    return make_slot_of(database, counsellor, cohort.id)  # type: ignore[no-any-return]  # a row


@pytest.fixture
def meeting(database: Database, slot: TimeSlot, participant: Participant) -> Appointment:
    return hold(database, slot, participant)


@pytest.fixture
def stranger(database: Database) -> Appointment:
    """An appointment of another organisation."""
    other = make_cohort(database)
    somebody = make_staff(database, other.organisation_id)
    slot = make_slot_of(database, follow(database, other, somebody), other.id)
    return hold(database, slot, make_participant(database, make_team(database, other)))


def lines(page: object) -> list[str]:
    found = page.find("main").find_all("li", **{"class": "agenda__line"})  # type: ignore[attr-defined]  # a Page
    return [" ".join(line.text().split()) for line in found]


def test_the_week_shows_what_is_free_and_who_comes(
    office: Phone, database: Database, counsellor: Staff, cohort: Cohort, meeting: Appointment, participant: Participant
) -> None:
    make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=1, hours=2))

    page = office.get(PAGE)

    assert "Du lundi 1er mars au dimanche 7 mars" in page.text
    assert lines(page) == [
        f"9 h 30 à 10 h {participant.pseudonym} par téléphone Pris",
        "11 h 30 à 12 h Libre sur place, par téléphone Fermer le créneau de 11 h 30",
    ]


def test_another_week_is_empty_and_says_what_to_do(office: Phone, slot: TimeSlot) -> None:
    page = office.get(f"{PAGE}?jour=2027-03-15")

    assert lines(page) == []
    assert "Aucun créneau cette semaine" in page.text


def test_a_week_that_cannot_be_read_is_this_one(office: Phone, slot: TimeSlot) -> None:
    assert len(lines(office.get(f"{PAGE}?jour=demain"))) == 1


def test_the_slots_of_colleagues_are_shown_when_asked_for(
    office: Phone, database: Database, cohort: Cohort, slot: TimeSlot
) -> None:
    colleague = follow(database, cohort, make_staff(database, cohort.organisation_id, name="Nadia Ferrand"))
    make_slot_of(database, colleague, cohort.id, at=START + timedelta(days=2))

    assert len(lines(office.get(PAGE))) == 1
    assert "avec Nadia Ferrand" in lines(office.get(f"{PAGE}?qui=tous"))[1]


def test_a_free_slot_is_closed_and_opened_again(
    office: Phone, player: Phone, database: Database, slot: TimeSlot
) -> None:
    office.post(f"{PAGE}/creneaux/{slot.public_id}/fermer", {"jour": "2027-03-01"})
    assert player.get("/jeu/rendez-vous").find_all("input", name="slot") == []

    office.post(f"{PAGE}/creneaux/{slot.public_id}/rouvrir", {"jour": "2027-03-01"})
    assert len(player.get("/jeu/rendez-vous").find_all("input", name="slot")) == 1


def test_a_slot_that_is_held_stays_open(
    office: Phone, database: Database, meeting: Appointment, slot: TimeSlot
) -> None:
    page = office.post(f"{PAGE}/creneaux/{slot.public_id}/fermer", {"jour": "2027-03-01"}, status=409)

    assert "Quelqu’un a pris ce créneau" in page.text
    assert database.one(select(TimeSlot.closed_at)) is None


def test_an_appointment_shows_only_the_words_that_were_sent(
    office: Phone, database: Database, meeting: Appointment
) -> None:
    assert "Rien d’envoyé." in office.get(f"{PAGE}/{meeting.public_id}").text

    database.update(meeting, words="Je cherche un apprentissage.", options=["accompagne"])
    text = office.get(f"{PAGE}/{meeting.public_id}").text
    assert "«\u00a0Je cherche un apprentissage.\u00a0»" in text
    assert "Je préfère venir avec quelqu’un" in text


@pytest.mark.parametrize(
    ("outcome", "theirs"),
    [("seen", "Vous vous êtes vus"), ("excused", "Tu as prévenu"), ("noshow", "Vous vous êtes ratés")],
)
def test_what_became_of_it_is_said_and_the_youth_reads_it(
    office: Phone, player: Phone, database: Database, clock: Clock, meeting: Appointment, outcome: str, theirs: str
) -> None:
    clock.advance(hours=2)
    database.update(meeting, starts_at=START + timedelta(hours=1))
    assert "À noter" in office.get(PAGE).text

    page = office.follow(office.post(f"{PAGE}/{meeting.public_id}/issue", {"outcome": outcome}))

    assert "C’est noté." in page.text
    assert database.one(select(Appointment.status)) == outcome
    assert database.one(select(StaffAct.act)) == f"appointment_{outcome}"
    assert theirs in player.get("/jeu/rendez-vous").text


def test_nothing_is_said_before_its_hour(office: Phone, database: Database, meeting: Appointment) -> None:
    page = office.post(f"{PAGE}/{meeting.public_id}/issue", {"outcome": "seen"}, status=409)

    assert "L’heure n’est pas encore venue" in page.text
    assert database.one(select(Appointment.status)) == "unknown"


@pytest.mark.parametrize("outcome", ["", "revoked", "unknown", "late"])
def test_only_three_words_may_be_said(
    office: Phone, database: Database, clock: Clock, meeting: Appointment, outcome: str
) -> None:
    clock.advance(hours=2)
    database.update(meeting, starts_at=START + timedelta(hours=1))

    office.post(f"{PAGE}/{meeting.public_id}/issue", {"outcome": outcome}, status=409)

    assert database.one(select(Appointment.status)) == "unknown"


def test_a_counsellor_cancels_and_the_youth_reads_why(
    office: Phone, player: Phone, database: Database, meeting: Appointment
) -> None:
    office.post(f"{PAGE}/{meeting.public_id}/annuler", {"words": "Je suis malade, pardon."})

    held = database.one(select(Appointment))
    assert (held.status, held.held_slot_id, held.sequence) == ("revoked", None, 1)
    assert database.one(select(TimeSlot.closed_at)) == START
    text = player.get("/jeu/rendez-vous").text
    assert "ça ne vient pas de toi. «\u00a0Je suis malade, pardon.\u00a0»" in text
    office.post(f"{PAGE}/{meeting.public_id}/annuler", status=409)


def test_who_waits_is_shown_until_answered(
    office: Phone, player: Phone, database: Database, participant: Participant
) -> None:
    player.post("/jeu/rendez-vous/attente", {"times": ["morning", "midnight"], "words": "Je garde ma sœur."})
    assert "le matin" in office.get(PAGE).text
    assert "Je garde ma sœur." in office.get(PAGE).text

    office.post(f"{PAGE}/attente/{participant.public_id}")

    assert "Attendent un créneau" not in office.get(PAGE).text
    assert database.one(select(SlotWish.closed_at)) == START


def test_they_take_no_other_method(office: Phone, meeting: Appointment, slot: TimeSlot) -> None:
    office.open("POST", PAGE, status=405)
    office.open("DELETE", f"{PAGE}/{meeting.public_id}", status=405)
    for act in (f"{meeting.public_id}/issue", f"{meeting.public_id}/annuler", f"creneaux/{slot.public_id}/fermer"):
        office.open("GET", f"{PAGE}/{act}", status=405)


def test_what_does_not_exist_or_is_a_stranger_s_is_not_found(
    office: Phone, database: Database, stranger: Appointment
) -> None:
    foreign = database.one(select(TimeSlot.public_id).where(TimeSlot.id == stranger.held_slot_id))
    waits = database.one(select(Participant.public_id).where(Participant.id == stranger.participant_id))
    for appointment in (stranger.public_id, "nowhere"):
        office.get(f"{PAGE}/{appointment}", status=404)
        office.post(f"{PAGE}/{appointment}/issue", {"outcome": "seen"}, status=404)
        office.post(f"{PAGE}/{appointment}/annuler", status=404)
    for slot in (foreign, "nowhere"):
        office.post(f"{PAGE}/creneaux/{slot}/fermer", status=404)
        office.post(f"{PAGE}/creneaux/{slot}/rouvrir", status=404)
    office.post(f"{PAGE}/attente/{waits}", status=404)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PLATFORM])
def test_without_the_permission_appointments_are_refused(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, meeting: Appointment, role: Role
) -> None:
    browser = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, role)))

    browser.get(PAGE, status=403)
    browser.get(f"{PAGE}/{meeting.public_id}", status=403)
    browser.post(f"{PAGE}/{meeting.public_id}/issue", {"outcome": "seen"}, status=403)


def test_a_slot_for_all_is_seen_by_the_other_groups_of_its_counsellor(
    open_phone: OpenPhone, database: Database, counsellor: Staff, cohort: Cohort, team: Team
) -> None:
    second = database.add(make_cohort(database, name="Groupe d’avril", organisation=None))
    database.update(second, organisation_id=cohort.organisation_id)
    follow(database, second, counsellor)
    theirs = open_phone(make_participant(database, make_team(database, second)))
    make_slot_of(database, counsellor, cohort.id)
    assert theirs.get("/jeu/rendez-vous").find_all("input", name="slot") == []

    shared = make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=3), is_for_all=True)

    theirs.post("/jeu/rendez-vous", {"slot": shared.public_id, "mode": "phone"})
    assert database.one(select(Appointment.staff_id)) == counsellor.id


def test_what_became_of_it_is_noted_from_the_week_in_one_tap(
    office: Phone, database: Database, clock: Clock, meeting: Appointment
) -> None:
    clock.advance(hours=2)
    database.update(meeting, starts_at=START + timedelta(hours=1))
    form = next(each for each in office.get(PAGE).find_all("form") if each.find_all("button", value="seen"))
    fields = {field["name"]: field["value"] for field in form.find_all("input")}

    page = office.follow(office.post(form["action"], {**fields, "outcome": "seen"}))

    assert "C’est noté. Le jeune le lit aussi." in page.text
    assert (page.heading, database.one(select(Appointment.status))) == ("Mes rendez-vous", "seen")


def test_weeks_end_where_nothing_is(office: Phone, slot: TimeSlot) -> None:
    first = office.get(PAGE)
    long_ago, far = office.get(f"{PAGE}?jour=0001-01-01"), office.get(f"{PAGE}?jour=9999-12-31")

    assert ("Avant" in first.links(), "Après" in first.links()) == (False, True)
    assert "Rien au-delà" not in first.text
    assert "Rien au-delà" in long_ago.text
    assert lines(long_ago) == lines(first)
    assert "Du lundi 30 août au dimanche 5 septembre" in far.text
    assert "Après" not in far.links()
