from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Statements
from webapp.store.models import Appointment, Cohort, HelpRequest, Participant, SlotWish, Team, TimeSlot

PAGE = "/jeu/rendez-vous"
PHRASE = "j08-m3-s3"
MakeSlot = Callable[..., TimeSlot]


@pytest.fixture
def slot(cohort: Cohort, make_slot: MakeSlot) -> TimeSlot:
    return make_slot(cohort.id)


def take(phone: Phone, slot: TimeSlot, *, status: int = 303, mode: str = "phone") -> str:
    return phone.post(PAGE, {"slot": slot.public_id, "mode": mode, "options": "accompagne"}, status=status).text


def test_a_free_slot_is_taken(player: Phone, database: Database, slot: TimeSlot) -> None:
    take(player, slot)

    text = player.get(PAGE).text
    assert "Jeudi 4 mars à 10\u00a0h, par téléphone, avec Samira" in text
    held = database.one(select(Appointment))
    assert (held.mode, held.options, held.sequence) == ("phone", ["accompagne"], 0)


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
    assert database.one(select(Appointment.status)) == "excused"
    take(player, slot)


def test_another_way_reaches_the_counsellor(player: Phone, database: Database) -> None:
    page = player.follow(player.post(f"{PAGE}/autrement", {"words": "plutôt le soir"}))

    assert "Tu as une réponse au plus tard mercredi 3 mars." in page.text
    assert database.one(select(HelpRequest.words)) == "Rendez-vous\u00a0: plutôt le soir"


def test_words_are_sent_only_if_the_box_is_ticked(player: Phone, database: Database, slot: TimeSlot) -> None:
    sent = {"slot": slot.public_id, "mode": "phone", "words": "Je cherche un apprentissage."}
    player.post(PAGE, sent)
    assert database.one(select(Appointment.words)) is None

    player.post(f"{PAGE}/sujet", {"words": sent["words"], "send": "yes"})
    assert database.one(select(Appointment.words)) == sent["words"]
    assert player.get(PAGE).form(f"{PAGE}/sujet") == {"words": sent["words"], "send": "yes"}

    player.post(f"{PAGE}/sujet", {"words": sent["words"]})
    assert database.one(select(Appointment.words)) is None


def test_words_follow_an_appointment_that_moves(
    player: Phone, database: Database, cohort: Cohort, make_slot: MakeSlot, slot: TimeSlot
) -> None:
    player.post(PAGE, {"slot": slot.public_id, "mode": "phone", "words": "Mes papiers.", "send": "yes"})
    take(player, make_slot(cohort.id, days=4))

    assert database.one(select(Appointment.words)) == "Mes papiers."


def test_what_was_prepared_in_the_game_stands_in_the_form(player: Phone, know: Any, slot: TimeSlot) -> None:
    know(PHRASE, answer={"bonjour": "Bonjour Samira.", "situation": "Je bloque.", "delai": "ce-mois-ci"})

    fields = player.get(PAGE).form(PAGE)

    assert fields["words"] == "Bonjour Samira. Je bloque. Pour quand ? ce mois-ci."
    assert "send" not in fields


def test_a_slot_named_by_the_address_is_chosen_already(player: Phone, slot: TimeSlot) -> None:
    fields = player.get(f"{PAGE}?creneau={slot.public_id}").form(PAGE)

    assert (fields["slot"], fields["mode"]) == (slot.public_id, "on-site")


def test_a_slot_that_was_closed_cannot_be_taken(player: Phone, database: Database, slot: TimeSlot) -> None:
    database.update(slot, closed_at=START)

    assert "Ce créneau n’existe plus" in take(player, slot, status=409)


def test_after_its_hour_an_appointment_is_no_longer_moved(
    player: Phone, database: Database, cohort: Cohort, make_slot: MakeSlot, slot: TimeSlot, clock: Clock
) -> None:
    take(player, slot)
    clock.advance(days=4)
    assert "C’était ton rendez-vous" in player.get(PAGE).text

    take(player, make_slot(cohort.id, days=7))

    assert sorted(database.all(select(Appointment.sequence))) == [0, 0]


def test_one_may_say_afterwards_that_one_could_not_come(
    player: Phone, database: Database, slot: TimeSlot, clock: Clock
) -> None:
    take(player, slot)
    clock.advance(days=4)
    missed = player.get(PAGE).form(f"{PAGE}/excuse")

    page = player.follow(player.post(f"{PAGE}/excuse", {**missed, "words": "Mon bus n’est pas passé."}))

    assert "Merci d’avoir prévenu" in page.text
    held = database.one(select(Appointment))
    assert (held.status, held.excuse) == ("excused", "Mon bus n’est pas passé.")


def test_nobody_excuses_somebody_else(
    player: Phone, open_phone: OpenPhone, database: Database, team: Team, slot: TimeSlot, clock: Clock
) -> None:
    take(player, slot)
    clock.advance(days=4)
    held = database.one(select(Appointment))

    open_phone(make_participant(database, team)).post(f"{PAGE}/excuse", {"appointment": held.public_id})

    assert database.one(select(Appointment.status)) == "unknown"


def test_without_a_slot_one_waits_and_knows_when_one_is_answered(player: Phone, database: Database) -> None:
    assert "Pas de créneau libre" in player.get(PAGE).text

    page = player.follow(player.post(f"{PAGE}/attente", {"times": ["morning", "soon"], "words": "plutôt le mardi"}))

    assert "Tu as une réponse au plus tard mercredi 3 mars, sur cette page." in page.text
    assert "Tu es sur la liste depuis lundi 1er mars." in page.text
    wish = database.one(select(SlotWish))
    assert (wish.times, wish.words) == (["morning", "soon"], "plutôt le mardi")


def test_the_waiting_list_is_left_at_will_or_by_taking_a_slot(
    player: Phone, database: Database, cohort: Cohort, make_slot: MakeSlot
) -> None:
    player.post(f"{PAGE}/attente")
    player.post(f"{PAGE}/attente/quitter")
    player.post(f"{PAGE}/attente")
    take(player, make_slot(cohort.id))

    assert database.all(select(SlotWish.closed_at)) == [START, START]


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


def test_the_notebook_offers_the_next_slots_one_tap_away(
    player: Phone, cohort: Cohort, make_slot: MakeSlot, slot: TimeSlot
) -> None:
    for day in (4, 5, 6):
        make_slot(cohort.id, days=day)

    links = [href for href in player.get("/jeu/carnet").links().values() if "creneau=" in href]

    assert len(links) == 3
    assert links[0] == f"{PAGE}?creneau={slot.public_id}#creneaux"
