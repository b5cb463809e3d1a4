from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.numbers import next_public_id
from tests.pages.phone import Phone
from webapp.store.models import Message, Participant, Staff

PATH = "/jeu/messages"


def say(database: Database, who: Participant, staff: Staff, **fields: object) -> Message:
    defaults = {
        "public_id": next_public_id("message"), "participant_id": who.id, "staff_id": staff.id, "kind": "message",
        "words": "Je passe à 14 h.", "sent_at": START,
    }  # fmt: skip
    return database.add(Message(**(defaults | fields)))


def test_a_youth_writes_and_the_form_serves_once(player: Phone, database: Database, participant: Participant) -> None:
    sent = {"token": player.get(PATH).form(PATH)["token"], "words": " J’ai une question. "}

    page = player.follow(player.post(PATH, sent))
    player.post(PATH, sent)

    assert "Envoyé." in page.text
    assert database.all(select(Message.words)) == ["J’ai une question."]
    assert database.one(select(Message.staff_id)) is None


def test_an_empty_message_is_refused_with_words(player: Phone, database: Database) -> None:
    assert "Écris quelques mots" in player.post(PATH, {"words": " "}, status=422).find(id="words-error").text()
    assert database.count(Message) == 0


def test_when_it_will_be_read_is_said_before_writing(player: Phone, clock: Clock) -> None:
    assert "Quelqu’un lit les messages en ce moment." in player.get(PATH).text

    clock.advance(hours=9)
    assert "Ton message sera lu mardi 2 mars à 9\u00a0h." in player.get(PATH).text


def test_what_is_new_is_marked_until_it_is_read(
    player: Phone, database: Database, participant: Participant, counsellor: Staff
) -> None:
    say(database, participant, counsellor)
    assert "chat__line--new" in player.get(PATH).html

    player.post(f"{PATH}/lu")

    assert "chat__line--new" not in player.get(PATH).html
    assert database.one(select(Message.read_at)) == START


def test_the_thread_is_a_region(player: Phone, database: Database, participant: Participant, counsellor: Staff) -> None:
    say(database, participant, counsellor)

    region = player.get(f"{PATH}/fil")

    assert "Je passe à 14 h." in region.text
    player.get(f"{PATH}/fil", status=304, headers={"If-None-Match": f'"{region.headers["X-Elan-Version"]}"'})


def test_it_takes_no_other_method(player: Phone) -> None:
    for path in (PATH, f"{PATH}/fil", f"{PATH}/lu", "/compte/journal"):
        player.open("DELETE", path, status=405)


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    for path in (PATH, f"{PATH}/fil", "/compte/journal"):
        phone.get(path, status=302)
    phone.post(f"{PATH}/lu", status=302)


def test_inside_a_mission_one_hears_that_somebody_wrote(
    player: Phone, database: Database, participant: Participant, counsellor: Staff
) -> None:
    assert player.get(f"{PATH}/mot").text.strip() == ""

    say(database, participant, counsellor)

    assert "1 message pour toi" in player.get(f"{PATH}/mot").text
    assert "1 message pour toi" in player.get("/jeu").find("header").text()
    player.get(f"{PATH}/mot", status=304, headers={"If-None-Match": '"0"'})
