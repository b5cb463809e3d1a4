"""Reminders that ring: encrypted for one phone, within the hours that were promised, until the phone says stop."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.meetings import hold, make_slot_of
from tests.jobs.conftest import AT
from tests.jobs.test_reminders import EVENING, SHORTLY
from tests.pages.phone import Phone
from tests.push_service import AUTH, PushedPhone, PushService, open_push_service
from webapp.config import Config
from webapp.jobs.pushes import send_pushes
from webapp.jobs.reminders import remind_all
from webapp.store.models import (
    Appointment,
    Cohort,
    ContactEmail,
    DeviceSession,
    MailOut,
    Organisation,
    Participant,
    PushOut,
    PushSubscription,
    SlotWish,
    Staff,
    WorkshopSession,
)
from webapp.store.writer import Writer

KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
MINUTE = timedelta(minutes=1)
EVE = {
    "title": "Élan",
    "body": "Rappel\u00a0: demain, 10\u00a0h. Un souci\u00a0? Deux touches pour décaler.",
    "path": "/jeu/rendez-vous",
}


@pytest.fixture
def config(config: Config) -> Config:
    return replace(config, vapid_private_key=KEY)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with open_push_service(tmp_path) as found:
        yield found


def subscribe(database: Database, participant: Participant, name: str = "one") -> PushedPhone:
    phone = PushedPhone(name)
    session = hashlib.sha256(f"{participant.public_id} {name}".encode()).digest()
    database.add(DeviceSession(token_hash=session, participant_id=participant.id, created_at=START, last_seen_at=START))
    keys = {"endpoint": phone.endpoint, "p256dh": phone.p256dh, "auth": AUTH}
    database.add(PushSubscription(participant_id=participant.id, session_hash=session, at=START, **keys))
    return phone


@pytest.fixture
def ringing(database: Database, participant: Participant, meeting: Appointment) -> PushedPhone:
    return subscribe(database, participant)


def test_a_reminder_reaches_the_phone_that_asked_and_nobody_else_reads_it(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, database: Database
) -> None:
    remind_all(config, writer, now=EVENING)

    assert [send_pushes(config, writer, service.send, now=EVENING + each * MINUTE) for each in (0, 1, 90)] == [1, 0, 0]
    ((path, headers, body),) = service.received
    said = ringing.read(body)
    assert path == "/push/one"
    assert said.pop("tag").endswith(f":{int(AT.timestamp())}")
    assert said == EVE
    assert {name: headers[name] for name in ("Content-Encoding", "TTL", "Urgency")} == {
        "Content-Encoding": "aes128gcm",
        "TTL": str(17 * 3600),
        "Urgency": "high",
    }
    assert (len(headers["Topic"]), headers["Authorization"][:8]) == (32, "vapid t=")
    assert b"Rappel" not in body
    assert database.one(select(PushOut.text)) == ""


def test_without_a_phone_that_asked_nothing_is_written(
    writer: Writer, config: Config, service: PushService, meeting: Appointment, database: Database
) -> None:
    remind_all(config, writer, now=EVENING)

    assert send_pushes(config, writer, service.send, now=EVENING) == 0
    assert (database.count(PushOut), service.received) == (0, [])


def test_each_phone_of_a_youth_rings_once(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, participant: Participant,
    database: Database,
) -> None:  # fmt: skip
    second = subscribe(database, participant, "two")
    for moment in (EVENING, EVENING + MINUTE):
        remind_all(config, writer, now=moment)
        send_pushes(config, writer, service.send, now=moment)

    bodies = {path: body for path, _, body in service.received}
    assert (len(service.received), sorted(bodies)) == (2, ["/push/one", "/push/two"])
    assert second.read(bodies["/push/two"])["body"] == EVE["body"]


def test_a_service_that_is_away_is_asked_again_later_and_not_for_ever(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, database: Database
) -> None:
    service.status = 503
    remind_all(config, writer, now=EVENING)

    for minute in range(180):
        send_pushes(config, writer, service.send, now=EVENING + minute * MINUTE)

    assert len(service.received) == 5
    assert database.all(select(PushOut.text)) == [""]


def test_a_message_that_failed_leaves_at_the_next_try(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone
) -> None:
    service.status = 429
    remind_all(config, writer, now=EVENING)
    first = send_pushes(config, writer, service.send, now=EVENING)
    service.status = 201

    assert (first, send_pushes(config, writer, service.send, now=EVENING + MINUTE)) == (0, 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_phone_that_its_service_knows_no_more_is_forgotten(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, database: Database, status: int
) -> None:
    service.status = status
    remind_all(config, writer, now=EVENING)

    send_pushes(config, writer, service.send, now=EVENING)

    assert (database.count(PushSubscription), database.count(PushOut)) == (0, 0)


@pytest.mark.parametrize("status", [400, 403, 413])
def test_a_message_that_is_refused_is_not_sent_again(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, status: int
) -> None:
    service.status = status
    remind_all(config, writer, now=EVENING)
    for minute in range(10):
        send_pushes(config, writer, service.send, now=EVENING + minute * MINUTE)

    assert len(service.received) == 1


def test_no_phone_rings_outside_of_the_hours_of_the_organisation(
    writer: Writer, config: Config, service: PushService, participant: Participant, counsellor: Staff,
    cohort: Cohort, database: Database,
) -> None:  # fmt: skip
    house = database.one(select(Organisation).where(Organisation.id == cohort.organisation_id))
    database.update(house, push_hours=["09:00", "12:00"])
    hold(database, make_slot_of(database, counsellor, cohort.id, at=AT), participant)
    subscribe(database, participant)
    remind_all(config, writer, now=SHORTLY)
    hours = [datetime.fromisoformat(f"2027-03-04T{hour}+01:00") for hour in ("08:00", "08:59", "09:00", "09:01")]

    assert [send_pushes(config, writer, service.send, now=each) for each in hours] == [0, 0, 1, 0]


def test_what_would_come_too_late_is_not_sent(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone
) -> None:
    remind_all(config, writer, now=SHORTLY)

    assert send_pushes(config, writer, service.send, now=AT) == 0
    assert service.received == []


def test_a_phone_whose_session_ended_rings_no_more(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone, database: Database
) -> None:
    remind_all(config, writer, now=EVENING)
    for session in database.all(select(DeviceSession)):
        database.update(session, ended_at=EVENING)

    send_pushes(config, writer, service.send, now=EVENING)

    assert (service.received, database.count(PushSubscription), database.count(PushOut)) == ([], 0, 0)


def test_an_address_of_this_network_is_never_opened(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone
) -> None:
    remind_all(config, writer, now=EVENING)

    closed = replace(service.send, outside=replace(service.send.outside, is_allowed=lambda address: False))
    sent = send_pushes(config, writer, closed, now=EVENING)

    assert (sent, service.received) == (0, [])


def test_whoever_waits_hears_of_a_free_slot(
    writer: Writer, config: Config, service: PushService, participant: Participant, counsellor: Staff,
    cohort: Cohort, database: Database,
) -> None:  # fmt: skip
    phone = subscribe(database, participant)
    database.add(SlotWish(participant_id=participant.id, times=[], at=START))
    make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=5))
    remind_all(config, writer, now=START)

    send_pushes(config, writer, service.send, now=START)

    assert phone.read(service.received[0][2])["body"].startswith("Un créneau s’est libéré.")


def test_an_installation_without_a_key_sends_nothing(
    writer: Writer, config: Config, service: PushService, ringing: PushedPhone
) -> None:
    remind_all(config, writer, now=EVENING)

    assert send_pushes(replace(config, vapid_private_key=None), writer, service.send, now=EVENING) == 0


def test_what_changes_for_a_workshop_rings_and_is_written_without_saying_which(
    writer: Writer,
    config: Config,
    service: PushService,
    ringing: PushedPhone,
    database: Database,
    office: Phone,
    workshop: WorkshopSession,
    leave_email: Callable[..., ContactEmail],
) -> None:
    leave_email()
    office.post(f"/pro/seances/{workshop.public_id}/annuler")

    assert [remind_all(config, writer, now=START + MINUTE) for _ in "12"] == [1, 0]
    assert send_pushes(config, writer, service.send, now=START + MINUTE) == 1
    said = ringing.read(service.received[0][2])
    letter = database.one(select(MailOut))
    assert (said["body"], said["path"]) == ("Du nouveau pour un de tes ateliers\u00a0: regarde.", "/jeu/ateliers")
    assert (letter.key, letter.subject) == (said["tag"], "Un de tes ateliers a changé")
    assert workshop.title not in letter.text
    assert "/jeu/ateliers" in letter.text
