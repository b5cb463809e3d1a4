"""Joining as a person does: from screen to screen, each form as the page before gave it."""

from typing import Any

from tests.pages.phone import Page, Phone


def identity_form(phone: Phone, code: str, *choices: str) -> Page:
    """Go as far as the last form, having said yes to these purposes (and to using the app)."""
    door = phone.get(f"/r/{code}?ecran=2")
    fields = {**door.form(f"/r/{code}"), "choices": ["use", *choices], "part": "choices"}
    return phone.post(f"/r/{code}", fields, status=200)


def filled(page: Page, code: str, **fields: Any) -> dict[str, Any]:
    """Fill the last form in."""
    asked = {"pseudonym": "Vague bleue", "sign": "wave", "part": "identity"}
    return {**page.form(f"/r/{code}"), **asked, **fields}


def join_by_form(phone: Phone, code: str, *choices: str, **fields: Any) -> Page:
    """Join; return the page of the card."""
    return phone.post(f"/r/{code}", filled(identity_form(phone, code, *choices), code, **fields), status=200)


def words_on(page: Page) -> list[str]:
    """Read the words of the card that a page shows."""
    return [item.text() for item in page.find("ol", class_="qr__words").find_all("li")]
