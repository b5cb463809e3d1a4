"""Hands on a phone: they touch what a youth would touch, and know the answers."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from webapp.content import load_quest
from webapp.steps import KINDS

QUEST = load_quest()
STEPS: dict[str, Any] = {step.id: step for mission in QUEST.missions() for step in mission.steps}


def join(page: Page, url: str, code: str, pseudonym: str) -> list[str]:
    """Join by code as a newcomer does, screen after screen; return the four words of the card."""
    page.goto(url)
    page.get_by_label("code", exact=False).first.fill(code)
    page.get_by_role("button", name="Entrer").click()
    for _ in range(12):
        if page.title().startswith("Ta carte"):
            break
        answer_screen(page, pseudonym)
    words = page.locator(".qr__words li").all_inner_texts()
    assert len(words) == 4
    return words


def answer_screen(page: Page, pseudonym: str) -> None:
    """Answer one screen of the way in: choose where a choice is asked, then go on."""
    for fieldset in page.locator("main fieldset:visible").all():
        control = fieldset.locator("input[type=radio], input[type=checkbox]").first
        if control.count() and not fieldset.locator("input:checked").count():
            control.check(force=True)
    name = page.locator("input[name=pseudonym]:visible")
    if name.count():
        name.fill(pseudonym)
    page.locator("main .button--primary:visible").first.click()
    page.wait_for_load_state()


def play_mission(page: Page, url: str, mission_id: str) -> None:
    """Play a mission from where one is to its end, alone."""
    play_together([page], url, mission_id)


def play_together(pages: Sequence[Page], url: str, mission_id: str) -> None:
    """Play a mission on several phones at once: each does what it can, and waits where the others are needed."""
    for page in pages:
        page.goto(f"{url}/jeu/mission/{mission_id}")
    for _ in range(80):
        waiting = [page for page in pages if not page.locator("[data-mission-end]").is_visible()]
        if not waiting:
            return
        for page in waiting:
            advance(page)
    raise AssertionError(f"{mission_id} has no end")


def advance(page: Page) -> None:
    """Do what the screen asks for; go on if the step is done."""
    begin(page)
    step = STEPS[page.locator("[data-step]:visible").get_attribute("data-step") or ""]
    # This step, and not whichever is on the screen: what has ended is left at once.
    section = page.locator(f'[data-step="{step.id}"]')
    if following(page).is_visible():
        pass
    elif step.kind == "dialogue":
        talk(section)
    elif step.kind == "vote":
        if not vote(section, step):
            return
    else:
        answer(section, step)
    leave(page, step.id)


def begin(page: Page) -> None:
    """Leave the screen that announces a mission."""
    start = page.locator(".before:visible").get_by_role("link", name="Commencer")
    if start.count():
        start.click()


def vote(section: Locator, step: Any) -> bool:
    """Cast the ballot of the round on the screen; say whether the step can be left without anybody else."""
    alone = section.locator("[data-no-card]:visible form[data-event-type=StepSkipped] button")
    if alone.count():
        alone.click()
        return True
    for ballot in section.locator("[data-round]:visible").all():
        button = ballot.get_by_role("button", name="Je vote")
        if button.count():
            ballot.locator("input[type=radio]").first.check(force=True)
            button.click()
    section.page.wait_for_timeout(300)
    return following(section.page).is_visible() or step.scope != "team"


def following(page: Page) -> Locator:
    """The button that goes on."""
    return page.locator("[data-play-next]:visible").first


def talk(section: Locator) -> None:
    """Hear a talk to its end, taking the first answer of each choice."""
    for _ in range(120):
        if not section.is_visible() or following(section.page).is_visible():
            return
        choice = section.locator("button.choice:visible").first
        next_line = section.locator("[data-next-line] button:visible").first
        end = section.locator("form[data-event-type=StepRead] button[type=submit]:visible").first
        for button in (choice, next_line, end):
            if button.is_visible():
                with suppress(PlaywrightTimeout):
                    button.click(timeout=700)
                break
        else:
            section.page.wait_for_timeout(50)


def answer(section: Locator, step: Any) -> None:
    """Fill the forms of a step with the right answers and send them."""
    for event_type, payload in KINDS[step.kind].solution(step):
        form = section.locator(f"form[data-event-type={event_type}]:visible").first
        if not form.count():
            return
        fill(form, payload)
        form.locator("button[type=submit]").last.click()


def fill(form: Locator, payload: dict[str, Any]) -> None:
    """Put a payload into the fields of a form, by their names."""
    for name, value in names_and_values(payload):
        put(form, name, value)


def names_and_values(payload: Any, path: str = "payload") -> Iterator[tuple[str, Any]]:
    """Flatten a payload as the names of fields do (``webapp/steps/form_data.py``)."""
    for key, value in payload.items():
        if isinstance(value, dict):
            yield from names_and_values(value, f"{path}.{key}")
        elif isinstance(value, list):
            yield f"{path}.{key}[]", value
        else:
            yield f"{path}.{key}", value


def put(form: Locator, name: str, value: Any) -> None:
    """Set one field, whatever it is."""
    fields = form.locator(f'[name="{name}"]')
    if not fields.count():
        return
    kind = fields.first.get_attribute("type")
    tag = fields.first.evaluate("node => node.tagName")
    values = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    if tag == "SELECT":
        for field, each in zip(fields.all(), values, strict=False):
            field.select_option(each, force=True)
    elif kind in ("radio", "checkbox"):
        for each in values:
            form.locator(f'[name="{name}"][value="{each}"]').check(force=True)
    elif kind != "hidden":
        for field, each in zip(fields.all(), values, strict=False):
            field.fill(each)


def leave(page: Page, step_id: str) -> None:
    """Go on once the step is done: by itself, or with "Continuer"."""
    here = page.locator(f'[data-step="{step_id}"]')
    for _ in range(100):
        if not here.is_visible():
            return
        # A step that is only heard goes on by itself: the button may leave under the finger.
        with suppress(PlaywrightTimeout):
            if following(page).is_visible():
                following(page).click(timeout=700)
        page.wait_for_timeout(50)
    raise AssertionError(f"{step_id} does not end, {following(page).count()}: {here.inner_text()}")
