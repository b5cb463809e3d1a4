"""An excused absence is read everywhere: nobody is missed, called or hurried for a day that is excused."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import DAYS, make_cohort
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import as_writer
from webapp.content import load_quest
from webapp.policy.followup import heard_until, is_silent
from webapp.quest.facts import Facts
from webapp.store.event_log import save_facts
from webapp.store.models import Cohort, Dealing, Participant, Team

PARIS = ZoneInfo("Europe/Paris")
THANKS = "Message bien reçu. Merci d’avoir prévenu. À demain ?"


@pytest.fixture
def cohort(database: Database) -> Cohort:
    """A cohort in its second day: the first one was on Monday, the second is today."""
    return make_cohort(database, days={"j01": "2027-02-26T08:00", "j02": "2027-03-01T08:00"})


def excuse(office: Phone, participant: Participant, cohort: Cohort, *days: str) -> None:
    path = f"/pro/cohortes/{cohort.public_id}/jeunes/{participant.public_id}/absence"
    office.post(path, {"days": list(days), "reason": "transport"})


def line(office: Phone, cohort: Cohort, who: Participant) -> str:
    return office.get(f"/pro/cohortes/{cohort.public_id}").find(id=f"jeune-{who.public_id}").text()


def test_silence_begins_after_an_excused_day() -> None:
    thursday, friday = datetime(2027, 3, 4, 9, tzinfo=PARIS), date(2027, 3, 5)
    monday, tuesday = (datetime(2027, 3, day, 10, tzinfo=PARIS) for day in (8, 9))

    assert is_silent(last_at=thursday, local_now=monday)
    assert not is_silent(last_at=heard_until(thursday, [friday], PARIS), local_now=monday)
    assert not is_silent(last_at=heard_until(thursday, [friday], PARIS), local_now=tuesday)
    assert heard_until(thursday, [], PARIS) == thursday


def test_whoever_is_excused_is_not_silent_and_not_on_the_list(
    office: Phone, database: Database, cohort: Cohort, participant: Participant
) -> None:
    database.update(participant, last_seen_at=START - timedelta(days=9))
    with as_writer(database) as session:
        save_facts(session, participant.id, {"day:j02": Facts(marks=frozenset({"absence:away"}))})
    listed = f"/pro/cohortes/{cohort.public_id}/a-faire"
    assert "Sans nouvelles" in line(office, cohort, participant)
    assert "A prévenu" in office.get(listed).text

    excuse(office, participant, cohort, "j02")

    assert "Sans nouvelles" not in line(office, cohort, participant)
    assert "Absence excusée" in line(office, cohort, participant)
    assert participant.pseudonym not in office.get(listed).text


def test_the_page_of_an_excused_day_has_kind_words_and_asks_for_nothing(
    office: Phone, player: Phone, cohort: Cohort, participant: Participant
) -> None:
    assert "Je préviens" in player.get("/jeu").text

    excuse(office, participant, cohort, "j02")

    text = player.get("/jeu").text
    assert f"Ton absence est excusée. {THANKS}" in text
    assert "Rien ne t’est retiré et rien ne presse." in text
    assert "Je préviens" not in text


def test_a_missed_day_holds_out_a_hand_and_an_excused_one_does_not(
    office: Phone, player: Phone, database: Database, cohort: Cohort, participant: Participant
) -> None:
    database.update(cohort, days={"j01": "2027-02-24T08:00", "j02": "2027-02-26T08:00", "j03": "2027-03-01T08:00"})
    assert "Tu nous as manqué." not in player.get("/jeu").text

    opened = {"event_id": str(uuid4()), "quoi": "etape", "mission": "j01-m1", "etape": "j01-m1-s1"}
    office.post(f"/pro/jeunes/{participant.public_id}/aider", opened)
    assert "Tu nous as manqué. Tout va bien ? La version courte est là." in player.get("/jeu").text

    excuse(office, participant, cohort, "j02")
    page = player.get("/jeu")
    assert "Tu nous as manqué." not in page.text
    assert "(jour excusé)" in page.text


def test_what_an_excused_youth_holds_goes_to_those_who_are_there(
    office: Phone, database: Database, team: Team, cohort: Cohort, participant: Participant
) -> None:
    other, (day, step) = make_participant(database, team), _code()
    ids = [fragment.id for fragment in step.fragments]
    hands = {participant.public_id: ids[:1], other.public_id: ids[1:]}
    database.add(Dealing(team_id=team.id, step=step.id, revision=1, hands=hands, at=START))
    newest = select(Dealing.hands).order_by(Dealing.revision.desc()).limit(1)

    excuse(office, participant, cohort, next(each for each in DAYS if each != day))
    assert database.one(newest) == hands

    excuse(office, participant, cohort, day)
    assert {who: sorted(held) for who, held in database.one(newest).items()} == {other.public_id: sorted(ids)}


def _code() -> tuple[str, Any]:
    """The first code that a team opens together, and its day."""
    days: tuple[Any, ...] = load_quest().days
    return next(
        (day.id, step) for day in days for mission in day.missions for step in mission.steps if step.kind == "team_code"
    )
