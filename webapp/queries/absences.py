"""Absences that a counsellor excused: nobody is missed, called or hurried for a day that is excused."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Excuse, Participant


def excused_days(session: Session, participant_id: int) -> frozenset[str]:
    """Return the days from which somebody is excused."""
    return frozenset(session.scalars(select(Excuse.day).where(Excuse.participant_id == participant_id)))


def excused_in(session: Session, cohort_id: int) -> Mapping[int, frozenset[str]]:
    """Return the same for everybody of a cohort who has one."""
    rows = session.execute(
        select(Excuse.participant_id, Excuse.day)
        .join(Participant, Participant.id == Excuse.participant_id)
        .where(Participant.cohort_id == cohort_id)
    )
    found: dict[int, set[str]] = {}
    for owner, day in rows:
        found.setdefault(owner, set()).add(day)
    return {owner: frozenset(days) for owner, days in found.items()}


def dates_of(days: Collection[str], calendar: Mapping[str, str]) -> tuple[date, ...]:
    """Return the dates on which days take place; a day that was never planned has none."""
    return tuple(datetime.fromisoformat(calendar[day]).date() for day in days if day in calendar)
