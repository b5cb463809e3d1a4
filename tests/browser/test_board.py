"""One board open while twelve phones play: what they do appears by itself, and the page then equals a reload."""

import statistics
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from sqlalchemy import select

from tests.browser import hands
from tests.browser.acting import STEPS, Act, ActingPhone, Sent, acting_phone, solved
from tests.browser.conftest import Town
from tests.browser.house import Jar
from tests.database import Database
from tests.factories.numbers import next_number
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.eyes import wide_things
from tests.setup.wire import Wire
from webapp.store.models import Cohort, Consent, Staff, Team

pytestmark = pytest.mark.browser

PHONES, CUTS = 12, 5
CROWD, TEAMS = 200, 20
TAKE = "Je prends ce rendez-vous"
# Notes the instant when a row says some words, on the clock of the machine.
AWAIT = """([key, words]) => {
  window.seen ??= {}
  const look = () => {
    const rows = [...document.querySelectorAll('[data-row]')]
    const row = rows.find(each => each.id === key || each.innerText.includes(key))
    return row?.innerText.replace(/\\s+/g, ' ').includes(words) ? performance.timeOrigin + performance.now() : 0
  }
  window.seen[key] = new Promise((resolve, reject) => {
    setTimeout(reject, 30_000, new Error(`${key} never said ${words}`))
    const observer = new MutationObserver(() => {
      const at = look()
      if (at) { observer.disconnect(); resolve(at) }
    })
    observer.observe(document.querySelector('main'), { childList: true, subtree: true })
  })
}"""
# The regions alone: what was said aloud is not there any more after a reload.
SHOWN = "() => [...document.querySelectorAll('[data-region]')].map(each => each.innerText.replace(/\\s+/g, ' '))"

# From asking for the page to its first line, to all of it, to its scripts; and what one change of the filter costs.
TIMES = """() => {
  const { responseStart, responseEnd, loadEventEnd } = performance.getEntriesByType('navigation')[0]
  const started = performance.now()
  document.querySelector('#q').dispatchEvent(new Event('input', { bubbles: true }))
  const times = { first: responseStart, all: responseEnd, load: loadEventEnd, filter: performance.now() - started }
  return Object.entries(times).map(([name, value]) => `${name} ${value.toFixed(1)}`).join(', ')
}"""


@dataclass(frozen=True, slots=True)
class Room:
    """A board on a wire that can be cut, its cohort, and those who play."""

    board: Page
    wire: Wire
    path: str
    code: str
    phones: list[ActingPhone]


@pytest.fixture
def room(town: Town, new_desktop: OpenContext) -> Iterator[Room]:
    """A cohort of twelve who share their progress, in two teams, and its board."""
    code, database = town.cohort(teams=2, days=("j01", "j02")), Database(town.engine)
    cohort = database.one(select(Cohort).where(Cohort.join_code == code))
    teams = database.all(select(Team).where(Team.cohort_id == cohort.id).order_by(Team.number))
    staff = follow(database, cohort, new_colleague(town, database))
    faults: list[str] = []
    path, port = f"/pro/cohortes/{cohort.public_id}", urlsplit(town.url).port or 0
    with Wire(port) as wire:
        page = new_desktop().new_page()
        enter(page, wire.url, database, staff)
        # Collected, not raised: whatever is raised here ends the connection to the browser.
        page.on("pageerror", lambda error: faults.append(f"{error}"))
        phones = [player(town, database, teams[number % 2]) for number in range(PHONES)]
        page.goto(wire.url + path, wait_until="networkidle")
        expect(page.locator("[data-row]")).to_have_count(PHONES)
        yield Room(page, wire, path, code, phones)
        assert faults == []


def new_colleague(town: Town, database: Database) -> Staff:
    return make_staff(database, town.organisation, email=f"camille.{next_number()}@valmeuse.test")


def enter(page: Page, url: str, database: Database, staff: Staff) -> None:
    jar, now = Jar(), datetime.now(UTC)
    holder: Any = jar
    sign_in_staff(database, holder, staff, created_at=now, last_seen_at=now, proven_at=now)
    jar.give_to(page.context, url)


def player(town: Town, database: Database, team: Team, **fields: Any) -> ActingPhone:
    now = datetime.now(UTC)
    who = make_participant(database, team, created_at=now, last_seen_at=now, **fields)
    consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": now}
    database.add(Consent(participant_id=who.id, **consent))
    return acting_phone(town, who)


TEXT = {"answer": {"media": "text", "text": "Bonjour, moi c’est Plume. J’ai gardé mes petits cousins tout l’été."}}
# What each phone does in turn, and the words by which its row shows it.
ACTS: dict[str, tuple[list[Act], str]] = {
    "answer": (solved("j01-m2-s1", "j01-m2-s2"), "étape 3 sur 6"),
    "hint": ([("HintTaken", "j01-m2-s3", {"hint": 1})], "1 indice"),
    "stuck": ([("HintTaken", "j01-m2-s3", {"hint": number}) for number in (2, 3)], "Trois indices pris"),
    "help": ([("HandRaised", "j01-m2-s3", {})], "Demande de l’aide"),
    "evidence": ([("StepAnswered", "j02-m2-s5", TEXT)], "1 preuve à confirmer"),
    "vote": ([("BallotCast", "j01-m4-s3", {"round": "r1", "option": "accord"})], STEPS["j01-m4-s3"][0].title),
}


def test_what_twelve_phones_do_appears_by_itself(
    town: Town, new_phone: OpenContext, room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    waits = {name: all_do(room, acts, words) for name, (acts, words) in ACTS.items()}
    phone = new_phone().new_page()
    waits["join"] = [by_hand(room, phone, "Brume", "Brume", lambda: hands.join(phone, town.url, room.code, "Brume"))]
    waits["booking"] = [by_hand(room, phone, "Brume", "Rendez-vous", lambda: book(phone, town.url))]

    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(report(name, each) for name, each in waits.items()) + "\n")
    assert axe_violations(room.board) == []


def all_do(room: Room, acts: list[Act], words: str) -> list[Sent]:
    """Have all twelve do the same at once; return, for each, the shortest and the longest it may have taken to show."""
    for phone in room.phones:
        room.board.evaluate(AWAIT, [f"jeune-{phone.who.public_id}", words])
    with ThreadPoolExecutor(PHONES) as crowd:
        sent: list[Sent] = list(crowd.map(lambda phone: phone.send(*acts), room.phones))
    return [waited(room, f"jeune-{phone.who.public_id}", each) for phone, each in zip(room.phones, sent, strict=True)]


def by_hand(room: Room, phone: Page, key: str, words: str, act: Callable[[], object]) -> Sent:
    """Have somebody do it on a real phone: its last form is what the server committed."""
    posts: list[Request] = []
    phone.on("requestfinished", lambda request: posts.append(request) if request.method == "POST" else None)
    room.board.evaluate(AWAIT, [key, words])
    act()
    timing = posts[-1].timing
    return waited(room, key, (timing["startTime"], timing["startTime"] + timing["responseStart"]))


def waited(room: Room, key: str, sent: Sent) -> Sent:
    seen = room.board.evaluate("key => window.seen[key]", key)
    before, after = sent
    return max(0.0, seen - after), seen - before


def book(phone: Page, url: str) -> None:
    phone.goto(f"{url}/jeu/rendez-vous")
    phone.locator("label.option", has_text="10 h").first.tap()
    phone.get_by_role("button", name=TAKE).tap()
    expect(phone.get_by_role("heading", name="C’est prévu")).to_be_visible()


def report(name: str, waits: list[Sent]) -> str:
    """Say how long it took from the commit to the page: at least (from the answer), at most (from the request)."""
    least, most = ([each[at] for each in waits] for at in (0, 1))
    return (
        f"{name:<9} {len(waits):>3} acts; commit to page, ms: median {statistics.median(least):.0f} to "
        f"{statistics.median(most):.0f}, greatest {max(least):.0f} to {max(most):.0f}"
    )


def test_a_board_that_was_cut_five_times_equals_a_reload(room: Room) -> None:
    turns = list(ACTS.values())
    for cut, phone in enumerate(room.phones[:CUTS], start=1):
        assert room.wire.cut() > 0
        phone.send(*(act for acts, _ in turns[: cut + 1] for act in acts))
        words = turns[cut][1]
        expect(room.board.locator(f"#jeune-{phone.who.public_id}")).to_contain_text(words, timeout=30_000)
        expect(room.board.locator("[data-live-note]")).to_be_hidden(timeout=30_000)

    fresh = room.board.context.new_page()
    fresh.goto(room.wire.url + room.path)
    assert room.board.evaluate(SHOWN) == fresh.evaluate(SHOWN)


def test_a_board_of_two_hundred_is_gone_through_by_keyboard_and_filter(
    town: Town, new_desktop: OpenContext, capsys: pytest.CaptureFixture[str]
) -> None:
    page = crowded(town, new_desktop)
    rows, shown = page.locator("[data-row]"), page.locator("[data-row]:not([hidden])")
    expect(rows).to_have_count(CROWD)

    page.get_by_role("link", name="aller à l’équipe 17").press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#equipe-17 a").first).to_be_focused()
    page.get_by_label("Nom ou équipe").focus()
    page.keyboard.type("equipe 1")

    expect(shown).to_have_count(CROWD // TEAMS)
    expect(page.locator("[data-filter-count]")).to_have_text(f"{CROWD // TEAMS} sur {CROWD}")
    expect(page.locator(".board-team:not([hidden])")).to_have_count(1)
    page.get_by_label("Nom ou équipe").fill("")
    page.get_by_label("Montrer").select_option("help")
    expect(shown).to_have_count(1)
    page.get_by_label("Montrer").select_option("")
    expect(shown).to_have_count(CROWD)
    with capsys.disabled():
        sys.stdout.write(f"\na board of {CROWD}, ms: {page.evaluate(TIMES)}\n")
    assert wide_things(page) == []


def crowded(town: Town, new_desktop: OpenContext) -> Page:
    """Open a board of two hundred, one of whom asked for help."""
    code, database = town.cohort(teams=TEAMS), Database(town.engine)
    cohort = database.one(select(Cohort).where(Cohort.join_code == code))
    teams = database.all(select(Team).where(Team.cohort_id == cohort.id).order_by(Team.number))
    names = (f"Hirondelle {one}{other}" for one in "abcdefghijklmnopqrst" for other in "abcdefghij")
    phones = [
        player(town, database, teams[number % TEAMS], pseudonym=name)
        for number, name in zip(range(CROWD), names, strict=True)
    ]
    phones[0].send(("HandRaised", "j01-m2-s1", {}))
    page = new_desktop().new_page()
    enter(page, town.url, database, follow(database, cohort, new_colleague(town, database)))
    page.goto(f"{town.url}/pro/cohortes/{cohort.public_id}", wait_until="networkidle")
    return page


def test_a_team_that_is_opened_meanwhile_appears_and_lives(town: Town, new_phone: OpenContext, room: Room) -> None:
    opening = room.board.context.new_page()
    opening.goto(f"{room.wire.url}{room.path}/equipes")
    opening.get_by_role("button", name="Ouvrir une équipe de plus").click()
    expect(room.board.locator("#equipe-3")).to_contain_text("Personne dans cette équipe pour l’instant.")

    hands.join(new_phone().new_page(), town.url, room.code, "Brume")

    expect(room.board.locator("#equipe-3 [data-row]")).to_contain_text("Brume")
    expect(room.board.locator("[data-region=moments]")).to_contain_text("Brume a rejoint l’équipe 3.")
    expect(room.board.locator("#equipe-1 [data-row]")).to_have_count(PHONES // 2)

    numbers = room.board.get_by_role("navigation", name="Équipes").get_by_role("link")
    expect(numbers).to_have_count(0)
    opening.get_by_role("button", name="Ouvrir une équipe de plus").click()
    expect(numbers).to_have_count(4)
