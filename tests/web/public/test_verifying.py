"""The verification of a badge by an employer: no account, no cookie, no script."""

import io
from threading import BoundedSemaphore
from typing import Any

import pytest
from flask import Flask

from badges.baking import bake
from badges.documents import ascii_json
from tests.badges.pictures import SVG, png
from tests.badges.samples import STATUS_URL, issued, issued_as
from tests.badges.tamperings import tampered
from tests.badges.verification.web import AT, marked, web
from tests.pages.phone import Page, Phone
from webapp.web.public import verifying

FORM = "multipart/form-data"


@pytest.fixture(autouse=True)
def _small_web(app: Flask) -> None:
    app.extensions["elan.fetch"] = web({STATUS_URL: marked(valid_days=36_500)})


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def verify(phone: Phone, *, file: bytes = b"", status: int = 200, **fields: str) -> Page:
    sent: dict[str, Any] = {"text": "", "email": "", **fields, "file": (io.BytesIO(file), "badge.png" if file else "")}
    return phone.post("/verifier", sent, status=status, content_type=FORM)


def checks(page: Page) -> list[str]:
    return [plain(item.find("p").text()) for item in page.find("ul", **{"class": "checks"}).find_all("li")]


def test_the_form_is_there_for_anybody_and_sets_no_cookie(phone: Phone) -> None:
    page = phone.get("/verifier")

    assert page.heading == "Vérifier un badge"
    assert page.form("/verifier") == {"text": "", "email": ""}
    assert "Set-Cookie" not in page.headers


def test_a_badge_that_is_valid_is_told_with_what_it_says(phone: Phone) -> None:
    picture = bake(issued().document, png=png(), svg=SVG, assertion_url=AT.assertion).png
    page = verify(phone, file=picture, email="malik@exemple.fr")

    assert page.heading == "Ce badge est valable"
    assert checks(page)[-1] == "Vérifié : Cette adresse e-mail est bien celle de la personne qui l’a reçu."
    assert all(check.startswith("Vérifié") for check in checks(page))
    assert [dd.text() for dd in page.find_all("dd")] == [
        "Mission locale de Lyon",
        "12 mars 2026",
        "Deux coéquipiers et un professionnel confirment.",
        "A tenu le rôle de passeur pendant les dix jours.",
    ]
    assert "Set-Cookie" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"


def test_a_badge_that_was_changed_is_told_and_what_to_do(phone: Phone) -> None:
    page = verify(phone, text=ascii_json(tampered("another name")))

    assert page.heading == "Ce badge n’est pas valable"
    assert checks(page)[-1].startswith("Faux : La signature n’est pas bonne")
    assert "Ne vous fiez pas à ce badge." in page.text
    assert page.text.index("Ce qui a été vérifié") < page.text.index("Ce que le badge dit de lui-même")


def test_an_address_is_opened(phone: Phone) -> None:
    assert verify(phone, text=AT.assertion).heading == "Ce badge est valable"
    assert verify(phone, text="https://elan.exemple.fr/rien").heading == "Aucun badge n’a pu être lu"


def test_a_private_address_is_refused_by_what_really_opens_addresses(app: Flask, phone: Phone) -> None:
    verifying.install(app)
    page = verify(phone, text="https://127.0.0.1/badge.json")

    assert checks(page) == ["À corriger : Cette adresse ne peut pas être ouverte : elle mène à une machine privée."]


def test_nothing_given_is_told_and_nothing_is_lost(phone: Phone) -> None:
    page = verify(phone, email="malik@exemple.fr", status=422)

    assert page.find("section", **{"class": "error-summary"}).find("a").text() == verifying.NOTHING
    assert page.form("/verifier") == {"text": "", "email": "malik@exemple.fr"}


def test_a_file_that_is_too_heavy_is_told(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "LARGEST", 60)
    page = verify(phone, file=png(), text="https://a.example", status=422)

    assert page.find("section", **{"class": "error-summary"}).find("a").text() == verifying.TOO_LARGE
    assert page.form("/verifier")["text"] == "https://a.example"


def test_words_of_a_badge_are_shown_as_words(phone: Phone) -> None:
    page = verify(phone, text=ascii_json(issued_as(narrative="<script>alert(1)</script>" * 40).document))

    assert page.heading == "Ce badge est valable"
    assert page.find("main").find_all("script") == []


@pytest.mark.parametrize(
    "given", [{"file": png()}, {"file": png()[:200]}, {"text": "rien"}, {"text": "https://127.0.0.1/badge"}]
)
def test_what_holds_no_badge_accuses_nobody(phone: Phone, given: dict[str, Any]) -> None:
    page = verify(phone, **given)

    assert page.heading == "Aucun badge n’a pu être lu"
    assert "n’est pas valable" not in page.text
    assert "ne dit ni que le badge est vrai, ni qu’il est faux" in page.text


def test_an_empty_file_is_said_to_be_empty(phone: Phone) -> None:
    page = phone.post("/verifier", {"text": "", "file": (io.BytesIO(), "badge.png")}, status=422)

    assert page.find("section", **{"class": "error-summary"}).find("a").text() == verifying.EMPTY


def test_too_many_verifications_wait(phone: Phone) -> None:
    for _ in range(40):
        verify(phone, text="rien")
    page = verify(phone, text="https://a.example", status=429)

    assert page.find("section", **{"class": "error-summary"}).find("a").text() == verifying.BUSY
    assert page.form("/verifier")["text"] == "https://a.example"


def test_more_than_two_at_once_wait(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_places", BoundedSemaphore(1))
    assert verifying._places.acquire(blocking=False)
    verify(phone, text="rien", status=429)
    verifying._places.release()

    assert verify(phone, text="rien").heading == "Aucun badge n’a pu être lu"


def test_a_form_from_elsewhere_is_refused(phone: Phone) -> None:
    phone.post("/verifier", {"text": "rien"}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
