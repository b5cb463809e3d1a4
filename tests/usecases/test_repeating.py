"""Slots that come back: made ahead, once, and never over what is held."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.meetings import hold
from webapp.config import Config
from webapp.jobs.schedule import fill_slots
from webapp.policy.meetings import HORIZON
from webapp.policy.permissions import Permission
from webapp.policy.rules import Actor, reach_of
from webapp.store.models import Cohort, Participant, SlotRule, Staff, TimeSlot
from webapp.store.staff import posts_of
from webapp.usecases.offering import Asking, Offer
from webapp.usecases.recurrence import Window, weekly
from webapp.usecases.repeating import Repeat, add_rule, end_rule, leave_out

TUESDAYS = Repeat(
    rrule=weekly([1]),
    starts_on=date(2027, 3, 2),
    ends_on=None,
    window=Window(opens_at=time(9), closes_at=time(10), duration_min=30),
)


def asking(session: Session, staff: Staff) -> Asking:
    posts = posts_of(session, staff.id)
    reach = reach_of(Permission.MEET, Actor(staff=staff.public_id, posts=posts))
    return Asking(staff_id=staff.id, name=staff.name, organisation_id=staff.organisation_id, reach=reach)


@pytest.fixture
def rule(app: Any, config: Config, cohort: Cohort, counsellor: Staff, database: Database) -> SlotRule:
    """Every Tuesday from nine to ten, made on the test's Monday."""
    offer = Offer(cohort=cohort.public_id, is_for_all=False, duration_min=30, modes=["phone"])
    app.extensions["elan.writer"].run(
        lambda session: add_rule(
            session,
            by=asking(session, counsellor),
            public_id="rule-of-tuesdays",
            offer=offer,
            repeat=TUESDAYS,
            now=START,
            zone=config.timezone,
        )
    )
    found: SlotRule = database.one(select(SlotRule))
    return found


def made(database: Database) -> list[datetime]:
    return database.all(select(TimeSlot.starts_at).order_by(TimeSlot.starts_at))


def test_the_slots_of_six_weeks_are_made_at_once(rule: SlotRule, database: Database) -> None:
    at = made(database)

    assert len(at) == 12
    assert (at[0], at[1] - at[0]) == (datetime.fromisoformat("2027-03-02T08:00+00:00"), timedelta(minutes=30))
    # The last Tuesdays are in summer time.
    assert at[-2] == datetime.fromisoformat("2027-04-06T07:00+00:00")
    assert rule.filled_through == START.date() + HORIZON


def test_the_job_adds_what_time_brings_and_nothing_twice(
    rule: SlotRule, app: Any, config: Config, database: Database, clock: Clock
) -> None:
    writer = app.extensions["elan.writer"]
    again = fill_slots(config, writer, now=START)
    later = fill_slots(config, writer, now=START + timedelta(days=7))

    assert (again, later) == (0, 2)
    assert len(set(made(database))) == 14


def test_a_day_left_out_closes_what_is_free_and_keeps_what_is_held(
    rule: SlotRule, app: Any, config: Config, counsellor: Staff, participant: Participant, database: Database
) -> None:
    first = database.all(select(TimeSlot).order_by(TimeSlot.starts_at))[0]
    hold(database, first, participant)

    held = app.extensions["elan.writer"].run(
        lambda session: leave_out(
            session,
            by=asking(session, counsellor),
            rule=rule.public_id,
            day=date(2027, 3, 2),
            now=START,
            zone=config.timezone,
        )
    )

    assert held == 1
    assert database.one(select(SlotRule.exceptions)) == ["2027-03-02"]
    closed = database.all(select(TimeSlot.starts_at).where(TimeSlot.closed_at.is_not(None)))
    assert closed == [first.starts_at + timedelta(minutes=30)]


def test_a_rule_that_ends_closes_what_is_ahead(
    rule: SlotRule, app: Any, config: Config, counsellor: Staff, database: Database
) -> None:
    writer = app.extensions["elan.writer"]
    writer.run(lambda session: end_rule(session, by=asking(session, counsellor), rule=rule.public_id, now=START))

    assert database.all(select(TimeSlot.id).where(TimeSlot.closed_at.is_(None))) == []
    assert fill_slots(config, writer, now=START + timedelta(days=30)) == 0


def test_slots_never_overlap_those_that_one_has_already(
    rule: SlotRule, app: Any, config: Config, cohort: Cohort, counsellor: Staff, database: Database
) -> None:
    offer = Offer(cohort=cohort.public_id, is_for_all=True, duration_min=60, modes=["phone"])
    wide = Repeat(
        rrule=weekly([1]),
        starts_on=date(2027, 3, 2),
        ends_on=date(2027, 3, 2),
        window=Window(opens_at=time(9, 15), closes_at=time(11, 15), duration_min=60),
    )

    added = app.extensions["elan.writer"].run(
        lambda session: add_rule(
            session,
            by=asking(session, counsellor),
            public_id="a-wider-rule",
            offer=offer,
            repeat=wide,
            now=START,
            zone=config.timezone,
        )
    )

    assert added == 1
    assert datetime.fromisoformat("2027-03-02T09:15+00:00") in made(database)
