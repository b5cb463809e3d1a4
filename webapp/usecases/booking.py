"""Booking an appointment: one slot, one person; somebody slower gets a choice, never an error page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.steps.answers import part_of, text_of, texts_of
from webapp.steps.judging import Judged
from webapp.store.models import Appointment, Cohort, TimeSlot
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic
from webapp.usecases.errors import Refused, SlotTaken
from webapp.usecases.recording import Receipt

LOST = (
    "Ce créneau n’est plus libre. Ton étape est finie, tes éclats sont à toi. Choisis un autre créneau quand tu veux."
)


class UnknownSlot(Refused):
    """No such slot in this cohort."""

    status = 404
    title = "Ce créneau n’existe plus"
    text = "La liste a changé. Choisis un autre créneau."


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """An appointment that is now promised."""

    public_id: str
    starts_at: datetime
    mode: str


def book_appointment(
    session: Session,
    *,
    player: Player,
    slot: str,
    mode: str,
    options: Sequence[str],
    public_id: str,
    now: datetime,
) -> Booked:
    """Hold a slot. Booking the slot that one already holds changes nothing; another one moves the appointment."""
    _wait_for_turn(session, player.cohort_id)
    wanted = session.scalar(select(TimeSlot).where(TimeSlot.public_id == slot, TimeSlot.cohort_id == player.cohort_id))
    if wanted is None:
        raise UnknownSlot
    current = held_appointment(session, player)
    if current is not None and current.held_slot_id == wanted.id:
        return Booked(public_id=current.public_id, starts_at=current.starts_at, mode=current.mode)
    try:
        with session.begin_nested():
            appointment = _hold(session, current, wanted, player, mode, options, public_id, now)
    except IntegrityError as error:
        raise SlotTaken from error
    announce(session, participant_topic(player.public_id))
    announce(session, f"slots:{player.cohort_id}")
    return Booked(public_id=appointment.public_id, starts_at=appointment.starts_at, mode=appointment.mode)


def book_answers(
    session: Session,
    *,
    player: Player,
    judged: Sequence[Judged],
    receipts: Sequence[Receipt],
    public_id: str,
    now: datetime,
) -> tuple[Receipt, ...]:
    """Book the slots that accepted answers name. Whoever lost theirs keeps the step, and their receipt says so."""
    told = []
    for item, receipt in zip(judged, receipts, strict=True):
        answer = _slot_answer(item) if receipt.status == "accepted" else None
        notice = None if answer is None else _booked_or_lost(session, player, answer, public_id, now)
        told.append(replace(receipt, notice=notice) if notice else receipt)
    return tuple(told)


def cancel_appointment(session: Session, *, player: Player) -> bool:
    """Give the slot back; what was earned stays."""
    current = held_appointment(session, player)
    if current is None:
        return False
    current.held_slot_id = None
    current.status = "cancelled"
    current.sequence += 1
    announce(session, participant_topic(player.public_id))
    return True


def held_appointment(session: Session, player: Player) -> Appointment | None:
    """Return the appointment that a participant holds."""
    return session.scalar(
        select(Appointment).where(Appointment.participant_id == player.id, Appointment.status == "booked")
    )


def _wait_for_turn(session: Session, cohort_id: int) -> None:
    """Let one booking of a cohort pass at a time: two phones of one person, or two who swap, wait for each other."""
    session.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update(key_share=True))


def _slot_answer(item: Judged) -> object:
    """Return the answer of a finished appointment step that names a slot."""
    if item.event is None or getattr(item.step, "kind", None) != "appointment" or item.grade is None:
        return None
    answer = item.event.payload.get("answer")
    return answer if item.grade.is_done and text_of(part_of(answer, "way")) == "slot" else None


def _booked_or_lost(session: Session, player: Player, answer: object, public_id: str, now: datetime) -> str | None:
    try:
        book_appointment(
            session,
            player=player,
            slot=text_of(part_of(answer, "slot")),
            mode=text_of(part_of(answer, "mode")),
            options=texts_of(part_of(answer, "options")),
            public_id=public_id,
            now=now,
        )
    except (SlotTaken, UnknownSlot):
        return LOST
    return None


def _hold(
    session: Session,
    current: Appointment | None,
    wanted: TimeSlot,
    player: Player,
    mode: str,
    options: Sequence[str],
    public_id: str,
    now: datetime,
) -> Appointment:
    appointment = current or Appointment(
        public_id=public_id, participant_id=player.id, created_at=now, status="booked", sequence=-1
    )
    appointment.held_slot_id = wanted.id
    appointment.starts_at = wanted.starts_at
    appointment.duration_min = wanted.duration_min
    appointment.counsellor = wanted.counsellor
    appointment.mode = mode
    appointment.options = list(options)
    appointment.sequence += 1
    session.add(appointment)
    session.flush()
    return appointment
