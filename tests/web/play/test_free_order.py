"""The week-end mission: ten places, in any order, five of which are enough."""

from typing import Any

from tests.pages.phone import Page, Phone
from tests.web.play.conftest import Know
from webapp.content import load_quest
from webapp.quest.facts import Facts

QUEST: Any = load_quest()
MISSION: Any = QUEST.mission("we-m1")
URL = f"/jeu/mission/{MISSION.id}"
PLACES = [step.id for step in MISSION.steps]
DONE = Facts(is_solved=True, is_read=True)


def listed(page: Page) -> dict[str, bool]:
    """Return the places that one may go to, and whether each is said to be done."""
    links = [link for link in page.find_all("a") if "data-place" in link.attributes]
    return {link["href"]: "hidden" not in link.find("span", class_="places__done").attributes for link in links}


def test_without_scripts_every_place_is_a_link_from_every_place(player: Phone, know: Know, last_day: None) -> None:
    know(PLACES[3], DONE)

    page = player.get(f"{URL}?etape={PLACES[7]}")

    assert listed(page) == {f"?etape={place}": place == PLACES[3] for place in PLACES}
    assert "hidden" in page.find("a", href="?etape=fin").attributes


def test_with_scripts_the_same_list_waits_to_be_marked(player: Phone, know: Know, last_day: None) -> None:
    know(PLACES[3], DONE)

    page = player.get(URL)

    assert listed(page) == {f"#{place}": False for place in PLACES}
    assert player.get(f"{URL}/etat").json["free_after"] == 5


def test_the_way_on_leads_to_a_place_that_is_left_and_then_to_the_end(
    player: Phone, know: Know, last_day: None
) -> None:
    def onward(place: str) -> str:
        return str(player.get(f"{URL}?etape={place}").find("a", class_="button--primary")["href"])

    for place in PLACES[2:]:
        know(place, DONE)
    middle = onward(PLACES[4])
    know(PLACES[0], DONE)
    last = onward(PLACES[9])
    know(PLACES[1], DONE)

    assert (middle, last, onward(PLACES[4])) == (f"?etape={PLACES[0]}", f"?etape={PLACES[1]}", "?etape=fin")


def test_five_places_are_enough_to_end(player: Phone, know: Know, last_day: None) -> None:
    for place in PLACES[1::2]:
        know(place, DONE)

    assert "hidden" not in player.get(f"{URL}?etape={PLACES[0]}").find("a", href="?etape=fin").attributes


def test_other_missions_have_no_such_list_and_no_such_end(player: Phone, last_day: None) -> None:
    first = QUEST.days[0].missions[0]

    assert listed(player.get(f"/jeu/mission/{first.id}")) == {}
    assert player.get(f"/jeu/mission/{first.id}/etat").json["free_after"] is None
