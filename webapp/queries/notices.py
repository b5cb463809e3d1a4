"""What a youth is told, and where they want to be told it too."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.quiet_hours import LOUD
from webapp.queries.wording import spoken_time
from webapp.store.models import Cohort, ContactEmail, Notice, Organisation, PushSubscription

# What begins the keys of what is told of workshops: news, and reminders of a seat.
OF_WORKSHOPS = ("workshop:", "seat:")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A few words that were not put away yet. ``is_of_workshop``: of a workshop rather than of an appointment."""

    id: int
    text: str
    is_of_workshop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailView:
    """An address that a youth left."""

    email: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RingingView:
    """Whether a phone rings for reminders, and from when to when, as people say it."""

    is_on: bool
    opens: str
    closes: str


def notices_of(session: Session, participant_id: int, *, now: datetime) -> tuple[NoticeView, ...]:
    """Return what a youth is told now, the newest first; what came too late to be of use is left out."""
    rows = session.scalars(
        select(Notice)
        .where(Notice.participant_id == participant_id, Notice.read_at.is_(None), Notice.until > now)
        .order_by(Notice.id.desc())
        .limit(3)
    )
    return tuple(NoticeView(id=row.id, text=row.text, is_of_workshop=row.key.startswith(OF_WORKSHOPS)) for row in rows)


def email_of(session: Session, participant_id: int) -> EmailView | None:
    """Return the address that a youth left, or None."""
    row = session.get(ContactEmail, participant_id)
    return None if row is None else EmailView(email=row.email, is_confirmed=row.confirmed_at is not None)


def ringing_of(session: Session, *, cohort_id: int, token_hash: bytes) -> RingingView:
    """Return whether reminders ring on the phone of this session, and between which hours of the day."""
    hours = session.scalar(
        select(Organisation.push_hours)
        .join(Cohort, Cohort.organisation_id == Organisation.id)
        .where(Cohort.id == cohort_id)
    )
    phone = session.scalar(select(PushSubscription.id).where(PushSubscription.session_hash == token_hash))
    opens, closes = (spoken_time(time.fromisoformat(each)) for each in hours or LOUD)
    return RingingView(is_on=phone is not None, opens=opens, closes=closes)


def email_by_link(session: Session, token_hash: bytes) -> bool | None:
    """Say whether the address of a link is confirmed; None for a link that leads nowhere."""
    row = session.scalar(select(ContactEmail).where(ContactEmail.token_hash == token_hash))
    return None if row is None else row.confirmed_at is not None
