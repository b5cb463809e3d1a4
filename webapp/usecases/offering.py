"""Offering slots: one window of a day, closing and opening again. A slot that somebody holds is never closed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach
from webapp.store.meetings import slot_within, wait_for_turn
from webapp.store.models import Appointment, Cohort, TimeSlot
from webapp.store.staff import cohort_within
from webapp.store.topics import announce, slots_topic
from webapp.usecases.errors import Refused


class NotYours(Refused):
    """Nothing of that name is within reach."""

    status = 404
    title = "On ne trouve pas cette page"
    text = "Ce créneau, ce rendez-vous ou ce groupe n’est pas dans votre espace."


class SlotHeld(Refused):
    """Somebody has an appointment there."""

    status = 409
    title = "Quelqu’un a pris ce créneau"
    text = "Un rendez-vous est pris à cette heure. Ouvrez-le pour l’annuler : la personne est alors prévenue."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, and how far they reach."""

    staff_id: int
    name: str
    organisation_id: int
    reach: Sequence[Reach]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is offered: to which cohort (or to all that one follows), for how long, in which ways."""

    cohort: str
    is_for_all: bool
    duration_min: int
    modes: Sequence[str]
    place: str | None = None
    link: str | None = None


def open_slots(session: Session, *, by: Asking, offer: Offer, starts: Sequence[datetime], seed: str) -> int:
    """Offer slots; a time at which one already receives somebody is left out. Return how many were opened."""
    cohort = offered_cohort(session, by, offer.cohort)
    wait_for_turn(session, cohort.id)
    return add_slots(session, cohort=cohort, staff=(by.staff_id, by.name), offer=offer, starts=starts, seed=seed)


def close_slot(session: Session, *, by: Asking, slot: str, now: datetime) -> None:
    """Take a free slot back."""
    found = _slot(session, by, slot)
    wait_for_turn(session, found.cohort_id)
    if session.scalar(select(Appointment.id).where(Appointment.held_slot_id == found.id)) is not None:
        raise SlotHeld
    found.closed_at = found.closed_at or now
    announce(session, slots_topic(found.cohort_id))


def reopen_slot(session: Session, *, by: Asking, slot: str) -> None:
    """Offer again a slot that was closed."""
    found = _slot(session, by, slot)
    found.closed_at = None
    announce(session, slots_topic(found.cohort_id))


def offered_cohort(session: Session, by: Asking, public_id: str) -> Cohort:
    """Return a cohort that one may receive; raise NotYours."""
    cohort = cohort_within(session, by.staff_id, by.reach, public_id)
    if cohort is None:
        raise NotYours
    return cohort


def add_slots(
    session: Session,
    *,
    cohort: Cohort,
    staff: tuple[int, str],
    offer: Offer,
    starts: Sequence[datetime],
    seed: str,
    rule_id: int | None = None,
) -> int:
    """Add the slots that meet no other of the same person; the same seed and time give the same slot, once."""
    if not starts:
        return 0
    busy = _busy(session, staff[0], min(starts), max(starts))
    length = timedelta(minutes=offer.duration_min)
    added = 0
    for starts_at in starts:
        if any(begin < starts_at + length and starts_at < end for begin, end in busy):
            continue
        session.add(
            TimeSlot(
                public_id=slot_id(seed, starts_at),
                cohort_id=cohort.id,
                staff_id=staff[0],
                rule_id=rule_id,
                is_for_all=offer.is_for_all,
                counsellor=staff[1],
                starts_at=starts_at,
                duration_min=offer.duration_min,
                modes=list(offer.modes),
                place=offer.place,
                link=offer.link,
            )
        )
        added += 1
    announce(session, slots_topic(cohort.id))
    return added


def slot_id(seed: str, starts_at: datetime) -> str:
    """Return the public id of a slot: nobody guesses it without the seed, and a job that runs twice finds it again."""
    return hashlib.sha256(f"{seed} {starts_at.isoformat()}".encode()).hexdigest()[:32]


def _busy(session: Session, staff_id: int, first: datetime, last: datetime) -> list[tuple[datetime, datetime]]:
    """Return when somebody already receives. A closed slot keeps its time: it was closed on purpose."""
    day = timedelta(days=1)
    rows: Iterable[TimeSlot] = session.scalars(
        select(TimeSlot).where(
            TimeSlot.staff_id == staff_id, TimeSlot.starts_at > first - day, TimeSlot.starts_at < last + day
        )
    )
    return [(row.starts_at, row.starts_at + timedelta(minutes=row.duration_min)) for row in rows]


def _slot(session: Session, by: Asking, public_id: str) -> TimeSlot:
    found = slot_within(session, by.staff_id, by.reach, public_id)
    if found is None:
        raise NotYours
    return found
