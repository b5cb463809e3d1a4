"""Reminders of workshops: to those who have a seat, the day before and two hours before, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from webapp.store.models import ContactEmail, Participant, WorkshopPlace, WorkshopSession
from webapp.usecases.reminding import Letter, Reminder, give, moment_due, not_given
from webapp.usecases.taking_back import take_back

# What begins the keys of these reminders: what they tell is no news of the workshop.
SEAT: Final = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDue(Reminder):
    """The reminder of a workshop, with what its words need."""

    place_id: int
    title: str
    where: str


def due_seats(session: Session, *, now: datetime, zone: ZoneInfo) -> tuple[SeatDue, ...]:
    """Return the reminders of workshops to be given now; those that were given already are left out."""
    rows = session.execute(_held(now)).all()
    return not_given(session, [due for row in rows if (due := _due(row, now=now, zone=zone)) is not None])


def remind_seats(session: Session, *, letters: Sequence[tuple[SeatDue, Letter]], now: datetime) -> int:
    """Give the reminders of seats that are still held. Return how many were new."""
    held = {row[0].id for row in session.execute(_held(now))}
    return sum(give(session, due, letter, now=now) for due, letter in letters if due.place_id in held)


def forget_seat(session: Session, place: WorkshopPlace, *, now: datetime) -> None:
    """Remind nobody of a seat that was given back, or of a workshop that was cancelled."""
    take_back(session, participant_id=place.participant_id, about=f"{SEAT}:{place.id}", now=now)


def _held(now: datetime) -> Any:
    is_confirmed = ContactEmail.confirmed_at.is_not(None)
    return (
        select(WorkshopPlace, WorkshopSession, Participant.public_id, ContactEmail.email)
        .join(WorkshopSession, WorkshopSession.id == WorkshopPlace.session_id)
        .join(Participant, Participant.id == WorkshopPlace.participant_id)
        .outerjoin(ContactEmail, and_(ContactEmail.participant_id == Participant.id, is_confirmed))
        .where(WorkshopPlace.status == "seated", WorkshopSession.cancelled_at.is_(None))
        .where(WorkshopSession.starts_at > now, WorkshopSession.starts_at < now + timedelta(days=2))
        .order_by(WorkshopPlace.id)
    )


def _due(row: Any, *, now: datetime, zone: ZoneInfo) -> SeatDue | None:
    place, workshop, participant, email = row
    moment = moment_due(workshop.starts_at, since=place.at, now=now, zone=zone)
    if moment is None:
        return None
    return SeatDue(
        participant_id=place.participant_id,
        participant=participant,
        moment=moment,
        starts_at=workshop.starts_at,
        key=f"{SEAT}:{place.id}:{moment}:{int(place.at.timestamp())}",
        email=email,
        place_id=place.id,
        title=workshop.title,
        where=workshop.place,
    )
