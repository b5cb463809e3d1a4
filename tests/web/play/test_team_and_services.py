from typing import Any

from tests.database import Database
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, Statements
from webapp.content import load_quest
from webapp.quest.facts import Facts
from webapp.store.models import Cohort, Participant, Team

QUEST: Any = load_quest()
CARD = next(step for mission in QUEST.missions() for step in mission.steps if step.kind == "service_card")


def test_the_team_page_names_its_people_and_no_others(
    player: Phone, database: Database, cohort: Cohort, team: Team
) -> None:
    mate = make_participant(database, team)
    stranger = make_participant(database, make_team(database, cohort, number=2))

    text = player.get("/jeu/equipe").text

    assert mate.pseudonym in text
    assert stranger.pseudonym not in text
    assert all(threshold.name in text for threshold in QUEST.economy.thresholds)


def test_the_window_is_a_picture(player: Phone) -> None:
    assert player.get("/jeu/equipe/vitrail.svg").response.mimetype == "image/svg+xml"


def test_a_lead_holds_once_half_of_the_team_showed_the_competence(
    player: Phone, database: Database, team: Team, know: Know, last_day: None
) -> None:
    rule = next(each for each in QUEST.badge_rules if each.competence == QUEST.competences[0].id)
    shown = f"{QUEST.competences[0].name} plomb posé"
    others = [make_participant(database, team) for _ in range(2)]
    finish(know, rule.missions[: rule.missions_needed])
    before = player.get("/jeu/equipe/vitrail.svg").response.get_data()

    assert shown not in player.get("/jeu/equipe").text
    finish(know, rule.missions[: rule.missions_needed], who=others[0])
    assert shown in player.get("/jeu/equipe").text
    assert player.get("/jeu/equipe/vitrail.svg").response.get_data() != before


def finish(know: Know, missions: tuple[str, ...], **who: Participant) -> None:
    for mission in missions:
        for step in QUEST.mission(mission).steps:
            know(step.id, Facts(is_solved=True, is_read=True, is_skipped=True), **who)


def test_a_mate_can_be_thanked(player: Phone, database: Database, team: Team) -> None:
    mate = make_participant(database, team)
    fields = player.get("/jeu/equipe").form("/jeu/acte")

    assert fields["key"] == "thanks"
    player.post("/jeu/acte", {**fields, "payload.to": mate.public_id})


def test_three_mates_cost_no_more_than_one(
    player: Phone, database: Database, team: Team, participant: Participant, statements: Statements
) -> None:
    make_participant(database, team)
    few = statements(lambda: player.get("/jeu/equipe"))
    for _ in range(3):
        make_participant(database, team)

    assert statements(lambda: player.get("/jeu/equipe")) == few


def test_a_service_is_told_once_it_was_discovered(player: Phone, know: Know) -> None:
    address = f"/jeu/services/{CARD.service}"
    assert "Pas encore découvert" in player.get(address).text

    know(CARD.id, Facts(is_read=True))

    page = player.get(address)
    assert page.heading == CARD.name
    assert CARD.name in player.get("/jeu/services").text


def test_a_service_can_be_marked(player: Phone, know: Know) -> None:
    know(CARD.id, Facts(is_read=True))
    address = f"/jeu/services/{CARD.service}"

    page = player.follow(player.post("/jeu/acte", player.get(address).form("/jeu/acte")))

    assert "Comprise" in page.text


def test_an_unknown_service_is_not_found(player: Phone) -> None:
    player.get("/jeu/services/rien", status=404)
