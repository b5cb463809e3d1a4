"""One board open while phones play: what they do appears by itself, and the page then equals a reload."""

import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from tests.browser.conftest import Town
from tests.database import Database
from tests.factories.numbers import next_number
from tests.factories.participants import make_participant, sign_in
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from webapp.content import load_quest
from webapp.store.models import Cohort, Consent, Participant, Team

pytestmark = pytest.mark.browser

QUEST = load_quest()
MISSION = QUEST.days[0].missions[0]
PHONES = 12
# Notes when each region of the page changed, on the clock of the machine.
NOTE_CHANGES = """() => {
  window.changes = []
  new MutationObserver(() => window.changes.push(performance.timeOrigin + performance.now()))
    .observe(document.querySelector('main'), { childList: true, subtree: true })
}"""
# The regions alone: what was said aloud is not there any more after a reload.
SHOWN = "() => [...document.querySelectorAll('[data-region]')].map(each => each.innerText.replace(/\\s+/g, ' '))"


@dataclass(frozen=True, slots=True)
class Jar:
    """Takes cookies as a phone of the other tests does."""

    context: BrowserContext
    url: str

    def set_cookie(self, name: str, value: str) -> None:
        self.context.add_cookies([{"name": name, "value": value, "url": self.url}])


@pytest.fixture
def board(town: Town, new_desktop: OpenContext) -> tuple[Page, list[Participant]]:
    """The board of a cohort of twelve who share their progress, in two teams."""
    code, database = town.cohort(teams=2), Database(town.engine)
    cohort = database.one(select(Cohort).where(Cohort.join_code == code))
    teams = database.all(select(Team).where(Team.cohort_id == cohort.id).order_by(Team.number))
    people = [make_participant(database, teams[number % 2], created_at=datetime.now(UTC)) for number in range(PHONES)]
    for who in people:
        consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": datetime.now(UTC)}
        database.add(Consent(participant_id=who.id, **consent))
        database.update(who, last_seen_at=datetime.now(UTC))
    staff = follow(
        database, cohort, make_staff(database, town.organisation, email=f"camille.{next_number()}@valmeuse.test")
    )
    context = new_desktop()
    now = datetime.now(UTC)
    jar: Any = Jar(context, town.url)
    sign_in_staff(database, jar, staff, created_at=now, last_seen_at=now, proven_at=now)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    page.goto(f"{town.url}/pro/cohortes/{cohort.public_id}")
    return page, people


def sender(town: Town, new_phone: OpenContext, who: Participant) -> Any:
    """A phone that sends what its owner does; returns when the server has answered, after its commit."""
    context = new_phone()
    jar: Any = Jar(context, town.url)
    sign_in(Database(town.engine), jar, who)
    team = Database(town.engine).one(select(Team.public_id).where(Team.id == who.team_id))

    def send(event_type: str, key: str, payload: dict[str, Any], *, mission: str = MISSION.id) -> float:
        event = {
            "id": str(uuid4()), "seq": 1, "type": event_type, "version": QUEST.version, "team": team,
            "mission": mission, "step": key, "at": datetime.now(UTC).isoformat(), "payload": payload,
        }  # fmt: skip
        answer = context.request.post(
            f"{town.url}/api/play/events", data={"events": [event]}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        assert [each["status"] for each in answer.json()["receipts"]] == ["accepted"]
        return time.time() * 1000

    return send


def test_what_twelve_phones_do_appears_by_itself(
    town: Town, new_phone: OpenContext, board: tuple[Page, list[Participant]], capsys: pytest.CaptureFixture[str]
) -> None:
    page, people = board
    expect(page.locator("[data-row]")).to_have_count(PHONES)
    phones = [sender(town, new_phone, who) for who in people]
    page.evaluate(NOTE_CHANGES)
    step, waits = MISSION.steps[0].id, list[float]()

    for who, send in zip(people, phones, strict=True):
        before = page.evaluate("() => window.changes.length")
        committed = send("HandRaised", step, {})
        expect(page.locator(f"#jeune-{who.public_id}")).to_contain_text("Demande de l’aide", timeout=30_000)
        waits.append(max(0.0, page.evaluate("count => window.changes[count]", before) - committed))
        # The window of the topics ends: the next act is a change of its own.
        page.wait_for_timeout(1_100)

    deciles = [round(each) for each in statistics.quantiles(waits, n=10)]
    with capsys.disabled():
        sys.stdout.write(f"\ncommit to page, ms: deciles {deciles}, greatest {max(waits):.0f}, {len(waits)} acts\n")
    assert axe_violations(page) == []
    shown = page.evaluate(SHOWN)
    page.reload()
    assert page.evaluate(SHOWN) == shown
