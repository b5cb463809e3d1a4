"""Decisions of the server: read as sets, written once (the first wins)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
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
    return frozenset(session.connection().execute(_OPENINGS, {"cohort": cohort_id}).scalars())


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


def team_record(session: Session, team: Team | int, cohort: Cohort, *, local_now: datetime) -> TeamRecord:
    """Gather all that progress needs to know about a team, as committed: for pages, never inside a write."""
    team_id = team if isinstance(team, int) else team.id
    connection, values = session.connection(), {"team": team_id}
    team_now = TeamRecord(
        id=connection.execute(_PUBLIC_ID, values).scalar_one(),
        members=kept_people(session, team_id),
        active=frozenset(connection.execute(_ACTIVE, values).scalars()),
        outcomes={(row.step, row.round): tuple(row.outcome) for row in connection.execute(_OUTCOMES, values)},
        openings=openings(session, cohort.id) | set(due_days(cohort, local_now=local_now)),
    )
    return kept_team(session, team_id, team_now)


# Asked at each page: written once, and sent past the ORM.
_PUBLIC_ID = select(Team.public_id).where(Team.id == bindparam("team"))
_ACTIVE = (
    select(Participant.public_id)
    .distinct()
    .join(Attendance, Attendance.participant_id == Participant.id)
    .join(Membership, Membership.participant_id == Participant.id)
    .where(Membership.team_id == bindparam("team"))
)
_OUTCOMES = select(VoteClosing.step, VoteClosing.round, VoteClosing.outcome).where(
    VoteClosing.team_id == bindparam("team")
)
_OPENINGS = select(Opening.what).where(Opening.cohort_id == bindparam("cohort"))
