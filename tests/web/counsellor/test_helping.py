from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.participants import make_participant
from tests.factories.staff import make_staff
from tests.pages.phone import Phone
from webapp.content import load_quest
from webapp.policy.rules import Role
from webapp.store.models import Cohort, EventRow, HelpRequest, Participant, Staff, StaffAct, Team

QUEST = load_quest()
MISSION = QUEST.days[0].missions[0]
STEP = next(step for mission in QUEST.missions() for step in mission.steps if step.hints and step.scope == "individual")
WHERE = next(mission for mission in QUEST.missions() if STEP in mission.steps)
ID = "0190f2a0-0000-7000-8000-000000000001"


@pytest.fixture
def act(office: Phone, participant: Participant) -> Callable[..., None]:
    path = f"/pro/jeunes/{participant.public_id}/aider"

    def send(**fields: str) -> None:
        office.post(path, {"event_id": ID, "mission": WHERE.id, "etape": STEP.id, **fields})

    return send


def state(player: Phone, mission: str) -> dict[str, dict[str, object]]:
    steps: dict[str, dict[str, object]] = player.get(f"/jeu/mission/{mission}/etat").json["steps"]
    return steps


def test_a_mission_then_a_hint_then_a_step_are_opened_and_written_down(
    act: Callable[..., None], player: Phone, database: Database, participant: Participant
) -> None:
    player.get(f"/jeu/mission/{WHERE.id}/etat", status=409)
    act(quoi="mission")
    act(quoi="mission")
    assert state(player, WHERE.id)[STEP.id]["hints"] == []

    act(quoi="indice", event_id=ID.replace("1", "2"))
    assert state(player, WHERE.id)[STEP.id]["hints"] == [STEP.hints[0]]
    assert state(player, WHERE.id)[STEP.id]["is_done"] is False

    act(quoi="etape", event_id=ID.replace("1", "3"))
    assert state(player, WHERE.id)[STEP.id]["is_done"] is True
    assert database.all(select(StaffAct.act).order_by(StaffAct.id)) == ["unlock_mission", "give_hint", "unlock_step"]
    assert database.one(select(Participant.last_seen_at)) == START
    assert "t’a donné un indice" in player.get("/compte/journal").text


def test_what_does_not_exist_is_not_found(office: Phone, participant: Participant, database: Database) -> None:
    path = f"/pro/jeunes/{participant.public_id}/aider"
    for fields in ({"mission": "rien"}, {"etape": "rien"}, {"quoi": "mission", "mission": "rien"}):
        office.post(
            path, {"event_id": ID, "mission": WHERE.id, "etape": STEP.id, "quoi": "etape", **fields}, status=422
        )

    assert database.count(EventRow) == 0


def test_a_phone_cannot_do_what_staff_do(player: Phone, participant: Participant, team: Team) -> None:
    event = {
        "id": ID, "seq": 1, "type": "StepUnlocked", "version": QUEST.version, "team": team.public_id,
        "mission": WHERE.id, "step": STEP.id, "at": START.isoformat(), "payload": {},
    }  # fmt: skip

    (receipt,) = player.post("/api/play/events", status=200, json={"events": [event]}).json["receipts"]

    assert receipt["status"] == "refused"


def test_a_hand_is_raised_on_a_step_from_the_outbox_and_once(
    player: Phone, office: Phone, participant: Participant, team: Team, database: Database, cohort: Cohort
) -> None:
    event = {
        "id": ID, "seq": 1, "type": "HandRaised", "version": QUEST.version, "team": team.public_id,
        "mission": MISSION.id, "step": MISSION.steps[0].id, "at": START.isoformat(), "payload": {},
    }  # fmt: skip

    for status in ("accepted", "duplicate"):
        (receipt,) = player.post("/api/play/events", status=200, json={"events": [event]}).json["receipts"]
        assert receipt["status"] == status

    asked = database.one(select(HelpRequest))
    assert (asked.kind, asked.mission, asked.step) == ("stuck", MISSION.id, MISSION.steps[0].id)
    assert f"dans « {MISSION.title} »" in office.get(f"/pro/jeunes/{participant.public_id}").text.replace("\u00a0", " ")


def test_a_hand_is_raised_without_scripts(player: Phone, database: Database) -> None:
    page = player.get(f"/jeu/mission/{MISSION.id}?etape={MISSION.steps[0].id}")
    form = next(each for each in page.find_all("form") if each.get("data-event-type") == "HandRaised")
    fields = {node["name"]: node["value"] for node in form.find_all("input")}

    answer = player.follow(player.post(f"/jeu/mission/{MISSION.id}{form['action']}", fields))

    assert "C’est demandé" in answer.text
    assert database.count(HelpRequest) == 1


def test_only_who_accompanies_helps(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, participant: Participant, team: Team
) -> None:

    administrator = open_office(make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR))
    stranger = make_participant(database, team)

    administrator.post(f"/pro/jeunes/{stranger.public_id}/aider", status=403)
