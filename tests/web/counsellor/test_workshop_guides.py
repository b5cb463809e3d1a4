"""A session of a workshop of the content: its guide for the host, its page for the wall."""

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from tests.web.counsellor.test_workshops import FIELDS, PAGE
from webapp.content.workshops import load_workshops
from webapp.store.models import Staff, WorkshopSession

KIT = load_workshops()
WORDS = KIT.workshops[-2]


@pytest.mark.parametrize("name", [each.id for each in KIT.workshops])
def test_each_guide_tells_every_phase_with_its_minutes(office: Phone, name: str) -> None:
    guide = KIT.workshop(name)
    assert guide is not None

    page = office.get(f"{PAGE}/guides/{name}")

    assert page.heading == guide.title
    ends = [guide.begins_at(phase) + phase.minutes for phase in guide.phases]
    assert ends[-1] == guide.minutes
    found = [heading.text() for heading in page.find("main").find_all("h3")]
    assert found == [
        f"{number}. {phase.name} de {end - phase.minutes} à {end} min"
        for number, (phase, end) in enumerate(zip(guide.phases, ends, strict=True), 1)
    ]


def test_an_unknown_guide_is_not_found(office: Phone) -> None:
    office.get(f"{PAGE}/guides/rien", status=404)


def test_a_date_is_opened_from_a_guide(office: Phone, database: Database) -> None:
    assert (WORDS.id, WORDS.minutes) == ("mur-de-mots", 20)
    form = office.get(f"{PAGE}?guide={WORDS.id}").form(PAGE)
    assert (form["guide"], form["title"], form["text"], form["duration"]) == (
        WORDS.id,
        WORDS.title,
        WORDS.goal,
        "20",
    )

    page = office.follow(office.post(PAGE, {**form, "place": "Salle bleue", "on": "2027-03-04"}))

    assert database.one(select(WorkshopSession.guide)) == WORDS.id
    assert f"{PAGE}/guides/{WORDS.id}" in page.links().values()


def test_a_guide_that_does_not_exist_is_left_out(office: Phone, database: Database) -> None:
    office.post(PAGE, {**FIELDS, "guide": "rien"})

    assert database.one(select(WorkshopSession.guide)) is None


def test_the_wall_shows_the_code_then_one_step_at_a_time(phone: Phone, database: Database, counsellor: Staff) -> None:
    session = make_workshop(database, counsellor, guide=WORDS.id, title=WORDS.title)
    address = f"/projection/{session.scan_key}"

    page = phone.get(address)
    assert page.heading == WORDS.title
    assert page.links()["Commencer"] == f"{address}?etape=1"
    for number, phase in enumerate(WORDS.phases, 1):
        page = phone.get(f"{address}?etape={number}")
        assert page.heading == phase.screen.title
        assert f"étape {number} sur 3, {phase.minutes} minutes" in page.text
    assert "Étape suivante" not in page.links()
    assert phone.get(f"{address}?etape=99").heading == WORDS.title


def test_the_wall_of_a_workshop_without_a_guide_shows_its_code(
    phone: Phone, database: Database, counsellor: Staff
) -> None:
    session = make_workshop(database, counsellor)

    page = phone.get(f"/projection/{session.scan_key}?etape=1")

    assert page.heading == "Parler de soi"
    assert "Commencer" not in page.links()


def test_a_cancelled_or_unknown_workshop_has_no_wall(phone: Phone, database: Database, counsellor: Staff) -> None:
    session = make_workshop(database, counsellor, cancelled_at=counsellor.created_at)

    phone.get(f"/projection/{session.scan_key}", status=404)
    phone.get("/projection/rien", status=404)
