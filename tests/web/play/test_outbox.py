"""The outbox: what is said of each event, and whose session is believed for how long."""

from typing import Any

import pytest
from sqlalchemy import select, update

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from tests.web.play.conftest import as_writer
from webapp.content import load_quest
from webapp.quest.events import EventType
from webapp.steps import KINDS
from webapp.steps.judging import REFUSALS
from webapp.store.models import Cohort, DeviceSession, EventRow, Membership, Participant, Team
from webapp.web.play.door import uuid7

QUEST: Any = load_quest()
PUZZLES = ("code", "match", "order", "quiz")
MISSION, STEP = next(
    (mission, step)
    for mission in QUEST.missions()
    for step in mission.steps
    if step.kind in PUZZLES and step.hints and not any(each.kind == "team_code" for each in mission.steps)
)
ANSWER = KINDS[STEP.kind].solution(STEP)[0][1]
A_HINT = {"type": EventType.HINT_TAKEN.value, "payload": {"hint": 1}}
HEADERS = {"X-Requested-With": "elan", "Accept": "application/json"}


def event_of(team: Team, *, seq: int = 1, payload: Any = None, **fields: Any) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "seq": seq,
        "type": EventType.STEP_ANSWERED.value,
        "version": QUEST.version,
        "team": team.public_id,
        "mission": MISSION.id,
        "step": STEP.id,
        "at": "2026-03-10T09:00:00+00:00",
        "payload": ANSWER if payload is None else payload,
        **fields,
    }


def send(phone: Phone, *events: Any, status: int = 200) -> Page:
    return phone.post("/api/play/events", json={"events": list(events)}, headers=HEADERS, status=status)


def statuses(page: Page) -> list[tuple[str, str | None]]:
    return [(receipt["status"], receipt["reason"]) for receipt in page.json["receipts"]]


def test_each_event_has_its_receipt_in_order(player: Phone, team: Team, database: Database) -> None:
    first = event_of(team)

    page = send(player, first, {"id": "x"}, first, first | A_HINT, "nothing at all")

    assert statuses(page) == [
        ("accepted", None),
        ("refused", REFUSALS["shape"]),
        ("duplicate", None),
        ("refused", REFUSALS["id_reused"]),
        ("refused", REFUSALS["shape"]),
    ]
    assert [receipt["id"] for receipt in page.json["receipts"]] == [first["id"], "x", first["id"], first["id"], ""]
    assert database.count(EventRow) == 1


def test_a_right_answer_comes_back_with_its_grade_and_the_step_as_it_is_now(player: Phone, team: Team) -> None:
    (receipt,) = send(player, event_of(team)).json["receipts"]

    assert receipt["grade"] == "feedback"
    assert receipt["step"]["is_done"] is True
    assert receipt["step"]["feedback"]["verdict"] == "right"
    assert receipt["step"]["answer"] == ANSWER["answer"]


def test_a_grade_that_the_step_does_not_repeat_comes_whole(player: Phone, team: Team) -> None:
    wrong = event_of(team, seq=2, payload={"answer": ANSWER["answer"][:1]})

    first, second = send(player, event_of(team, seq=1), wrong).json["receipts"]

    assert (first["step"]["feedback"]["verdict"], second["grade"]["verdict"]) == ("right", "partial")


def test_the_same_again_is_a_duplicate_and_another_thing_under_its_id_is_refused(player: Phone, team: Team) -> None:
    event = event_of(team)
    send(player, event)

    assert statuses(send(player, event)) == [("duplicate", None)]
    assert statuses(send(player, event | A_HINT)) == [("refused", REFUSALS["id_reused"])]


def test_the_greatest_number_of_all_ones_phones_is_told(
    player: Phone, open_phone: OpenPhone, participant: Participant, team: Team
) -> None:
    other = open_phone(participant)
    assert send(player, event_of(team, seq=2)).json["seq"] == 2
    assert send(other, event_of(team, seq=9)).json["seq"] == 9

    assert send(player, event_of(team, seq=3)).json["seq"] == 9


def test_a_session_that_has_ended_writes_nothing_more(player: Phone, team: Team, database: Database) -> None:
    send(player, event_of(team))
    with as_writer(database) as session:
        session.execute(update(DeviceSession).values(ended_at=START))

    page = send(player, event_of(team), status=401)

    assert set(page.json) == {"title", "text"}
    assert database.count(EventRow) == 1


def test_somebody_who_left_writes_nothing_more(
    player: Phone, participant: Participant, team: Team, database: Database
) -> None:
    send(player, event_of(team))
    database.update(participant, is_withdrawn=True)

    send(player, event_of(team), status=401)

    assert database.count(EventRow) == 1


def test_whoever_moved_is_known_in_the_new_team_at_once(
    player: Phone, participant: Participant, cohort: Cohort, team: Team, database: Database
) -> None:
    send(player, event_of(team))
    new = make_team(database, cohort, number=2)
    database.add(Membership(participant_id=participant.id, team_id=new.id, since=START))
    database.update(participant, team_id=new.id)

    page = send(player, event_of(new), event_of(team))

    assert statuses(page) == [("accepted", None), ("accepted", None)]
    assert database.all(select(EventRow.team_id).order_by(EventRow.position)) == [team.id, new.id, team.id]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"events": 3}', b'{"events": [' + b"{}," * 100 + b"{}]}"])
def test_what_is_no_outbox_is_refused_whole(player: Phone, body: bytes) -> None:
    headers = {**HEADERS, "Content-Type": "application/json"}

    page = player.open("POST", "/api/play/events", status=400, data=body, headers=headers)

    assert page.json["title"] == "Envoi illisible"
