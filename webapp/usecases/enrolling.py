"""Adding and taking away second factors; recovery codes come with the first one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.store.models import RecoveryCode, Staff
from webapp.store.staff import has_second_factor


def keep_totp(session: Session, *, staff_id: int, sealed: bytes, step: int, now: datetime) -> bool:
    """Keep the secret of an application that has shown a right code; say whether it is the first factor."""
    staff = session.get_one(Staff, staff_id)
    is_first = not has_second_factor(session, staff)
    staff.totp_secret, staff.totp_confirmed_at, staff.totp_last_step = sealed, now, step
    return is_first


def replace_recovery_codes(session: Session, *, staff_id: int, hashes: Sequence[bytes]) -> None:
    """Give somebody new codes on paper; the former ones open nothing any more."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    session.add_all(RecoveryCode(staff_id=staff_id, code_hash=each) for each in hashes)
