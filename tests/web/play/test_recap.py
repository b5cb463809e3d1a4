import pytest

from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.content import load_quest
from webapp.queries.recap import appointment_line
from webapp.quest.facts import Facts

QUEST = load_quest()
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)
WORDS = next(recap for recap in QUEST.recaps if recap.day == "j01")


def finish(know: Know, *missions: str) -> None:
    for mission in QUEST.missions():
        for step in mission.steps if mission.id in missions else ():
            know(step.id, DONE)


def test_a_missed_day_tells_the_story_and_offers_the_short_version(player: Phone) -> None:
    page = player.get("/jeu/recap/j01")

    assert QUEST.absent_text in page.text
    assert "Gravé sur les éclats du jour\u00a0: 13 et 5." in page.text
    assert page.links()["Faire la version courte (20 minutes)"] == "/jeu/jour/j01"


def test_half_a_day_names_what_was_done_and_nothing_more(player: Phone, know: Know) -> None:
    finish(know, "j01-m1")

    text = player.get("/jeu/recap/j01").text

    assert QUEST.days[0].missions[0].title in text
    assert WORDS.achieved[-1] not in text


def test_a_whole_day_says_what_the_author_wrote(player: Phone, know: Know) -> None:
    finish(know, *(mission.id for mission in QUEST.days[0].missions))

    assert WORDS.achieved[-1] in player.get("/jeu/recap/j01").text


def test_every_open_day_has_a_recap(player: Phone, last_day: None) -> None:
    for recap in QUEST.recaps:
        page = player.get(f"/jeu/recap/{recap.day}")
        spoken = page.find("p", id="recap-spoken").text()

        assert "None" not in page.heading
        assert 0 < len(spoken.split()) <= 160


def test_the_last_recap_shows_what_one_leaves_with(player: Phone, know: Know, last_day: None) -> None:
    finish(know, "j10-m1")

    links = set(player.get("/jeu/recap/j10").links().values())

    assert {"/jeu/rendez-vous", "/jeu/carnet", "/jeu/attestation"} <= links


@pytest.mark.parametrize("day", ["j05", "j99"])
def test_a_day_that_is_not_open_or_unknown_is_not_found(player: Phone, day: str) -> None:
    player.get(f"/jeu/recap/{day}", status=404)


def test_a_letter_that_was_missed_is_given_again(player: Phone, know: Know, last_day: None) -> None:
    finish(know, *(mission.id for mission in QUEST.days[0].missions))

    text = player.get("/jeu/recap/j03").text

    assert "Jour 2\u00a0: lettre E, à 21\u00a0h. Gravé sur les éclats\u00a0: 13." in text
    assert "Jour 1\u00a0: lettre A" not in text


def test_each_place_found_brings_a_verse_and_all_ten_bring_more(player: Phone, know: Know, last_day: None) -> None:
    places = QUEST.mission("we-m1")
    assert places is not None
    for step in places.steps[:2]:
        know(step.id, DONE)

    text = player.get("/jeu/recap/we").text

    assert QUEST.song[1] in text
    assert QUEST.song[2] not in text
    for step in places.steps[2:]:
        know(step.id, DONE)
    assert str(places.all_done_message) in player.get("/jeu/recap/we").text


def test_without_an_appointment_the_recap_says_that_the_door_stays_open(player: Phone, last_day: None) -> None:
    page = player.get("/jeu/recap/j08")

    assert "Rien de prévu" in page.text
    assert "Ton rendez-vous" not in page.text
    assert page.links()["Prendre rendez-vous"] == "/jeu/rendez-vous"


def test_the_line_about_the_appointment() -> None:
    text = "Ton jour. (Rien\u00a0?)"

    assert appointment_line(text, has_appointment=True) == "Ton jour."
    assert appointment_line(text, has_appointment=False) == "Rien\u00a0?"
    assert appointment_line("Ton jour.", has_appointment=False) is None
    assert appointment_line(None, has_appointment=True) is None
