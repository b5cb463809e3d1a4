"""The CV as a newcomer writes it: from an empty page to a PDF, by touch, by keyboard, in both themes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import hands
from tests.browser.conftest import Town
from tests.documents.reading import is_for_everybody, read_pdf, words_of
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.eyes import wide_in_large_letters, wide_things

pytestmark = pytest.mark.browser

PAGES = (
    "", "/apercu", "/souhaits", "/experiences", "/experiences/ajouter", "/competences", "/competences/cooperer",
    "/formations", "/formations/ajouter", "/langues", "/mobilite", "/badges", "/presentation", "/contact", "/fichiers",
    "/oral",
)  # fmt: skip


def write_cv(page: Page, url: str) -> None:
    """Write an experience and a competence, as fingers do."""
    page.goto(f"{url}/sac/cv")
    page.get_by_role("link", name="Ce que j’ai vécu et fait").click()
    page.get_by_role("link", name="Ajouter une expérience").click()
    page.get_by_label("C’était où, dans ta vie ?").select_option("famille")
    page.get_by_label("Ce que tu faisais").fill("Garde de deux enfants")
    page.get_by_label("Début").fill("2023")
    page.get_by_label("Ce que tu as fait, une ligne par action").fill("Organisation des trajets\nAide aux devoirs")
    page.get_by_role("button", name="Garder").click()
    page.get_by_role("link", name="Revenir à mon CV").click()
    page.get_by_role("link", name="Ce que je sais faire").click()
    page.get_by_role("link", name="Coopérer").click()
    page.get_by_role("radio", name="Je tiens mon rôle dans une équipe que je connais.").check()
    page.get_by_role("button", name="Voir les phrases").click()
    page.get_by_role("checkbox", name="Entraide sur les tâches communes").check()
    page.get_by_role("button", name="Garder").click()


def download(page: Page, url: str, name: str) -> bytes:
    page.goto(f"{url}/sac/cv/fichiers")
    page.get_by_label("Prénom et nom").fill("Inès Ben Salah")
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_a_newcomer_leaves_with_a_page_for_a_recruiter(town: Town, new_phone: OpenContext) -> None:
    page = new_phone().new_page()
    hands.join(page, town.url, town.cohort(), "Plume")

    write_cv(page, town.url)
    page.goto(f"{town.url}/sac/cv/apercu")
    shown = page.get_by_role("article", name="CV").inner_text()
    made = download(page, town.url, "PDF")

    assert "Entraide sur les tâches communes" in shown
    assert is_for_everybody(made)
    assert len(read_pdf(made).pages) == 1
    assert words_of(made) == (
        "Inès Ben Salah Compétences Coopérer en situation connue auto-évaluation • Entraide sur les tâches communes "
        "Expériences Garde de deux enfants 2023 • Organisation des trajets • Aide aux devoirs"
    )
    page.goto(f"{town.url}/sac/cv/fichiers")
    assert page.get_by_label("Prénom et nom").input_value() == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_no_page_of_the_cv_breaks_a_rule_or_the_screen(
    theme: str, screen: str, town: Town, new_phone: OpenContext, new_desktop: OpenContext
) -> None:
    open_context = new_phone if screen == "phone" else new_desktop
    page = open_context(color_scheme=theme).new_page()
    hands.join(page, town.url, town.cohort(), f"Plume {theme}")
    write_cv(page, town.url)
    faults = {}

    for path in PAGES:
        page.goto(f"{town.url}/sac/cv{path}")
        page.wait_for_timeout(250)
        found = [*axe_violations(page), *wide_things(page), *wide_in_large_letters(page)]
        if found:
            faults[path] = found

    assert faults == {}


def test_it_is_written_by_the_keyboard_alone_and_without_javascript(town: Town, new_desktop: OpenContext) -> None:
    page = new_desktop(java_script_enabled=False).new_page()
    hands.join(page, town.url, town.cohort(), "Touche")
    page.goto(f"{town.url}/sac/cv/souhaits")

    page.get_by_label("En une ligne, tout en haut du CV").focus()
    page.keyboard.type("Vente")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Garder").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sac/cv?garde=oui")

    page.goto(f"{town.url}/sac/cv/apercu")
    assert "Vente" in page.get_by_role("article", name="CV").inner_text()
    assert "Temps partiel" in page.get_by_role("article", name="CV").inner_text()
