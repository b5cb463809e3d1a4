"""« Me prévenir »: what a phone gives, what the page says of it, and everything that ends it."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.push_service import AUTH, PushedPhone
from webapp.config import Config
from webapp.push import public_key
from webapp.store.models import Consent, DeviceSession, Organisation, Participant, PushSubscription, Team

PAGE = "/jeu/rendez-vous"
ASK, STOP = f"{PAGE}/notifications", f"{PAGE}/notifications/arreter"
KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
ON = "Il arrive aussi en notification sur ce téléphone, entre 8\u00a0h et 20\u00a0h\u00a030."


@pytest.fixture
def config(config: Config) -> Config:
    return replace(config, vapid_private_key=KEY)


def phones(database: Database) -> list[tuple[Any, ...]]:
    rows = database.all(select(PushSubscription).order_by(PushSubscription.id))
    return [(row.participant_id, row.endpoint, row.p256dh, row.auth) for row in rows]


def test_a_tap_asks_for_reminders_and_another_one_stops_them(
    player: Phone, participant: Participant, database: Database
) -> None:
    mine = PushedPhone("mine")
    before = player.get(PAGE)
    assert before.find("form", action=ASK)["data-key"] == public_key(KEY)
    assert ON not in before.text

    after = player.follow(player.post(ASK, mine.form))

    assert ON in after.text
    assert phones(database) == [(participant.id, mine.endpoint, mine.p256dh, AUTH)]
    assert ON not in player.follow(player.post(STOP)).text
    assert phones(database) == []


def test_asking_is_agreeing_to_reminders(player: Phone, database: Database) -> None:
    player.post(ASK, PushedPhone("mine").form)

    assert [(row.purpose, row.is_given) for row in database.all(select(Consent))] == [("notifications", True)]


def test_taking_back_what_was_agreed_to_stops_every_phone(
    player: Phone, participant: Participant, open_phone: OpenPhone, database: Database
) -> None:
    player.post(ASK, PushedPhone("one").form)
    open_phone(participant).post(ASK, PushedPhone("two").form)
    assert len(phones(database)) == 2

    player.post("/compte/accords", {"choices": []})

    assert phones(database) == []


def test_the_same_phone_asks_again_with_a_new_address(player: Phone, database: Database) -> None:
    player.post(ASK, PushedPhone("old").form)

    player.post(ASK, PushedPhone("new").form)

    assert [row[1] for row in phones(database)] == [PushedPhone("new").endpoint]


def test_whoever_takes_the_phone_over_takes_its_notifications(
    player: Phone, open_phone: OpenPhone, team: Team, database: Database
) -> None:
    shared, other = PushedPhone("shared"), make_participant(database, team)
    player.post(ASK, shared.form)

    open_phone(other).post(ASK, shared.form)

    assert [row[0] for row in phones(database)] == [other.id]
    assert ON not in player.get(PAGE).text


def test_one_stops_one_s_own_phone_alone(
    player: Phone, participant: Participant, open_phone: OpenPhone, database: Database
) -> None:
    player.post(ASK, PushedPhone("mine").form)

    open_phone(participant).post(STOP)

    assert len(phones(database)) == 1


def test_passing_the_phone_on_ends_its_notifications(player: Phone, database: Database) -> None:
    player.post(ASK, PushedPhone("mine").form)

    player.post("/compte/sortir")

    assert (phones(database), database.one(select(DeviceSession)).ended_at is None) == ([], False)


def test_a_copy_of_one_s_data_says_that_a_phone_asked_and_not_where_it_is(player: Phone) -> None:
    player.post(ASK, PushedPhone("mine").form)

    (copied,) = player.get("/compte/mes-donnees.json").json["push_subscription"]

    assert copied.keys() == {"at"}


def test_the_page_says_the_hours_that_the_organisation_set(player: Phone, database: Database) -> None:
    database.update(database.one(select(Organisation)), push_hours=["09:00", "18:30"])

    assert "entre 9\u00a0h et 18\u00a0h\u00a030" in player.get(PAGE).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": ""},
        {"endpoint": "http://push.exemple.fr/x"},
        {"endpoint": "https://push.exemple.fr:8443/x"},
        {"endpoint": f"https://push.exemple.fr/{'x' * 500}"},
        {"p256dh": ""},
        {"p256dh": "B" * 87},
        {"p256dh": "é"},
        {"auth": "c2hvcnQ"},
    ],
    ids=str,
)
def test_what_is_no_address_of_a_phone_is_refused_in_words(
    player: Phone, database: Database, wrong: dict[str, str]
) -> None:
    page = player.post(ASK, {**PushedPhone("mine").form, **wrong}, status=422)

    assert "Ton téléphone n’a pas donné d’adresse" in page.text
    assert phones(database) == []


def test_a_visitor_asks_for_nothing(phone: Phone, database: Database) -> None:
    assert phone.post(ASK, PushedPhone("mine").form, status=302).location == "/reprendre"
    assert phones(database) == []
