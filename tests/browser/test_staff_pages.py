"""Every page of staff, for whoever opens it: by axe, by the keyboard, on a phone and a desk, by day and by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.house import LINK, House, open_house
from tests.browser.rounds import Found, go_round, routes
from tests.setup.accessibility import axe_violations, contrast_faults
from tests.setup.browser import DESKTOP, PHONE, OpenContext
from tests.setup.eyes import keyboard_faults, wait_until_still, wide_in_large_letters, wide_things

pytestmark = pytest.mark.browser

# No link leads there: what somebody sent, shown as it is by the pages of evidence and of badges; and the doors.
FILES = {"/pro/badges/<ask>/fichier/<upload>", "/pro/preuves/<subject>/fichier"}
DOORS = {
    "/pro/connexion": ("visitor", "/pro/connexion"),
    "/pro/connexion/code": ("proving", "/pro/connexion/code"),
    "/pro/connexion/proteger": ("enrolling", "/pro/connexion/proteger"),
    "/pro/invitation/<token>": ("visitor", f"/pro/invitation/{LINK}"),
}
WORKERS = ("counsellor", "administrator", "platform")
Pages = dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="module")
def rounds(house: House) -> dict[str, dict[str, Found]]:
    """What each of those who work here finds by following links."""
    return {who: go_round(house, who, "/pro", within=("/pro",)) for who in WORKERS}


@pytest.fixture
def desk(new_desktop: OpenContext) -> Page:
    return new_desktop(reduced_motion="reduce").new_page()


def pages_of(rounds: dict[str, dict[str, Found]], who: str) -> list[str]:
    """Return the pages that nobody before this one opened: each route is looked at once."""
    before = {rule for other in WORKERS[: WORKERS.index(who)] for rule in rounds[other]}
    return [found.path for rule, found in rounds[who].items() if found.is_page and rule not in before]


def test_every_page_of_staff_can_be_reached_by_links(rounds: dict[str, dict[str, Found]]) -> None:
    reached = {rule for found in rounds.values() for rule in found}

    # A new page needs a link that leads to it, and something in tests/browser/house.py that it can show.
    assert set(routes("/pro")) - reached == FILES | set(DOORS)


@pytest.mark.parametrize("who", WORKERS)
def test_pages_of_staff_are_for_everybody(
    who: str, house: House, rounds: dict[str, dict[str, Found]], desk: Page
) -> None:
    enter(desk, house, who)

    assert {path: found for path in pages_of(rounds, who) if (found := faults_of(desk, house.url + path))} == {}


def test_doors_of_staff_are_for_everybody(house: House, desk: Page) -> None:
    faults = {}
    for who, path in DOORS.values():
        enter(desk, house, who)
        faults[path] = faults_of(desk, house.url + path)

    assert faults == {path: [] for _, path in DOORS.values()}


def test_a_name_keeps_room_beside_long_words_on_a_phone(house: House, desk: Page) -> None:
    enter(desk, house, "platform")
    resize(desk, PHONE, "light")
    desk.goto(f"{house.url}/pro/organisation")
    roles = desk.locator(".staff-rows > li > :nth-child(2)")
    roles.evaluate_all(
        "all => { for (const each of all) each.textContent = 'Administration de la structure, Animation' }"
    )

    shares = desk.locator(".staff-rows > li > :first-child").evaluate_all(
        "all => all.map(each => each.clientWidth / each.parentElement.clientWidth)"
    )
    assert shares
    assert min(shares) > 0.4


def enter(desk: Page, house: House, who: str) -> None:
    desk.context.clear_cookies()
    house.jar(who).give_to(desk.context, house.url)


def faults_of(page: Page, url: str) -> list[str]:
    """Look at a page once loaded, by day on a phone, by night on a desk, then each the other way round."""
    resize(page, PHONE, "light")
    answer = page.goto(url)
    assert answer is not None
    assert answer.status == 200, url
    wait_until_still(page)
    phone = [*wide_things(page), *axe_violations(page), *keyboard_faults(page)]
    resize(page, PHONE, "dark")
    phone += contrast_faults(page)
    resize(page, DESKTOP, "dark")
    desk = [*wide_things(page), *axe_violations(page), *keyboard_faults(page)]
    resize(page, DESKTOP, "light")
    desk += contrast_faults(page)
    resize(page, PHONE, "light")
    phone += wide_in_large_letters(page)
    return [f"phone: {each}" for each in phone] + [f"desk: {each}" for each in desk]


def resize(page: Page, size: tuple[int, int], theme: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="light" if theme == "light" else "dark")
    wait_until_still(page)
