"""What a private calendar shows: the appointments of its owner, those that were cancelled too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.store.meetings import is_cancelled
from webapp.store.models import Appointment, CalendarFeed, Cohort, Organisation, Participant, Staff

KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One appointment of a calendar; ``who`` is the other person."""

    id: str
    starts_at: datetime
    duration_min: int
    sequence: int
    counsellor: str
    who: str
    place: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar, for a youth or for a counsellor."""

    is_of_staff: bool
    lines: tuple[FeedLine, ...]


def feed_by(session: Session, token_hash: bytes, *, now: datetime) -> Feed | None:
    """Return the calendar of an address, or None once it has ended or its owner is gone."""
    row = session.execute(
        select(CalendarFeed, Participant.is_withdrawn, Staff.is_active)
        .outerjoin(Participant, Participant.id == CalendarFeed.participant_id)
        .outerjoin(Staff, Staff.id == CalendarFeed.staff_id)
        .where(CalendarFeed.token_hash == token_hash, CalendarFeed.ended_at.is_(None))
    ).first()
    if row is None or row.is_withdrawn or (row[0].staff_id is not None and not row.is_active):
        return None
    feed = row[0]
    is_of_staff = feed.staff_id is not None
    is_theirs = Appointment.participant_id == feed.participant_id
    if is_of_staff:
        is_theirs = Appointment.staff_id == feed.staff_id
    rows = session.execute(_appointments().where(is_theirs, Appointment.starts_at > now - KEPT)).all()
    return Feed(is_of_staff=is_of_staff, lines=tuple(_lines(rows, is_of_staff=is_of_staff)))


def has_feed(session: Session, *, participant_id: int | None = None, staff_id: int | None = None) -> bool:
    """Say whether somebody has an address."""
    owner = CalendarFeed.participant_id == participant_id
    if participant_id is None:
        owner = CalendarFeed.staff_id == staff_id
    return session.scalar(select(CalendarFeed.token_hash).where(owner, CalendarFeed.ended_at.is_(None))) is not None


def _appointments() -> Select[Any]:
    return (
        select(Appointment, Participant.pseudonym, Organisation.variables)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Organisation, Organisation.id == Cohort.organisation_id)
        .order_by(Appointment.starts_at, Appointment.id)
    )


def _lines(rows: Any, *, is_of_staff: bool) -> Iterator[FeedLine]:
    for appointment, pseudonym, variables in rows:
        usual = ", ".join(word for name in ("mission_locale", "adresse_ml") if (word := variables.get(name)))
        yield FeedLine(
            id=appointment.public_id,
            starts_at=appointment.starts_at,
            duration_min=appointment.duration_min,
            sequence=appointment.sequence,
            counsellor=appointment.counsellor,
            who=pseudonym if is_of_staff else appointment.counsellor,
            place=appointment.place or (usual if appointment.mode == "on-site" else ""),
            is_cancelled=is_cancelled(appointment),
        )
