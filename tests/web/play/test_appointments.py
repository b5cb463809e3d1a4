from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Statements
from webapp.store.models import Appointment, Cohort, HelpRequest, Participant, Team, TimeSlot

PAGE = "/jeu/rendez-vous"
MakeSlot = Callable[..., TimeSlot]


@pytest.fixture
def slot(cohort: Cohort, make_slot: MakeSlot) -> TimeSlot:
    return make_slot(cohort.id)


def take(phone: Phone, slot: TimeSlot, *, status: int = 303, mode: str = "phone") -> str:
    return phone.post(PAGE, {"slot": slot.public_id, "mode": mode, "options": "rappel"}, status=status).text


def test_a_free_slot_is_taken(player: Phone, database: Database, slot: TimeSlot) -> None:
    take(player, slot)

    text = player.get(PAGE).text
    assert "jeudi 4 mars à 10\u00a0h, par téléphone, avec Samira" in text
    held = database.one(select(Appointment))
    assert (held.mode, held.options, held.sequence) == ("phone", ["rappel"], 0)


def test_the_appointment_moves_and_the_former_slot_is_free(
    player: Phone, database: Database, cohort: Cohort, make_slot: MakeSlot, slot: TimeSlot
) -> None:
    later = make_slot(cohort.id, hours=2)
    take(player, slot)
    take(player, later)

    held = database.one(select(Appointment))
    assert (held.held_slot_id, held.sequence) == (later.id, 1)
    assert slot.public_id in {node["value"] for node in player.get(PAGE).find_all("input", name="slot")}


def test_somebody_slower_sees_the_choice_again_with_what_was_chosen(
    player: Phone, open_phone: OpenPhone, database: Database, team: Team, slot: TimeSlot
) -> None:
    take(open_phone(make_participant(database, team)), slot)

    page = player.post(PAGE, {"slot": slot.public_id, "mode": "phone", "options": "accompagne"}, status=409)

    assert "Ce créneau vient d’être pris" in page.text
    assert database.count(Appointment) == 1


def test_what_was_chosen_is_kept_when_a_slot_is_gone(
    player: Phone, open_phone: OpenPhone, database: Database, team: Team, cohort: Cohort, make_slot: MakeSlot
) -> None:
    gone, _ = make_slot(cohort.id), make_slot(cohort.id, days=4)
    take(open_phone(make_participant(database, team)), gone)

    page = player.post(PAGE, {"slot": gone.public_id, "mode": "phone", "options": "accompagne"}, status=409)

    checked = {node["value"] for node in page.find_all("input") if "checked" in node.attributes}
    assert checked == {"phone", "accompagne"}


@pytest.mark.parametrize("fields", [{}, {"mode": "phone"}, {"slot": "SLOT"}, {"slot": "SLOT", "mode": "pigeon"}])
def test_half_a_choice_says_what_is_missing(player: Phone, slot: TimeSlot, fields: dict[str, str]) -> None:
    sent = {name: slot.public_id if value == "SLOT" else value for name, value in fields.items()}

    assert "Choisis un créneau et une façon de se voir." in player.post(PAGE, sent, status=422).text


def test_a_way_that_the_slot_does_not_offer_is_refused(player: Phone, slot: TimeSlot) -> None:
    assert "Change l’un ou l’autre" in take(player, slot, mode="video", status=422)


def test_a_slot_of_another_cohort_does_not_exist(player: Phone, database: Database, make_slot: MakeSlot) -> None:
    foreign = make_slot(make_cohort(database).id)

    assert "Ce créneau n’existe plus" in take(player, foreign, status=409)
    assert database.count(Appointment) == 0


def test_cancelling_gives_the_slot_back(player: Phone, database: Database, slot: TimeSlot) -> None:
    take(player, slot)
    page = player.follow(player.post(f"{PAGE}/annuler"))

    assert "C’est annulé." in page.text
    assert database.one(select(Appointment.status)) == "cancelled"
    take(player, slot)


def test_another_way_reaches_the_counsellor(player: Phone, database: Database) -> None:
    page = player.follow(player.post(f"{PAGE}/autrement", {"words": "plutôt le soir"}))

    assert "On te répond sous deux jours ouvrés" in page.text
    assert database.one(select(HelpRequest.words)) == "Rendez-vous\u00a0: plutôt le soir"


def test_the_agenda_file_follows_the_appointment(
    player: Phone, open_phone: OpenPhone, database: Database, team: Team, slot: TimeSlot
) -> None:
    player.get(f"{PAGE}.ics", status=404)
    take(player, slot)

    page = player.get(f"{PAGE}.ics")

    text = page.response.get_data(as_text=True)
    assert page.response.mimetype == "text/calendar"
    assert "DTSTART:20270304T090000Z\r\n" in text
    open_phone(make_participant(database, team)).get(f"{PAGE}.ics", status=404)


def test_three_slots_cost_no_more_than_one(
    player: Phone, cohort: Cohort, make_slot: MakeSlot, slot: TimeSlot, statements: Statements
) -> None:
    few = statements(lambda: player.get(PAGE))
    make_slot(cohort.id, days=4)
    make_slot(cohort.id, days=5)

    assert statements(lambda: player.get(PAGE)) == few


def test_the_notebook_tells_the_appointment(player: Phone, slot: TimeSlot, participant: Participant) -> None:
    take(player, slot)

    assert "jeudi 4 mars à 10\u00a0h" in player.get("/jeu/carnet").text
