"""The start page of the CV, and the sheet of paper."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.documents.reading import words_of
from tests.pages.phone import Phone
from tests.web.backpack.conftest import CONTACT, EXPERIENCE_PATH, sheet
from webapp.store.models import Award, CvSection, Participant

PAGES = (
    "/sac/cv", "/sac/cv/apercu", "/sac/cv/souhaits", "/sac/cv/experiences", "/sac/cv/experiences/ajouter",
    "/sac/cv/competences", "/sac/cv/competences/cooperer", "/sac/cv/formations", "/sac/cv/formations/ajouter",
    "/sac/cv/langues", "/sac/cv/mobilite", "/sac/cv/badges", "/sac/cv/presentation", "/sac/cv/contact",
    "/sac/cv/fichiers", "/sac/cv/oral",
)  # fmt: skip


def states(phone: Phone) -> dict[str, str]:
    links = [link for link in phone.get("/sac/cv").find_all("a") if "cv-door" in (link.get("class") or "")]
    return {link["href"]: link.find("span", class_="cv-door__state").text() for link in links}


def test_every_page_opens_for_who_wrote_nothing(player: Phone, database: Database) -> None:
    for path in PAGES:
        player.get(path)

    assert database.count(CvSection) == 0


def test_it_says_what_is_in_each_section(writer: Phone) -> None:
    assert states(writer) == {
        "/sac/cv/souhaits": "Vente, en alternance",
        "/sac/cv/experiences": "1\u00a0expérience",
        "/sac/cv/competences": "1\u00a0compétence",
        "/sac/cv/formations": "À remplir",
        "/sac/cv/langues": "À remplir",
        "/sac/cv/mobilite": "À remplir",
        "/sac/cv/badges": "À remplir",
        "/sac/cv/contact": "Rien n’est gardé",
    }


def test_the_notebook_leads_to_it(player: Phone) -> None:
    assert player.get("/jeu/carnet").links()["Mon CV"] == "/sac/cv"


def test_the_sheet_reads_like_the_cv(writer: Phone) -> None:
    writer.post("/sac/cv/contact", {**CONTACT, "keep": "yes"})

    assert " ".join(sheet(writer.get("/sac/cv/apercu")).split()) == (
        "Inès Ben Salah Vente, en alternance 06 12 34 56 78 ines@exemple.fr Clairval "
        "Compétences Coopérer en situation connue auto-évaluation "
        "Tenue d’un rôle défini au sein d’une équipe de 11 personnes Transmission des informations utiles à l’équipe "
        "Expériences Gardienne de but FC Clairval, Clairval, sept. 2023 – juin 2025 "
        "Arrêts décisifs Entraînement de 12 enfants Disponibilité Alternance"
    )


def test_a_badge_confirms_and_shows_its_address(writer: Phone, hold: Callable[..., Award]) -> None:
    award = hold()

    told = sheet(writer.get("/sac/cv/apercu"))

    assert "confirmé par badge" in told
    assert told.count(f"http://elan.test/badges/{award.public_id}") == 1
    assert states(writer)["/sac/cv/badges"] == "1\u00a0badge"


def test_signs_that_paper_cannot_show_are_told_before_printing(writer: Phone) -> None:
    told = "Dans le PDF, un carré prend la place de ces signes"
    assert told not in writer.get("/sac/cv/apercu").text

    writer.post("/sac/cv/contact", {**CONTACT, "name": "Mei 梅 Lin 林", "keep": "yes"})

    assert f"{told}\u00a0: 梅 林." in writer.get("/sac/cv/apercu").text


def test_badges_that_do_not_stand_are_not_shown(writer: Phone, hold: Callable[..., Award], database: Database) -> None:
    award = hold()
    hold("s-organiser-1", published_at=None)
    database.update(award, revoked_at=award.awarded_at)

    assert "Badges" not in sheet(writer.get("/sac/cv/apercu"))


def test_it_takes_no_other_method(player: Phone) -> None:
    player.post("/sac/cv", status=405)
    player.post("/sac/cv/apercu", status=405)


def test_unknown_sections_are_not_there(player: Phone) -> None:
    for path in ("/sac/cv/photo", "/sac/cv/competences/voler", "/sac/cv/experiences/00112233445566aa"):
        player.get(path, status=404)


def test_somebody_else_s_cv_is_not_there(writer: Phone, open_phone: OpenPhone, other: Participant) -> None:
    stranger = open_phone(other)

    stranger.get(EXPERIENCE_PATH, status=404)
    stranger.post(f"{EXPERIENCE_PATH}/retirer")

    assert "Gardienne" not in stranger.get("/sac/cv/experiences").text
    assert "Gardienne" in writer.get("/sac/cv/experiences").text


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    for path in PAGES:
        assert phone.get(path, status=302).location == f"/reprendre?suite={path}"


def test_it_leaves_with_one_s_data_and_with_the_account(
    writer: Phone, database: Database, participant: Participant
) -> None:
    kept = writer.get("/compte/mes-donnees.json").json["cv_section"]

    writer.post("/compte/effacer", {"word": "EFFACER"}, status=200)

    assert sorted(row["section"] for row in kept) == ["experiences", "skills", "wishes"]
    assert database.all(select(CvSection.section)) == []


def test_its_files_leave_with_everything_else(writer: Phone) -> None:
    with ZipFile(BytesIO(writer.get("/compte/mes-donnees.zip").body)) as box:
        made = {name: box.read(name) for name in box.namelist() if "/cv/" in name}
        page = box.read("elan-mes-donnees/a-lire.html").decode()

    names = [name.rpartition("/")[2] for name in made]
    assert sorted(names) == [
        "LISEZ-MOI.txt",
        "cv-europass.xml",
        "cv-json-resume.json",
        "cv.docx",
        "cv.pdf",
        "cv.txt",
        "fiche-de-competences.pdf",
        "une-minute.txt",
    ]
    assert "Vente, en alternance" in words_of(made["elan-mes-donnees/cv/cv.pdf"])
    assert [name for name in names if f'href="cv/{name}"' not in page] == []
