"""Private calendars by a secret address: made, made anew, ended. Only the hash of the address is kept."""

from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from webapp.store.models import CalendarFeed


def open_feed(
    session: Session,
    *,
    token_hash: bytes,
    now: datetime,
    participant_id: int | None = None,
    staff_id: int | None = None,
) -> None:
    """Give somebody a new address; the former one shows nothing any more."""
    close_feed(session, now=now, participant_id=participant_id, staff_id=staff_id)
    session.add(CalendarFeed(token_hash=token_hash, participant_id=participant_id, staff_id=staff_id, created_at=now))


def close_feed(
    session: Session, *, now: datetime, participant_id: int | None = None, staff_id: int | None = None
) -> None:
    """End somebody's address."""
    session.execute(
        update(CalendarFeed)
        .where(_is_of(participant_id, staff_id), CalendarFeed.ended_at.is_(None))
        .values(ended_at=now)
    )


def _is_of(participant_id: int | None, staff_id: int | None) -> ColumnElement[bool]:
    if participant_id is not None:
        return CalendarFeed.participant_id == participant_id
    return CalendarFeed.staff_id == staff_id
