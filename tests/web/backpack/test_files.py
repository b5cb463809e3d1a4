"""Taking the CV away: each format, a contact that serves once, and what does not fit."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from docx import Document
from flask import Flask

from tests.database import Database
from tests.documents.reading import words_of
from tests.factories.badges import publish
from tests.pages.phone import Page, Phone
from tests.quest.cv.europass_shape import shape_faults
from tests.quest.cv.samples import BADGES, CONTACT, DRAFT, in_look
from tests.web.backpack import conftest as sent
from webapp.queries.cv import OwnCv
from webapp.store.models import CvSection, Participant, Staff
from webapp.web.backpack.cv_making import FORMATS
from webapp.web.backpack.cv_word import cv_docx

PATH = "/sac/cv/fichiers"
NASTY = "😀 « O’Neil » {{nombre}} {x} <b>& ]]> " + "é" * 260


def download(phone: Phone, wanted: str, **fields: str) -> Page:
    return phone.post(PATH, {**sent.CONTACT, "format": wanted, **fields}, status=200)


def content(page: Page) -> bytes:
    data: bytes = page.response.get_data()
    return data


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_a_file(writer: Phone, name: str) -> None:
    page = download(writer, name)

    wanted = FORMATS[name]
    assert page.headers["Content-Type"] == wanted.media_type
    assert page.headers["Content-Disposition"] == f'attachment; filename="{wanted.file_name}"'
    assert len(content(page)) > 100


def test_the_contact_serves_once_and_is_kept_nowhere(writer: Phone, database: Database) -> None:
    before = database.count(CvSection)

    page = download(writer, "txt")

    assert content(page).decode().splitlines()[:3] == [
        "Inès Ben Salah",
        "Vente, en alternance",
        "06 12 34 56 78 | ines@exemple.fr | Clairval",
    ]
    assert database.count(CvSection) == before
    assert writer.get(PATH).form(PATH) == {"name": "", "phone": "", "email": "", "town": ""}


def test_a_contact_that_is_kept_is_there_to_be_changed_once(writer: Phone) -> None:
    writer.post("/sac/cv/contact", {**sent.CONTACT, "keep": "yes"})
    form = writer.get(PATH).form(PATH)

    page = download(writer, "txt", name="I. B.")

    assert form == sent.CONTACT
    assert content(page).decode().startswith("I. B.\n")
    assert writer.get(PATH).form(PATH) == sent.CONTACT


def test_a_fault_in_the_contact_loses_nothing(writer: Phone) -> None:
    page = writer.post(PATH, {**sent.CONTACT, "email": "ines@", "format": "pdf"}, status=422)

    assert page.form(PATH) == {**sent.CONTACT, "email": "ines@"}
    assert "nom@exemple.fr" in page.find(id="email-error").text()


def test_an_unknown_format_is_not_there(writer: Phone) -> None:
    writer.post(PATH, {"format": "exe"}, status=404)


def test_what_does_not_fit_says_so_and_offers_two_pages(player: Phone) -> None:
    for number in range(12):
        lines = "\n".join(["Une ligne qui tient presque toute la largeur d’une feuille de papier A4"] * 6)
        player.post(f"/sac/cv/experiences/{number:016x}", {**sent.EXPERIENCE, "lines": lines})

    page = player.post(PATH, {"format": "pdf"}, status=422)
    player.post("/sac/cv/presentation", {"kind": "classic", "template": "line", "language": "fr", "pages": "2"})

    assert page.heading == "Ton CV déborde"
    assert "Ce qui prend le plus de place\u00a0: Expériences" in page.text
    assert page.links()["Le laisser sur deux pages"] == "/sac/cv/presentation"
    assert player.post(PATH, {"format": "pdf"}, status=200).headers["Content-Type"] == "application/pdf"


def test_everything_can_be_kept_without_us(writer: Phone) -> None:
    with ZipFile(BytesIO(content(download(writer, "zip")))) as folder:
        files = {name: folder.read(name) for name in folder.namelist()}

    assert list(files) == [
        "LISEZ-MOI.txt", "cv.pdf", "cv.docx", "cv.txt", "fiche-de-competences.pdf", "une-minute.txt",
        "cv-europass.xml", "cv-json-resume.json",
    ]  # fmt: skip
    assert words_of(files["cv.pdf"]).startswith("Inès Ben Salah Vente, en alternance")
    assert json.loads(files["cv-json-resume.json"])["basics"]["name"] == "Inès Ben Salah"
    assert shape_faults(fromstring(files["cv-europass.xml"])) == []
    assert files["LISEZ-MOI.txt"].decode().startswith("Ton CV, sous toutes ses formes.")


def test_badges_leave_with_the_cv(app: Flask, writer: Phone, participant: Participant, counsellor: Staff) -> None:
    publish(app, participant, counsellor)

    with ZipFile(BytesIO(content(download(writer, "zip")))) as folder:
        badges = ZipFile(BytesIO(folder.read("mes-badges.zip"))).namelist()
        resume = json.loads(folder.read("cv-json-resume.json"))

    assert "A-OUVRIR.html" in badges
    assert [each["name"] for each in resume["certificates"]] == ["Coopérer — niveau 1"]


def word_lines(made: bytes) -> list[tuple[str, str]]:
    document: Any = Document(BytesIO(made))
    return [(line.style.name, line.text) for line in document.paragraphs]


def test_the_word_file_has_styles_that_can_be_changed() -> None:
    made = cv_docx(OwnCv(draft=in_look(kind="classic"), badges=BADGES).paper(CONTACT))

    assert word_lines(made)[:12] == [
        ("Heading 1", "Inès Ben Salah-Œuvrard"),
        ("Normal", "Vente ou accueil, en alternance"),
        ("Normal", "06 12 34 56 78 | ines@exemple.fr | Clairval"),
        ("Heading 2", "Profil"),
        ("Normal", "J’aime accueillir et trouver une solution."),
        ("Heading 2", "Expériences professionnelles"),
        ("Normal", "Vente sur un marché  Primeur Lopez, Clairval, juin 2025 – août 2025"),
        ("List Bullet", "Accueil de 80 clients par matinée"),
        ("List Bullet", "Tenue de la caisse"),
        ("Heading 2", "Expériences de vie et engagements"),
        ("Normal", "Garde de deux enfants  famille, depuis 2023"),
        ("List Bullet", "Organisation des trajets et des repas"),
    ]


def test_the_word_file_says_who_wrote_it_and_describes_its_pictures() -> None:
    document: Any = Document(BytesIO(cv_docx(OwnCv(draft=DRAFT, badges=BADGES).paper(CONTACT))))

    kept = document.core_properties
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert (kept.title, kept.author, kept.language, kept.comments) == (
        "CV Inès Ben Salah-Œuvrard",
        "Inès Ben Salah-Œuvrard",
        "fr-FR",
        "",
    )
    assert described == ["QR code\u00a0: https://elan.example/badges/badge-1"]


@pytest.mark.parametrize("name", ["docx", "txt", "json", "europass"])
def test_signs_and_long_names_survive(player: Phone, name: str) -> None:
    player.post("/sac/cv/souhaits", {"target": NASTY})

    made = content(download(player, name, name="Ö" * 300))

    text = "\n".join(text for _, text in word_lines(made)) if name == "docx" else made.decode()
    if name == "europass":
        text = "\n".join(fromstring(made).itertext())
    assert NASTY in text
    assert "Ö" * 300 in text


def test_the_minute_is_proposed_then_one_s_own(writer: Phone) -> None:
    proposed = writer.get("/sac/cv/oral").form("/sac/cv/oral")["text"]
    writer.post("/sac/cv/oral", {"act": "keep", "text": "Bonjour, moi c’est Inès."})
    own = writer.get("/sac/cv/oral").form("/sac/cv/oral")["text"]
    writer.post("/sac/cv/oral", {"act": "again", "text": own})

    assert proposed.startswith("Bonjour, merci de me recevoir.\nVoici ce que je cherche")
    assert own == "Bonjour, moi c’est Inès."
    assert writer.get("/sac/cv/oral").form("/sac/cv/oral")["text"] == proposed


def test_a_minute_that_is_too_long_loses_nothing(writer: Phone) -> None:
    page = writer.post("/sac/cv/oral", {"act": "keep", "text": "mot " * 400}, status=422)

    assert page.form("/sac/cv/oral")["text"].split() == ["mot"] * 400
