"""One phone for several: what waits is sent before it is passed on, and the next one finds nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town, listen
from tests.setup.browser import OpenContext

pytestmark = pytest.mark.browser

OUTBOX = "**/api/play/events"
SECRET = "Le secret de Lina"
KEEP_ANSWER = """async ({ mission, step, word }) => {
  const scripts = document.querySelector('script[type=module]').src.replace('main.js', '')
  const { connect } = await import(`${scripts}offline/connect.js`)
  const { participant, team, version, seq } = document.querySelector('[data-participant]').dataset
  const { outbox } = await connect({ participant, team, version, seq: Number(seq) }, { hear() {}, ended() {} })
  const answer = { nom_jeu: word, lecture: 'lire' }
  await outbox.submit({ type: 'StepAnswered', mission, step, payload: { answer } })
}"""
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
    return listen(new_phone().new_page())


def answer_without_network(page: Page, town: Town) -> None:
    """Give an answer while nothing can be sent, by the door that the player of missions uses."""
    page.goto(f"{town.url}/compte/sortir")
    page.context.route(OUTBOX, lambda route: route.abort())
    page.evaluate(KEEP_ANSWER, {"mission": "j01-m1", "step": "j01-m1-s2", "word": SECRET})


def test_what_waits_is_told_then_sent_and_nothing_stays(town: Town, new_phone: OpenContext) -> None:
    code, page = town.cohort(), open_phone(new_phone)
    words = hands.join(page, town.url, code, "Lina")
    answer_without_network(page, town)
    page.reload(wait_until="networkidle")
    leave = page.get_by_role("button", name="Passer le téléphone")

    leave.click()
    expect(page.get_by_text("1 réponse n’est pas encore sur Élan.")).to_be_visible(timeout=15_000)
    page.context.unroute(OUTBOX)
    leave.click()

    expect(page.get_by_text("Ce téléphone est libre.")).to_be_visible(timeout=15_000)
    assert page.evaluate(ROWS) == []
    other = open_phone(new_phone)
    other.goto(f"{town.url}/reprendre#{'-'.join(word.split()[-1] for word in words)}")
    expect(other.locator("[name=words]")).not_to_have_value("")
    other.get_by_role("button", name="Retrouver ma place").click()
    other.wait_for_url("**/jeu")
    assert SECRET in other.request.get(f"{town.url}/compte/mes-donnees.json").text()


def test_the_next_one_sees_nothing_even_in_the_history(town: Town, new_phone: OpenContext) -> None:
    code, page = town.cohort(), open_phone(new_phone)
    hands.join(page, town.url, code, "Lina")
    answer_without_network(page, town)
    page.goto(f"{town.url}/compte/")
    page.goto(f"{town.url}/compte/sortir", wait_until="networkidle")
    page.get_by_role("button", name="Passer le téléphone").click()

    page.get_by_role("button", name="Partir quand même").click()

    expect(page.get_by_text("Ce téléphone est libre.")).to_be_visible()
    assert page.evaluate(ROWS) == []
    for _ in range(2):
        page.go_back()
        expect(page.get_by_text("Lina")).to_have_count(0)
    hands.join(page, town.url, code, "Tom")
    assert SECRET not in page.request.get(f"{town.url}/compte/mes-donnees.json").text()


def test_back_to_the_card_sends_no_form_again(town: Town, new_phone: OpenContext) -> None:
    page = open_phone(new_phone)
    hands.join(page, town.url, town.cohort(), "Lina")
    expect(page).to_have_url(f"{town.url}/jeu")
    page.get_by_role("link", name="C’est gardé").click()
    expect(page).to_have_title(re.compile("Jour 1"))

    page.go_back()

    expect(page).to_have_title(re.compile("Jour 1"))


def test_the_card_is_saved_as_a_picture(town: Town, new_phone: OpenContext) -> None:
    page = open_phone(new_phone)
    hands.join(page, town.url, town.cohort(), "Lina")

    with page.expect_download() as saving:
        page.get_by_role("button", name="Enregistrer l’image").click()

    assert saving.value.suggested_filename == "carte-elan.png"
    assert saving.value.path().read_bytes().startswith(b"\x89PNG")
