"""The public page of a badge and its files: for an employer, without an account, a cookie or a script."""

import json
from typing import Any

import pytest
from flask import Flask

from badges.png import ASSERTION, CREDENTIAL, texts_in_png
from badges.svg import texts_in_svg
from tests.clock import START
from tests.database import Database
from tests.factories.badges import DEED, SENTENCE, give, publish
from tests.pages.phone import Page, Phone
from webapp.store.models import Participant, Staff
from webapp.usecases.awarding.awards import Awarded, forget_awards, revoke
from webapp.usecases.awarding.sharing import set_page
from webapp.usecases.journal import By

FORMS = ("", ".json", ".jwt", ".png", ".svg", "/ob2.json")


@pytest.fixture
def awarded(app: Flask, participant: Participant, counsellor: Staff) -> Awarded:
    return publish(app, participant, counsellor)


def body(page: Page) -> bytes:
    content: bytes = page.response.get_data()
    return content


def take_back(app: Flask, awarded: Awarded, staff: Staff) -> None:
    by = By(organisation_id=staff.organisation_id, staff_id=staff.id)
    app.extensions["elan.writer"].run(
        lambda session: revoke(session, award_id=awarded.id, by=by, reason="Erreur de personne", now=START)
    )


def test_the_page_says_what_was_done_and_who_confirmed_it(phone: Phone, awarded: Awarded) -> None:
    page = phone.get(f"/badges/{awarded.public_id}")

    assert page.heading == "Coopérer — niveau 1"
    assert "Vérifié à l’instant" in page.text
    for said in (
        DEED.narrative,
        SENTENCE,
        "une conseillère de la mission locale",
        "Épreuve du jour 3",
        "1er mars 2027",
    ):
        assert said in page.text
    assert "Set-Cookie" not in page.headers
    assert page.find_all("script") == []


def test_a_link_to_it_is_shown_with_a_picture(phone: Phone, awarded: Awarded) -> None:
    page = phone.get(f"/badges/{awarded.public_id}")

    told = {meta["property"]: meta["content"] for meta in page.find_all("meta") if "property" in meta.attributes}
    assert told["og:title"] == "Coopérer — niveau 1 · Mission locale de Clairval"
    assert told["og:url"] == f"http://elan.test/badges/{awarded.public_id}"
    assert told["og:image"].startswith("http://elan.test/orgs/")
    assert phone.get(told["og:image"].removeprefix("http://elan.test")).headers["Content-Type"] == "image/png"
    assert page.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("accept", ["application/vc+ld+json", "application/ld+json", "application/json"])
def test_the_same_address_answers_programs(phone: Phone, awarded: Awarded, accept: str) -> None:
    page = phone.get(f"/badges/{awarded.public_id}", headers={"Accept": accept})

    assert page.headers["Content-Type"] == accept
    assert page.json == phone.get(f"/badges/{awarded.public_id}.json").json
    assert page.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("accept", ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8"])
def test_who_asks_for_anything_gets_the_page(phone: Phone, awarded: Awarded, accept: str) -> None:
    page = phone.get(f"/badges/{awarded.public_id}", headers={"Accept": accept})

    assert page.headers["Content-Type"].startswith("text/html")


def test_every_form_carries_the_same_badge(phone: Phone, awarded: Awarded) -> None:
    document = phone.get(f"/badges/{awarded.public_id}.json").json
    png, svg = (body(phone.get(f"/badges/{awarded.public_id}{form}")) for form in (".png", ".svg"))

    chunks = {text.keyword: text.content for text in texts_in_png(png)}
    assert json.loads(chunks[CREDENTIAL]) == document
    assert chunks[ASSERTION] == f"http://elan.test/badges/{awarded.public_id}/ob2.json"
    assert [json.loads(text.content) for text in texts_in_svg(svg)] == [document]
    assert phone.get(f"/badges/{awarded.public_id}.jwt").headers["Content-Type"].startswith("text/plain")


def test_the_three_documents_of_the_older_generation_name_one_another(phone: Phone, awarded: Awarded) -> None:
    def at(address: str) -> Any:
        return phone.get(address.removeprefix("http://elan.test")).json

    hosted = at(f"/badges/{awarded.public_id}/ob2.json")
    badge_class = at(hosted["badge"])
    issuer = at(badge_class["issuer"])
    assert (hosted["type"], badge_class["type"], issuer["type"]) == ("Assertion", "BadgeClass", "Issuer")
    assert [each["id"] for each in (hosted, badge_class, issuer)] == [
        f"http://elan.test/badges/{awarded.public_id}/ob2.json",
        hosted["badge"],
        badge_class["issuer"],
    ]


def test_any_origin_may_read_and_nothing_is_asked_of_it(phone: Phone, awarded: Awarded) -> None:
    for form in FORMS:
        page = phone.get(f"/badges/{awarded.public_id}{form}")
        assert page.headers["Access-Control-Allow-Origin"] == "*"
        assert page.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in page.headers
    asked = phone.open("OPTIONS", f"/badges/{awarded.public_id}", status=200)
    assert asked.headers["Access-Control-Allow-Origin"] == "*"


def test_a_closed_page_answers_nothing_in_any_form(
    app: Flask, phone: Phone, awarded: Awarded, participant: Participant
) -> None:
    app.extensions["elan.writer"].run(
        lambda session: set_page(session, participant=participant.id, public_id=awarded.public_id, is_open=False)
    )

    for form in FORMS:
        phone.get(f"/badges/{awarded.public_id}{form}", status=404)


def test_an_intent_has_no_page(app: Flask, phone: Phone, participant: Participant, counsellor: Staff) -> None:
    awarded = give(app.extensions["elan.writer"].run, participant, counsellor)

    for form in FORMS:
        phone.get(f"/badges/{awarded.public_id}{form}", status=404)


def test_a_badge_taken_back_tells_that_alone(app: Flask, phone: Phone, awarded: Awarded, counsellor: Staff) -> None:
    take_back(app, awarded, counsellor)
    page = phone.get(f"/badges/{awarded.public_id}")

    assert page.heading == "Badge retiré"
    assert "Erreur de personne" not in page.html
    assert DEED.narrative not in page.html
    assert phone.get(f"/badges/{awarded.public_id}/ob2.json", status=410).json == {
        "@context": "https://w3id.org/openbadges/v2",
        "id": f"http://elan.test/badges/{awarded.public_id}/ob2.json",
        "type": "Assertion",
        "revoked": True,
        "revocationReason": "Retiré par l’émetteur",
    }


def test_an_erased_badge_is_not_there(
    app: Flask, phone: Phone, awarded: Awarded, participant: Participant, database: Database
) -> None:
    app.extensions["elan.writer"].run(lambda session: forget_awards(session, participant=participant.id, now=START))

    for form in FORMS:
        phone.get(f"/badges/{awarded.public_id}{form}", status=404)


def test_nothing_of_anybody_is_in_the_files(phone: Phone, awarded: Awarded, participant: Participant) -> None:
    for form in FORMS:
        content = body(phone.get(f"/badges/{awarded.public_id}{form}"))
        assert participant.pseudonym.encode() not in content
        assert participant.public_id.encode() not in content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_takes_no_other_method(phone: Phone, awarded: Awarded, method: str) -> None:
    phone.open(method, f"/badges/{awarded.public_id}", status=405)
