"""The appointment step of a mission holds the slot that its answer names."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Page, Phone
from webapp.content import load_quest
from webapp.store.models import Appointment, Cohort, Participant, SlotWish, Team, TimeSlot
from webapp.web.play.door import uuid7

STEP = "j08-m3-s4"
PHRASE = "j08-m3-s3"
LOST = "Ce créneau n’est plus libre."


@pytest.fixture
def slot(cohort: Cohort, make_slot: Callable[..., TimeSlot]) -> TimeSlot:
    return make_slot(cohort.id, days=11)


def event_of(who: Participant, team: Team, answer: Any, *, step: str = STEP, seq: int = 1) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "seq": seq,
        "type": "StepAnswered",
        "version": load_quest().version,
        "team": team.public_id,
        "mission": "j08-m3",
        "step": step,
        "at": "2027-03-10T09:00:00+00:00",
        "payload": {"answer": answer},
    }


def send(phone: Phone, event: dict[str, Any]) -> Any:
    headers = {"X-Requested-With": "elan", "Accept": "application/json"}
    return phone.post("/api/play/events", json={"events": [event]}, headers=headers, status=200).json["receipts"][0]


def chosen(slot: TimeSlot) -> dict[str, Any]:
    return {"way": "slot", "slot": slot.public_id, "mode": "phone", "options": ["interprete"]}


def test_an_answer_holds_its_slot(
    player: Phone, participant: Participant, team: Team, database: Database, slot: TimeSlot
) -> None:
    receipt = send(player, event_of(participant, team, chosen(slot)))

    held = database.one(select(Appointment))
    assert (receipt["status"], receipt["notice"]) == ("accepted", None)
    assert (held.held_slot_id, held.mode, held.options) == (slot.id, "phone", ["interprete"])
    assert receipt["step"]["extra"]["booked"]["id"] == held.public_id


def test_the_same_event_sent_again_books_nothing_more(
    player: Phone, participant: Participant, team: Team, database: Database, slot: TimeSlot
) -> None:
    event = event_of(participant, team, chosen(slot))
    send(player, event)
    player.post("/jeu/rendez-vous/annuler")

    assert send(player, event)["status"] == "duplicate"
    assert database.one(select(Appointment.status)) == "excused"


def test_whoever_lost_the_slot_keeps_the_step_and_is_told(
    player: Phone, open_phone: OpenPhone, participant: Participant, team: Team, database: Database, slot: TimeSlot
) -> None:
    quicker = make_participant(database, team)
    send(open_phone(quicker), event_of(quicker, team, chosen(slot)))

    receipt = send(player, event_of(participant, team, chosen(slot)))

    assert receipt["status"] == "accepted"
    assert receipt["notice"].startswith(LOST)
    assert receipt["step"]["is_done"] is True
    assert database.count(Appointment) == 1


def phrase(*, is_sent: bool) -> dict[str, Any]:
    answer = {"bonjour": "Bonjour.", "situation": "Je bloque.", "besoin": "Une idée.", "delai": "rien-ne-presse"}
    return {**answer, "partage": "yes" if is_sent else ""}


def test_the_sentence_of_the_mission_goes_with_the_appointment_only_if_it_is_sent(
    player: Phone, participant: Participant, team: Team, database: Database, slot: TimeSlot
) -> None:
    send(player, event_of(participant, team, phrase(is_sent=True), step=PHRASE))
    send(player, event_of(participant, team, chosen(slot)))
    assert database.one(select(Appointment.words)) == "Bonjour. Je bloque. Une idée. Pour quand ? rien ne presse."

    send(player, event_of(participant, team, phrase(is_sent=False), step=PHRASE, seq=2))
    assert database.one(select(Appointment.words)) is None

    send(player, event_of(participant, team, phrase(is_sent=True), step=PHRASE, seq=3))
    assert database.one(select(Appointment.words)).startswith("Bonjour. Je bloque.")


def test_whoever_answers_that_no_slot_suits_is_put_on_the_waiting_list(
    player: Phone, participant: Participant, team: Team, database: Database
) -> None:
    event = event_of(participant, team, {"way": "no_slot"})
    send(player, event_of(participant, team, phrase(is_sent=True), step=PHRASE))
    send(player, event)
    send(player, event)

    wish = database.one(select(SlotWish))
    assert (wish.participant_id, wish.times, wish.closed_at) == (participant.id, [], None)
    assert wish.words == "Bonjour. Je bloque. Une idée. Pour quand ? rien ne presse."


def test_what_was_wished_before_stays(player: Phone, participant: Participant, team: Team, database: Database) -> None:
    player.post("/jeu/rendez-vous/attente", {"times": ["morning"], "words": "Le matin."})

    send(player, event_of(participant, team, {"way": "no_slot"}))

    assert database.count(SlotWish) == 1
    wish = database.one(select(SlotWish))
    assert (wish.times, wish.words) == (["morning"], "Le matin.")


@pytest.mark.parametrize("way", ["not_now", "call", "no_slot"])
def test_the_other_ways_hold_nothing(
    player: Phone, participant: Participant, team: Team, database: Database, way: str
) -> None:
    receipt = send(player, event_of(participant, team, {"way": way}))

    assert (receipt["status"], receipt["notice"]) == ("accepted", None)
    assert database.count(Appointment) == 0


def test_a_plain_form_says_that_the_slot_is_gone(
    player: Phone, open_phone: OpenPhone, team: Team, database: Database, last_day: None, slot: TimeSlot
) -> None:
    quicker = make_participant(database, team)
    send(open_phone(quicker), event_of(quicker, team, chosen(slot)))

    page: Page = player.post(
        f"/jeu/mission/j08-m3?etape={STEP}",
        {
            "type": "StepAnswered",
            "event_id": uuid7(),
            "seq": "1",
            "payload.answer.way": "slot",
            "payload.answer.slot": slot.public_id,
            "payload.answer.mode": "phone",
        },
        status=409,
    )

    assert LOST in page.text
