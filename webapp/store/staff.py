"""Finding staff and what is theirs, always through what is known of the one who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import Session

from webapp.policy.rules import Post, Reach, Role, Scope
from webapp.policy.sessions import is_staff_session_over
from webapp.store.models import Cohort, CohortCrew, Organisation, Passkey, Staff, StaffPost, StaffSession


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """The member of staff of a request, and the session by which they came."""

    id: int
    public_id: str
    name: str
    email: str
    organisation_id: int
    organisation: str
    posts: tuple[Post, ...]
    has_second_factor: bool
    session: str
    is_proven: bool
    proven_at: datetime | None
    seen_at: datetime


def staff_by_session(session: Session, token_hash: bytes, *, now: datetime) -> StaffMember | None:
    """Return who works in the browser that holds this session, or None."""
    row = session.execute(
        select(StaffSession, Staff, Organisation.name)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .join(Organisation, Organisation.id == Staff.organisation_id)
        .where(StaffSession.token_hash == token_hash, StaffSession.ended_at.is_(None), Staff.is_active.is_(True))
    ).first()
    if row is None or _is_over(row[0], now):
        return None
    held, staff, organisation = row
    return StaffMember(
        id=staff.id,
        public_id=staff.public_id,
        name=staff.name,
        email=staff.email,
        organisation_id=staff.organisation_id,
        organisation=organisation,
        posts=posts_of(session, staff.id),
        has_second_factor=has_second_factor(session, staff),
        session=held.public_id,
        is_proven=held.proven_at is not None,
        proven_at=held.proven_at,
        seen_at=held.last_seen_at,
    )


def staff_by_email(session: Session, email: str) -> Staff | None:
    """Return who signs in with this address; someone who was deactivated is nobody."""
    return session.scalar(select(Staff).where(Staff.email == email, Staff.is_active.is_(True)))


def posts_of(session: Session, staff_id: int) -> tuple[Post, ...]:
    """Return the roles that somebody holds."""
    rows = session.scalars(select(StaffPost).where(StaffPost.staff_id == staff_id).order_by(StaffPost.id))
    return tuple(Post(role=Role(row.role), organisation_id=row.organisation_id, site_id=row.site_id) for row in rows)


def has_second_factor(session: Session, staff: Staff) -> bool:
    """Say whether somebody can prove who they are by more than a password."""
    passkey = select(Passkey.id).where(Passkey.staff_id == staff.id).limit(1)
    return staff.totp_confirmed_at is not None or session.scalar(passkey) is not None


def cohorts_within(session: Session, staff_id: int, reach: Sequence[Reach]) -> list[Cohort]:
    """Return the cohorts that somebody reaches, the newest start first."""
    query = select(Cohort).where(is_within(staff_id, reach)).order_by(Cohort.starts_on.desc(), Cohort.id.desc())
    return list(session.scalars(query))


def cohort_within(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> Cohort | None:
    """Return a cohort if it is within reach; somebody else's cohort is not found."""
    return session.scalar(select(Cohort).where(Cohort.public_id == public_id, is_within(staff_id, reach)))


def is_within(staff_id: int, reach: Sequence[Reach]) -> ColumnElement[bool]:
    """Say in SQL whether a cohort is within reach: the only translation of scopes."""
    return or_(false(), *(_within(staff_id, each) for each in reach))


def _within(staff_id: int, reach: Reach) -> ColumnElement[bool]:
    if reach.scope is Scope.EVERYWHERE:
        return true()
    is_of_place = Cohort.organisation_id == reach.organisation_id
    if reach.site_id is not None:
        is_of_place = and_(is_of_place, Cohort.site_id == reach.site_id)
    if reach.scope is Scope.ORGANISATION:
        return is_of_place
    followed = select(CohortCrew.cohort_id).where(CohortCrew.staff_id == staff_id)
    return and_(is_of_place, Cohort.id.in_(followed))


def _is_over(held: StaffSession, now: datetime) -> bool:
    return is_staff_session_over(
        created_at=held.created_at,
        last_seen_at=held.last_seen_at,
        is_proven=held.proven_at is not None,
        now=now,
    )
