"""What programs read, and what they do not."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.badges import give
from tests.factories.cohorts import make_cohort
from tests.factories.numbers import next_public_id
from tests.factories.participants import make_participant
from tests.factories.programs import make_token
from tests.factories.staff import make_staff
from tests.factories.teams import make_team
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from tests.web.api.conftest import Ask
from webapp.policy.programs import ApiScope
from webapp.store.models import (
    ApiToken,
    Appointment,
    Attendance,
    Award,
    Cohort,
    Consent,
    Excuse,
    Participant,
    Staff,
    Team,
    WorkshopPlace,
)

PATHS = {
    ApiScope.COHORTS: "/cohorts",
    ApiScope.PROGRESS: "/cohorts/{}/participants",
    ApiScope.ATTENDANCE: "/cohorts/{}/attendance",
    ApiScope.APPOINTMENTS: "/appointments",
    ApiScope.BADGES: "/badges",
}


def appoint(database: Database, participant: Participant, *, days: int = 0) -> str:
    row = Appointment(
        public_id=next_public_id("appointment"), participant_id=participant.id, starts_at=START + timedelta(days=days),
        duration_min=30, counsellor="Camille Roche", mode="place", options=[], status="booked", created_at=START,
    )  # fmt: skip
    return str(database.add(row).public_id)


def agree(database: Database, participant: Participant) -> None:
    database.add(
        Consent(participant_id=participant.id, purpose="share_progress", is_given=True, text_version="1", at=START)
    )


def test_the_cohorts_of_the_organisation(
    ask: Ask, database: Database, cohort: Cohort, team: Team, participant: Participant, clock: Clock
) -> None:
    make_cohort(database, name="Groupe d’ailleurs")
    clock.advance(hours=5)

    assert ask("/cohorts") == {
        "items": [
            {
                "id": cohort.public_id,
                "name": "Groupe de mars",
                "starts_on": "2027-03-01",
                "days": 10,
                "day": 1,
                "is_closed": False,
                "is_paused": False,
                "teams": [{"id": team.public_id, "number": team.number, "participants": 1}],
            }
        ],
        "next_after": None,
    }


def test_a_long_list_comes_in_parts(ask: Ask, database: Database, cohort: Cohort) -> None:
    others = [make_cohort(database, organisation_id=cohort.organisation_id).public_id for _ in range(2)]

    first = ask("/cohorts?limit=2")
    second = ask(f"/cohorts?limit=2&after={first['next_after']}")

    assert [each["id"] for each in first["items"]] == [cohort.public_id, others[0]]
    assert [each["id"] for each in second["items"]] == [others[1]]
    assert second["next_after"] is None


def test_progress_is_there_only_where_it_is_shared(
    ask: Ask, database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    discreet = make_participant(database, team, pseudonym="Hibou")
    agree(database, participant)

    items = ask(f"/cohorts/{cohort.public_id}/participants")["items"]

    shown = {each["id"]: each for each in items}
    assert shown[discreet.public_id] == {
        "id": discreet.public_id,
        "pseudonym": "Hibou",
        "team": team.public_id,
        "last_seen_at": START.isoformat(),
        "progress": None,
    }
    progress = shown[participant.public_id]["progress"]
    assert (progress["shards"], progress["services"], len(progress["days"])) == (0, 0, 11)


def test_attendance_says_when_and_how_it_is_known(
    ask: Ask, database: Database, cohort: Cohort, participant: Participant
) -> None:
    database.add(Attendance(participant_id=participant.id, day="j02", at=START + timedelta(days=1)))

    database.add(Excuse(participant_id=participant.id, day="j03", reason="health", at=START))

    assert ask(f"/cohorts/{cohort.public_id}/attendance")["items"] == [
        {
            "participant": participant.public_id,
            "day": "j02",
            "date": "2027-03-02",
            "state": "present",
            "at": (START + timedelta(days=1)).isoformat(),
            "source": "play",
        },
        {
            "participant": participant.public_id,
            "day": "j03",
            "date": "2027-03-03",
            "state": "excused",
            "at": START.isoformat(),
            "source": "staff",
        },
    ]


def test_appointments_of_some_days(ask: Ask, database: Database, participant: Participant) -> None:
    today, tomorrow = appoint(database, participant), appoint(database, participant, days=1)
    stranger = make_participant(database, make_team(database, make_cohort(database)))
    appoint(database, stranger)

    assert [each["id"] for each in ask("/appointments")["items"]] == [today, tomorrow]
    assert [each["id"] for each in ask("/appointments?from=2027-03-02")["items"]] == [tomorrow]
    assert [each["id"] for each in ask("/appointments?to=2027-03-01")["items"]] == [today]
    assert ask("/appointments?limit=1")["items"] == [
        {
            "id": today,
            "participant": participant.public_id,
            "counsellor": "Camille Roche",
            "starts_at": START.isoformat(),
            "duration_min": 30,
            "mode": "place",
            "status": "booked",
        }
    ]


def test_badges_once_they_are_signed(
    app: Flask, ask: Ask, database: Database, participant: Participant, counsellor: Staff
) -> None:
    for name in ("cooperer-1", "cooperer-2"):
        give(app.extensions["elan.writer"].run, participant, counsellor, name)
    first = database.all(select(Award).order_by(Award.id))[0]
    database.update(first, published_at=START, revoked_at=START + timedelta(days=1))

    assert ask("/badges")["items"] == [
        {
            "id": first.public_id,
            "achievement": "cooperer-1",
            "participant": participant.public_id,
            "awarded_at": START.isoformat(),
            "revoked_at": (START + timedelta(days=1)).isoformat(),
        }
    ]


@pytest.mark.parametrize("question", ["limit=0", "limit=201", "limit=x", "limit=²", "from=hier", "to=2027-3-1"])
def test_what_cannot_be_read_is_said(ask: Ask, cohort: Cohort, question: str) -> None:
    assert ask(f"/appointments?{question}", status=400)["title"] == "Paramètre illisible"


def test_a_part_after_nothing_is_not_found(ask: Ask, database: Database, participant: Participant) -> None:
    stranger = make_participant(database, make_team(database, make_cohort(database)))

    for unknown in ("x", appoint(database, stranger)):
        assert ask(f"/appointments?after={unknown}", status=404)["title"] == "Introuvable"


def test_another_organisation_s_cohort_is_not_found(ask: Ask, database: Database) -> None:
    stranger = make_cohort(database)
    for scope in (ApiScope.PROGRESS, ApiScope.ATTENDANCE):
        answer = ask(PATHS[scope].format(stranger.public_id), status=404)
        assert answer == {"title": "Introuvable", "text": "Votre structure n’a rien sous cet identifiant."}


@pytest.mark.parametrize("scope", list(ApiScope))
def test_each_scope_opens_its_own_part(ask: Ask, database: Database, cohort: Cohort, scope: ApiScope) -> None:
    narrow = make_token(database, cohort.organisation_id, scope)
    for each, path in PATHS.items():
        ask(path.format(cohort.public_id), with_token=narrow, status=200 if each is scope else 403)


def test_without_a_good_token_nothing_is_read(
    app: Flask, ask: Ask, database: Database, cohort: Cohort, token: str, player: Phone, office: Phone
) -> None:
    ask("/cohorts", with_token=None, status=401)
    ask("/cohorts", with_token="elan_faux", status=401)
    for browser in (player, office):
        browser.get("/api/v1/cohorts", status=401)
    database.update(database.one(select(ApiToken)), revoked_at=START)
    ask("/cohorts", status=401)


def test_the_use_of_a_token_is_noted_to_the_hour(ask: Ask, database: Database, clock: Clock) -> None:
    ask("/cohorts")
    first = database.one(select(ApiToken.last_used_at))
    clock.advance(minutes=59)
    ask("/cohorts")
    second = database.one(select(ApiToken.last_used_at))
    clock.advance(minutes=2)
    ask("/cohorts")

    assert (first, second) == (START, START)
    assert database.one(select(ApiToken.last_used_at)) == START + timedelta(minutes=61)


def test_nothing_can_be_written(app: Flask, token: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = app.test_client().open("/api/v1/cohorts", method=method, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 405


def test_workshops_with_those_who_have_a_place(
    ask: Ask, database: Database, counsellor: Staff, team: Team, participant: Participant
) -> None:
    gone = make_participant(database, team)
    session = make_workshop(database, counsellor, guide="mur-de-mots")
    for who, status, was_there in ((participant, "seated", True), (gone, "left", None)):
        place = {"status": status, "at": START, "was_there": was_there}
        database.add(WorkshopPlace(session_id=session.id, participant_id=who.id, **place))
    make_workshop(database, make_staff(database, make_cohort(database).organisation_id))

    answer = ask("/workshops")

    assert answer == {
        "items": [
            {
                "id": session.public_id,
                "title": "Parler de soi",
                "guide": "mur-de-mots",
                "place": "Salle bleue",
                "starts_at": (START + timedelta(days=3)).isoformat(),
                "duration_min": 90,
                "seats": 2,
                "cancelled_at": None,
                "participants": [{"participant": participant.public_id, "is_waiting": False, "was_there": True}],
            }
        ],
        "next_after": None,
    }
