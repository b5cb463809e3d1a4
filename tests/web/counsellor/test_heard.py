"""Open pages of staff hear of what changes them: each act raises the topics of the regions that show it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from tests.web.play.test_outbox import A_HINT, event_of, send
from webapp.store.models import Cohort, Participant, Staff, Team, TopicVersion
from webapp.store.topics import board_topic, desk_topic, teams_topic, workshops_topic

Heard = Callable[[str], int]
WEATHER = "/jeu/partager/j02-m1-s5"


@pytest.fixture
def heard(database: Database) -> Heard:
    """Count how often a topic was raised."""
    return lambda topic: sum(database.all(select(TopicVersion.version).where(TopicVersion.topic == topic)))


def hints(team: Team, *numbers: int) -> list[Any]:
    return [event_of(team, seq=number, **A_HINT | {"payload": {"hint": number}}) for number in numbers]


def test_the_list_hears_of_the_third_hint_and_of_the_end_of_the_step(player: Phone, team: Team, heard: Heard) -> None:
    topic = desk_topic(team.cohort_id)
    send(player, *hints(team, 1, 2))
    seen = [heard(topic)]
    send(player, *hints(team, 3))
    seen.append(heard(topic))
    send(player, event_of(team, seq=4))

    assert [*seen, heard(topic)] == [0, 1, 2]


def test_whoever_comes_after_all_is_not_waited_for(player: Phone, team: Team, heard: Heard) -> None:
    away = event_of(team, type="AbsenceAnnounced", payload={"reason": "transport"}, mission="", step="day:j01")
    there = event_of(team, seq=2, type="CheckedIn", payload={}, mission="", step="day:j01")
    topic, seen = desk_topic(team.cohort_id), []
    for event in (away, there):
        send(player, event)
        seen.append(heard(topic))

    assert seen[0] > 0
    assert seen[1] > seen[0]


def test_what_is_sent_and_taken_back_is_heard(
    player: Phone, participant: Participant, team: Team, heard: Heard, clock: Any
) -> None:
    clock.advance(days=11)
    seen = []
    for path in (WEATHER, f"{WEATHER}/retirer"):
        player.post(path, {"payload.answer.items.logement": "orage"})
        seen.append((heard(desk_topic(team.cohort_id)), heard(board_topic(team.public_id))))

    assert seen[0] == (1, 1)
    assert seen[1] == (2, 2)


def test_an_agreement_that_is_taken_back_leaves_the_board(player: Phone, team: Team, heard: Heard) -> None:
    player.post("/compte/accords", {"choices": ["share_progress"]})
    first = heard(board_topic(team.public_id))
    player.post("/compte/accords", {"choices": []})

    assert (first, heard(board_topic(team.public_id)), heard(desk_topic(team.cohort_id))) == (1, 2, 2)


def test_a_team_that_is_opened_is_fetched_by_the_boards(
    office: Phone, cohort: Cohort, team: Team, heard: Heard
) -> None:
    path = f"/pro/cohortes/{cohort.public_id}"
    region = office.get(path).find("div", data_region="board-teams")
    assert (region["data-topic"], region["data-version"]) == (teams_topic(cohort.id), "0")
    office.open("GET", region["data-url"], status=304, headers={"If-None-Match": '"0"'})

    office.post(f"{path}/equipes", office.get(f"{path}/equipes").form(f"{path}/equipes"))

    answer = office.get(region["data-url"])
    assert (answer.headers["X-Elan-Version"], heard(teams_topic(cohort.id))) == ("1", 1)
    assert [node["id"] for node in answer.find_all("section")] == ["equipe-1", "equipe-2"]
    moments = office.get(f"{path}/en-ce-moment").headers["X-Elan-Topics"].split()
    assert [each for each in moments if each.startswith("board:")] == [
        node["data-topic"] for node in answer.find_all("section")
    ]


def test_the_day_hears_of_who_comes_to_a_workshop(
    office: Phone, player: Phone, database: Database, counsellor: Staff, cohort: Cohort, heard: Heard
) -> None:
    workshop, topic = make_workshop(database, counsellor), workshops_topic(cohort.organisation_id)
    path, seen = f"/jeu/ateliers/{workshop.public_id}", []
    assert topic in office.get("/pro").find("div", data_region="own-day")["data-topic"].split()
    for act in (path, path, f"{path}/quitter"):
        player.post(act)
        seen.append(heard(topic))

    assert seen == [1, 1, 2]


def test_whoever_leaves_leaves_the_list(player: Phone, team: Team, heard: Heard) -> None:
    player.post("/compte/effacer", {"word": "EFFACER"}, status=200)

    assert heard(desk_topic(team.cohort_id)) == 1
