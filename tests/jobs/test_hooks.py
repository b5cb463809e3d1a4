"""Webhooks: each thing is told once, signed, tried again when nobody answers, and written down."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.numbers import next_public_id
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from webapp.config import Config
from webapp.jobs.hooks import forget_told, tell_programs
from webapp.jobs.outgoing import Sent
from webapp.policy.programs import DELAYS, KEPT, HookEvent, hook_secret
from webapp.store.models import Appointment, Attendance, Cohort, Participant, Team, Webhook, WebhookDelivery

Tell = Callable[[], int]
EVENTS = [event.value for event in HookEvent if event is not HookEvent.TEST]


class Outside:
    """A program that is told things; ``answers`` is what it answers."""

    def __init__(self) -> None:
        self.answer = Sent(True, "réponse 200")
        self.heard: list[tuple[str, bytes, Mapping[str, str]]] = []

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        self.heard.append((address, body, headers))
        return self.answer

    @property
    def told(self) -> list[tuple[str, Any]]:
        bodies = [json.loads(body) for _, body, _ in self.heard]
        return [(body["event"], body["data"]) for body in bodies]


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def hook(database: Database, cohort: Cohort) -> Webhook:
    """A webhook that was opened an hour before the participant came."""
    return open_hook(database, cohort.organisation_id)


def open_hook(database: Database, organisation_id: int, **fields: Any) -> Webhook:
    defaults = {
        "public_id": next_public_id("hook"),
        "organisation_id": organisation_id,
        "address": "https://suivi.exemple.fr/elan",
        "events": EVENTS,
        "created_at": START - timedelta(hours=1),
    }
    return database.add(Webhook(**(defaults | fields)))


@pytest.fixture
def tell(app: Flask, config: Config, outside: Outside, clock: Clock) -> Callable[[], int]:
    """Call it to have the work of this minute done."""
    return lambda: tell_programs(config, app.extensions["elan.writer"], outside, clock())


def appoint(database: Database, participant: Participant) -> Appointment:
    row = Appointment(
        public_id="rdv-1", participant_id=participant.id, starts_at=START + timedelta(days=1), duration_min=30,
        counsellor="Camille Roche", mode="place", options=[], status="booked", created_at=START,
    )  # fmt: skip
    return database.add(row)


def test_each_thing_is_told_once(
    outside: Outside,
    clock: Clock,
    database: Database,
    hook: Webhook,
    participant: Participant,
    tell: Tell,
) -> None:
    cohort, team = (database.one(select(table.public_id)) for table in (Cohort, Team))
    database.add(Attendance(participant_id=participant.id, day="j01", at=START))
    row = appoint(database, participant)
    tell()
    clock.advance(minutes=1)
    tell()
    database.update(row, status="cancelled", sequence=1)
    tell()

    who = {"participant": participant.public_id}
    promise = {"appointment": "rdv-1", "starts_at": (START + timedelta(days=1)).isoformat(), **who}
    # What is due in the same minute leaves in no promised order.
    *first, last = outside.told
    assert sorted(first, key=str) == [
        ("appointment.changed", {**promise, "status": "booked"}),
        ("attendance.marked", {**who, "cohort": cohort, "day": "j01"}),
        ("participant.joined", {**who, "cohort": cohort, "team": team}),
    ]
    assert last == ("appointment.changed", {**promise, "status": "cancelled"})


def test_what_is_sent_is_signed_with_its_instant(
    config: Config, outside: Outside, hook: Webhook, participant: Participant, tell: Tell
) -> None:
    tell()

    ((address, body, headers),) = outside.heard
    secret = hook_secret(hook.public_id, secret_key=config.secret_key)
    stamp = headers["Elan-Timestamp"]
    expected = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert (address, headers["Elan-Signature"], headers["Elan-Event"]) == (
        hook.address,
        f"v1={expected}",
        "participant.joined",
    )
    assert stamp == str(int(START.timestamp()))
    assert json.loads(body)["id"] == headers["Elan-Delivery"]
    assert participant.pseudonym.encode() not in body


def test_without_an_answer_it_is_tried_again_later_and_later_then_given_up(
    outside: Outside, clock: Clock, database: Database, hook: Webhook, participant: Participant, tell: Tell
) -> None:
    outside.answer = Sent(False, "réponse 500")
    for delay in DELAYS:
        assert tell() == 1
        assert database.one(select(WebhookDelivery.due_at)) == clock() + delay
        clock.advance(seconds=delay.total_seconds() - 1)
        assert tell() == 0
        clock.advance(seconds=1)
    tell()
    clock.advance(days=30)

    assert tell() == 0
    row = database.one(select(WebhookDelivery))
    assert (row.attempts, row.answer, row.due_at, row.delivered_at) == (9, "réponse 500", None, None)


def test_it_may_be_delivered_in_the_end(
    outside: Outside, clock: Clock, database: Database, hook: Webhook, participant: Participant, tell: Tell
) -> None:
    outside.answer = Sent(False, "pas de réponse")
    tell()
    outside.answer = Sent(True, "réponse 200")
    clock.advance(minutes=1)
    tell()

    row = database.one(select(WebhookDelivery))
    assert (row.attempts, row.answer, row.due_at, row.delivered_at) == (2, "réponse 200", None, clock())


def test_only_what_was_asked_for_of_ones_own_organisation_and_since_then_is_told(
    clock: Clock, database: Database, cohort: Cohort, participant: Participant, tell: Tell
) -> None:
    open_hook(database, cohort.organisation_id, created_at=START + timedelta(minutes=1))
    open_hook(database, cohort.organisation_id, events=["badge.awarded"])
    open_hook(database, cohort.organisation_id, closed_at=START)
    make_participant(database, make_team(database, make_cohort(database)))
    clock.advance(minutes=2)

    assert tell() == 0


def test_a_lost_process_leaves_its_errands_to_the_next(
    app: Flask, config: Config, clock: Clock, hook: Webhook, participant: Participant, tell: Tell
) -> None:
    class Killed(Exception):
        pass

    def die(address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        raise Killed

    with pytest.raises(Killed):
        tell_programs(config, app.extensions["elan.writer"], die, clock())
    assert tell() == 0

    clock.advance(minutes=5)
    assert tell() == 1


def test_what_was_told_long_ago_is_emptied_and_not_told_again(
    app: Flask, clock: Clock, database: Database, hook: Webhook, participant: Participant, tell: Tell
) -> None:
    appoint(database, participant)
    tell()
    clock.advance(days=KEPT.days + 1)

    forget_told(app.extensions["elan.writer"], clock())

    assert database.all(select(WebhookDelivery.body)) == ["", ""]
    assert tell() == 0
