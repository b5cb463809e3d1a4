"""Every page of a youth: nothing that axe finds, nothing from elsewhere, light enough for a poor network."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup import lighthouse
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.eyes import wide_in_large_letters, wide_things

pytestmark = pytest.mark.browser

PAGES = (
    "/jeu", "/jeu/equipe", "/jeu/services", "/jeu/services/pacea", "/jeu/aide", "/jeu/recap/j01", "/jeu/carnet",
    "/jeu/moi", "/jeu/rendez-vous", "/jeu/evaluation", "/jeu/attestation", "/jeu/documents/contrat", "/compte/",
    "/compte/lecture", "/compte/sortir", "/compte/accords", "/compte/carte", "/compte/effacer", "/compte/journal",
    "/compte/nom", "/jeu/messages", "/jeu/ateliers", "/jeu/preuves",
    "/jeu/mission/j01-m1", "/jeu/mission/j01-m2", "/jeu/mission/j01-m4",
    "/jeu/mission/j01-m1?etape=j01-m1-s3", "/jeu/mission/j01-m3?etape=j01-m3-s2",
)  # fmt: skip
VISITORS = ("/", "/reprendre", "/verifier", "/hors-ligne", "/aide", "/guide-de-style")
KILOBYTE = 1000


@pytest.fixture(params=["light", "dark"])
def player(request: pytest.FixtureRequest, town: Town, new_phone: OpenContext) -> Page:
    page = new_phone(color_scheme=request.param).new_page()
    hands.join(page, town.url, town.cohort(days=("j01", "j02", "j10")), "Quelqu’un")
    return page


def test_no_page_breaks_a_rule_of_accessibility(player: Page, town: Town) -> None:
    faults = {}
    for path in (*PAGES, *VISITORS):
        answer = player.goto(town.url + path)
        assert answer is not None
        assert answer.status == 200, path
        player.wait_for_timeout(250)
        if found := [*axe_violations(player), *wide_things(player), *wide_in_large_letters(player)]:
            faults[path] = found

    assert faults == {}


def test_no_request_leaves_our_origin_and_no_policy_is_broken(town: Town, new_phone: OpenContext) -> None:
    page = new_phone().new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    hands.join(page, town.url, town.cohort(), "Curieux")

    for path in PAGES[:8]:
        page.goto(town.url + path)
        page.wait_for_timeout(200)

    assert [url for url in asked if not url.startswith((town.url, "data:", "blob:"))] == []
    assert faults == []


@pytest.mark.parametrize("path", ["/", "/jeu/mission/j01-m2"])
def test_pages_are_light(path: str, town: Town, new_phone: OpenContext) -> None:
    page = new_phone(service_workers="block").new_page()
    hands.join(page, town.url, town.cohort(days=("j01", "j02")), "Léger")
    if path == "/":
        page.context.clear_cookies()

    weights = weigh(page, town.url + path)

    text = weights["document"] + weights["stylesheet"] + weights["script"]
    assert weights["script"] <= 35 * KILOBYTE, weights
    assert text <= 60 * KILOBYTE, weights
    assert sum(weights.values()) <= 150 * KILOBYTE, weights


def weigh(page: Page, url: str) -> dict[str, float]:
    """Return the compressed bytes of what a first visit asks for, by kind of file (their headers left out)."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(url)
    page.wait_for_timeout(1500)
    sizes: list[list[Any]] = page.evaluate(
        """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
               .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize])"""
    )
    weights = dict.fromkeys(("document", "stylesheet", "script", "other"), 0.0)
    for path, size in sizes:
        weights[KINDS.get(path.rpartition(".")[2], "other" if "." in path else "document")] += size
    return weights


KINDS = {"css": "stylesheet", "js": "script"}


# Collects how far things moved on their own since the page began to come, as browsers count it.
MOVES = """
  window.moved = [];
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) {
        const named = ({ node }) => (node?.parentElement ?? node)?.outerHTML?.slice(0, 80);
        moved.push([value, sources.map(named)]);
      }
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_nothing_moves_while_a_mission_comes(town: Town, new_phone: OpenContext) -> None:
    phone = new_phone()
    page = phone.new_page()
    hands.join(page, town.url, town.cohort(days=("j01", "j02")), "Calme")
    page.add_init_script(MOVES)
    network = phone.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 180_000, "uploadThroughput": 80_000}
    network.send("Network.emulateNetworkConditions", slow)
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    for mission in ("j01-m2", "j02-m1"):
        page.goto(f"{town.url}/jeu/mission/{mission}")
        expect(page.locator(".step--first[data-ready]")).to_be_visible()
        page.wait_for_timeout(500)

        moved: list[list[Any]] = page.evaluate("moved")
        assert sum(value for value, _ in moved) < 0.02, moved


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/jeu/mission/j01-m2"])
def test_lighthouse_on_a_cheap_phone(path: str, town: Town, new_phone: OpenContext) -> None:
    page = new_phone().new_page()
    hands.join(page, town.url, town.cohort(days=("j01", "j02")), "Phare")
    cookies = {str(each["name"]): str(each["value"]) for each in page.context.cookies()}

    audit = lighthouse.audit(town.url + path, cookies=None if path == "/" else cookies)

    assert audit.scores["accessibility"] == 100, audit.faults
    assert audit.scores["best-practices"] == 100, audit.faults
    assert audit.scores["performance"] >= 95, audit.faults
    assert audit.largest_paint <= 1800, audit.faults


def test_comfort_that_the_network_kept_away_comes_back_with_it(town: Town, new_phone: OpenContext) -> None:
    page = new_phone(service_workers="block").new_page()
    hands.join(page, town.url, town.cohort(days=("j01", "j02")), "Retour")
    page.route("**/modules/sheet.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/modules/sheet.js")):
        page.goto(f"{town.url}/jeu/mission/j01-m2")

    page.unroute("**/modules/sheet.js")
    with page.expect_response("**/modules/sheet.js") as answered:
        page.evaluate("dispatchEvent(new Event('online'))")

    assert answered.value.ok
