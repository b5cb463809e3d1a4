"""Opening days and missions: by the calendar or by hand, never taken back."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.store.decisions import decide, due_days
from webapp.store.models import Cohort, Opening, Team
from webapp.store.topics import announce, team_topic

WEEKEND_OPENS_AT = "16:00"


def plan_days(
    quest: Quest[Any], *, starts_on: date, opens_at: str, is_working_day: Mapping[date, bool]
) -> dict[str, str]:
    """Map each day of the quest to the local instant at which it opens; numbered days fall on working days.

    ``is_working_day`` must know every date of the period (a missing one counts as a working day unless it is a
    Saturday or a Sunday). The week-end game opens in the afternoon of the day before it.
    """
    plan: dict[str, str] = {}
    current = starts_on
    for day in quest.days:
        if day.number is None:
            plan[day.id] = f"{(current - timedelta(days=1)).isoformat()}T{WEEKEND_OPENS_AT}"
            continue
        while not is_working_day.get(current, current.weekday() < 5):
            current += timedelta(days=1)
        plan[day.id] = f"{current.isoformat()}T{opens_at}"
        current += timedelta(days=1)
    return plan


def replan_days(
    quest: Quest[Any],
    days: Mapping[str, str],
    *,
    opened: Collection[str],
    starts_on: date,
    opens_at: str,
    is_working_day: Mapping[date, bool],
) -> dict[str, str]:
    """Plan again the days of a cohort that are not open, from a date on; those that are keep their instant."""
    left = [day for day in quest.days if day.id in days and day.id not in opened]
    plan = plan_days(
        replace(quest, days=tuple(left)), starts_on=starts_on, opens_at=opens_at, is_working_day=is_working_day
    )
    return {day.id: plan.get(day.id, days[day.id]) for day in quest.days if day.id in days}


def open_by_calendar(session: Session, *, cohort_id: int, local_now: datetime, now: datetime) -> None:
    """Record the days whose time has come."""
    cohort = session.get_one(Cohort, cohort_id)
    for day in due_days(cohort, local_now=local_now):
        _open(session, cohort_id=cohort_id, what=day, by="calendar", now=now)


def open_by_hand(session: Session, *, cohort_id: int, what: str, by: str, now: datetime) -> bool:
    """Open a day or a mission before its time; say whether it was still shut."""
    return _open(session, cohort_id=cohort_id, what=what, by=by, now=now)


def pause(session: Session, *, cohort_id: int, is_paused: bool) -> None:
    """Stop or resume the calendar; what is open stays open."""
    session.get_one(Cohort, cohort_id).is_paused = is_paused


def _open(session: Session, *, cohort_id: int, what: str, by: str, now: datetime) -> bool:
    is_new = decide(session, Opening, cohort_id=cohort_id, what=what, at=now, by=by)
    if is_new:
        for team in session.scalars(select(Team.public_id).where(Team.cohort_id == cohort_id)):
            announce(session, team_topic(team))
    return is_new
