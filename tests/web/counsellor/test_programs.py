"""Tokens of the API: made by who administers the organisation, shown once, taken back."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.programs import make_token
from tests.factories.staff import make_staff
from tests.pages.phone import Page, Phone
from webapp.policy.rules import Role
from webapp.policy.sessions import token_hash
from webapp.store.models import ApiToken, Cohort, Site, Staff, StaffAct

PATH = "/pro/organisation/jetons"
FIELDS = {"name": "Tableau du département", "scopes": ["cohorts:read", "attendance:read"]}
OpenOffice = Callable[[Staff], Phone]


@pytest.fixture
def desk(open_office: OpenOffice, database: Database, cohort: Cohort) -> Phone:
    """The browser of somebody who administers the organisation."""
    return open_office(make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR))


def shown(page: Page) -> str:
    return page.find(id="new-token").text()


def make(desk: Phone, **fields: object) -> Page:
    return desk.post(PATH, desk.get(PATH).form(PATH) | FIELDS | fields, status=200)


def test_a_new_token_is_shown_once_and_opens_what_was_ticked(app: Flask, desk: Phone, database: Database) -> None:
    token = shown(make(desk))

    kept = database.one(select(ApiToken))
    assert (kept.token_hash, kept.name, kept.scopes) == (token_hash(token), FIELDS["name"], FIELDS["scopes"])
    assert token not in desk.get(PATH).html
    assert f"{token[:11]}…" in desk.get(PATH).text
    headers = {"Authorization": f"Bearer {token}"}
    statuses = [
        app.test_client().get(f"/api/v1/{name}", headers=headers).status_code for name in ("cohorts", "appointments")
    ]
    assert statuses == [200, 403]


def test_the_same_form_twice_makes_one_token(desk: Phone, database: Database) -> None:
    fields = desk.get(PATH).form(PATH) | FIELDS

    assert shown(desk.post(PATH, fields, status=200)) == shown(desk.post(PATH, fields, status=200))
    assert database.count(ApiToken) == 1


def test_a_form_without_name_or_scope_says_so(desk: Phone, database: Database) -> None:
    page = desk.post(PATH, desk.get(PATH).form(PATH) | {"name": " ", "scopes": []}, status=422)

    assert "Donnez un nom à ce jeton" in page.text
    assert "Cochez au moins une chose à lire." in page.text
    assert database.count(ApiToken) == 0


def test_a_token_that_was_taken_back_opens_nothing(app: Flask, desk: Phone, database: Database, cohort: Cohort) -> None:
    token = make_token(database, cohort.organisation_id)
    public_id = database.one(select(ApiToken.public_id))

    assert desk.post(f"{PATH}/{public_id}/retirer", {}).location == PATH

    answer = app.test_client().get("/api/v1/cohorts", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    assert "Retiré" in desk.get(PATH).text


def test_each_act_is_in_the_journal(desk: Phone, database: Database) -> None:
    make(desk)
    public_id = database.one(select(ApiToken.public_id))
    for _ in range(2):
        desk.post(f"{PATH}/{public_id}/retirer", {})

    acts = database.all(select(StaffAct).order_by(StaffAct.id))
    assert [(act.act, act.about) for act in acts] == [("create_token", public_id), ("revoke_token", public_id)]


def test_another_organisation_s_token_is_neither_seen_nor_taken_back(desk: Phone, database: Database) -> None:
    make_token(database, make_cohort(database).organisation_id)
    public_id = database.one(select(ApiToken.public_id))

    assert "Aucun jeton" in desk.get(PATH).text
    desk.post(f"{PATH}/{public_id}/retirer", {}, status=404)
    assert database.one(select(ApiToken.revoked_at)) is None


def test_who_administers_one_site_only_finds_nothing(
    open_office: OpenOffice, database: Database, cohort: Cohort
) -> None:
    site = database.add(
        Site(public_id="site-1", organisation_id=cohort.organisation_id, name="Antenne", created_at=START)
    )
    desk = open_office(make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR, site_id=site.id))

    desk.get(PATH, status=404)
    desk.post(PATH, FIELDS, status=404)


def test_counsellors_and_youths_do_not_come_in(office: Phone, player: Phone) -> None:
    office.get(PATH, status=403)
    office.post(PATH, FIELDS, status=403)
    office.post(f"{PATH}/x/retirer", {}, status=403)
    player.get(PATH, status=302)
