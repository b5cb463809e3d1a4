"""Booking an appointment: one slot, one person; somebody slower gets a choice, never an error page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.answers import part_of, text_of, texts_of
from webapp.steps.appointment.grading import OTHER_TIMES, SLOT
from webapp.steps.appointment.reason import is_reason, reason_step, sent
from webapp.steps.judging import Judged
from webapp.store.event_log import load_facts
from webapp.store.meetings import held_appointment, is_offered, wait_for_turn
from webapp.store.models import Appointment, TimeSlot
from webapp.store.players import Player
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic, slots_topic
from webapp.usecases.errors import Refused, SlotTaken
from webapp.usecases.recording import Receipt
from webapp.usecases.taking_back import take_back
from webapp.usecases.waiting import ask_for_other_times, stop_waiting

LOST = (
    "Ce créneau n’est plus libre. Ton étape est finie, tes éclats sont à toi. Choisis un autre créneau quand tu veux."
)


class UnknownSlot(Refused):
    """No such slot for this cohort, or no longer."""

    status = 404
    title = "Ce créneau n’existe plus"
    text = "La liste a changé. Choisis un autre créneau."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: a slot, a way of meeting, wishes. ``words``: what to talk about, if it is to be sent."""

    slot: str
    mode: str
    options: Sequence[str] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """An appointment that is now promised."""

    public_id: str
    starts_at: datetime
    mode: str


def book_appointment(session: Session, *, player: Player, wanted: Wanted, public_id: str, now: datetime) -> Booked:
    """Hold a slot. Booking the slot that one already holds changes only words; another one moves the appointment."""
    wait_for_turn(session, player.cohort_id)
    query = select(TimeSlot).where(TimeSlot.public_id == wanted.slot, is_offered(player.cohort_id, now=now))
    slot = session.scalar(query)
    if slot is None:
        raise UnknownSlot
    current = held_appointment(session, player.id, now=now)
    try:
        with session.begin_nested():
            appointment = _hold(session, current, slot, player, wanted, public_id, now)
    except IntegrityError as error:
        raise SlotTaken from error
    stop_waiting(session, participant_id=player.id, cohort_id=player.cohort_id, now=now)
    _tell(session, player)
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
    """Book the slots that accepted answers name. Whoever lost theirs keeps the step, and their receipt says so.

    Whoever answers that none suits is promised an answer: they are put on the waiting list.
    """
    told = []
    for item, receipt in zip(judged, receipts, strict=True):
        if receipt.status == "accepted" and _way(item) == OTHER_TIMES:
            words = _prepared_words(session, player, item)
            ask_for_other_times(session, player=player, words=words, now=now)
        wanted = _wanted(session, player, item) if receipt.status == "accepted" else None
        notice = None if wanted is None else _booked_or_lost(session, player, wanted, public_id, now)
        told.append(receipt._replace(notice=notice) if notice else receipt)
    return tuple(told)


def send_reasons(
    session: Session, *, player: Player, judged: Sequence[Judged], receipts: Sequence[Receipt], now: datetime
) -> None:
    """Put the sentence that was just built with the appointment that is held, or take it back, as its box says."""
    for item, receipt in zip(judged, receipts, strict=True):
        if receipt.status != "accepted" or item.event is None or not is_reason(item.step):
            continue
        current = held_appointment(session, player.id, now=now)
        if current is not None and "answer" in item.event.payload:
            current.words = sent(item.step, item.event.payload["answer"])


def send_words(session: Session, *, player: Player, words: str | None, now: datetime) -> bool:
    """Say what one wants to talk about at the appointment that is held, or take it back."""
    current = held_appointment(session, player.id, now=now)
    if current is None:
        return False
    current.words = words
    return True


def cancel_appointment(session: Session, *, player: Player, now: datetime, words: str | None = None) -> bool:
    """Give the slot back; to say so counts as much as to come, and what was earned stays."""
    wait_for_turn(session, player.cohort_id)
    current = held_appointment(session, player.id, now=now)
    if current is None:
        return False
    current.held_slot_id = None
    current.status, current.excuse, current.settled_at = Outcome.EXCUSED, words, now
    current.sequence += 1
    take_back(session, participant_id=player.id, about=current.public_id, now=now)
    _tell(session, player)
    return True


def excuse_absence(session: Session, *, player: Player, appointment: str, words: str | None, now: datetime) -> bool:
    """Say afterwards that one could not come: as long as nobody has met them, it counts as having warned."""
    found = session.scalar(
        select(Appointment).where(
            Appointment.public_id == appointment,
            Appointment.participant_id == player.id,
            Appointment.starts_at <= now,
            Appointment.status.in_((Outcome.UNKNOWN, Outcome.NOSHOW)),
        )
    )
    if found is None:
        return False
    found.status, found.excuse, found.settled_at = Outcome.EXCUSED, words, now
    _tell(session, player)
    return True


def _tell(session: Session, player: Player) -> None:
    announce(session, participant_topic(player.public_id))
    announce(session, slots_topic(player.cohort_id))
    announce(session, desk_topic(player.cohort_id))
    announce(session, board_topic(player.team_public_id))


def _wanted(session: Session, player: Player, item: Judged) -> Wanted | None:
    """Return what a finished appointment step asks for, if it names a slot."""
    if item.event is None or _way(item) != SLOT:
        return None
    answer = item.event.payload.get("answer")
    return Wanted(
        slot=text_of(part_of(answer, "slot")),
        mode=text_of(part_of(answer, "mode")),
        options=texts_of(part_of(answer, "options")),
        words=_prepared_words(session, player, item),
    )


def _way(item: Judged) -> str:
    """Return which way a finished appointment step took; nothing for anything else."""
    if item.event is None or getattr(item.step, "kind", None) != "appointment" or item.grade is None:
        return ""
    return text_of(part_of(item.event.payload.get("answer"), "way")) if item.grade.is_done else ""


def _prepared_words(session: Session, player: Player, item: Judged) -> str | None:
    """Return the sentence of the same mission, if the player chose to send it."""
    step: Any = reason_step(item.mission) if item.mission else None
    known = load_facts(session, player.id, [step.id]).get(step.id) if step else None
    return sent(step, register_value(known, ANSWER)) if known else None


def _booked_or_lost(session: Session, player: Player, wanted: Wanted, public_id: str, now: datetime) -> str | None:
    try:
        book_appointment(session, player=player, wanted=wanted, public_id=public_id, now=now)
    except (SlotTaken, UnknownSlot):
        return LOST
    return None


def _hold(
    session: Session,
    current: Appointment | None,
    slot: TimeSlot,
    player: Player,
    wanted: Wanted,
    public_id: str,
    now: datetime,
) -> Appointment:
    appointment = current or Appointment(
        public_id=public_id, participant_id=player.id, created_at=now, status=Outcome.UNKNOWN, sequence=-1
    )
    if current is None or current.held_slot_id != slot.id or current.mode != wanted.mode:
        if current is not None:
            current.moved_at = now
            take_back(session, participant_id=player.id, about=current.public_id, now=now)
        appointment.held_slot_id = slot.id
        appointment.staff_id = slot.staff_id
        appointment.starts_at = slot.starts_at
        appointment.duration_min = slot.duration_min
        appointment.counsellor = slot.counsellor
        appointment.mode = wanted.mode
        appointment.place = place_of(slot, wanted.mode)
        appointment.sequence += 1
    appointment.options = list(wanted.options)
    if current is None or wanted.words is not None:
        appointment.words = wanted.words
    session.add(appointment)
    session.flush()
    return appointment


def place_of(slot: TimeSlot, mode: str) -> str | None:
    """Return where one goes, or the link, for a way of meeting; on the phone there is neither."""
    return {"video": slot.link, "phone": None}.get(mode, slot.place)
