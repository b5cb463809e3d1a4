from collections.abc import Callable

import pytest

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import make_staff
from tests.pages.phone import Phone
from tests.web.counsellor.test_desk import ask, know
from webapp.content import load_quest
from webapp.policy.rules import Role
from webapp.quest.facts import Facts
from webapp.store.models import Cohort, Consent, Participant, Staff, Team

MISSION = load_quest().days[0].missions[0]
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)


@pytest.fixture
def path(cohort: Cohort) -> str:
    return f"/pro/cohortes/{cohort.public_id}"


def test_a_team_s_day_is_three_lines(
    office: Phone, path: str, participant: Participant, team: Team, database: Database
) -> None:
    consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": START}
    database.add(Consent(participant_id=participant.id, **consent))
    make_participant(database, team)
    know(database, participant, "day:j01", Facts(marks=frozenset({"checked_in"})))
    ask(database, participant)

    lines = [" ".join(line.text().split()) for line in office.get(f"{path}/recap").find("section").find_all("li")]

    assert lines == [
        "Qui a joué : 1 sur 2, dont 0 au bout de la journée parmi ceux qui partagent leur avancée.",
        "Services rencontrés : aucun ce jour-là.",
        f"À voir : {participant.pseudonym} (demande de l’aide).",
    ]


def test_the_wall_shows_no_name_and_no_small_number(
    office: Phone, path: str, participant: Participant, team: Team, database: Database
) -> None:
    for step in MISSION.steps:
        know(database, participant, step.id, DONE)

    text = office.get(f"{path}/projection").text
    assert participant.pseudonym not in text
    assert "personnes ont joué" not in text
    assert MISSION.title in text

    for _ in range(4):
        know(database, make_participant(database, team), "day:j01", Facts(marks=frozenset({"checked_in"})))
    assert "5 personnes ont joué." in office.get(f"{path}/projection?jour=j01").text


def test_before_the_first_day_both_pages_say_so(
    office: Phone, path: str, participant: Participant, database: Database, cohort: Cohort
) -> None:
    database.update(cohort, days={})

    assert "Pas encore de journée" in office.get(f"{path}/recap").text
    assert "La première journée arrive." in office.get(f"{path}/projection").text


def test_a_day_that_is_not_open_is_not_found(office: Phone, path: str, participant: Participant) -> None:
    for page in ("recap", "projection"):
        office.get(f"{path}/{page}?jour=j09", status=404)
        office.open("POST", f"{path}/{page}", status=405)


def test_a_stranger_s_day_is_not_found(
    office: Phone, database: Database, cohort: Cohort, open_office: Callable[[Staff], Phone]
) -> None:
    platform = open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM))
    for page in ("recap", "projection"):
        office.get(f"/pro/cohortes/{make_cohort(database).public_id}/{page}", status=404)
        platform.get(f"/pro/cohortes/{cohort.public_id}/{page}", status=403)
