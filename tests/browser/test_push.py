"""A reminder on a phone: nothing is asked before a tap, and what comes is shown in its own words."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext

pytestmark = pytest.mark.browser

SAID = {"title": "Élan", "body": "Rappel\u00a0: demain, 10\u00a0h.", "tag": "rdv", "path": "/jeu/rendez-vous"}
# The worker hears of it after the browser has said "delivered": asked again until it has shown something, for 30 s.
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready
  let found = []
  for (let turn = 0; turn < 300 && !found.length; turn += 1) {
    found = await worker.getNotifications()
    await new Promise((next) => setTimeout(next, 100))
  }
  return found.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, ...data }))
}"""
ASKED = "Notification.requestPermission = async () => { window.asked = true; return 'denied' }"


@pytest.fixture
def phone(town: Town, new_phone: OpenContext) -> BrowserContext:
    context = new_phone(viewport={"width": 360, "height": 740})
    page = context.new_page()
    hands.join(page, town.url, town.cohort(days=("j01",)), "Quelqu’un")
    page.close()
    return context


def open_reminders(phone: BrowserContext, town: Town) -> Page:
    page = phone.new_page()
    page.goto(f"{town.url}/jeu/rendez-vous")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def deliver(page: Page, town: Town, said: dict[str, str]) -> None:
    """Have the browser receive a message as its push service would give it."""
    line = page.context.new_cdp_session(page)
    found: list[Any] = []
    line.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    line.send("ServiceWorker.enable")
    while not found:
        page.wait_for_timeout(50)
    number = next(each["registrationId"] for each in found if each["scopeURL"].startswith(town.url))
    message = {"origin": town.url, "registrationId": number, "data": json.dumps(said)}
    line.send("ServiceWorker.deliverPushMessage", message)


def test_the_browser_is_asked_after_a_tap_and_a_no_is_answered_in_words(phone: BrowserContext, town: Town) -> None:
    phone.add_init_script(ASKED)
    page = open_reminders(phone, town)
    button = page.get_by_role("button", name="Me prévenir")
    expect(button).to_be_visible()
    assert page.evaluate("window.asked") is None

    button.tap()

    expect(page.get_by_text("Ton téléphone refuse les notifications d’Élan.")).to_be_visible()
    assert page.evaluate("window.asked") is True
    assert axe_violations(page) == []


def test_what_comes_is_shown_in_its_own_words_alone(phone: BrowserContext, town: Town) -> None:
    phone.grant_permissions(["notifications"], origin=town.url)
    page = open_reminders(phone, town)

    deliver(page, town, SAID)

    assert page.evaluate(SHOWN) == [{**SAID, "lang": "fr"}]
