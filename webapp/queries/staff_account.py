"""My account, as staff see it: the browsers where it is open, the passkeys, and the paper codes that are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.policy.sessions import is_staff_session_over
from webapp.store.models import Passkey, RecoveryCode, StaffSession
from webapp.store.staff import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A browser where the account is open."""

    public_id: str
    device: str
    created_at: datetime
    last_seen_at: datetime
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldKey:
    """A passkey as its owner recognises it."""

    public_id: str
    label: str
    created_at: datetime
    last_used_at: datetime | None


def open_sessions(session: Session, staff: StaffMember, *, now: datetime) -> Sequence[OpenSession]:
    """List the browsers where somebody's account is open: the one that asks first, then the last seen first."""
    rows = session.scalars(
        select(StaffSession)
        .where(StaffSession.staff_id == staff.id, StaffSession.ended_at.is_(None), StaffSession.proven_at.is_not(None))
        .order_by(StaffSession.last_seen_at.desc(), StaffSession.public_id)
    )
    found = [
        OpenSession(
            public_id=row.public_id,
            device=row.device,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            is_here=row.public_id == staff.session,
        )
        for row in rows
        if not is_staff_session_over(created_at=row.created_at, last_seen_at=row.last_seen_at, is_proven=True, now=now)
    ]
    return sorted(found, key=lambda each: not each.is_here)


def paper_codes_left(session: Session, staff: StaffMember) -> int:
    """Count the paper codes that still open."""
    unused = select(func.count()).where(RecoveryCode.staff_id == staff.id, RecoveryCode.used_at.is_(None))
    return session.scalar(unused) or 0


def passkeys_of(session: Session, staff: StaffMember) -> Sequence[HeldKey]:
    """List somebody's passkeys, the oldest first."""
    rows = session.scalars(select(Passkey).where(Passkey.staff_id == staff.id).order_by(Passkey.created_at, Passkey.id))
    return [
        HeldKey(public_id=row.public_id, label=row.label, created_at=row.created_at, last_used_at=row.last_used_at)
        for row in rows
    ]


def public_keys_of(session: Session, staff: StaffMember) -> dict[bytes, bytes]:
    """Return what checks the signatures of somebody's passkeys: credential id -> public key."""
    rows = session.execute(
        select(Passkey.credential_id, Passkey.public_key).where(Passkey.staff_id == staff.id).order_by(Passkey.id)
    )
    return {row.credential_id: row.public_key for row in rows}
