import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.staff import make_staff
from tests.pages.phone import Page, Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, CohortCrew, Organisation, PersonalCard, Site, Staff, StaffAct, Team

PATH = "/pro/cohortes/nouvelle"


@pytest.fixture
def offered(office: Phone) -> dict[str, Any]:
    """The form as it is offered."""
    return office.get(PATH).form(PATH)


@pytest.fixture
def made(database: Database, cohort: Cohort) -> Callable[[], Cohort]:
    """Call it to read the cohort that was just made."""
    return lambda: database.one(select(Cohort).where(Cohort.id != cohort.id))


def test_the_calendar_is_read_before_the_button_that_makes_the_group(office: Phone) -> None:
    page = office.get(PATH).text

    assert (
        page.index("Quand") < page.index("Le calendrier") < page.index("Nom du groupe") < page.index("Créer le groupe")
    )


def test_the_form_as_it_is_offered_makes_a_cohort(
    office: Phone, offered: dict[str, Any], made: Callable[[], Cohort], database: Database, counsellor: Staff
) -> None:
    page = office.follow(office.post(PATH, offered))

    cohort = made()
    assert page.heading == "Entrer dans «\N{NO-BREAK SPACE}Groupe du lundi 8 mars\N{NO-BREAK SPACE}»"
    assert cohort.join_code in page.text
    assert (cohort.starts_on, cohort.days["j01"], cohort.days["j10"]) == (
        date(2027, 3, 8),
        "2027-03-08T08:00",
        "2027-03-19T08:00",
    )
    teams = database.all(select(Team).where(Team.cohort_id == cohort.id).order_by(Team.number))
    assert [(team.number, team.lead_counsellor_id) for team in teams] == [(1, counsellor.id), (2, counsellor.id)]
    assert database.all(select(CohortCrew.staff_id).where(CohortCrew.cohort_id == cohort.id)) == [counsellor.id]
    assert database.one(select(StaffAct.act).where(StaffAct.cohort_id == cohort.id)) == "start_cohort"


def test_a_form_sent_twice_makes_one_cohort(office: Phone, offered: dict[str, Any], database: Database) -> None:
    first, second = office.post(PATH, offered), office.post(PATH, offered)

    assert first.location == second.location
    assert database.count(Cohort) == 2


def test_the_calendar_shows_before_anything_is_made(office: Phone, offered: dict[str, Any], database: Database) -> None:
    page = office.post(PATH, {**offered, "starts_on": "2027-03-24", "region": "57", "act": "preview"}, status=200)

    assert "Vendredi saint" in page.find(id="calendar").text()
    assert page.form(PATH)["starts_on"] == "2027-03-24"
    assert database.count(Cohort) == 1


def test_the_calendar_alone_answers_a_change(office: Phone) -> None:
    query = "starts_on=2027-03-24&opens_at=09:30&region=&pause_from=2027-03-25&pause_to=2027-03-26"

    region = office.get(f"{PATH}?{query}", headers={"HX-Request": "true"})

    days = [" ".join(line.text().replace("\u00a0", "~").split()) for line in region.find_all("li")]
    assert days[:3] == [
        "mercredi 24 mars Jour 1 Tu commences Demain Matin Ouvre à 9~h~30",
        "jeudi 25 mars Pause~: rien ce jour-là.",
        "vendredi 26 mars Pause~: rien ce jour-là.",
    ]
    assert not region.find_all("html")
    assert not any("Jeu du week-end" in day for day in days)


def test_a_list_of_first_names_makes_cards(
    office: Phone, offered: dict[str, Any], made: Callable[[], Cohort], database: Database
) -> None:
    file = (io.BytesIO("Prénom,Nom\nChloé,Durand\n".encode("cp1252")), "liste.csv")

    page = office.follow(office.post(PATH, {**offered, "names": "Léa;2", "unnamed": "2", "file": file}))

    cards = database.all(select(PersonalCard).where(PersonalCard.cohort_id == made().id).order_by(PersonalCard.id))
    assert [card.first_name for card in cards] == ["Léa", "Chloé", None, None]
    assert "4 cartes en attente sur 4." in page.text


def test_faults_are_said_and_nothing_typed_is_lost(
    office: Phone, offered: dict[str, Any], database: Database, counsellor: Staff
) -> None:
    file = (io.BytesIO(b"Ines 0612345678\n"), "liste.csv")
    sent = {**offered, "name": "Groupe d’avril", "starts_on": "bientôt", "teams": "30", "names": "Léa", "file": file}

    page = office.post(PATH, sent, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == ["#starts_on", "#teams", "#names"]
    kept = page.form(PATH)
    assert (kept["name"], kept["teams"], kept["names"], kept["crew"]) == (
        "Groupe d’avril",
        "30",
        "Léa\nInes 0612345678",
        counsellor.public_id,
    )
    assert "Ligne 2 («\u00a0Ines 0612345678\u00a0»)" in page.text
    assert database.count(Cohort) == 1


def test_what_is_optional_is_folded_until_something_in_it_is_chosen_or_wrong(
    office: Phone, offered: dict[str, Any]
) -> None:
    def unfolded(page: Page) -> list[str]:
        return [fold["id"] for fold in page.find_all("details") if "open" in fold.attributes]

    assert unfolded(office.get(PATH)) == []
    assert unfolded(office.post(PATH, {**offered, "pause_to": "2027-04-01"}, status=422)) == ["calendar-more"]
    assert unfolded(office.post(PATH, {**offered, "region": "57", "act": "preview"}, status=200)) == ["calendar-more"]
    assert unfolded(office.post(PATH, {**offered, "unnamed": "500"}, status=422)) == ["names-more"]
    assert unfolded(office.post(PATH, {**offered, "names": "Léa", "act": "preview"}, status=200)) == ["names-more"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_on", ""), ("starts_on", "2020-01-01"), ("starts_on", "2035-01-01"), ("opens_at", "midi"),
        ("teams", "0"), ("teams", ""), ("capacity", "40"), ("pause_to", "2027-04-01"), ("unnamed", "500"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(office: Phone, offered: dict[str, Any], field: str, value: str) -> None:
    page = office.post(PATH, {**offered, field: value}, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == [f"#{field}"]


def test_a_file_that_is_no_list_is_refused(office: Phone, offered: dict[str, Any]) -> None:
    page = office.post(PATH, {**offered, "file": (io.BytesIO(b"PK\x03\x04"), "liste.xlsx")}, status=422)

    assert "format CSV" in page.find(id="file-error").text()


def test_a_cohort_of_a_site_takes_its_words(
    office: Phone, database: Database, cohort: Cohort, made: Callable[[], Cohort]
) -> None:
    site = database.add(
        Site(
            public_id="site-nord",
            organisation_id=cohort.organisation_id,
            name="Antenne nord",
            variables={"adresse_ml": "2 rue du Nord"},
            created_at=cohort.created_at,
        )
    )

    office.post(PATH, {**office.get(PATH).form(PATH), "site": "site-nord"})

    assert (made().site_id, made().variables) == (site.id, {"adresse_ml": "2 rue du Nord"})


def test_the_hours_of_the_house_are_kept(
    office: Phone, database: Database, cohort: Cohort, made: Callable[[], Cohort]
) -> None:
    house = database.one(select(Organisation).where(Organisation.id == cohort.organisation_id))
    database.update(house, hours={str(day): [["09:00", "17:00"]] for day in (1, 2, 3, 4)})

    office.post(PATH, office.get(PATH).form(PATH))

    assert made().days["j01"] == "2027-03-09T08:00"
    assert made().days["j05"] == "2027-03-16T08:00"


def test_an_unknown_quest_a_stranger_and_a_strange_region_are_left_out(
    office: Phone, offered: dict[str, Any], database: Database, made: Callable[[], Cohort]
) -> None:
    stranger = make_staff(database, database.add(Organisation(slug="x", name="X", created_at=START)).id)

    office.post(PATH, {**offered, "quest": "autre", "region": "mars", "crew": stranger.public_id, "site": "x"})

    cohort = made()
    assert (cohort.quest, cohort.region, cohort.site_id) == ("demain-matin", "", None)
    assert stranger.id not in database.all(select(CohortCrew.staff_id).where(CohortCrew.cohort_id == cohort.id))


def test_it_takes_no_other_method(office: Phone) -> None:
    office.open("DELETE", PATH, status=405)


def test_the_platform_s_administrator_starts_no_cohort(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort
) -> None:
    platform = open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM))

    platform.get(PATH, status=403)
    platform.post(PATH, {}, status=403)
