from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.store.models import SharedSection, Team
from webapp.web.play.door import uuid7

WEATHER = "/jeu/partager/j02-m1-s5"
STORM = {"payload.answer.items.logement": "orage", "payload.answer.follow_up": "logement"}
Sections = Callable[[], list[Any]]


@pytest.fixture
def sections(database: Database) -> Sections:
    return lambda: database.all(select(SharedSection).order_by(SharedSection.id))


def test_the_page_says_that_it_sends_and_to_whom(player: Phone, last_day: None) -> None:
    page = player.get(WEATHER)

    assert "Ce qui est écrit ci-dessous part chez Samira, et chez personne d’autre." in page.text
    assert all("name" in node.attributes for node in page.find_all("select"))


def test_the_weather_is_sent_and_taken_back(player: Phone, sections: Sections, last_day: None) -> None:
    notebook = player.follow(player.post(WEATHER, STORM))

    (sent,) = sections()
    assert (sent.section, sent.recipient) == ("j02-m1-s5", "counsellor")
    assert sent.answers == {"items": {"logement": "orage"}, "follow_up": "logement"}
    assert "Ta météo à toi\u00a0: envoyé à Samira" in notebook.text
    assert "Déjà envoyé" in player.get(WEATHER).text

    player.post(f"{WEATHER}/retirer")

    (taken,) = sections()
    assert (taken.answers, taken.withdrawn_at is None) == ({}, False)
    assert "Déjà envoyé" not in player.get(WEATHER).text


def test_a_newer_sending_replaces_the_older_one(player: Phone, sections: Sections, last_day: None) -> None:
    player.post(WEATHER, STORM)
    player.post(WEATHER, {"payload.answer.items.logement": "soleil"})

    older, newer = sections()
    assert (older.answers, newer.answers) == ({}, {"items": {"logement": "soleil"}})


def test_a_kept_page_is_filled_with_what_is_kept(player: Phone, know: Know, last_day: None) -> None:
    know("j09-m3-s4", answer={"pas1": {"quoi": "appeler Samira", "quand": "mardi"}})

    fields = player.get("/jeu/partager/j09-m3-s4").form("/jeu/partager/j09-m3-s4")

    assert fields["payload.answer.pas1.quoi"] == "appeler Samira"


@pytest.mark.parametrize("fields", [{}, {"payload.answer.items.logement": ""}])
def test_nothing_is_not_sent(player: Phone, sections: Sections, last_day: None, fields: dict[str, str]) -> None:
    assert "Il n’y a encore rien à envoyer" in player.post(WEATHER, fields, status=422).text
    assert sections() == []


def test_a_page_that_is_refused_comes_back_as_it_was_typed(player: Phone, sections: Sections, last_day: None) -> None:
    page = player.post(WEATHER, {**STORM, "payload.answer.items.sante": "cyclone"}, status=422)
    fields = page.form(WEATHER)

    assert {name: fields[name] for name in STORM} == STORM
    assert sections() == []


def test_a_form_that_is_refused_comes_back_as_it_was_typed(player: Phone, sections: Sections, last_day: None) -> None:
    address = "/jeu/partager/j09-m3-s4"
    typed = {"payload.answer.pas1.quoi": "appeler Samira", "payload.answer.pas1.quand": "x" * 20_001}

    fields = player.post(address, typed, status=422).form(address)

    assert {name: fields[name] for name in typed} == typed
    assert sections() == []


def test_an_unknown_level_is_refused(player: Phone, sections: Sections, last_day: None) -> None:
    player.post(WEATHER, {"payload.answer.items.logement": "cyclone"}, status=422)

    assert sections() == []


@pytest.mark.parametrize("step", ["j03-m3-s4", "j05-m2-s4", "j01-m2-s4", "rien"])
def test_what_the_author_lets_nobody_see_cannot_be_sent(player: Phone, last_day: None, step: str) -> None:
    player.get(f"/jeu/partager/{step}", status=404)
    player.post(f"/jeu/partager/{step}", {"payload.answer.text": "x"}, status=404)


def test_a_day_that_is_not_open_has_no_page_to_send(player: Phone) -> None:
    player.get(WEATHER, status=404)


def test_nobody_takes_back_what_another_sent(
    player: Phone, open_phone: OpenPhone, database: Database, team: Team, sections: Sections, last_day: None
) -> None:
    player.post(WEATHER, STORM)

    open_phone(make_participant(database, team)).post(f"{WEATHER}/retirer", status=404)

    assert sections()[0].withdrawn_at is None


def test_the_box_of_a_reflection_sends_it_and_no_box_takes_it_back(
    player: Phone, sections: Sections, last_day: None
) -> None:
    words = {"type": "StepAnswered", "payload.answer.text": "Pluie"}
    address = "/jeu/mission/j01-m4?etape=j01-m4-s5"

    player.post(address, words | {"event_id": uuid7(), "seq": "1", "payload.answer.share": "team"})
    assert [(each.recipient, each.answers) for each in sections()] == [("team", {"text": "Pluie"})]

    player.post(address, words | {"event_id": uuid7(), "seq": "2"})
    assert sections()[0].withdrawn_at is not None
