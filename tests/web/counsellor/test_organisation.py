from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.organisations import make_organisation
from tests.factories.staff import make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Organisation, Site, Staff, StaffAct, StaffLink, StaffPost, StaffSession

NEW = {"person": "Samir Benali", "email": " Samir@Clairval.TEST ", "roles": "counsellor"}


@pytest.fixture
def house(database: Database, cohort: Cohort) -> Organisation:
    found: Organisation = database.one(select(Organisation).where(Organisation.id == cohort.organisation_id))
    return found


@pytest.fixture
def administrator(database: Database, house: Organisation) -> Staff:
    return make_staff(database, house.id, Role.ADMINISTRATOR, name="Nadia Ferrand")


@pytest.fixture
def desk(open_office: Callable[[Staff], Phone], administrator: Staff) -> Phone:
    """The browser of who administers the organisation."""
    return open_office(administrator)


@pytest.fixture
def platform(open_office: Callable[[Staff], Phone], database: Database, house: Organisation) -> Phone:
    """The browser of who administers the installation."""
    return open_office(make_staff(database, house.id, Role.PLATFORM))


@pytest.fixture
def path(house: Organisation) -> str:
    return f"/pro/structures/{house.slug}"


@pytest.fixture
def site(database: Database, house: Organisation) -> Site:
    return database.add(Site(public_id="site-nord", organisation_id=house.id, name="Antenne nord", created_at=START))


def faults(page: Any) -> list[str]:
    return [link["href"] for link in page.find(role="alert").find_all("a")]


def test_words_and_hours_are_saved_and_the_game_says_them(
    desk: Phone, path: str, database: Database, player: Phone
) -> None:
    form = desk.get("/pro/organisation").form(path)

    page = desk.follow(
        desk.post(
            path, {**form, "word-ville": "Valmeuse", "hours-0": "9h-12h", "region": "57", "word-lieu_mairie": "X"}
        )
    )

    saved = database.one(select(Organisation))
    assert (saved.variables["ville"], saved.variables["lieu_mairie"], saved.region) == ("Valmeuse", "X", "57")
    assert saved.hours == {"0": [["09:00", "12:00"]]}
    assert "La structure est à jour." in page.text
    assert database.all(select(StaffAct.act)) == ["change_organisation"]


def test_the_hours_when_phones_may_ring_stay_inside_of_what_was_promised(
    desk: Phone, path: str, database: Database
) -> None:
    form = desk.get("/pro/organisation").form(path)
    assert form["push"] == "08:00-20:30"
    desk.post(path, {**form, "push": "9h-18h30"})
    assert database.one(select(Organisation)).push_hours == ["09:00", "18:30"]

    page = desk.post(path, {**form, "push": "7h-18h"}, status=422)

    assert (faults(page), page.form(path)["push"]) == (["#push"], "7h-18h")
    assert database.one(select(Organisation)).push_hours == ["09:00", "18:30"]


def test_what_cannot_be_read_is_said_and_kept(desk: Phone, path: str, database: Database) -> None:
    form = desk.get("/pro/organisation").form(path)

    page = desk.post(path, {**form, "name": " ", "hours-1": "le matin", "word-ville": "Valmeuse"}, status=422)

    assert faults(page) == ["#hours-1", "#name"]
    kept = page.form(path)
    assert (kept["hours-1"], kept["word-ville"]) == ("le matin", "Valmeuse")
    assert database.count(StaffAct) == 0


def test_a_site_gives_its_words_to_its_cohorts(desk: Phone, path: str, database: Database, house: Organisation) -> None:
    desk.post(f"{path}/antennes", {"name": "Antenne nord", "word-adresse_ml": "2 rue du Nord"})
    site = database.one(select(Site))
    cohort = make_cohort(
        database, house, site_id=site.id, variables={"adresse_ml": "2 rue du Nord", "conseiller": "Ada"}
    )

    desk.post(f"{path}/antennes/{site.public_id}", {"name": "Antenne est", "word-numero_ml": "01 02 03 04 05"})

    changed = database.one(select(Cohort).where(Cohort.id == cohort.id))
    assert changed.variables == {"conseiller": "Ada", "numero_ml": "01 02 03 04 05"}
    assert database.one(select(Site.name)) == "Antenne est"


def test_two_sites_have_two_names(desk: Phone, path: str, site: Site) -> None:
    assert faults(desk.post(f"{path}/antennes", {"name": ""}, status=422)) == ["#site-name"]
    desk.post(f"{path}/antennes", {"name": "Antenne nord"}, status=409)


def test_a_colleague_is_invited_by_a_link_that_is_shown_once(
    desk: Phone, path: str, database: Database, house: Organisation, phone: Phone, site: Site
) -> None:
    page = desk.post(f"{path}/membres", {**NEW, "site": site.public_id}, status=200)

    address = page.find(**{"class": "staff-key"}).text()
    assert phone.get("/pro/invitation/" + address.rpartition("/")[2]).heading == "Bienvenue dans Élan"
    new = database.one(select(Staff).where(Staff.email == "samir@clairval.test"))
    post = database.one(select(StaffPost).where(StaffPost.staff_id == new.id))
    assert (post.role, post.organisation_id, post.site_id) == ("counsellor", house.id, site.id)
    assert "Invitation envoyée" in desk.get(path).text


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [({"email": "samir"}, ["#email"]), ({"person": ""}, ["#person"]), ({"roles": "platform"}, ["#roles"])],
)
def test_an_invitation_needs_a_name_an_address_and_a_role(
    desk: Phone, path: str, sent: dict[str, str], wrong: list[str], database: Database
) -> None:
    assert faults(desk.post(f"{path}/membres", {**NEW, **sent}, status=422)) == wrong
    assert database.count(StaffLink) == 0


def test_an_address_serves_one_account(desk: Phone, path: str, administrator: Staff) -> None:
    desk.post(f"{path}/membres", {**NEW, "email": administrator.email}, status=409)


def test_roles_change_and_sessions_end(
    desk: Phone, path: str, database: Database, house: Organisation, open_office: Callable[[Staff], Phone]
) -> None:
    other = make_staff(database, house.id)
    theirs = open_office(other)

    assert faults(desk.post(f"{path}/membres/{other.public_id}/roles", {}, status=422)) == ["#roles"]
    desk.post(f"{path}/membres/{other.public_id}/roles", {"roles": ["facilitator", "administrator"]})

    assert database.all(select(StaffPost.role).where(StaffPost.staff_id == other.id)) == [
        "facilitator",
        "administrator",
    ]
    theirs.get("/pro", status=302)


def test_access_stops_comes_back_and_a_lost_key_is_forgotten(
    desk: Phone, path: str, database: Database, house: Organisation
) -> None:
    other = make_staff(database, house.id, totp_secret=b"x", totp_confirmed_at=START)
    access = f"{path}/membres/{other.public_id}/acces"

    for act in ("stop", "restart", "forget"):
        desk.post(access, {"act": act})

    again = database.one(select(Staff).where(Staff.id == other.id))
    assert (again.is_active, again.totp_confirmed_at) == (True, None)
    assert database.all(select(StaffAct.act)) == ["deactivate", "reactivate", "reset_second_factor"]
    desk.post(access, {"act": "promote"}, status=400)


def test_a_new_link_replaces_the_former(desk: Phone, path: str, database: Database, house: Organisation) -> None:
    other = make_staff(database, house.id)

    for _ in range(2):
        desk.post(f"{path}/membres/{other.public_id}/lien", status=200)

    assert len(database.all(select(StaffLink.token_hash).where(StaffLink.used_at.is_(None)))) == 1


@pytest.mark.parametrize(
    ("act", "sent"), [("roles", {"roles": "counsellor"}), ("lien", {}), ("acces", {"act": "stop"})]
)
def test_acts_on_colleagues_ask_for_a_code_after_ten_minutes(
    desk: Phone, path: str, database: Database, house: Organisation, clock: Clock, act: str, sent: dict[str, str]
) -> None:
    other = make_staff(database, house.id)
    clock.advance(minutes=11)

    assert faults(desk.post(f"{path}/membres/{other.public_id}/{act}", sent, status=422)) == ["#code"]
    assert faults(desk.post(f"{path}/membres", NEW, status=422)) == ["#code"]
    assert database.count(StaffAct) == 0


def test_nobody_acts_on_themselves_nor_on_those_above(
    desk: Phone, path: str, administrator: Staff, database: Database, house: Organisation
) -> None:
    above = make_staff(database, house.id, Role.PLATFORM)

    for who in (administrator, above):
        desk.post(f"{path}/membres/{who.public_id}/acces", {"act": "stop"}, status=403)


def test_who_runs_a_site_reaches_that_site_only(
    open_office: Callable[[Staff], Phone], database: Database, house: Organisation, path: str, site: Site
) -> None:
    local = open_office(make_staff(database, house.id, Role.ADMINISTRATOR, site_id=site.id))
    other = make_staff(database, house.id, name="Ailleurs")

    page = local.get(path)

    assert "Ailleurs" not in page.text
    local.post(path, {"name": "À moi"}, status=403)
    local.post(f"{path}/antennes", {"name": "Une de plus"}, status=403)
    local.get(f"{path}/membres/{other.public_id}", status=404)
    assert faults(local.post(f"{path}/membres", NEW, status=422)) == ["#roles"]
    local.post(f"{path}/membres", {**NEW, "site": site.public_id}, status=200)


def test_the_platform_lists_and_opens_organisations(platform: Phone, database: Database) -> None:
    make_organisation(database, name="Mission locale d’à côté")

    assert "Mission locale d’à côté" in platform.get("/pro/structures").text
    platform.post("/pro/structures", {**NEW, "organisation": "Mission locale de Brume"}, status=200)

    founded = database.one(select(Organisation).where(Organisation.slug == "mission-locale-de-brume"))
    new = database.one(select(Staff).where(Staff.organisation_id == founded.id))
    assert (new.name, database.one(select(StaffPost.role).where(StaffPost.staff_id == new.id))) == (
        "Samir Benali",
        "administrator",
    )
    platform.get(f"/pro/structures/{founded.slug}")
    again = {**NEW, "email": "autre@clairval.test", "organisation": "Mission locale de Brume"}
    platform.post("/pro/structures", again, status=409)


def test_an_organisation_without_name_is_not_opened(platform: Phone) -> None:
    assert faults(platform.post("/pro/structures", {"organisation": "…"}, status=422)) == [
        "#person",
        "#email",
        "#organisation",
    ]


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("GET", ""), ("POST", ""), ("POST", "/antennes"), ("POST", "/antennes/x"), ("POST", "/membres"),
        ("GET", "/membres/x"), ("POST", "/membres/x/roles"), ("POST", "/membres/x/lien"), ("POST", "/membres/x/acces"),
    ],
)  # fmt: skip
def test_another_organisation_is_not_found(desk: Phone, database: Database, method: str, page: str) -> None:
    other = make_organisation(database)
    theirs = make_staff(database, other.id)

    desk.open(method, f"/pro/structures/{other.slug}{page.replace('/x', '/' + theirs.public_id)}", status=404)


@pytest.mark.parametrize("page", ["/pro/organisation", "/pro/structures"])
def test_a_counsellor_runs_nothing(office: Phone, page: str) -> None:
    office.get(page, status=403)


def test_an_administrator_does_not_see_the_platform(desk: Phone, database: Database) -> None:
    desk.get("/pro/structures", status=403)
    desk.post("/pro/structures", NEW, status=403)
    assert database.count(StaffSession) == 1
