"""What an earlier day left, shown again by a later step."""

from typing import Any

from tests.clock import START, Clock
from tests.database import Database
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, as_writer
from webapp.content import load_quest
from webapp.quest.events import canonical
from webapp.quest.facts import Facts, Register
from webapp.store.models import Team, VoteClosing
from webapp.store.topics import announce, team_topic

QUEST: Any = load_quest()
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)


def finish_before(know: Know, last: str) -> None:
    for mission in QUEST.days[-1].missions:
        if mission.id == last:
            return
        for step in mission.steps:
            know(step.id, DONE)


def state(player: Phone, mission: str, step: str) -> Any:
    return player.get(f"/jeu/mission/{mission}/etat").json["steps"][step]["extra"]


def test_the_articles_that_the_team_voted_are_in_the_contract_it_signs(
    player: Phone, database: Database, team: Team, know: Know, last_day: None
) -> None:
    finish_before(know, "j10-m2")
    assert state(player, "j10-m2", "j10-m2-s3")["articles"] == []
    vote = next(step for mission in QUEST.missions() for step in mission.steps if _sets(step, "regle0"))
    names = [option.id for option in vote.options][:2]

    with as_writer(database) as session:
        session.add(VoteClosing(team_id=team.id, step=vote.id, round="r1", outcome=names, counted={}, at=START))
        announce(session, team_topic(team.public_id))

    page = player.get("/jeu/mission/j10-m2?etape=j10-m2-s3")
    assert all(QUEST.law_articles[name] in page.text for name in names)


def test_both_answers_to_the_same_question_stand_side_by_side(player: Phone, know: Know, last_day: None) -> None:
    finish_before(know, "j10-m4")
    first = QUEST.mission("j01-m4").steps[1]
    know(first.id, _ballot(first.options[1].id))
    address = "/jeu/mission/j10-m4?etape=j10-m4-s2"
    line = player.get(address).find("p", **{"data-earlier": ""})
    assert "hidden" in line.attributes

    know("j10-m4-s2", _ballot("calme"))

    line = player.get(address).find("p", **{"data-earlier": ""})
    assert first.options[1].text in line.text()
    assert "hidden" not in line.attributes


def test_the_story_of_the_fourth_day_begins_the_curriculum(player: Phone, know: Know, last_day: None) -> None:
    know("j04-m2-s3", answer={"situation": "Au club.", "task": "Ranger les ballons."})
    form = next(step for step in QUEST.mission("j04-m2").steps if getattr(step, "exports", None) == "cv")

    assert state(player, "j04-m2", form.id)["prefills"]["exp"] == "Au club. Ranger les ballons."


def test_whoever_thanked_somebody_is_offered_to_thank_others(player: Phone, know: Know, clock: Clock) -> None:
    clock.advance(days=10)
    address = "/jeu/mission/j08-m1?etape=j08-m1-s4"
    assert "hidden" in player.get(address).find("p", **{"data-thanks": ""}).attributes

    know("j08-m1-s4", answer={"a_qui": "somebody", "reponse": "oui"})

    assert player.get(address).links()["Dire merci à quelqu’un d’autre"] == "/jeu/equipe#thanks-title"
    assert "hidden" not in player.get(address).find("p", **{"data-thanks": ""}).attributes


def _ballot(option: str) -> Facts:
    return Facts(registers={"ballot:r1": Register(1, "e", canonical(option))})


def _sets(step: Any, flag: str) -> bool:
    return step.kind == "vote" and any(flag in option.set for option in step.options)
