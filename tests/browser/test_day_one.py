"""The first day, on real phones: a team of six, a seventh who comes late and alone, a phone left for another."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import Town, listen
from tests.setup.browser import OpenContext

pytestmark = pytest.mark.browser

MISSIONS = ("j01-m1", "j01-m2", "j01-m3", "j01-m4")


def open_page(new_phone: OpenContext) -> Page:
    return listen(new_phone().new_page())


def clock_in(page: Page, town: Town) -> None:
    page.goto(f"{town.url}/jeu")
    page.get_by_role("button", name="Je pointe").click()
    expect(page.get_by_role("button", name="Je pointe")).to_have_count(0)


def shards(page: Page, town: Town) -> str:
    page.goto(f"{town.url}/jeu/equipe")
    return page.locator(".gauge__bar").get_attribute("value") or ""


def test_six_phones_play_the_first_day_together(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort()
    pages = [open_page(new_phone) for _ in range(6)]
    for number, page in enumerate(pages):
        hands.join(page, town.url, code, f"Pilote {number}")
        clock_in(page, town)

    for mission in MISSIONS:
        hands.play_together(pages, town.url, mission)

    assert {shards(page, town) for page in pages} == {"90"}
    for page in pages:
        page.goto(f"{town.url}/jeu/recap/j01")
        expect(page.get_by_text("Tu as accordé la Ligne avec ton équipe.", exact=True)).to_be_visible()


def test_a_seventh_alone_and_late_catches_up(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort(days=("j01", "j02"))
    first, late = open_page(new_phone), open_page(new_phone)
    hands.join(first, town.url, code, "En avance")
    clock_in(first, town)
    hands.play_mission(first, town.url, "j01-m1")
    hands.join(late, town.url, code, "En retard")

    late.goto(f"{town.url}/jeu")
    late.get_by_role("link", name="Rattraper").first.click()
    for mission in MISSIONS:
        hands.play_mission(late, town.url, mission)

    late.goto(f"{town.url}/jeu/recap/j01")
    expect(late.get_by_text("Tu as enregistré un numéro qui compte.", exact=True)).to_be_visible()


def test_the_card_opens_the_same_place_on_another_phone(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort()
    before = open_page(new_phone)
    words = hands.join(before, town.url, code, "Deux téléphones")
    clock_in(before, town)
    hands.play_mission(before, town.url, "j01-m1")
    before.context.close()

    after = open_page(new_phone)
    after.goto(f"{town.url}/reprendre")
    after.locator("[name=words]").fill(" ".join(words))
    after.locator("main .button--primary").first.click()

    expect(after.get_by_role("link", name="Jouer : Lire avant de signer")).to_be_visible()


def test_what_one_does_reaches_the_others_by_itself(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort()
    looking, playing = open_page(new_phone), open_page(new_phone)
    for page, name in ((looking, "Qui regarde"), (playing, "Qui joue")):
        hands.join(page, town.url, code, name)
        clock_in(page, town)
    looking.goto(f"{town.url}/jeu/equipe")
    expect(looking.locator(".gauge__bar")).to_have_attribute("value", "0")

    hands.play_mission(playing, town.url, "j01-m1")

    expect(looking.locator(".gauge__bar")).to_have_attribute("value", "30")


def test_lost_network_loses_no_answer(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort()
    page = open_page(new_phone)
    hands.join(page, town.url, code, "Sans réseau")
    clock_in(page, town)
    page.goto(f"{town.url}/jeu/mission/j01-m1")
    hands.advance(page)

    page.context.set_offline(True)
    form = page.locator("[data-step]:visible form[data-event-type=StepAnswered]")
    hands.fill(form, {"answer": {"nom_jeu": "Sans réseau", "lecture": "lire"}})
    form.locator("button[type=submit]").last.click()
    expect(page.locator("[data-step]:visible [data-feedback]")).to_contain_text("C’est gardé")
    page.context.set_offline(False)

    page.reload()
    expect(page.locator("[data-step]:visible [name='payload.answer.nom_jeu']")).to_have_value("Sans réseau")
    expect(hands.following(page)).to_be_visible()
    expect(page.locator("[data-play-notice]")).to_be_empty()
    assert state_of(page, town, "j01-m1", "j01-m1-s2")["is_done"]


def test_two_phones_want_the_same_slot(town: Town, new_phone: OpenContext) -> None:
    code = town.cohort(days=("j01", "j08", "j08-m3"))
    pages = [open_page(new_phone) for _ in range(2)]
    for number, page in enumerate(pages):
        hands.join(page, town.url, code, f"Créneau {number}")
        page.goto(f"{town.url}/jeu/mission/j08-m3")
        for _ in range(3):
            hands.advance(page)

    for page in pages:
        form = page.locator("[data-step=j08-m3-s4] form[data-event-type=StepAnswered]:visible").first
        form.locator("[name='payload.answer.slot']").first.check(force=True)
        hands.put(form, "payload.answer.mode", "on-site")
        form.locator("button[type=submit]").last.click()

    said = [page.locator("[data-step=j08-m3-s4] [data-feedback]") for page in pages]
    expect(said[1]).to_contain_text("Quelqu’un a été plus rapide.")
    expect(said[0]).not_to_contain_text("Quelqu’un")
    expect(pages[1].locator("[data-booking] [name='payload.answer.slot']")).to_have_count(0)


def state_of(page: Page, town: Town, mission: str, step: str) -> dict[str, Any]:
    """Ask the server what it knows of a step."""
    island = page.request.get(f"{town.url}/jeu/mission/{mission}/etat").json()
    state: dict[str, Any] = island["steps"][step]
    return state
