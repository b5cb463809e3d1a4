from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.pages.joining import join_by_form
from tests.pages.phone import Page, Phone
from webapp.store.models import Cohort, Consent, Team


@pytest.fixture
def lina(phone: Phone, cohort: Cohort, team: Team) -> Phone:
    """Somebody who said yes to statistics, and to nothing else but using the app."""
    join_by_form(phone, cohort.join_code, "statistics")
    return phone


def ticked(page: Page) -> Any:
    return page.form("/compte/accords").get("choices")


def test_it_shows_what_was_said_and_when(lina: Phone) -> None:
    page = lina.get("/compte/accords")

    assert ticked(page) == "statistics"
    assert "Tu utilises Élan depuis le lundi 1er mars" in page.text
    assert "Oui, depuis le lundi 1er mars." in page.text


def test_a_yes_can_be_taken_back_and_a_no_too(lina: Phone, database: Database, clock: Clock) -> None:
    clock.advance(days=1)

    page = lina.follow(lina.post("/compte/accords", {"choices": ["notifications"]}))

    newest = database.all(select(Consent).order_by(Consent.id.desc()).limit(2))
    assert "C’est noté" in page.text
    assert ticked(page) == "notifications"
    assert {(row.purpose, row.is_given) for row in newest} == {("notifications", True), ("statistics", False)}
    assert "Non, depuis le mardi 2 mars." in page.text


def test_saying_the_same_again_writes_nothing(lina: Phone, database: Database) -> None:
    before = database.count(Consent)

    page = lina.follow(lina.post("/compte/accords", {"choices": ["statistics"]}))

    assert database.count(Consent) == before
    assert "Rien n’a changé" in page.text


def test_it_takes_no_other_method(lina: Phone) -> None:
    lina.open("DELETE", "/compte/accords", status=405)


def test_a_visitor_has_nothing_to_say(phone: Phone, database: Database) -> None:
    assert phone.post("/compte/accords", {"choices": "statistics"}, status=302).location == "/reprendre"
    assert database.count(Consent) == 0


def test_unknown_purposes_are_ignored(lina: Phone, database: Database) -> None:
    before = database.count(Consent)

    lina.post("/compte/accords", {"choices": ["statistics", "everything", "use"]})

    assert database.count(Consent) == before


def test_how_long_things_are_kept_is_said(lina: Phone) -> None:
    page = lina.get("/compte/accords")

    assert [summary.text() for summary in page.find_all("summary")] == [
        "Ce que l’app garde",
        "Pourquoi, et qui voit quoi",
        "Combien de temps",
        "Tes droits, à 16 ans comme à 25",
    ]


def test_one_s_data_can_be_taken_away(lina: Phone) -> None:
    page = lina.get("/compte/mes-donnees.json")

    data = page.json
    assert "attachment" in page.headers["Content-Disposition"]
    assert (data["participant"]["pseudonym"], data["team"], len(data["consent"])) == ("Vague bleue", 1, 7)
    assert {"resume_hash", "token_hash"}.isdisjoint(str(data).replace("'", " ").split())
