from collections.abc import Callable

from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.organisations import make_organisation
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.queries.identity import desk_topic
from webapp.store.models import Cohort, HelpRequest, Organisation, Participant, Staff


def names(page: object) -> list[str]:
    return [heading.text() for heading in page.find("main").find_all("h2")]  # type: ignore[attr-defined]  # a Page


def test_a_counsellor_sees_the_cohorts_that_they_follow(
    office: Phone, participant: Participant, database: Database, cohort: Cohort, clock: Clock
) -> None:
    make_cohort(database, name="Un autre groupe", organisation=None)
    clock.advance(hours=5)

    page = office.get("/pro")

    assert names(page) == [
        "À faire aujourd’hui\u00a0: Groupe de mars", "En ce moment", "Aujourd’hui", "Groupe de mars",
    ]  # fmt: skip
    assert "Jour 1 sur 10" in page.text
    assert "1 jeune dans 1 équipe." in page.text


def test_groups_in_which_nobody_waits_are_told_in_one_line_and_stay_live(
    office: Phone, participant: Participant, database: Database, cohort: Cohort, counsellor: Staff
) -> None:
    database.add(HelpRequest(public_id="asked", participant_id=participant.id, kind="stuck", at=START))
    for name in ("Groupe d’avril", "Groupe de mai"):
        quiet = make_cohort(database, name=name, organisation=database.one(select(Organisation)))
        follow(database, quiet, counsellor)

    page = office.get("/pro")

    title = "À faire aujourd’hui\u00a0: "
    assert [name for name in names(page) if name.startswith(title)] == [
        f"{title}Groupe de mars", f"{title}les autres groupes",
    ]  # fmt: skip
    (calm,) = page.find("main").find_all("section", **{"class": "card desk desk--quiet"})
    assert [link.text() for link in calm.find_all("a")] == ["Groupe de mai", "Groupe d’avril"]
    assert [region["data-topic"] for region in calm.find_all("div")] == [
        desk_topic(row.id)
        for row in database.all(select(Cohort).where(Cohort.id != cohort.id).order_by(Cohort.id.desc()))
    ]


def test_an_administrator_sees_all_those_of_the_organisation(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort
) -> None:
    make_cohort(database, name="Groupe d’ailleurs")
    administrator = make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR)

    assert names(open_office(administrator).get("/pro")) == ["Groupe de mars"]


def test_without_a_cohort_the_page_says_so(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort
) -> None:
    page = open_office(make_staff(database, cohort.organisation_id)).get("/pro")

    assert names(page) == ["Aucun groupe pour l’instant"]


def test_it_takes_no_other_method(office: Phone) -> None:
    office.open("POST", "/pro", status=405)


def test_a_visitor_and_a_youth_are_sent_to_the_door(phone: Phone, player: Phone) -> None:
    assert phone.get("/pro", status=302).location == "/pro/connexion?suite=/pro"
    assert player.get("/pro", status=302).location == "/pro/connexion?suite=/pro"


def test_whoever_begins_is_led_to_their_house_or_to_a_first_cohort(
    open_office: Callable[[Staff], Phone], database: Database
) -> None:
    ways = []
    for role in (Role.ADMINISTRATOR, Role.COUNSELLOR):
        staff = make_staff(database, make_organisation(database).id, role)
        empty = open_office(staff).get("/pro").find("div", **{"class": "empty-state"})
        ways.append({link.text(): link["href"] for link in empty.find_all("a")})

    assert ways == [{"Compléter ma structure": "/pro/organisation"}, {"Nouveau groupe": "/pro/cohortes/nouvelle"}]
