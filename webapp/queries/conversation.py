"""The conversation between a youth and those who follow them, as both sides see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.queries.calendar import Closures
from webapp.store.models import Cohort, Message, Organisation, Staff

NEWEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message. ``staff``: who of the staff wrote it, None for the youth; ``audience``: one, team or cohort."""

    public_id: str
    staff: str | None
    words: str
    kind: str
    audience: str
    at: datetime
    is_read: bool


def conversation_of(session: Session, participant_id: int) -> tuple[Said, ...]:
    """Return the newest messages, in the order in which they were written."""
    rows = session.execute(
        select(Message, Staff.name)
        .outerjoin(Staff, Staff.id == Message.staff_id)
        .where(Message.participant_id == participant_id)
        .order_by(Message.sent_at.desc(), Message.id.desc())
        .limit(NEWEST)
    ).all()
    return tuple(
        Said(
            public_id=row.public_id,
            staff=name,
            words=row.words,
            kind=row.kind,
            audience=row.audience,
            at=row.sent_at,
            is_read=row.read_at is not None,
        )
        for row, name in reversed(rows)
    )


def unread_of_youth(session: Session, participant_id: int) -> int:
    """Count what staff wrote and the youth has not read yet."""
    unread = (Message.participant_id == participant_id, Message.staff_id.is_not(None), Message.read_at.is_(None))
    return session.scalar(select(func.count()).where(*unread)) or 0


def closures_of(session: Session, cohort_id: int) -> Closures:
    """Return the hours in which the organisation of a cohort answers, and the holidays that it keeps."""
    query = (
        select(Organisation.hours, Organisation.region)
        .join(Cohort, Cohort.organisation_id == Organisation.id)
        .where(Cohort.id == cohort_id)
    )
    hours, region = session.execute(query).one()
    return Closures(hours=hours, region=region)
