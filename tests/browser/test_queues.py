"""A queue open while youths send: what is new comes after what is there, and nothing that is typed is lost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from tests.browser.acting import ActingPhone, acting_phone
from tests.browser.conftest import Town, listen
from tests.browser.house import Jar
from tests.database import Database
from tests.factories.numbers import next_number
from tests.factories.participants import make_participant, sign_in
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from webapp.store.models import Cohort, Participant, Staff, Team
from webapp.web.play.studio import TOKEN_LENGTH

pytestmark = pytest.mark.browser

STEP = "j02-m2-s5"
BADGE = "/jeu/competences/badges/s-organiser-1"


@dataclass(frozen=True, slots=True)
class Office:
    """A cohort of two, and two members of staff at their desks."""

    database: Database
    people: list[Participant]
    camille: Page
    samir: Page


@pytest.fixture
def office(town: Town, new_desktop: OpenContext) -> Office:
    code, database = town.cohort(teams=1, days=("j01", "j02")), Database(town.engine)
    cohort = database.one(select(Cohort).where(Cohort.join_code == code))
    team = database.one(select(Team).where(Team.cohort_id == cohort.id))
    people = [make_participant(database, team, created_at=datetime.now(UTC)) for _ in range(3)]
    camille, samir = (_desk(town, new_desktop(), database, cohort) for _ in range(2))
    return Office(database, people, camille, samir)


def _desk(town: Town, context: BrowserContext, database: Database, cohort: Cohort) -> Page:
    staff: Staff = follow(
        database, cohort, make_staff(database, town.organisation, email=f"camille.{next_number()}@valmeuse.test")
    )
    now, jar = datetime.now(UTC), Jar()
    holder: Any = jar
    sign_in_staff(database, holder, staff, created_at=now, last_seen_at=now, proven_at=now)
    jar.give_to(context, town.url)
    return listen(context.new_page())


def test_what_is_sent_comes_after_what_is_there_and_nothing_typed_is_lost(town: Town, office: Office) -> None:
    first, second, third = (acting_phone(town, who) for who in office.people)
    _send(first, "Bonjour, je m’appelle Sam.")
    _send(second, "Bonjour, je m’appelle Lou.")
    page, lines = office.camille, office.camille.locator("[data-key]")
    page.goto(f"{town.url}/pro/preuves")
    expect(lines).to_have_count(2)
    box = lines.nth(1).locator("textarea")
    box.fill("Ta voix porte, et")
    box.scroll_into_view_if_needed()
    before = box.bounding_box()

    _send(third, "Bonjour, je m’appelle Noa.")

    expect(lines).to_have_count(3)
    expect(page.locator("[data-stale=count]")).to_have_text("3 en attente")
    expect(lines.nth(2)).to_contain_text("je m’appelle Noa.")
    expect(box).to_be_focused()
    page.keyboard.type(" tu respires.")
    assert (box.input_value(), box.bounding_box()) == ("Ta voix porte, et tu respires.", before)

    office.samir.goto(f"{town.url}/pro/preuves")
    for number in (0, 1):
        office.samir.locator("[data-key] input[type=checkbox]").nth(number).check()
    office.samir.get_by_role("button", name="Confirmer ce qui est coché").click()

    expect(lines.nth(0)).to_contain_text("a répondu : confirmé.")
    expect(lines.nth(0).locator("textarea")).to_have_count(0)
    expect(lines.nth(1)).to_contain_text("a répondu : confirmé.")
    expect(page.locator("[data-stale=count]")).to_have_text("1 en attente")
    assert box.input_value() == "Ta voix porte, et tu respires."
    assert lines.nth(1).locator("input[type=checkbox]").is_disabled()
    assert axe_violations(page) == []


def _send(phone: ActingPhone, words: str) -> None:
    phone.send(("StepAnswered", STEP, {"answer": {"media": "text", "text": words}}))


def test_a_badge_asked_for_appears_in_an_empty_queue(town: Town, new_phone: OpenContext, office: Office) -> None:
    page, phone, jar = office.camille, new_phone(), Jar()
    holder: Any = jar
    sign_in(office.database, holder, office.people[0])
    jar.give_to(phone, town.url)
    page.goto(f"{town.url}/pro/badges")
    expect(page.get_by_text("Rien n’attend")).to_be_visible()

    form: dict[str, str | float | bool] = {
        "token": "1" * TOKEN_LENGTH,
        "narrative": "J’ai tenu l’accueil d’un tournoi.",
    }
    answer = phone.request.post(f"{town.url}{BADGE}", form=form, headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.ok
    expect(page.locator("[data-key]")).to_contain_text("J’ai tenu l’accueil d’un tournoi.")
    expect(page.locator("[data-stale=count]")).to_have_text("1 en attente")
    assert axe_violations(page) == []
