"""Slots that come back: a rule, its exceptions, its end, and the slots that are made ahead of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import HORIZON
from webapp.store.meetings import is_free, rule_within, wait_for_turn
from webapp.store.models import Cohort, SlotRule, Staff, TimeSlot
from webapp.store.topics import announce, slots_topic
from webapp.usecases.offering import Asking, NotYours, Offer, add_slots, offered_cohort
from webapp.usecases.recurrence import Window, days_of, instants


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """When slots come back. ``rrule`` is a text of RFC 5545 that gives days."""

    rrule: str
    starts_on: date
    ends_on: date | None
    window: Window
    is_on_holidays: bool = False


def add_rule(
    session: Session, *, by: Asking, public_id: str, offer: Offer, repeat: Repeat, now: datetime, zone: ZoneInfo
) -> int:
    """Have slots come back by a rule; those of the next weeks are made at once. Return how many."""
    cohort = offered_cohort(session, by, offer.cohort)
    rule = SlotRule(
        public_id=public_id,
        staff_id=by.staff_id,
        cohort_id=cohort.id,
        is_for_all=offer.is_for_all,
        rrule=repeat.rrule,
        starts_on=repeat.starts_on,
        ends_on=repeat.ends_on,
        opens_at=f"{repeat.window.opens_at:%H:%M}",
        closes_at=f"{repeat.window.closes_at:%H:%M}",
        duration_min=offer.duration_min,
        modes=list(offer.modes),
        place=offer.place,
        link=offer.link,
        exceptions=[],
        is_on_holidays=repeat.is_on_holidays,
        created_at=now,
    )
    session.add(rule)
    session.flush()
    return fill_rule(session, rule=rule, now=now, zone=zone)


def fill_rules(session: Session, *, now: datetime, zone: ZoneInfo) -> int:
    """Make the slots of every living rule up to the horizon; running again adds nothing. Return how many were made."""
    rules: Sequence[SlotRule] = session.scalars(
        select(SlotRule)
        .join(Staff, Staff.id == SlotRule.staff_id)
        .where(SlotRule.ended_at.is_(None), Staff.is_active.is_(True))
        .order_by(SlotRule.id)
    ).all()
    return sum(fill_rule(session, rule=rule, now=now, zone=zone) for rule in rules)


def fill_rule(session: Session, *, rule: SlotRule, now: datetime, zone: ZoneInfo) -> int:
    """Make the slots of a rule that are missing up to the horizon."""
    today = now.astimezone(zone).date()
    through = min(today + HORIZON, rule.ends_on or date.max)
    after = max(rule.filled_through or date.min, today - timedelta(days=1))
    if through <= after:
        return 0
    wait_for_turn(session, rule.cohort_id)
    days = days_of(
        rule.rrule,
        starts_on=rule.starts_on,
        after=after,
        through=through,
        exceptions=rule.exceptions,
        is_on_holidays=rule.is_on_holidays,
    )
    starts = [at for day in days for at in instants(day, window_of(rule), zone) if at > now]
    rule.filled_through = through
    return add_slots(
        session,
        cohort=session.get_one(Cohort, rule.cohort_id),
        staff=(rule.staff_id, session.get_one(Staff, rule.staff_id).name),
        offer=_offer(rule),
        starts=starts,
        seed=rule.public_id,
        rule_id=rule.id,
    )


def leave_out(session: Session, *, by: Asking, rule: str, day: date, now: datetime, zone: ZoneInfo) -> int:
    """Leave a day out: its free slots are closed, those that somebody holds stay. Return how many are still held."""
    found = _rule(session, by, rule)
    wait_for_turn(session, found.cohort_id)
    found.exceptions = sorted({*found.exceptions, day.isoformat()})
    first = datetime.combine(day, time(), tzinfo=zone)
    ours = (
        TimeSlot.rule_id == found.id,
        TimeSlot.starts_at >= first,
        TimeSlot.starts_at < datetime.combine(day + timedelta(days=1), time(), tzinfo=zone),
    )
    _close(session, found, now, *ours)
    return len(session.scalars(select(TimeSlot.id).where(*ours, TimeSlot.closed_at.is_(None))).all())


def end_rule(session: Session, *, by: Asking, rule: str, now: datetime) -> int:
    """End a rule: free slots ahead are closed, appointments stay. Return how many slots are still held."""
    found = _rule(session, by, rule)
    wait_for_turn(session, found.cohort_id)
    found.ended_at = found.ended_at or now
    ours = (TimeSlot.rule_id == found.id, TimeSlot.starts_at > now)
    _close(session, found, now, *ours)
    return len(session.scalars(select(TimeSlot.id).where(*ours, TimeSlot.closed_at.is_(None))).all())


def window_of(rule: SlotRule) -> Window:
    """Return the part of the day in which a rule offers slots."""
    return Window(
        opens_at=time.fromisoformat(rule.opens_at),
        closes_at=time.fromisoformat(rule.closes_at),
        duration_min=rule.duration_min,
    )


def _offer(rule: SlotRule) -> Offer:
    return Offer(
        cohort="",
        is_for_all=rule.is_for_all,
        duration_min=rule.duration_min,
        modes=rule.modes,
        place=rule.place,
        link=rule.link,
    )


def _close(session: Session, rule: SlotRule, now: datetime, *which: ColumnElement[bool]) -> None:
    free = select(TimeSlot).where(*which, TimeSlot.closed_at.is_(None), is_free())
    for slot in session.scalars(free).all():
        slot.closed_at = now
    session.flush()
    announce(session, slots_topic(rule.cohort_id))


def _rule(session: Session, by: Asking, public_id: str) -> SlotRule:
    found = rule_within(session, by.staff_id, by.reach, public_id)
    if found is None:
        raise NotYours
    return found
