"""An organisation as the outside knows it."""

import json

import pytest
from flask import Flask
from sqlalchemy import select

from badges.art.picture import png, svg
from badges.second_check import confirm_proof
from tests.database import Database
from tests.factories.badges import publish
from tests.pages.phone import Phone
from webapp.content.achievements import load_achievements
from webapp.store.models import Organisation, Participant, Staff
from webapp.usecases.awarding.achievements import design_of
from webapp.usecases.awarding.awards import Awarded


@pytest.fixture
def slug(database: Database, counsellor: Staff) -> str:
    found: str = database.one(select(Organisation.slug).where(Organisation.id == counsellor.organisation_id))
    return found


@pytest.fixture
def awarded(app: Flask, participant: Participant, counsellor: Staff) -> Awarded:
    return publish(app, participant, counsellor)


def test_a_badge_is_verified_with_what_the_issuer_serves(phone: Phone, awarded: Awarded, slug: str) -> None:
    badge = phone.get(f"/badges/{awarded.public_id}.json").json
    keys = phone.get(f"/orgs/{slug}/did.json")

    confirm_proof(badge, keys.json)
    assert keys.json["id"] == badge["issuer"]["id"] == f"did:web:elan.test:orgs:{slug}"
    assert keys.headers["Access-Control-Allow-Origin"] == "*"
    listed = phone.get(badge["credentialStatus"]["statusListCredential"].removeprefix("http://elan.test"))
    document = json.loads(listed.response.get_data())
    confirm_proof(document, keys.json)
    assert document["id"] == badge["credentialStatus"]["statusListCredential"]
    assert listed.headers["Content-Type"] == "application/vc"
    assert listed.headers["Cache-Control"] == "public, max-age=300"


def test_before_its_first_badge_an_issuer_has_no_keys(phone: Phone, slug: str) -> None:
    phone.get(f"/orgs/{slug}/did.json", status=404)
    phone.get(f"/orgs/{slug}/status/1", status=404)


def test_the_page_of_an_issuer_shows_what_it_gives(phone: Phone, slug: str) -> None:
    page = phone.get(f"/orgs/{slug}")

    assert page.heading == "Mission locale de Clairval"
    assert all(each.name in page.text for each in load_achievements().achievements)
    assert phone.get(f"/orgs/{slug}", headers={"Accept": "application/ld+json"}).json["id"].endswith(f":orgs:{slug}")


@pytest.mark.parametrize("name", [each.id for each in load_achievements().achievements])
def test_every_achievement_has_its_pages_and_pictures(phone: Phone, slug: str, name: str) -> None:
    path = f"/orgs/{slug}/achievements/{name}"
    french, english = phone.get(f"{path}.json").json, phone.get(f"{path}/en", headers={"Accept": "application/json"})

    assert phone.get(path).heading == french["name"]
    page = phone.get(f"{path}/en")
    assert page.heading == english.json["name"]
    assert english.json["criteria"]["narrative"] in page.text
    assert all(each["targetName"] in page.text for each in english.json.get("alignment", ()))
    assert (french["id"], english.json["id"]) == (f"http://elan.test{path}", f"http://elan.test{path}/en")
    assert (french["inLanguage"], english.json["inLanguage"]) == ("fr", "en")
    assert phone.get(f"{path}.png").response.get_data()[:4] == b"\x89PNG"
    assert phone.get(f"{path}.svg").headers["Content-Type"].startswith("image/svg+xml")
    assert phone.get(f"{path}/ob2.json").json["name"] == french["name"]


def test_the_picture_of_the_english_page_speaks_english(phone: Phone, slug: str) -> None:
    path = f"/orgs/{slug}/achievements/cooperer-1"
    served = {at: phone.get(f"{path}{at}").response.get_data() for at in (".svg", ".png", "/en.svg", "/en.png")}
    said = phone.get(f"{path}/en", headers={"Accept": "application/json"}).json["image"]
    drawn = design_of(next(each for each in load_achievements().achievements if each.id == "cooperer-1"), "en")

    assert said == {"id": f"http://elan.test{path}/en.png", "type": "Image", "caption": drawn.alt}
    assert (served["/en.svg"].decode(), served["/en.png"]) == (svg(drawn), png(drawn, 2))
    assert len(set(served.values())) == 4
    assert phone.get(f"{path}/en").find("img", class_="badge-head__picture")["src"] == f"{path}/en.svg"


def test_the_achievement_inside_a_badge_is_the_one_that_is_served(phone: Phone, awarded: Awarded, slug: str) -> None:
    signed = phone.get(f"/badges/{awarded.public_id}.json").json["credentialSubject"]["achievement"]
    served = phone.get(f"/orgs/{slug}/achievements/cooperer-1.json").json

    assert {name: served[name] for name in signed} == signed


@pytest.mark.parametrize("path", ["", "/did.json", "/ob2.json", "/status/1", "/achievements/cooperer-1"])
def test_an_unknown_organisation_is_not_found(phone: Phone, path: str) -> None:
    phone.get(f"/orgs/nulle-part{path}", status=404)


def test_an_unknown_achievement_is_not_found(phone: Phone, slug: str) -> None:
    for form in ("", ".json", ".png", ".svg", "/en", "/en.png", "/en.svg", "/ob2.json"):
        phone.get(f"/orgs/{slug}/achievements/rien{form}", status=404)


def test_the_pages_take_no_other_method(phone: Phone, slug: str) -> None:
    phone.post(f"/orgs/{slug}", status=405)
    phone.post(f"/orgs/{slug}/achievements/cooperer-1", status=405)
