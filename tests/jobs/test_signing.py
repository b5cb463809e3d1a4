"""The thread that signs: at the start, and when a badge is given."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import select

from badges.faults import KeyFault
from tests.clock import START
from tests.database import Database
from tests.factories.badges import give
from tests.factories.participants import make_participant
from webapp.config import Config
from webapp.jobs.signing import Hand, Signer, apart, make_workshop
from webapp.store.models import Award, BadgeCheck, Participant, Staff, StatusListRow, Team
from webapp.usecases.awarding.self_check import check_samples
from webapp.usecases.awarding.signing import LIST_LASTS, Workshop, sign_all, sign_lists

PATIENCE = 60  # seconds after which a thread that never answers is a fault


@pytest.fixture
def make(app: Flask, config: Config) -> Callable[[], Workshop]:
    return lambda: make_workshop(config, app.extensions["elan.engine"], app.extensions["elan.writer"])


@pytest.fixture
def published(app: Flask) -> Iterator[Event]:
    """Set when a signature was stored."""
    happened = Event()
    signer = app.extensions["elan.signer"]
    make = signer._make
    signer._make = lambda: _told(make(), happened)
    yield happened
    signer.close()


def _told(workshop: Workshop, happened: Event) -> Workshop:
    def passing(step: str) -> None:
        if step == "stored":
            happened.set()

    return replace(workshop, passing=passing)


def test_what_was_left_is_signed_at_the_start_and_what_comes_at_once(
    app: Flask, database: Database, team: Team, participant: Participant, counsellor: Staff, published: Event
) -> None:
    write = app.extensions["elan.writer"].run
    give(write, participant, counsellor)
    assert database.one(select(Award.published_at)) is None

    app.extensions["elan.signer"].start()
    assert published.wait(PATIENCE)
    published.clear()
    give(write, make_participant(database, team), counsellor)
    assert published.wait(PATIENCE)

    assert None not in database.all(select(Award.published_at))


def test_a_fault_does_not_end_the_thread(
    database: Database, participant: Participant, counsellor: Staff, app: Flask, make: Callable[[], Workshop]
) -> None:
    asked, done = Event(), Event()

    def sometimes() -> Workshop:
        if not asked.is_set():
            asked.set()
            raise OSError("the disk is away")
        return _told(make(), done)

    give(app.extensions["elan.writer"].run, participant, counsellor)
    signer = Signer(sometimes, every=0.01)
    signer.start()
    assert done.wait(PATIENCE)
    signer.close()

    assert database.one(select(Award.published_at)) is not None


def test_the_wrapping_key_is_made_once_for_its_owner_alone(make: Callable[[], Workshop], config: Config) -> None:
    first, second = make().wrapping_key, make().wrapping_key

    assert first == second
    assert (config.data_dir / "badge_key").stat().st_mode & 0o777 == 0o600


def test_a_hand_signs_in_one_process_that_goes_with_the_last_badge(
    app: Flask, database: Database, team: Team, counsellor: Staff, make: Callable[[], Workshop]
) -> None:
    for _ in range(3):
        give(app.extensions["elan.writer"].run, make_participant(database, team), counsellor)
    with Hand() as hand:
        assert sign_all(replace(make(), carry_out=hand), now=START) == 3
        process = hand._process

    assert process is not None
    assert process.returncode == 0
    assert [len((each or "").split(".")) for each in database.all(select(Award.jwt))] == [3, 3, 3]


def test_lists_and_controls_are_made_apart_too(
    app: Flask, database: Database, participant: Participant, counsellor: Staff, make: Callable[[], Workshop]
) -> None:
    give(app.extensions["elan.writer"].run, participant, counsellor)
    sign_all(make(), now=START)
    here = Event()
    told = replace(make(), passing=lambda step: here.set() if step in {"list confirmed", "judged"} else None)
    with apart(told) as workshop:
        later = START + timedelta(days=2)
        assert (sign_lists(workshop, now=later), check_samples(workshop, now=later)) == (1, 1)

    assert not here.is_set()
    assert database.one(select(StatusListRow.valid_until)) == later + LIST_LASTS
    assert database.one(select(BadgeCheck.is_well)) is True


def test_what_the_hand_refuses_is_said_here(
    app: Flask, database: Database, participant: Participant, counsellor: Staff, make: Callable[[], Workshop]
) -> None:
    give(app.extensions["elan.writer"].run, participant, counsellor)
    sign_all(make(), now=START)
    give(app.extensions["elan.writer"].run, participant, counsellor, "cooperer-2")
    with Hand() as hand, pytest.raises(KeyFault):
        sign_all(replace(make(), carry_out=hand, wrapping_key=bytes(32)), now=START)


def test_a_hand_that_is_lost_leaves_an_intent(
    app: Flask, database: Database, participant: Participant, counsellor: Staff, make: Callable[[], Workshop]
) -> None:
    give(app.extensions["elan.writer"].run, participant, counsellor)
    with Hand() as hand:
        hand._start()
        assert hand._process is not None
        os.kill(hand._process.pid, signal.SIGKILL)
        with pytest.raises(RuntimeError, match="gone"):
            sign_all(replace(make(), carry_out=hand), now=START)
    assert database.all(select(Award.document)) == [None]

    assert sign_all(make(), now=START) == 1


@pytest.mark.slow
def test_a_hundred_badges_given_at_once_are_all_published_each_in_its_place(
    app: Flask, database: Database, team: Team, counsellor: Staff, make: Callable[[], Workshop]
) -> None:
    for _ in range(100):
        give(app.extensions["elan.writer"].run, make_participant(database, team), counsellor)
    with Hand() as hand:
        assert sign_all(replace(make(), carry_out=hand), now=START) == 100

    places = database.all(select(Award.status_index))
    said = [(each or {})["credentialStatus"]["statusListIndex"] for each in database.all(select(Award.document))]
    assert (len(set(places)), sorted(said)) == (100, sorted(str(place) for place in places))
