"""Beginning with what was written in the game: offered, never copied by itself."""

from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.pages.phone import Phone
from tests.web.play.conftest import as_writer
from webapp.quest.events import canonical
from webapp.quest.facts import ANSWER as ANSWERED
from webapp.quest.facts import Facts, Register
from webapp.store.event_log import save_facts
from webapp.store.models import CvSection, Moment, Participant

STEP = "j04-m2-s5"
ANSWER = {
    "contact": {"nom": "Inès Ben Salah", "telephone": "06 12 34 56 78", "mail": ""},
    "phrase": "une alternance en vente",
    "comp": ["m-organiser"],
    "exp": ["Garde de mes frères", "Marché le samedi"],
    "formation": ["Seconde pro"],
    "plus": "Peul, foot",
}


def kept(database: Database) -> dict[str, Any]:
    rows = database.all(select(CvSection))
    return {row.section: row.content for row in rows}


@pytest.fixture
def wrote(database: Database, participant: Participant) -> None:
    answered = Facts(is_solved=True, registers={ANSWERED: Register(1, "e", canonical(ANSWER))})
    with as_writer(database) as session:
        save_facts(session, participant.id, {STEP: answered})


def test_what_was_written_is_offered_and_copies_nothing_by_itself(
    player: Phone, database: Database, wrote: None
) -> None:
    page = player.get("/sac/cv")

    assert "Reprendre ce que j’ai écrit" in page.text
    assert kept(database) == {}


def test_it_fills_what_is_empty_and_never_the_contact(player: Phone, database: Database, wrote: None) -> None:
    page = player.follow(player.post("/sac/cv/reprendre"))

    sections = kept(database)
    assert sorted(sections) == ["experiences", "trainings", "wishes"]
    assert [each["title"] for each in sections["experiences"]["items"]] == ["Garde de mes frères", "Marché le samedi"]
    assert [each["title"] for each in sections["trainings"]["items"]] == ["Seconde pro"]
    assert (sections["wishes"]["target"], sections["wishes"]["interests"]) == ("une alternance en vente", "Peul, foot")
    assert "Reprendre ce que j’ai écrit" not in page.text


def test_a_second_tap_changes_nothing(player: Phone, database: Database, wrote: None) -> None:
    player.post("/sac/cv/reprendre")
    before = kept(database)

    player.post("/sac/cv/reprendre")

    assert kept(database) == before


def test_what_the_youth_wrote_here_stays(player: Phone, database: Database, wrote: None) -> None:
    player.post("/sac/cv/souhaits", {"target": "Cuisine"})

    player.post("/sac/cv/reprendre")

    assert kept(database)["wishes"]["target"] == "Cuisine"


def test_who_wrote_nothing_in_the_game_is_offered_nothing(player: Phone, database: Database) -> None:
    player.post("/sac/cv/reprendre")

    assert "Reprendre ce que j’ai écrit" not in player.get("/sac/cv").text
    assert kept(database) == {}


def test_competences_of_the_studio_come_with_their_level_and_words(
    player: Phone, database: Database, participant: Participant
) -> None:
    own: dict[str, Any] = {"participant_id": participant.id, "experience": "sport", "created_at": START}
    said = {"cooperer": "Tenue du but en U19", "word-nombre": "11"}
    database.add(Moment(**own, public_id="m1", changed_at=START, levels={"cooperer": {"level": 2}}, sentences=said))
    database.add(Moment(**own, public_id="m2", changed_at=START, levels={"cooperer": {"level": 1}, "apprendre": {}}))

    player.post("/sac/cv/reprendre")

    assert kept(database)["skills"]["items"] == [
        {"competence": "cooperer", "level": 2, "lines": ["Tenue du but en U19"], "words": {"nombre": "11"}}
    ]


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    assert phone.post("/sac/cv/reprendre", status=302).location == "/reprendre"
