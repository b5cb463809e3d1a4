"""From a moment that was lived to a badge asked for, on a phone: with scripts under axe, and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext

pytestmark = pytest.mark.browser

TOLD = {
    "#g3": "J’ai demandé le terrain. J’ai écrit un message avec les horaires. J’ai refait le planning.",
    "#g6": "30 joueurs sont venus.",
}
SAID = {"#q2": "Tout était prêt à l’heure.", "#name": "Ali Benson", "#role": "Gardien du stade"}


def test_a_moment_becomes_a_badge_asked_for(town: Town, new_phone: OpenContext) -> None:
    page, witness = new_phone().new_page(), new_phone().new_page()
    hands.join(page, town.url, town.cohort(), "Sam")

    walk(page, witness, town.url, judged=True)


def test_the_same_without_scripts(town: Town, new_phone: OpenContext) -> None:
    page = new_phone(java_script_enabled=False).new_page()
    witness = new_phone(java_script_enabled=False).new_page()
    hands.join(page, town.url, town.cohort(), "Sans script")

    walk(page, witness, town.url, judged=False)


def walk(page: Page, witness: Page, url: str, *, judged: bool) -> None:
    """Tell, reveal, prove, have somebody confirm, and ask."""
    page.goto(f"{url}/jeu/competences")
    check(page, "experience", "sport")
    press(page, "Raconter ce moment", judged=judged)
    write(page, TOLD)
    press(page, "Garder et continuer", judged=judged)
    check(page, "cards", "s-organiser.1")
    press(page, "Continuer", judged=judged)
    for question, answer in (("d1", "c"), ("d2", "b"), ("d3", "a")):
        check(page, f"s-organiser-{question}", answer)
    press(page, "Garder, et voir mes paliers", judged=judged)
    expect(page.get_by_text("Palier 2", exact=False).first).to_be_visible()
    press(page, "Garder et continuer", judged=judged)
    page.get_by_role("link", name="Ajouter une preuve").click()
    check(page, "kind", "report")
    write(page, {"#words": "Le planning du tournoi."})
    press(page, "Garder cette preuve", judged=judged)
    press(page, "Faire confirmer", judged=judged)
    hear(page, witness, judged=judged)
    page.goto(f"{url}/jeu/competences/badges/s-organiser-1")
    write(page, {"#narrative": "J’ai tenu le planning d’un tournoi."})
    press(page, "Demander ce badge", judged=judged)
    expect(page.get_by_text("Ta demande est envoyée")).to_be_visible()


def hear(page: Page, witness: Page, *, judged: bool) -> None:
    """Prepare a link, and have somebody answer by it."""
    page.get_by_text("Demander à un témoin").click()
    write(page, {"#known_as": "Sam", "#shown": "J’ai tenu le planning."})
    press(page, "Préparer le lien", judged=judged)
    witness.goto(page.locator("code.address").inner_text())
    if judged:
        assert axe_violations(witness) == []
    check(witness, "seen", "yes")
    write(witness, SAID)
    witness.get_by_role("button", name="Envoyer ma réponse").click()
    expect(witness.get_by_role("heading", name="Merci")).to_be_visible()
    assert witness.context.cookies() == []


def check(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)


def write(page: Page, words: dict[str, str]) -> None:
    for field, text in words.items():
        page.fill(field, text)


def press(page: Page, name: str, *, judged: bool) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    if judged:
        assert axe_violations(page) == []
