"""Steps played with plain forms: a talk, a question, a card of a service."""

from typing import Any

from tests.pages.phone import Page, Phone
from tests.web.play.conftest import Know
from webapp.content import load_quest
from webapp.quest.facts import Facts

DONE = Facts(is_solved=True, is_read=True)
TALK = "/jeu/mission/j01-m1?etape=j01-m1-s1"
QUESTION = "/jeu/mission/j01-m2?etape=j01-m2-s2"
CARD = "/jeu/mission/j01-m2?etape=j01-m2-s6"


def finish_until(know: Know, step_id: str) -> None:
    for mission in load_quest().missions():
        for step in mission.steps:
            if step.id == step_id:
                return
            know(step.id, DONE)


def hidden_fields(page: Page, event: str) -> dict[str, Any]:
    """Return the hidden fields of the form that makes this event."""
    form = next(form for form in page.find_all("form") if form.get("data-event-type") == event)
    return {field["name"]: field["value"] for field in form.find_all("input") if field["type"] == "hidden"}


def test_a_talk_stops_at_its_choice_and_goes_on_after_the_answer(player: Phone) -> None:
    page = player.get(TALK)
    fields = hidden_fields(page, "ChoiceMade")

    after = player.follow(player.post(TALK, {**fields, "payload.option": "preuve"}))

    assert "Prouve-le" in page.text
    assert "les trottinettes sont au musée" not in page.text
    assert "les trottinettes sont au musée" in after.text
    assert "un grille-pain ! On en a réparé" not in after.text
    assert hidden_fields(after, "StepRead")["type"] == "StepRead"


def test_a_talk_heard_to_its_end_leads_to_the_next_step(player: Phone) -> None:
    player.post(TALK, {**hidden_fields(player.get(TALK), "ChoiceMade"), "payload.option": "ecoute"})

    page = player.post(TALK, hidden_fields(player.get(TALK), "StepRead"))

    assert page.location == "/jeu/mission/j01-m1?etape=j01-m1-s2"


def test_a_question_speaks_of_what_was_picked(player: Phone, know: Know) -> None:
    finish_until(know, "j01-m2-s2")
    fields = hidden_fields(player.get(QUESTION), "StepAnswered")

    page = player.follow(player.post(QUESTION, {**fields, "payload.answer[]": ["l3"]}))

    said = {node["data-part"]: node.text() for node in page.find_all("p") if node.get("data-part") and node.text()}
    assert said.keys() == {"l3"}
    assert said["l3"].startswith("À revoir Un CDD doit dire pourquoi il existe.")


def test_a_question_without_an_answer_is_kindly_refused(player: Phone, know: Know) -> None:
    finish_until(know, "j01-m2-s2")

    page = player.post(QUESTION, hidden_fields(player.get(QUESTION), "StepAnswered"), status=422)

    assert "Choisis une réponse, puis valide." in page.text


def test_a_card_that_was_taken_shows_its_effect_and_is_marked_for_me(player: Phone, know: Know) -> None:
    finish_until(know, "j01-m2-s6")
    before = player.get(CARD)

    taken = player.follow(player.post(CARD, hidden_fields(before, "StepRead")))
    back = player.post("/jeu/acte", hidden_fields(taken, "ServiceMarked"))
    marked = player.follow(back)

    assert "Je prends la carte" not in taken.text
    assert back.location == CARD
    left = [form["data-event-type"] for form in marked.find_all("form") if form.get("data-event-type")]
    assert left == ["HandRaised"]
    assert "C’est noté dans ton carnet." in marked.text


def test_what_is_done_in_a_room_comes_back_to_the_thing_that_was_touched(
    player: Phone, know: Know, last_day: None
) -> None:
    finish_until(know, "j07-m2-s2")
    room = "/jeu/mission/j07-m2?etape=j07-m2-s2"
    bench = player.get(room).find("li", data_thing="a_banc")
    form = bench.find("form")
    fields = {field["name"]: field["value"] for field in form.find_all("input") if field["type"] == "hidden"}

    page = player.follow(player.post(room, fields))

    # A browser keeps the fragment of what it sent through the redirection.
    assert form["action"] == f"?etape=j07-m2-s2#{bench['id']}"
    assert "Un rouleau de papier à tickets, tout neuf." in page.find("li", id=bench["id"]).text()
