"""The page of webhooks: opened by who administers, with a secret shown once, closed, tried, and a journal."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.staff import make_staff
from tests.jobs.test_hooks import open_hook
from tests.pages.phone import Page, Phone
from webapp.config import Config
from webapp.policy.programs import hook_secret
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Staff, StaffAct, Webhook, WebhookDelivery

PATH = "/pro/organisation/webhooks"
FIELDS = {"address": "https://suivi.exemple.fr/elan", "events": ["participant.joined"]}


@pytest.fixture
def desk(open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort) -> Phone:
    return open_office(make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR))


def make(desk: Phone, **fields: object) -> Page:
    return desk.post(PATH, desk.get(PATH).form(PATH) | FIELDS | fields, status=200)


def test_its_secret_is_shown_once_and_stored_nowhere(desk: Phone, database: Database, config: Config) -> None:
    secret = make(desk).find(id="new-secret").text()

    kept = database.one(select(Webhook))
    assert secret == hook_secret(kept.public_id, secret_key=config.secret_key)
    assert (kept.address, kept.events) == (FIELDS["address"], FIELDS["events"])
    assert secret not in desk.get(PATH).html


def test_the_same_form_twice_opens_one(desk: Phone, database: Database) -> None:
    fields = desk.get(PATH).form(PATH) | FIELDS
    for _ in range(2):
        desk.post(PATH, fields, status=200)

    assert database.count(Webhook) == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://suivi.exemple.fr", "doit commencer par https://"),
        ("https://suivi.exemple.fr:8443/", "ni nom d’utilisateur ni port"),
        ("https://suivi.exemple.fr/é", "mal écrite"),
    ],
)
def test_an_address_that_will_not_do_is_explained(desk: Phone, database: Database, address: str, words: str) -> None:
    page = desk.post(PATH, desk.get(PATH).form(PATH) | FIELDS | {"address": address, "events": ["test"]}, status=422)

    assert words in page.text
    assert "Cochez au moins une chose à dire." in page.text
    assert database.count(Webhook) == 0


def test_a_try_is_one_a_minute_and_waits_in_the_journal(
    desk: Phone, database: Database, cohort: Cohort, clock: Clock
) -> None:
    hook = open_hook(database, cohort.organisation_id)
    for _ in range(2):
        assert desk.post(f"{PATH}/{hook.public_id}/essai", {}).location == f"{PATH}#journal"

    assert database.one(select(WebhookDelivery.due_at)) == clock()
    rows = [[cell.text() for cell in row.find_all("td")] for row in desk.get(PATH).find("tbody").find_all("tr")]
    assert [row[:3] for row in rows] == [["Essai", "En attente", "0"]]


def test_a_closed_one_is_told_nothing_more(desk: Phone, database: Database, cohort: Cohort) -> None:
    hook = open_hook(database, cohort.organisation_id)
    desk.post(f"{PATH}/{hook.public_id}/essai", {})
    desk.post(f"{PATH}/{hook.public_id}/fermer", {})

    row = database.one(select(WebhookDelivery))
    assert (row.due_at, row.answer) == (None, "abonnement fermé")
    assert "Abandonné" in desk.get(PATH).text
    desk.post(f"{PATH}/{hook.public_id}/essai", {}, status=404)
    assert database.all(select(StaffAct.act)) == ["close_webhook"]


def test_another_organisation_s_is_neither_seen_nor_touched(desk: Phone, database: Database) -> None:
    hook = open_hook(database, make_cohort(database).organisation_id)

    assert "Aucun webhook" in desk.get(PATH).text
    for act in ("essai", "fermer"):
        desk.post(f"{PATH}/{hook.public_id}/{act}", {}, status=404)
    assert database.one(select(Webhook.closed_at)) is None


def test_counsellors_and_youths_do_not_come_in(office: Phone, player: Phone) -> None:
    office.get(PATH, status=403)
    for path in (PATH, f"{PATH}/x/essai", f"{PATH}/x/fermer"):
        office.post(path, FIELDS, status=403)
    player.get(PATH, status=302)
