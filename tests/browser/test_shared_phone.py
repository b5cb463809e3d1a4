"""One phone for several: what waits is sent before it is passed on, and the next one finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup.browser import OpenContext

pytestmark = pytest.mark.browser

OUTBOX = "**/api/play/events"
ROWS = """async () => {
  const names = (await indexedDB.databases()).map(each => each.name)
  const rows = []
  for (const name of names) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = reject
    })
    for (const store of database.objectStoreNames) {
      const counting = database.transaction(store).objectStore(store).count()
      rows.push(await new Promise(resolve => { counting.onsuccess = () => resolve([store, counting.result]) }))
    }
    database.close()
  }
  return rows.filter(([, count]) => count > 0)
}"""


def open_phone(new_phone: OpenContext) -> Page:
    page = new_phone().new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    return page


def answer_without_network(page: Page, town: Town) -> None:
    """Answer a step of the first mission while nothing can be sent."""
    page.goto(f"{town.url}/jeu")
    page.get_by_role("button", name="Je pointe").click()
    page.goto(f"{town.url}/jeu/mission/j01-m1")
    hands.advance(page)
    page.context.route(OUTBOX, lambda route: route.abort())
    form = page.locator("[data-step]:visible form[data-event-type=StepAnswered]")
    hands.fill(form, {"answer": {"nom_jeu": "Le secret de Lina", "signe": "la-vague", "lecture": "lire"}})
    form.locator("button[type=submit]").last.click()
    expect(page.locator("[data-step]:visible [data-feedback]")).to_contain_text("C’est gardé")


def test_what_waits_is_told_then_sent_and_nothing_stays(town: Town, new_phone: OpenContext) -> None:
    code, page = town.cohort(), open_phone(new_phone)
    words = hands.join(page, town.url, code, "Lina")
    answer_without_network(page, town)
    page.goto(f"{town.url}/compte/sortir")
    leave = page.get_by_role("button", name="Passer le téléphone")

    leave.click()
    expect(page.get_by_text("1 réponse n’est pas encore sur Élan.")).to_be_visible()
    page.context.unroute(OUTBOX)
    leave.click()

    expect(page.get_by_text("Ce téléphone est libre.")).to_be_visible()
    assert page.evaluate(ROWS) == []
    other = open_phone(new_phone)
    other.goto(f"{town.url}/reprendre#{'-'.join(word.split()[-1] for word in words)}")
    other.get_by_role("button", name="Retrouver ma place").click()
    other.goto(f"{town.url}/jeu/mission/j01-m1")
    expect(other.locator("[data-step]:visible")).to_have_attribute("data-step", "j01-m1-s3")


def test_the_next_one_sees_nothing_even_in_the_history(town: Town, new_phone: OpenContext) -> None:
    code, page = town.cohort(), open_phone(new_phone)
    hands.join(page, town.url, code, "Lina")
    answer_without_network(page, town)
    page.goto(f"{town.url}/compte/")
    page.goto(f"{town.url}/compte/sortir")
    page.get_by_role("button", name="Passer le téléphone").click()

    page.get_by_role("button", name="Partir quand même").click()

    expect(page.get_by_text("Ce téléphone est libre.")).to_be_visible()
    assert page.evaluate(ROWS) == []
    for _ in range(2):
        page.go_back()
        expect(page.get_by_text("Lina")).to_have_count(0)
    hands.join(page, town.url, code, "Tom")
    page.goto(f"{town.url}/jeu/mission/j01-m1")
    assert "Le secret de Lina" not in page.content()


def test_the_card_is_saved_as_a_picture(town: Town, new_phone: OpenContext) -> None:
    page = open_phone(new_phone)
    hands.join(page, town.url, town.cohort(), "Lina")

    with page.expect_download() as saving:
        page.get_by_role("button", name="Enregistrer l’image").click()

    assert saving.value.suggested_filename == "carte-elan.png"
    assert saving.value.path().read_bytes().startswith(b"\x89PNG")
