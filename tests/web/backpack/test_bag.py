"""The backpack: badges that somebody holds, who may see them, where they can be used."""

import io
import json
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from badges.credential import hashed_email
from badges.second_check import confirm_jwt, confirm_proof
from tests.clock import START
from tests.database import Database
from tests.factories.badges import DEED, give, publish
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from webapp.content.achievements import load_achievements
from webapp.jobs.signing import make_workshop
from webapp.store.models import Award, BackpackEmail, Participant, Staff, StaffAct, Team
from webapp.usecases.awarding.awards import Awarded
from webapp.usecases.awarding.signing import sign_all


@pytest.fixture
def awarded(app: Flask, participant: Participant, counsellor: Staff) -> Awarded:
    return publish(app, participant, counsellor)


def sign(app: Flask) -> None:
    engine, writer = app.extensions["elan.engine"], app.extensions["elan.writer"]
    sign_all(make_workshop(app.extensions["elan.config"], engine, writer), now=START)


def test_an_empty_bag_says_how_to_fill_it(player: Phone) -> None:
    page = player.get("/sac")

    assert page.heading == "Mon sac"
    assert "Pas encore de badge." in page.text
    assert all(each.name in page.text for each in load_achievements().achievements)


def test_a_badge_that_one_has_is_no_more_within_reach(player: Phone, awarded: Awarded) -> None:
    links = player.get("/sac").links().values()

    assert f"/sac/badges/{awarded.public_id}" in links
    assert len([link for link in links if link.startswith("/sac/possibles/")]) == 17
    assert "/sac/possibles/cooperer-1" not in links


def test_a_badge_not_signed_yet_is_told(app: Flask, player: Phone, participant: Participant, counsellor: Staff) -> None:
    awarded = give(app.extensions["elan.writer"].run, participant, counsellor)

    assert "Bientôt prêt" in player.get("/sac").text
    assert "en train d’être signé" in player.get(f"/sac/badges/{awarded.public_id}").text
    player.get(f"/sac/badges/{awarded.public_id}.png", status=404)


def test_a_page_is_opened_and_closed(player: Phone, phone: Phone, awarded: Awarded) -> None:
    path = f"/sac/badges/{awarded.public_id}"
    closed = player.follow(player.post(f"{path}/page", {"page": "fermee"}))
    assert "Le lien ne montre plus rien." in closed.text
    phone.get(f"/badges/{awarded.public_id}", status=404)

    opened = player.follow(player.post(f"{path}/page", {"page": "ouverte"}))
    assert f"http://elan.test/badges/{awarded.public_id}" in opened.text
    phone.get(f"/badges/{awarded.public_id}")


def test_linkedin_is_given_what_it_asks_for(player: Phone, awarded: Awarded) -> None:
    link = player.get(f"/sac/badges/{awarded.public_id}").links()["Ajouter à mon profil LinkedIn"]

    assert link.startswith("https://www.linkedin.com/profile/add?")
    assert parse_qs(urlsplit(link).query) == {
        "startTask": ["CERTIFICATION_NAME"],
        "name": ["Coopérer — niveau 1"],
        "organizationName": ["Mission locale de Clairval"],
        "issueYear": ["2027"],
        "issueMonth": ["3"],
        "certUrl": [f"http://elan.test/badges/{awarded.public_id}"],
        "certId": [awarded.public_id],
    }


@pytest.mark.parametrize("form", ["json", "jwt", "png", "svg"])
def test_files_are_taken_even_when_the_page_is_closed(player: Phone, awarded: Awarded, form: str) -> None:
    player.post(f"/sac/badges/{awarded.public_id}/page", {"page": "fermee"})
    page = player.get(f"/sac/badges/{awarded.public_id}.{form}")

    assert page.headers["Content-Disposition"] == f'attachment; filename="cooperer-1.{form}"'
    assert len(page.response.get_data()) > 500


def test_evidence_that_is_hidden_leaves_the_badge(
    app: Flask, player: Phone, phone: Phone, awarded: Awarded, database: Database
) -> None:
    path = f"/sac/badges/{awarded.public_id}"
    assert player.get(path).form(f"{path}/preuves") == {"shown": "0"}
    player.post(f"{path}/preuves", {})
    sign(app)

    document = phone.get(f"/badges/{awarded.public_id}.json").json
    assert "evidence" not in document
    assert DEED.shown[0].name not in phone.get(f"/badges/{awarded.public_id}").text
    player.post(f"{path}/preuves", {"shown": "0"})
    sign(app)
    assert phone.get(f"/badges/{awarded.public_id}.json").json["evidence"][0]["name"] == DEED.shown[0].name


def test_an_address_is_bound_and_taken_back(
    app: Flask, player: Phone, phone: Phone, awarded: Awarded, database: Database
) -> None:
    player.post("/sac/adresse", {"email": " Malik@exemple.fr"})
    sign(app)
    identity = phone.get(f"/badges/{awarded.public_id}.json").json["credentialSubject"]["identifier"][0]
    assert identity["identityHash"] == hashed_email("malik@exemple.fr", identity["salt"]).hash
    assert "Malik@exemple.fr" in player.get("/sac").text

    player.post("/sac/adresse", {"email": ""})
    sign(app)
    assert "identifier" not in phone.get(f"/badges/{awarded.public_id}.json").json["credentialSubject"]
    assert database.count(BackpackEmail) == 0


def test_the_same_address_again_signs_nothing(app: Flask, player: Phone, awarded: Awarded, database: Database) -> None:
    for _ in range(2):
        player.post("/sac/adresse", {"email": "malik@exemple.fr"})

    assert database.one(select(Award.revision)) == 2


def test_an_address_that_is_none_is_told_and_kept_in_the_form(player: Phone, database: Database) -> None:
    page = player.post("/sac/adresse", {"email": "malik"}, status=422)

    assert page.form("/sac/adresse") == {"email": "malik"}
    assert "n’a pas la forme" in page.text
    assert database.count(BackpackEmail) == 0


def test_a_badge_is_given_back_only_when_one_is_sure(
    player: Phone, awarded: Awarded, database: Database, phone: Phone
) -> None:
    path = f"/sac/badges/{awarded.public_id}"
    player.post(f"{path}/rendre", {})
    assert database.one(select(Award.revoked_at)) is None

    page = player.follow(player.post(f"{path}/rendre", {"sure": "oui"}))
    assert "Ce badge ne vaut plus" in page.text
    act = database.one(select(StaffAct).where(StaffAct.act == "revoke_badge"))
    assert (act.details["reason"], act.staff_id) == ("Demande de la personne", None)
    assert phone.get(f"/badges/{awarded.public_id}").heading == "Badge retiré"


def test_everything_in_one_archive_is_verified_without_us(
    app: Flask, player: Phone, awarded: Awarded, participant: Participant, counsellor: Staff
) -> None:
    publish(app, participant, counsellor, "trajets-1")
    archive = zipfile.ZipFile(io.BytesIO(player.get("/sac/badges.zip").response.get_data()))
    names = archive.namelist()

    folders = ["01-trajets-1", "02-cooperer-1"]
    forms = ("badge.png", "badge.svg", "badge.json", "badge.jwt", "badge-open-badges-2.json")
    assert {f"{folder}/{form}" for folder in folders for form in forms} <= set(names)
    keys = json.loads(archive.read(next(name for name in names if name.endswith("/did.json"))))
    for folder in folders:
        document = json.loads(archive.read(f"{folder}/badge.json"))
        confirm_proof(document, keys)
        confirm_jwt(archive.read(f"{folder}/badge.jwt").decode(), document, keys)
    assert len([name for name in names if name.startswith("verification/contextes/")]) == 3
    page = archive.read("A-OUVRIR.html").decode()
    assert "Coopérer — niveau 1" in page
    assert "Une conseillère de la mission locale de Clairval." in page
    assert "://" not in page.replace("http://www.w3.org", "")
    assert participant.pseudonym not in page


@pytest.mark.parametrize("name", [each.id for each in load_achievements().achievements])
def test_a_badge_within_reach_says_what_it_asks_for(player: Phone, name: str) -> None:
    achievement = next(each for each in load_achievements().achievements if each.id == name)
    page = player.get(f"/sac/possibles/{name}")

    assert all(rule.detail in page.text for rule in achievement.evidence)


def test_an_unknown_badge_is_not_found(player: Phone) -> None:
    player.get("/sac/possibles/rien", status=404)
    player.get("/sac/badges/rien", status=404)


def test_somebody_elses_badge_is_not_found(
    player: Phone, app: Flask, database: Database, team: Team, counsellor: Staff
) -> None:
    other = publish(app, make_participant(database, team), counsellor)
    path = f"/sac/badges/{other.public_id}"

    player.get(path, status=404)
    player.get(f"{path}.json", status=404)
    for act in ("page", "preuves", "rendre"):
        player.post(f"{path}/{act}", {"page": "fermee", "sure": "oui"}, status=404)
    assert database.one(select(Award.is_shared)) is True


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    for path in ("/sac", "/sac/adresse", "/sac/badges.zip", "/sac/badges/x", "/sac/possibles/cooperer-1"):
        assert "/reprendre" in (phone.get(path, status=302).location or "")


def test_looking_writes_nothing(player: Phone, awarded: Awarded) -> None:
    player.post("/sac", status=405)
    player.get(f"/sac/badges/{awarded.public_id}/page", status=405)
