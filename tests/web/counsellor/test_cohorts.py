from collections.abc import Callable

from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.staff import make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Participant, Staff, Team


def test_the_page_shows_the_teams(
    office: Phone, cohort: Cohort, team: Team, participant: Participant, database: Database, counsellor: Staff
) -> None:
    database.update(team, lead_counsellor_id=counsellor.id)

    page = office.get(f"/pro/groupes/{cohort.public_id}")

    assert page.heading == "Groupe de mars"
    assert [row.text() for row in page.find("main").find_all("li")] == ["Équipe 1 1 sur 12 Camille Roche"]


def test_an_empty_cohort_says_how_people_come_in(office: Phone, cohort: Cohort, team: Team) -> None:
    page = office.get(f"/pro/groupes/{cohort.public_id}")

    assert f"Ils entrent avec le code {cohort.join_code}." in page.text


def test_it_takes_no_other_method(office: Phone, cohort: Cohort) -> None:
    office.open("POST", f"/pro/groupes/{cohort.public_id}", status=405)


def test_an_unknown_cohort_is_not_found(office: Phone) -> None:
    office.get("/pro/groupes/nowhere", status=404)


def test_somebody_else_s_cohort_is_not_found(office: Phone, database: Database) -> None:
    other = make_cohort(database)

    office.get(f"/pro/groupes/{other.public_id}", status=404)


def test_without_the_permission_the_page_is_refused(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort
) -> None:
    platform = make_staff(database, cohort.organisation_id, Role.PLATFORM)

    open_office(platform).get(f"/pro/groupes/{cohort.public_id}", status=403)
