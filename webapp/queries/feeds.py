"""What a private calendar shows: the appointments and workshops of its owner, those that were cancelled too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.meetings import is_cancelled
from webapp.store.models import (
    Appointment,
    CalendarFeed,
    Cohort,
    Organisation,
    Participant,
    Staff,
    WorkshopPlace,
    WorkshopSession,
)

KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One line of a calendar; ``what`` is the other person of an appointment, or the title of a workshop."""

    kind: Literal["appointment", "workshop"]
    id: str
    starts_at: datetime
    duration_min: int
    sequence: int
    counsellor: str
    what: str
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
    feed: CalendarFeed = row[0]
    since = now - KEPT
    lines = [*_meetings(session, feed, since), *_workshops(session, feed, since)]
    return Feed(
        is_of_staff=feed.staff_id is not None,
        lines=tuple(sorted(lines, key=lambda line: (line.starts_at, line.id))),
    )


def has_feed(session: Session, *, participant_id: int | None = None, staff_id: int | None = None) -> bool:
    """Say whether somebody has an address."""
    owner = CalendarFeed.participant_id == participant_id
    if participant_id is None:
        owner = CalendarFeed.staff_id == staff_id
    return session.scalar(select(CalendarFeed.token_hash).where(owner, CalendarFeed.ended_at.is_(None))) is not None


def _meetings(session: Session, feed: CalendarFeed, since: datetime) -> Iterator[FeedLine]:
    is_of_staff = feed.staff_id is not None
    is_theirs = Appointment.participant_id == feed.participant_id
    if is_of_staff:
        is_theirs = Appointment.staff_id == feed.staff_id
    rows = session.execute(
        select(Appointment, Participant.pseudonym, Organisation.variables)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Organisation, Organisation.id == Cohort.organisation_id)
        .where(is_theirs, Appointment.starts_at > since)
    )
    for appointment, pseudonym, variables in rows:
        usual = ", ".join(word for name in ("mission_locale", "adresse_ml") if (word := variables.get(name)))
        yield FeedLine(
            kind="appointment",
            id=appointment.public_id,
            starts_at=appointment.starts_at,
            duration_min=appointment.duration_min,
            sequence=appointment.sequence,
            counsellor=appointment.counsellor,
            what=pseudonym if is_of_staff else appointment.counsellor,
            place=appointment.place or (usual if appointment.mode == "on-site" else ""),
            is_cancelled=is_cancelled(appointment),
        )


def _workshops(session: Session, feed: CalendarFeed, since: datetime) -> Iterator[FeedLine]:
    """Yield what a counsellor hosts, or where a youth has a seat; whoever only waits for one is promised nothing."""
    query = select(WorkshopSession, Staff.name).join(Staff, Staff.id == WorkshopSession.staff_id)
    if feed.staff_id is not None:
        query = query.where(WorkshopSession.staff_id == feed.staff_id)
    else:
        query = query.join(WorkshopPlace, WorkshopPlace.session_id == WorkshopSession.id).where(
            WorkshopPlace.participant_id == feed.participant_id, WorkshopPlace.status == "seated"
        )
    for workshop, host in session.execute(query.where(WorkshopSession.starts_at > since)):
        yield FeedLine(
            kind="workshop",
            id=workshop.public_id,
            starts_at=workshop.starts_at,
            duration_min=workshop.duration_min,
            sequence=int(workshop.cancelled_at is not None),
            counsellor=host,
            what=workshop.title,
            place=workshop.place,
            is_cancelled=workshop.cancelled_at is not None,
        )
