"""Finding slots and appointments, through what is known of the one who asks."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.policy.rules import Reach
from webapp.store.models import Appointment, Cohort, CohortCrew, Organisation, Participant, SlotRule, TimeSlot
from webapp.store.staff import is_within


def is_offered(cohort_id: int, *, now: datetime) -> ColumnElement[bool]:
    """Say in SQL whether a slot is one that a youth of this cohort may still take, held or not."""
    follows = select(CohortCrew.staff_id).where(CohortCrew.cohort_id == cohort_id)
    is_theirs = or_(
        TimeSlot.cohort_id == cohort_id, and_(TimeSlot.is_for_all.is_(True), TimeSlot.staff_id.in_(follows))
    )
    return and_(is_theirs, TimeSlot.closed_at.is_(None), TimeSlot.starts_at > now)


def is_free() -> ColumnElement[bool]:
    """Say in SQL whether nobody holds a slot."""
    return TimeSlot.id.not_in(select(Appointment.held_slot_id).where(Appointment.held_slot_id.is_not(None)))


def held_appointment(session: Session, participant_id: int, *, now: datetime) -> Appointment | None:
    """Return the appointment that somebody has ahead of them."""
    return session.scalar(
        select(Appointment)
        .where(
            Appointment.participant_id == participant_id,
            Appointment.status == Outcome.UNKNOWN,
            Appointment.starts_at > now,
        )
        .order_by(Appointment.starts_at)
        .limit(1)
    )


def latest_settled(session: Session, participant_id: int) -> Appointment | None:
    """Return the last appointment of somebody that was seen, excused, revoked or missed."""
    return session.scalar(
        select(Appointment)
        .where(Appointment.participant_id == participant_id, Appointment.status != Outcome.UNKNOWN)
        .order_by(Appointment.starts_at.desc(), Appointment.id.desc())
        .limit(1)
    )


def is_cancelled(appointment: Appointment) -> bool:
    """Say whether an appointment was called off before its hour, by one or the other."""
    excused = appointment.status == Outcome.EXCUSED and appointment.held_slot_id is None
    return excused or appointment.status == Outcome.REVOKED


def slot_within(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> TimeSlot | None:
    """Return a slot of a cohort that somebody reaches; a stranger's is not found."""
    query = select(TimeSlot).join(Cohort, Cohort.id == TimeSlot.cohort_id)
    return session.scalar(query.where(TimeSlot.public_id == public_id, is_within(staff_id, reach)))


def rule_within(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> SlotRule | None:
    """Return a rule of a cohort that somebody reaches; a stranger's is not found."""
    query = select(SlotRule).join(Cohort, Cohort.id == SlotRule.cohort_id)
    return session.scalar(query.where(SlotRule.public_id == public_id, is_within(staff_id, reach)))


def appointment_within(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> Appointment | None:
    """Return an appointment with a youth of a cohort that somebody reaches; a stranger's is not found."""
    query = (
        select(Appointment)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
    )
    return session.scalar(query.where(Appointment.public_id == public_id, is_within(staff_id, reach)))


def wait_for_turn(session: Session, cohort_id: int) -> None:
    """Let one change of an organisation's slots pass at a time: two who swap, or who meet a closing, wait."""
    session.execute(
        select(Organisation.id)
        .join(Cohort, Cohort.organisation_id == Organisation.id)
        .where(Cohort.id == cohort_id)
        .with_for_update(key_share=True, of=Organisation)
    )
