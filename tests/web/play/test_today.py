from tests.clock import START, Clock
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, Statements
from webapp.content import load_quest
from webapp.quest.facts import Facts
from webapp.quest.script import Say
from webapp.store.models import Cohort, Opening, Participant, Team

FIRST = load_quest().days[0]
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)


def test_before_the_first_day_the_page_says_when_it_opens(player: Phone, clock: Clock) -> None:
    clock.advance(hours=-3)

    assert "Le premier jour commence aujourd’hui à 8\u00a0h" in player.get("/jeu").text


def test_clocking_in_shows_the_first_mission(player: Phone) -> None:
    fields = player.get("/jeu").form("/jeu/acte")

    page = player.follow(player.post("/jeu/acte", {**fields, "type": "CheckedIn"}))

    assert f"Jouer\u00a0: {FIRST.missions[0].title}" in page.links()
    assert "Consigne du jour" in page.text or FIRST.daily_instruction is None


def test_an_announced_absence_is_thanked(player: Phone) -> None:
    fields = player.get("/jeu").form("/jeu/acte")

    sent = {**fields, "type": "AbsenceAnnounced", "payload.reason": "away"}
    page = player.follow(player.post("/jeu/acte", sent))

    assert "Prévenir, ça compte autant que venir." in page.text


def test_a_finished_day_leads_to_its_recap(player: Phone, know: Know) -> None:
    know("day:j01", Facts(marks=frozenset({"checked_in"})))
    for mission in FIRST.missions:
        for step in mission.steps:
            know(step.id, DONE)

    assert player.get("/jeu").links()["Relire le récap du jour"] == "/jeu/recap/j01"


def test_a_missed_day_can_be_caught_up(player: Phone, clock: Clock) -> None:
    clock.advance(days=1)

    links = player.get("/jeu").links()

    assert links[f"Rattraper «\u00a0{FIRST.title}\u00a0» en 20 minutes"] == f"/jeu/mission/{FIRST.missions[0].id}"


def test_catching_up_goes_on_where_one_stopped(player: Phone, know: Know, clock: Clock) -> None:
    clock.advance(days=1)
    done, left = FIRST.missions[0], FIRST.missions[1]
    for step in done.steps:
        know(step.id, DONE)
    know(left.steps[0].id, DONE)

    links = player.get("/jeu").links()
    address = links[f"Rattraper «\u00a0{FIRST.title}\u00a0» en 20 minutes"]

    assert address == f"/jeu/mission/{left.id}"
    assert player.get(f"{address}?etape=suite", status=302).location == f"{address}?etape={left.steps[1].id}"


def test_a_day_that_is_not_open_shows_the_current_one(player: Phone) -> None:
    assert player.get("/jeu/jour/j05").heading == "Jour 1 sur 10"


def test_an_unknown_day_is_not_found(player: Phone) -> None:
    player.get("/jeu/jour/j99", status=404)


def test_three_mates_cost_no_more_than_one(
    player: Phone, database: Database, team: Team, participant: Participant, statements: Statements
) -> None:
    few = statements(lambda: player.get("/jeu"))
    for _ in range(3):
        make_participant(database, team)

    assert statements(lambda: player.get("/jeu")) == few


def test_the_objective_of_the_first_week_is_recalled_the_next(player: Phone, know: Know, clock: Clock) -> None:
    know("j05-m3-s2", answer={"items": {}, "follow_up": "ecouter"})
    clock.advance(days=4)
    assert "Ton objectif" not in player.get("/jeu").text

    clock.advance(days=3)

    assert (
        "Ton objectif\u00a0: «\u00a0J’écoute les idées des autres avant de donner la mienne." in player.get("/jeu").text
    )


def test_whoever_speaks_when_the_day_opens_is_named(player: Phone) -> None:
    names = {character.id: character.name for character in load_quest().characters}

    text = player.get("/jeu").text

    said = [line for line in FIRST.opening.script if isinstance(line, Say)]
    assert all(line.speaker == "narr" or names[line.speaker] in text for line in said), said


def test_a_pause_is_told_beside_the_days_until_the_calendar_runs_again(
    player: Phone, cohort: Cohort, database: Database
) -> None:
    database.add(Opening(cohort_id=cohort.id, what="j01", at=START, by="staff"))
    told = []
    for is_paused in (True, False):
        database.update(cohort, is_paused=is_paused)
        told.append("Le parcours est en pause" in player.get("/jeu").text)

    assert told == [True, False]
