from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.factories.cohorts import DAYS, make_cohort
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, CohortCrew, Opening, Staff, StaffAct, Team


@pytest.fixture
def path(cohort: Cohort, team: Team) -> str:
    return f"/pro/cohortes/{cohort.public_id}/reglages"


@pytest.fixture
def now_is(database: Database) -> Callable[[], Cohort]:
    """Call it to read the cohort as it is now."""
    return lambda: database.one(select(Cohort).order_by(Cohort.id).limit(1))


def acts(database: Database) -> list[str]:
    return database.all(select(StaffAct.act).order_by(StaffAct.id))


def test_a_pause_stops_the_calendar_and_a_date_resumes_it(
    office: Phone, path: str, now_is: Callable[[], Cohort], database: Database, clock: Clock, player: Phone
) -> None:
    office.post(f"{path}/pause")
    assert now_is().is_paused
    clock.advance(hours=4)

    office.post(f"{path}/dates", {"next_on": "2027-03-25"})

    resumed = now_is()
    assert not resumed.is_paused
    assert [resumed.days[day][:10] for day in ("j01", "j02", "j03", "j04")] == [
        "2027-03-01", "2027-03-25", "2027-03-26", "2027-03-30",
    ]  # fmt: skip
    assert database.all(select(Opening.what)) == ["j01"]
    assert acts(database) == ["pause", "resume"]
    told = player.get("/compte/journal").text
    assert "Camille Roche a mis le parcours de ton groupe en pause." in told
    assert "Camille Roche a fait reprendre le parcours de ton groupe." in told


def test_the_date_that_is_offered_is_the_planned_one_and_moves_nothing(
    office: Phone, path: str, now_is: Callable[[], Cohort]
) -> None:
    page = office.get(path)
    assert page.find("input", name="next_on")["value"] == DAYS["j02"][:10]

    office.post(f"{path}/dates", page.form(f"{path}/dates"))

    assert now_is().days == DAYS


def test_the_rest_moves_and_what_is_open_stays(
    office: Phone, path: str, now_is: Callable[[], Cohort], database: Database
) -> None:
    page = office.follow(office.post(f"{path}/dates", {"next_on": "2027-03-08"}))

    days = now_is().days
    assert (days["j01"], days["j02"], days["j10"]) == (DAYS["j01"], "2027-03-08T08:00", "2027-03-18T08:00")
    assert "nouvelles dates" in page.text
    assert acts(database) == ["reschedule"]


@pytest.mark.parametrize("written", ["", "hier", "2027-02-28"])
def test_the_next_day_is_a_date_to_come(office: Phone, path: str, written: str, now_is: Callable[[], Cohort]) -> None:
    page = office.post(f"{path}/dates", {"next_on": written}, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == ["#next_on"]
    assert now_is().days == DAYS


def test_a_day_opens_early_once(office: Phone, path: str, database: Database) -> None:
    office.post(f"{path}/jours/j03")
    page = office.follow(office.post(f"{path}/jours/j03"))

    assert database.all(select(Opening.what)) == ["j03"]
    assert acts(database) == ["open_day"]
    assert "Ouvrir maintenant\u00a0: Jour 3" not in page.html
    office.post(f"{path}/jours/j99", status=404)


def test_the_code_is_closed_and_reopened(
    office: Phone, path: str, now_is: Callable[[], Cohort], phone: Phone, database: Database
) -> None:
    office.post(f"{path}/code", {"act": "close"})
    phone.get(f"/r/{now_is().join_code}", status=403)

    office.post(f"{path}/code", {"act": "open"})

    phone.get(f"/r/{now_is().join_code}")
    assert acts(database) == ["close_code", "reopen_code"]


def test_the_code_closes_at_an_hour_of_the_place(
    office: Phone, path: str, now_is: Callable[[], Cohort], phone: Phone, clock: Clock
) -> None:
    office.post(f"{path}/code", {"act": "close_at", "closes_on": "2027-03-01", "closes_at": "18:00"})

    assert now_is().join_closes_at == datetime(2027, 3, 1, 17, 0, tzinfo=UTC)
    assert "Les inscriptions se ferment" in office.get(path).text
    clock.advance(hours=9)
    phone.get(f"/r/{now_is().join_code}", status=403)


@pytest.mark.parametrize(("day", "hour"), [("", "18:00"), ("2027-03-01", ""), ("2027-02-01", "18:00")])
def test_an_hour_that_is_none_or_past_is_refused(office: Phone, path: str, day: str, hour: str) -> None:
    page = office.post(f"{path}/code", {"act": "close_at", "closes_on": day, "closes_at": hour}, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == ["#closes_on"]


def test_a_new_code_kills_the_former(
    office: Phone, path: str, cohort: Cohort, now_is: Callable[[], Cohort], phone: Phone
) -> None:
    office.post(f"{path}/code", {"act": "new"})

    assert now_is().join_code != cohort.join_code
    phone.get(f"/r/{cohort.join_code}", status=404)
    phone.get(f"/r/{now_is().join_code}")


def test_a_cohort_is_handed_over(
    office: Phone,
    open_office: Callable[[Staff], Phone],
    path: str,
    database: Database,
    cohort: Cohort,
    team: Team,
    counsellor: Staff,
) -> None:
    database.update(team, lead_counsellor_id=counsellor.id)
    colleague = make_staff(database, cohort.organisation_id, name="Samir Benali")

    office.post(f"{path}/suivi", {"to": colleague.public_id})

    assert database.one(select(Team.lead_counsellor_id)) == colleague.id
    assert database.all(select(CohortCrew.staff_id)) == [colleague.id]
    office.get(path, status=404)
    open_office(colleague).get(path)
    assert acts(database) == ["hand_over"]


def test_the_giver_may_stay(office: Phone, path: str, database: Database, cohort: Cohort) -> None:
    colleague = make_staff(database, cohort.organisation_id)

    office.post(f"{path}/suivi", {"to": colleague.public_id, "stays": "yes"})

    office.get(path)


def test_a_cohort_is_given_to_a_colleague_only(office: Phone, path: str, database: Database) -> None:
    stranger = make_staff(database, make_cohort(database).organisation_id)

    for to in ("", stranger.public_id):
        office.post(f"{path}/suivi", {"to": to}, status=422)


def test_a_cohort_is_put_away_and_taken_out(
    office: Phone, path: str, database: Database, cohort: Cohort, now_is: Callable[[], Cohort]
) -> None:
    office.post(f"{path}/archive")

    assert now_is().is_closed
    assert cohort.name not in office.get("/pro").text
    assert cohort.name in office.get("/pro/cohortes/archives").text
    office.post(f"{path}/archive", {"act": "take_out"})
    assert now_is().archived_at is None
    assert acts(database) == ["archive", "unarchive"]


def test_two_colleagues_on_one_button_do_once_what_it_says(
    office: Phone, path: str, database: Database, now_is: Callable[[], Cohort]
) -> None:
    for act in ("pause", "archive"):
        said = office.get(path).find("form", action=f"{path}/{act}").find("button").attributes
        for _ in range(2):
            office.post(f"{path}/{act}", {said["name"]: said["value"]} if "name" in said else {})

    assert now_is().is_paused
    assert now_is().archived_at is not None
    assert acts(database) == ["pause", "archive"]
    assert "Sortir des archives" in office.get(path).find("button", value="take_out").text()


@pytest.mark.parametrize(("act", "field"), [("archive", "archive-code"), ("suivi", "hand-code")])
def test_grave_acts_ask_for_a_code_after_ten_minutes(
    office: Phone,
    path: str,
    database: Database,
    cohort: Cohort,
    code_now: Callable[[], str],
    clock: Clock,
    act: str,
    field: str,
) -> None:
    colleague = make_staff(database, cohort.organisation_id)
    clock.advance(minutes=11)

    page = office.post(f"{path}/{act}", {"to": colleague.public_id}, status=422)

    assert "Montrez d’abord" in page.find(id=f"{field}-error").text()
    assert database.count(StaffAct) == 0
    office.post(f"{path}/{act}", {"to": colleague.public_id, "code": code_now()})


@pytest.mark.parametrize("act", ["", "/pause", "/dates", "/jours/j02", "/code", "/suivi", "/archive"])
def test_what_is_somebody_else_s_is_not_found(office: Phone, database: Database, act: str) -> None:
    other = make_cohort(database)

    office.open("POST" if act else "GET", f"/pro/cohortes/{other.public_id}/reglages{act}", status=404)


def test_an_administrator_steers_every_cohort_of_the_house(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, path: str
) -> None:
    administrator = make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR)

    open_office(administrator).post(f"{path}/pause")

    follow(database, cohort, administrator)
    assert acts(database) == ["pause"]
