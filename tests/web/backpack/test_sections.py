"""The forms of the CV: what is typed is kept at once, and no fault loses a word of it."""

from typing import Any

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Phone
from tests.web.backpack.conftest import CONTACT, EXPERIENCE, EXPERIENCE_PATH
from webapp.store.models import CvSection


def kept(database: Database, section: str) -> Any:
    return database.one(select(CvSection.content).where(CvSection.section == section))


def test_wishes_are_kept(player: Phone, database: Database) -> None:
    sent = {"target": " Vente  ou accueil ", "about": "J’aime\r\n\r\naccueillir.", "contracts": ["job", "internship"]}

    page = player.follow(player.post("/sac/cv/souhaits", sent))

    assert "C’est gardé." in page.text
    assert kept(database, "wishes") == {
        "target": "Vente ou accueil",
        "about": "J’aime\naccueillir.",
        "availability": "",
        "contracts": ["job", "internship"],
        "interests": "",
    }
    assert player.get("/sac/cv/souhaits").form("/sac/cv/souhaits") == {
        "target": "Vente ou accueil",
        "about": "J’aime\naccueillir.",
        "contracts": ["job", "internship"],
        "availability": "",
        "interests": "",
    }


def test_languages_are_kept(player: Phone, database: Database) -> None:
    player.post("/sac/cv/langues", {"name-0": "Français", "level-0": "fluent", "name-2": "Peul", "level-2": "native"})

    assert kept(database, "languages") == {
        "items": [{"name": "Français", "level": "fluent"}, {"name": "Peul", "level": "native"}]
    }


def test_licences_are_kept_in_their_order(player: Phone, database: Database) -> None:
    player.post("/sac/cv/mobilite", {"licences": ["b-theory", "bsr", "rocket"], "means": "bicycle", "radius": "20 km"})

    assert kept(database, "mobility") == {"licences": ["bsr", "b-theory"], "means": ["bicycle"], "radius": "20 km"}


def test_the_look_is_kept(player: Phone, database: Database) -> None:
    player.post("/sac/cv/presentation", {"kind": "classic", "template": "column", "language": "en", "pages": "2"})

    assert kept(database, "look") == {
        "kind": "classic",
        "template": "column",
        "language": "en",
        "pages": 2,
        "hidden_badges": [],
    }
    assert player.get("/sac/cv/presentation").form("/sac/cv/presentation") == {
        "kind": "classic",
        "template": "column",
        "language": "en",
        "pages": "2",
    }


def test_a_contact_is_kept_only_if_one_says_so(player: Phone, database: Database) -> None:
    player.post("/sac/cv/contact", {**CONTACT, "keep": "no"})
    before = database.count(CvSection)
    player.post("/sac/cv/contact", {**CONTACT, "keep": "yes"})
    during = kept(database, "contact")
    page = player.follow(player.post("/sac/cv/contact", {**CONTACT, "keep": "no"}))

    assert (before, during, database.count(CvSection)) == (0, CONTACT, 0)
    assert "Rien n’est gardé" in page.text


def test_an_experience_is_kept_and_shown_again(player: Phone, database: Database) -> None:
    player.post(EXPERIENCE_PATH, EXPERIENCE)

    assert kept(database, "experiences") == {
        "items": [
            {
                "id": "00112233445566aa",
                "kind": "sport",
                "title": "Gardienne de but",
                "place": "FC Clairval",
                "town": "Clairval",
                "start": "2023-09",
                "end": "2025-06",
                "is_current": False,
                "lines": ["Arrêts décisifs", "Entraînement de 12 enfants"],
            }
        ]
    }
    assert player.get(EXPERIENCE_PATH).form(EXPERIENCE_PATH) == {
        **EXPERIENCE,
        "end": "06/2025",
        "lines": "Arrêts décisifs\nEntraînement de 12 enfants",
    }


def test_an_experience_changes_in_its_place_and_can_be_removed(player: Phone, database: Database) -> None:
    player.post(EXPERIENCE_PATH, EXPERIENCE)
    player.post(EXPERIENCE_PATH, {**EXPERIENCE, "title": "Gardienne"})
    changed = [each["title"] for each in kept(database, "experiences")["items"]]
    page = player.follow(player.post(f"{EXPERIENCE_PATH}/retirer"))

    assert (changed, kept(database, "experiences")) == (["Gardienne"], {"items": []})
    assert "Gardienne" not in page.text


def test_a_new_experience_has_an_address_of_its_own(player: Phone) -> None:
    forms = [player.get("/sac/cv/experiences/ajouter").find("form")["action"] for _ in range(2)]

    assert forms[0] != forms[1]
    player.post(forms[0], EXPERIENCE)
    assert "Gardienne de but" in player.get("/sac/cv/experiences").text


def test_a_training_is_kept(player: Phone, database: Database) -> None:
    path = "/sac/cv/formations/00112233445566bb"
    player.post(path, {"title": "PSC1", "end": "2024", "result": "obtained"})

    assert kept(database, "trainings")["items"] == [
        {"id": "00112233445566bb", "title": "PSC1", "place": "", "town": "", "end": "2024", "result": "obtained"}
    ]
    assert "PSC1" in player.get("/sac/cv/formations").text


@pytest.mark.parametrize(
    ("path", "sent", "name", "fault"),
    [
        ("/sac/cv/langues", {"name-1": "Peul", "level-1": ""}, "level-1", "Choisis comment tu parles cette langue"),
        ("/sac/cv/contact", {**CONTACT, "email": "ines@", "keep": "yes"}, "email", "nom@exemple.fr"),
        ("/sac/cv/contact", {**CONTACT, "phone": "06 12", "keep": "yes"}, "phone", "il manque des chiffres"),
        ("/sac/cv/souhaits", {"target": "é" * 301}, "target", "300 signes au plus"),
        (EXPERIENCE_PATH, {**EXPERIENCE, "title": " "}, "title", "Donne un titre"),
        (EXPERIENCE_PATH, {**EXPERIENCE, "kind": "exploit"}, "kind", "Choisis de quel côté"),
        (EXPERIENCE_PATH, {**EXPERIENCE, "start": "un mardi"}, "start", "comme 09/2025"),
        (EXPERIENCE_PATH, {**EXPERIENCE, "lines": "un\n" * 7}, "lines", "6 lignes au plus"),
        ("/sac/cv/competences/cooperer", {"level": "", "nombre": "11"}, "level", "Choisis ce qui te ressemble"),
    ],
)
def test_a_fault_is_said_and_loses_nothing(
    player: Phone, database: Database, path: str, sent: dict[str, str], name: str, fault: str
) -> None:
    page = player.post(path, sent, status=422)

    shown = page.form(path)
    assert fault in page.find(id=f"{name}-error").text()
    offered = {key: value for key, value in sent.items() if key not in ("kind", "level") or value in shown.values()}
    assert {key: shown.get(key, "").replace("\r", "") for key in offered} == offered
    assert database.count(CvSection) == 0


def test_what_no_file_may_hold_is_taken_out(player: Phone, database: Database) -> None:
    player.post("/sac/cv/souhaits", {"target": "Ve\x00nte\x0b \ufffe😀 {{nombre}} O’Neil & <b>"})

    assert kept(database, "wishes")["target"] == "Vente 😀 {{nombre}} O’Neil & <b>"


def test_a_list_ends_at_twenty(player: Phone, database: Database) -> None:
    for number in range(20):
        player.post(f"/sac/cv/experiences/{number:016x}", EXPERIENCE)

    page = player.post(f"/sac/cv/experiences/{20:016x}", EXPERIENCE, status=422)

    assert "La liste est pleine" in page.heading
    assert len(kept(database, "experiences")["items"]) == 20


def test_an_address_that_is_not_ours_keeps_nothing(player: Phone, database: Database) -> None:
    for path in ("/sac/cv/experiences/xyz", "/sac/cv/competences/voler", "/sac/cv/photo"):
        player.post(path, EXPERIENCE, status=404)

    assert database.count(CvSection) == 0
