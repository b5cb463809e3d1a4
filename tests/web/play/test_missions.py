"""A mission's page: what it is before one starts, the words of the place, who speaks and how they look."""

from typing import Any

import pytest

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.organisations import make_organisation
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, Statements
from webapp.content import load_quest
from webapp.quest.content import Mission
from webapp.quest.facts import Facts
from webapp.store.models import Team
from webapp.web.play.cast import cast_of

QUEST = load_quest()
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)
MISSIONS = list(QUEST.missions())
WARNED = [mission.id for mission in MISSIONS if mission.content_note]


def test_every_mission_says_what_it_is_before_one_starts(player: Phone, know: Know, last_day: None) -> None:
    finish_all_but_the_last_day(know)
    for mission in MISSIONS:
        if mission in QUEST.days[-1].missions[1:]:
            continue
        page = player.get(f"/jeu/mission/{mission.id}")
        link = page.find_all("aside")[0].find("a")

        assert f"Environ {mission.duration_min} minutes" in page.text
        assert page.find_all(id=link["href"].removeprefix("#")), mission.id


@pytest.mark.parametrize("mission_id", WARNED)
def test_a_warning_is_read_before_playing_with_scripts_or_without(
    player: Phone, last_day: None, mission_id: str
) -> None:
    plain = player.follow(player.get(f"/jeu/mission/{mission_id}?etape=suite", status=302))

    assert "Bon à savoir avant" in plain.text
    assert "Bon à savoir avant" in player.get(f"/jeu/mission/{mission_id}").text


def test_a_step_that_is_done_is_not_introduced_again(player: Phone, know: Know) -> None:
    first = MISSIONS[0].steps[0].id
    know(first, DONE)

    page = player.get(f"/jeu/mission/{MISSIONS[0].id}?etape={first}")

    assert page.find_all("aside") == []


def test_the_end_says_more_when_every_place_was_found(player: Phone, know: Know, last_day: None) -> None:
    places = next(mission for mission in MISSIONS if mission.all_done_message)
    for step in places.steps[:-1]:
        know(step.id, DONE)
    assert str(places.all_done_message) not in player.get(f"/jeu/mission/{places.id}?etape=fin").text

    know(places.steps[-1].id, DONE)

    assert str(places.all_done_message) in player.get(f"/jeu/mission/{places.id}?etape=fin").text


def test_the_words_for_every_place_wait_in_the_document_until_the_last_one(player: Phone, last_day: None) -> None:
    places = next(mission for mission in MISSIONS if mission.all_done_message)

    waiting = player.get(f"/jeu/mission/{places.id}").find("p", data_all_done="")

    assert (str(places.all_done_message) in waiting.text(), "hidden" in waiting.attributes) == (True, True)


def test_words_that_nobody_filled_in_are_said_plainly(
    database: Database, open_phone: OpenPhone, last_day: None
) -> None:
    cohort = make_cohort(database, make_organisation(database, variables={"ville": "", "conseiller": "Samira"}))
    player = open_phone(make_participant(database, make_team(database, cohort)))

    page = player.get("/jeu/mission/we-m1")

    assert "le numéro donné par l’animation" in page.text
    assert "\ue000" not in page.html
    assert "{{" not in page.html


def test_a_mission_with_a_form_costs_two_statements(
    player: Phone, database: Database, team: Team, statements: Statements, last_day: None
) -> None:
    url = "/jeu/mission/j01-m2"
    alone = statements(lambda: player.get(url))
    for _ in range(5):
        make_participant(database, team)

    assert (alone, statements(lambda: player.get(url))) == (2, 2)


def test_only_the_step_to_be_played_is_seen_before_any_script_runs(player: Phone, know: Know) -> None:
    mission = MISSIONS[0]
    know(mission.steps[0].id, DONE)

    sections = player.get(f"/jeu/mission/{mission.id}").find_all("section")

    steps = {each["data-step"]: each.get("hidden", "seen") for each in sections if each.get("data-step")}
    assert [step for step, state in steps.items() if state == "seen"] == [mission.steps[1].id]


@pytest.mark.parametrize(
    ("day", "who", "picture"),
    [
        (None, "abri", "ai/abri-calm"), ("j06", "abri", "ai/abri-calm"), ("j07", "abri", "ai/abri-trembling"),
        ("j09", "abri", "ai/abri-cracked"), ("j10", "abri", "ai/abri-dawn"), ("j05", "nour", "character/nour-tired"),
        ("j06", "nour", "character/nour-neutral"), ("j01", "narr", None),
    ],
)  # fmt: skip
def test_faces_follow_the_story(day: str | None, who: str, picture: str | None) -> None:
    assert cast_of(QUEST, day)[who]["drawing"] == picture


def test_a_tired_nour_speaks_in_the_missions_of_the_fifth_day(player: Phone, last_day: None) -> None:
    mission = next(each for each in QUEST.days[4].missions if speaks(each, "nour"))

    assert "character/nour-tired" in player.get(f"/jeu/mission/{mission.id}").html


def finish_all_but_the_last_day(know: Know) -> None:
    for day in QUEST.days[:-1]:
        for mission in day.missions:
            for step in mission.steps:
                know(step.id, DONE)


def speaks(mission: Mission[Any], who: str) -> bool:
    scripts = [getattr(step, "script", ()) for step in mission.steps]
    return any(getattr(line, "speaker", None) == who for script in scripts for line in script)
