"""Signing staff in: a password opens a half session, a second factor opens everything. Tokens change at each stage."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.store.models import RecoveryCode, Staff, StaffSession
from webapp.usecases.errors import Refused


class NotProven(Refused):
    """What was given proves nothing: wrong, or already used."""

    status = 422
    title = "Ce code ne convient pas"
    text = "Vérifiez le code affiché par votre application. Chaque code ne sert qu’une fois."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A browser's session to be opened; made by chance, outside the transaction."""

    token_hash: bytes
    public_id: str
    device: str


def open_half_session(session: Session, *, staff_id: int, new: NewSession, now: datetime) -> None:
    """Remember that a password was right; nothing is open yet."""
    session.add(_session_row(staff_id, new, now, proven_at=None))


def open_session(session: Session, *, half: str, new: NewSession, now: datetime) -> None:
    """Replace a half session by a whole one, under a new token."""
    row = session.scalars(
        select(StaffSession).where(StaffSession.public_id == half, StaffSession.ended_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotProven
    row.ended_at = now
    session.add(_session_row(row.staff_id, new, now, proven_at=now))
    session.get_one(Staff, row.staff_id).last_seen_at = now


def accept_totp(session: Session, *, staff_id: int, step: int) -> None:
    """Accept a time step of somebody's application, once."""
    accepted = session.execute(
        update(Staff)
        .where(Staff.id == staff_id, Staff.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(Staff.id)
    )
    if accepted.first() is None:
        raise NotProven


def accept_recovery_code(session: Session, *, staff_id: int, code_hash: bytes, now: datetime) -> None:
    """Accept a recovery code, once."""
    accepted = session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.staff_id == staff_id, RecoveryCode.code_hash == code_hash, RecoveryCode.used_at.is_(None))
        .values(used_at=now)
        .returning(RecoveryCode.id)
    )
    if accepted.first() is None:
        raise NotProven


def renew_proof(session: Session, *, public_id: str, now: datetime) -> None:
    """Note that whoever works in this session has just proven again who they are."""
    session.execute(update(StaffSession).where(StaffSession.public_id == public_id).values(proven_at=now))


def touch_session(session: Session, *, public_id: str, now: datetime) -> None:
    """Note that a session is in use."""
    session.execute(update(StaffSession).where(StaffSession.public_id == public_id).values(last_seen_at=now))


def end_session(session: Session, *, staff_id: int, public_id: str, now: datetime) -> bool:
    """End one of somebody's own sessions; say whether it was alive."""
    ended = session.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == staff_id, StaffSession.public_id == public_id, StaffSession.ended_at.is_(None))
        .values(ended_at=now)
        .returning(StaffSession.public_id)
    )
    return ended.first() is not None


def end_sessions(session: Session, *, staff_id: int, but: str | None = None, now: datetime) -> None:
    """End all of somebody's sessions, except one."""
    others = [StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None)]
    if but is not None:
        others.append(StaffSession.public_id != but)
    session.execute(update(StaffSession).where(*others).values(ended_at=now))


def _session_row(staff_id: int, new: NewSession, now: datetime, *, proven_at: datetime | None) -> StaffSession:
    return StaffSession(
        token_hash=new.token_hash,
        public_id=new.public_id,
        staff_id=staff_id,
        device=new.device,
        created_at=now,
        last_seen_at=now,
        proven_at=proven_at,
    )
