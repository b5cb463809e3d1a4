"""The first day without JavaScript, and by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import hands
from tests.browser.conftest import Town
from tests.setup.browser import OpenContext
from webapp.steps import KINDS

pytestmark = pytest.mark.browser

MISSIONS = ("j01-m1", "j01-m2", "j01-m3", "j01-m4")


def test_the_first_day_without_javascript(town: Town, new_phone: OpenContext) -> None:
    page = new_phone(java_script_enabled=False).new_page()
    hands.join(page, town.url, town.cohort(), "Sans script")
    page.goto(f"{town.url}/jeu")
    page.get_by_role("button", name="Je pointe").click()

    for mission in MISSIONS:
        page.goto(f"{town.url}/jeu/mission/{mission}?etape=suite")
        for _ in range(60):
            if page.url.endswith("etape=fin"):
                break
            plain_step(page)
        assert page.url.endswith("etape=fin"), page.url

    page.goto(f"{town.url}/jeu/recap/j01")
    expect(page.get_by_text("Tu as lu un contrat et trouvé trois erreurs.", exact=True)).to_be_visible()


def plain_step(page: Page) -> None:
    """Do one thing on a page of plain forms: go on, choose, vote or answer."""
    onward = page.locator(".step__next a").first
    if onward.count():
        onward.click()
        return
    section = page.locator("[data-step]")
    step = hands.STEPS[section.get_attribute("data-step") or ""]
    choice = section.locator("button.choice").first
    if choice.count():
        choice.click()
        return
    if step.kind == "vote":
        plain_vote(page)
        return
    event_type, payload = KINDS[step.kind].solution(step)[-1]
    form = section.locator(f"form[data-event-type={event_type.value}]").first
    hands.fill(form, payload)
    form.locator("button[type=submit]").last.click()


def plain_vote(page: Page) -> None:
    """Cast the first ballot that is not cast yet; close the round if others are waited for."""
    for ballot in page.locator("[data-round]:visible").all():
        button = ballot.get_by_role("button", name="Je vote")
        if button.count():
            ballot.locator("input[type=radio]").first.check(force=True)
            button.click()
            return
    page.get_by_role("button", name="Clore le vote").click()


def test_the_first_day_by_keyboard_alone(town: Town, new_desktop: OpenContext) -> None:
    page = new_desktop().new_page()
    hands.join(page, town.url, town.cohort(), "Au clavier")
    for mission in MISSIONS:
        page.goto(f"{town.url}/jeu/mission/{mission}")
        for _ in range(120):
            if page.locator("[data-mission-end]").is_visible():
                break
            keyboard_step(page)
        expect(page.locator("[data-mission-end]")).to_be_visible()


def keyboard_step(page: Page) -> None:
    """Do what the screen asks for with the keys of a keyboard: Tab to a thing, Space or Enter to use it."""
    start = page.locator(".before:visible").get_by_role("link", name="Commencer")
    if start.count():
        press(page, start)
    section = page.locator("[data-step]:visible").first
    step = hands.STEPS[section.get_attribute("data-step") or ""]
    if step.kind != "dialogue" and not hands.following(page).is_visible():
        for event_type, payload in KINDS[step.kind].solution(step):
            form = section.locator(f"form[data-event-type={event_type.value}]:visible").first
            for name, value in hands.names_and_values(payload):
                keyboard_field(page, form.locator(f'[name="{name}"]'), value)
            press(page, form.locator("button[type=submit]").last)
            page.wait_for_timeout(400)
        return
    for selector in ("button.choice", "[data-next-line] button", "form[data-event-type=StepRead] button"):
        button = section.locator(f"{selector}:visible").first
        if button.count() and button.is_visible():
            press(page, button)
            page.wait_for_timeout(120)
            return
    if hands.following(page).is_visible():
        press(page, hands.following(page))
    page.wait_for_timeout(200)


def keyboard_field(page: Page, fields: Locator, value: object) -> None:
    """Fill a field by typing; choose a card with Space, a line of a list with the arrows."""
    for number, each in enumerate(value if isinstance(value, list) else [value]):
        card = fields.and_(page.locator(f'[value="{each}"]'))
        target = card if card.count() else fields.nth(number)
        if not target.count() or target.get_attribute("type") == "hidden":
            continue
        reach(page, target)
        if card.count():
            page.keyboard.press("Space")
        elif target.evaluate("node => node.tagName") == "SELECT":
            choose_line(page, target, str(each))
        else:
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(str(each))


def choose_line(page: Page, field: Locator, wanted: str) -> None:
    """Go down a list until the wanted line is chosen."""
    page.keyboard.press("Home")
    for _ in range(30):
        if field.input_value() == wanted:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{wanted} is not in the list")


def press(page: Page, button: Locator) -> None:
    """Go to a button and press it."""
    reach(page, button)
    page.keyboard.press("Enter")


def reach(page: Page, target: Locator) -> None:
    """Tab until the focus is there; radio cards of a group are reached with the arrows."""
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        is_same_group = target.evaluate("node => node.type === 'radio' && document.activeElement?.name === node.name")
        page.keyboard.press("ArrowDown" if is_same_group else "Tab")
    raise AssertionError("this thing cannot be reached by keyboard")
