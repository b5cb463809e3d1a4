"""An appointment in three taps at 360 pixels: from the menu, and from the page itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.eyes import wide_in_large_letters, wide_things

pytestmark = pytest.mark.browser

TAKE = "Je prends ce rendez-vous"


@pytest.fixture
def player(town: Town, new_phone: OpenContext) -> Page:
    page = new_phone(viewport={"width": 360, "height": 740}).new_page()
    hands.join(page, town.url, town.cohort(days=("j01",)), "Quelqu’un")
    page.goto(f"{town.url}/jeu")
    return page


def test_three_taps_from_the_menu_take_a_slot(player: Page) -> None:
    player.get_by_role("navigation", name="Menu").get_by_role("link", name="Carnet").tap()
    player.get_by_role("list", name="Les prochains créneaux").get_by_role("link").first.tap()
    player.get_by_role("button", name=TAKE).tap()

    expect(player.get_by_role("heading", name="C’est prévu")).to_be_visible()


def test_two_taps_on_the_page_of_appointments_take_a_slot(player: Page, town: Town) -> None:
    player.goto(f"{town.url}/jeu/rendez-vous")
    player.locator("label.option", has_text="10 h").first.tap()
    player.get_by_role("button", name=TAKE).tap()

    expect(player.get_by_role("heading", name="C’est prévu")).to_be_visible()


def test_nothing_is_wider_than_the_phone_and_no_page_breaks_a_rule(player: Page, town: Town) -> None:
    faults = {}
    for path in ("/jeu/rendez-vous", "/jeu/rendez-vous/agenda", "/jeu/ateliers", "/jeu/carnet"):
        player.goto(town.url + path)
        player.wait_for_timeout(250)
        if found := [*axe_violations(player), *wide_things(player), *wide_in_large_letters(player)]:
            faults[path] = found

    assert faults == {}
