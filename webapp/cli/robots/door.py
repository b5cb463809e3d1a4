"""Joining as somebody does: the code, the screens about data, the choices, a name and a sign, the card."""

from random import Random

from webapp.cli.robots.page import Form, Page
from webapp.cli.robots.phone import Phone, Stuck

SCREENS = 10


def join(phone: Phone, code: str, pseudonym: str, chance: Random) -> Page:
    """Go through the door of a cohort; return the page that shows the card."""
    page = phone.page("/")
    page = phone.submit(page, _form_with(page, "code"), {"code": code})
    page = _choices(phone, page.path.partition("?")[0])
    form = _form_with(page, "choices")
    wanted = [choice["value"] for choice in form.named("choices")]
    page = phone.submit(page, form, {"choices": wanted, "part": "choices"})
    form = _form_with(page, "pseudonym")
    sign = chance.choice(form.named("sign"))["value"]
    return phone.submit(page, form, {"pseudonym": pseudonym, "sign": sign, "age": "unsaid", "part": "identity"})


def _choices(phone: Phone, path: str) -> Page:
    """Read the screens one after the other, up to the one that asks something."""
    for number in range(1, SCREENS):
        page = phone.page(f"{path}?ecran={number}")
        if any(form.named("choices") for form in page.forms):
            return page
    raise Stuck(f"{phone.name} : {path} ne demande rien")


def _form_with(page: Page, name: str) -> Form:
    found = next((form for form in page.forms if form.named(name)), None)
    if found is None:
        raise Stuck(f"{page.path} n’a pas de formulaire avec « {name} »")
    return found
