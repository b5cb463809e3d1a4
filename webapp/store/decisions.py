"""Decisions of the server: read as sets, written once (the first wins)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.progress import TeamRecord
from webapp.store.event_log import upsert
from webapp.store.kept_people import kept_people, kept_team
from webapp.store.models import (
    Attendance,
    Cohort,
    Dealing,
    Membership,
    Opening,
    Participant,
    Team,
    ThresholdReached,
    VoteClosing,
)


def decide(session: Session, model: Any, **values: object) -> bool:
    """Write a decision unless it was made already; say whether it is this one that holds."""
    statement = upsert(session, model.__table__).values(**values).on_conflict_do_nothing()
    result = session.execute(statement.returning(*model.__table__.primary_key.columns))
    return result.first() is not None


def openings(session: Session, cohort_id: int) -> frozenset[str]:
    """Return the days and missions that were opened for a cohort."""
    return frozenset(session.scalars(select(Opening.what).where(Opening.cohort_id == cohort_id)))


def due_days(cohort: Cohort, *, local_now: datetime) -> tuple[str, ...]:
    """Return the days whose time has come; none while the cohort is paused."""
    if cohort.is_paused:
        return ()
    moment = local_now.replace(tzinfo=None).isoformat(timespec="minutes")
    return tuple(day for day, opens_at in cohort.days.items() if opens_at <= moment)


def open_due_days(session: Session, cohort: Cohort, *, local_now: datetime, now: datetime) -> None:
    """Record the days that the calendar opens."""
    for day in due_days(cohort, local_now=local_now):
        decide(session, Opening, cohort_id=cohort.id, what=day, at=now, by="calendar")


def closings(session: Session, team_id: int) -> Mapping[tuple[str, str], VoteClosing]:
    """Return the closed rounds of a team's votes."""
    rows = session.scalars(select(VoteClosing).where(VoteClosing.team_id == team_id))
    return {(row.step, row.round): row for row in rows}


def thresholds(session: Session, team_id: int) -> frozenset[int]:
    """Return the thresholds that a team has reached."""
    return frozenset(session.scalars(select(ThresholdReached.threshold).where(ThresholdReached.team_id == team_id)))


def dealing(session: Session, team_id: int, step: str) -> Dealing | None:
    """Return the newest dealing of a step's fragments."""
    return session.scalar(
        select(Dealing)
        .where(Dealing.team_id == team_id, Dealing.step == step)
        .order_by(Dealing.revision.desc())
        .limit(1)
    )


def attended(session: Session, team_id: int) -> dict[str, frozenset[str]]:
    """Return, for each member of a team who came, the days on which they did."""
    days: dict[str, set[str]] = {}
    for public_id, day in session.execute(
        select(Participant.public_id, Attendance.day)
        .join(Attendance, Attendance.participant_id == Participant.id)
        .join(Membership, Membership.participant_id == Participant.id)
        .where(Membership.team_id == team_id)
    ):
        days.setdefault(public_id, set()).add(day)
    return {public_id: frozenset(seen) for public_id, seen in days.items()}


def team_record(session: Session, team: Team | int, cohort: Cohort, *, local_now: datetime) -> TeamRecord:
    """Gather all that progress needs to know about a team, as committed: for pages, never inside a write."""
    team_id = team if isinstance(team, int) else team.id
    public_id = session.scalars(select(Team.public_id).where(Team.id == team_id)).one()
    team_now = TeamRecord(
        id=public_id,
        members=kept_people(session, team_id),
        active=frozenset(attended(session, team_id)),
        outcomes={key: tuple(row.outcome) for key, row in closings(session, team_id).items()},
        openings=openings(session, cohort.id) | set(due_days(cohort, local_now=local_now)),
    )
    return kept_team(session, team_id, team_now)
