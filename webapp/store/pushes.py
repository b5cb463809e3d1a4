"""Phones that asked for reminders, and forgetting them together with what was still to be sent there."""

from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from webapp.store.models import DeviceSession, PushOut, PushSubscription


def forget_pushes(session: Session, *which: ColumnElement[bool]) -> None:
    """Forget the phones that are meant, and what was still to be sent there."""
    meant = select(PushSubscription.id).where(*which)
    session.execute(delete(PushOut).where(PushOut.subscription_id.in_(meant)))
    session.execute(delete(PushSubscription).where(*which))


def is_alive() -> Any:
    """Say of a phone whether somebody still plays on it."""
    alive = select(DeviceSession.token_hash).where(DeviceSession.ended_at.is_(None))
    return PushSubscription.session_hash.in_(alive)


def push(session: Session, *, participant_id: int, key: str, text: str, until: Any, now: Any) -> None:
    """Put a notification in the queue of each phone of a youth; the caller tells each key once."""
    phones = session.scalars(
        select(PushSubscription.id).where(PushSubscription.participant_id == participant_id, is_alive())
    )
    session.add_all(
        PushOut(participant_id=participant_id, subscription_id=phone, key=key, text=text, until=until, next_at=now)
        for phone in phones.all()
    )
