from typing import Any

import pytest

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, Statements
from webapp.quest.facts import Facts
from webapp.store.models import Participant, SharedSection, Team

SIGNED = {"nom": "Moineau", "signature": {"typed": "MO"}}


def share(database: Database, owner: Participant, section: str, **fields: Any) -> SharedSection:
    defaults = {"participant_id": owner.id, "section": section, "recipient": "counsellor", "answers": {}, "at": START}
    return database.add(SharedSection(**(defaults | fields)))


def test_on_the_first_morning_there_is_little(player: Phone) -> None:
    page = player.get("/jeu/carnet")

    assert "À lire. Tu le signes au jour 1." in page.text
    assert "Pas encore de rendez-vous" in page.text
    assert "Mon attestation" not in page.links()


@pytest.mark.parametrize(
    ("step", "answer", "link"),
    [
        ("j01-m2-s4", SIGNED, "Mon contrat, signé"),
        ("j09-m3-s4", {"pas1": {"quoi": "appeler Samira"}}, "Mon plan en trois pas"),
        ("j04-m2-s5", {"phrase": "un stage"}, "Mon CV, mes réponses du jeu"),
        ("j10-m4-s3", {"kept": "le fou rire"}, "Mon message à moi"),
        ("j05-m3-s2", {"items": {"aider": "souvent"}}, "Ma période d’essai"),
    ],
)
def test_what_was_written_becomes_a_paper(player: Phone, know: Know, step: str, answer: Any, link: str) -> None:
    assert link not in player.get("/jeu/carnet").links()

    know(step, answer=answer)

    page = player.get("/jeu/carnet")
    assert player.get(page.links()[link]).status == 200


def test_an_announcement_that_was_heard_is_kept(player: Phone, know: Know) -> None:
    know("j01-m4-s1", Facts(is_read=True))

    page = player.get("/jeu/carnet")

    assert page.links()["L’annonce du Grand Repos"] == "/jeu/documents/j01-m4-s1"


def test_letters_come_when_the_day_is_over(player: Phone, clock: Clock) -> None:
    assert "Les lettres de la nuit" not in player.get("/jeu/carnet").text

    clock.advance(days=1)

    assert "Jour 1\u00a0: lettre A, à 3\u00a0h" in player.get("/jeu/carnet").text


def test_what_was_shared_says_with_whom(player: Phone, database: Database, participant: Participant) -> None:
    share(database, participant, "j02-m1-s5")
    share(database, participant, "j01-m4-s5", recipient="team", withdrawn_at=START)

    text = player.get("/jeu/carnet").text

    assert "Ta météo à toi\u00a0: envoyé à Samira, lundi 1er mars." in text
    assert "Un mot pour le premier jour" not in text


def test_papers_and_sharings_of_others_are_not_there(player: Phone, database: Database, team: Team, know: Know) -> None:
    other = make_participant(database, team)
    know("j09-m3-s4", answer={"pas1": {"quoi": "secret"}}, who=other)
    share(database, other, "j02-m1-s5")

    page = player.get("/jeu/carnet")

    assert "Mon plan en trois pas" not in page.links()
    assert "Ta météo à toi" not in page.text


def test_three_sharings_cost_no_more_than_one(
    player: Phone, database: Database, participant: Participant, statements: Statements
) -> None:
    share(database, participant, "j02-m1-s5")
    few = statements(lambda: player.get("/jeu/carnet"))

    share(database, participant, "j04-m2-s3")
    share(database, participant, "j05-m3-s2")

    assert statements(lambda: player.get("/jeu/carnet")) == few


def test_a_visitor_is_sent_to_the_resume_page(open_phone: OpenPhone) -> None:
    page = open_phone().get("/jeu/carnet", status=302)

    assert page.location is not None
    assert "suite" in page.location
