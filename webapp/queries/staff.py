"""Who a staff session stands for, and the cohorts that somebody reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach
from webapp.store.models import Cohort, Organisation, Participant, Staff, StaffLink, Team
from webapp.store.staff import (
    StaffMember,
    cohort_within,
    cohorts_within,
    has_second_factor,
    staff_by_email,
    staff_by_session,
)

__all__ = [
    "Cohort", "CohortLine", "StaffMember", "cohort_line", "cohort_within", "cohorts_within", "my_cohorts",
    "staff_by_session",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the door compares with what was typed."""

    id: int
    password_hash: str | None
    has_second_factor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Who may follow a one-time link."""

    name: str
    email: str
    organisation: str
    has_password: bool
    has_second_factor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """A team as a list shows it."""

    public_id: str
    number: int
    participants: int
    capacity: int
    lead_counsellor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortLine:
    """A cohort as a list shows it. ``day`` is the number of the day that is open, 0 before the first."""

    public_id: str
    name: str
    starts_on: date
    day: int
    days: int
    teams: int
    participants: int
    join_code: str
    is_closed: bool
    is_paused: bool

    @property
    def is_over(self) -> bool:
        """Say whether its last day has opened."""
        return self.day >= self.days > 0


def identity_of(session: Session, email: str) -> Identity | None:
    """Return what is known of somebody at the door."""
    found = staff_by_email(session, email)
    if found is None:
        return None
    return Identity(id=found.id, password_hash=found.password_hash, has_second_factor=has_second_factor(session, found))


def invited_by(session: Session, token_hash: bytes, *, now: datetime) -> Invited | None:
    """Return whom a one-time link is for; None once it has served or expired."""
    row = session.execute(
        select(Staff, Organisation.name)
        .join(StaffLink, StaffLink.staff_id == Staff.id)
        .join(Organisation, Organisation.id == Staff.organisation_id)
        .where(
            StaffLink.token_hash == token_hash,
            StaffLink.used_at.is_(None),
            StaffLink.expires_at > now,
            Staff.is_active.is_(True),
        )
    ).first()
    if row is None:
        return None
    staff, organisation = row
    return Invited(
        name=staff.name,
        email=staff.email,
        organisation=organisation,
        has_password=staff.password_hash is not None,
        has_second_factor=has_second_factor(session, staff),
    )


def totp_of(session: Session, staff: StaffMember) -> bytes | None:
    """Return the sealed secret of somebody's application, once it has been confirmed."""
    return session.scalar(select(Staff.totp_secret).where(Staff.id == staff.id, Staff.totp_confirmed_at.is_not(None)))


def my_cohorts(
    session: Session, staff: StaffMember, reach: Sequence[Reach], *, local_now: datetime
) -> list[CohortLine]:
    """List the cohorts that somebody reaches, the newest first, but not those that were put away."""
    found = cohorts_within(session, staff.id, reach)
    return _lines(session, [cohort for cohort in found if cohort.archived_at is None], local_now)


def archived_cohorts(
    session: Session, staff: StaffMember, reach: Sequence[Reach], *, local_now: datetime
) -> list[CohortLine]:
    """List the cohorts that were put away, the newest first."""
    found = cohorts_within(session, staff.id, reach)
    return _lines(session, [cohort for cohort in found if cohort.archived_at is not None], local_now)


def cohort_line(
    session: Session, staff: StaffMember, reach: Sequence[Reach], public_id: str, *, local_now: datetime
) -> CohortLine | None:
    """Return one cohort, if it is within reach."""
    found = cohort_within(session, staff.id, reach, public_id)
    return None if found is None else _lines(session, [found], local_now)[0]


def team_lines(session: Session, cohort: CohortLine) -> list[TeamLine]:
    """List the teams of a cohort that was found within reach."""
    rows = session.execute(
        select(Team, Staff.name, func.count(Participant.id))
        .join(Cohort, Cohort.id == Team.cohort_id)
        .outerjoin(Staff, Staff.id == Team.lead_counsellor_id)
        .outerjoin(Participant, (Participant.team_id == Team.id) & Participant.is_withdrawn.is_(False))
        .where(Cohort.public_id == cohort.public_id)
        .group_by(Team.id, Staff.name)
        .order_by(Team.number)
    )
    return [
        TeamLine(
            public_id=team.public_id,
            number=team.number,
            participants=count,
            capacity=team.capacity,
            lead_counsellor=lead,
        )
        for team, lead, count in rows
    ]


def _lines(session: Session, cohorts: Sequence[Cohort], local_now: datetime) -> list[CohortLine]:
    ids = [cohort.id for cohort in cohorts]
    teams = dict(
        session.execute(
            select(Team.cohort_id, func.count(Team.id)).where(Team.cohort_id.in_(ids)).group_by(Team.cohort_id)
        ).all()
    )
    people = dict(
        session.execute(
            select(Participant.cohort_id, func.count(Participant.id))
            .where(Participant.cohort_id.in_(ids), Participant.is_withdrawn.is_(False))
            .group_by(Participant.cohort_id)
        ).all()
    )
    return [_line(cohort, teams.get(cohort.id, 0), people.get(cohort.id, 0), local_now) for cohort in cohorts]


def _line(cohort: Cohort, teams: int, people: int, local_now: datetime) -> CohortLine:
    # Days are numbered by the date on which they open; a weekend's page is no day of the quest.
    opens = [datetime.fromisoformat(at) for day, at in cohort.days.items() if day.startswith("j")]
    here = local_now.replace(tzinfo=None)
    return CohortLine(
        public_id=cohort.public_id,
        name=cohort.name,
        starts_on=cohort.starts_on,
        day=sum(at <= here for at in opens),
        days=len(opens),
        teams=teams,
        participants=people,
        join_code=cohort.join_code,
        is_closed=cohort.is_closed,
        is_paused=cohort.is_paused,
    )
