"""What becomes of an appointment, on the counsellor's side: seen, excused, missed; or cancelled before its hour."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.policy.meetings import SAID, Outcome
from webapp.store.meetings import appointment_within, is_cancelled
from webapp.store.models import Appointment, Participant, Team, TimeSlot
from webapp.store.pushes import push
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.offering import Asking, NotYours
from webapp.usecases.reminding import REVOKED, tell
from webapp.usecases.taking_back import take_back

# What rings may be read by others: not with whom.
NEWS = "Ton rendez-vous est annulé. Ouvre Élan avant de partir."


class TooEarly(Refused):
    """Its hour has not come."""

    status = 409
    title = "L’heure n’est pas encore venue"
    text = "Vous pourrez dire ce qu’il en est quand le rendez-vous aura commencé."


class AlreadyCancelled(Refused):
    """There is nothing to say any more about it."""

    status = 409
    title = "Ce rendez-vous est déjà annulé"
    text = "La page a changé entre-temps. Rien n’a été modifié."


def settle(session: Session, *, by: Asking, appointment: str, outcome: Outcome, now: datetime) -> None:
    """Say what became of an appointment; saying something else later corrects it. What was earned stays."""
    found = _appointment(session, by, appointment)
    if outcome not in SAID or is_cancelled(found):
        raise AlreadyCancelled
    if found.starts_at > now:
        raise TooEarly
    found.status, found.settled_at = outcome, now
    _note(session, by, found, f"appointment_{outcome}", now)


def revoke(session: Session, *, by: Asking, appointment: str, words: str | None, now: datetime) -> None:
    """Cancel an appointment from the counsellor's side: the slot closes, the youth reads why."""
    found = _appointment(session, by, appointment)
    if found.status != Outcome.UNKNOWN:
        raise AlreadyCancelled
    slot = None if found.held_slot_id is None else session.get_one(TimeSlot, found.held_slot_id)
    if slot is not None:
        slot.closed_at = now
    found.held_slot_id = None
    found.status, found.excuse, found.settled_at = Outcome.REVOKED, words, now
    found.sequence += 1
    _tell_revoked(session, found, now)
    _note(session, by, found, "appointment_revoked", now)


def _tell_revoked(session: Session, found: Appointment, now: datetime) -> None:
    """Tell the youth, wherever they asked to be reminded: nobody should come for nothing."""
    whom, key, until = found.participant_id, f"{REVOKED}:{found.public_id}", found.starts_at
    take_back(session, participant_id=whom, about=found.public_id, now=now)
    text = f"{found.counsellor} a dû annuler ton rendez-vous : ça ne vient pas de toi. Choisis un autre créneau."
    if tell(session, participant_id=whom, key=key, text=text, until=until, now=now):
        push(session, participant_id=whom, key=key, text=NEWS, until=until, now=now)


def _appointment(session: Session, by: Asking, public_id: str) -> Appointment:
    found = appointment_within(session, by.staff_id, by.reach, public_id)
    if found is None:
        raise NotYours
    return found


def _note(session: Session, by: Asking, found: Appointment, act: str, now: datetime) -> None:
    participant = session.get_one(Participant, found.participant_id)
    announce(session, participant_topic(participant.public_id))
    announce(session, desk_topic(participant.cohort_id))
    announce(session, board_topic(session.get_one(Team, participant.team_id).public_id))
    note_act(
        session,
        By(organisation_id=by.organisation_id, staff_id=by.staff_id),
        Act(name=act, about=found.public_id, cohort_id=participant.cohort_id, participant_id=participant.id),
        now=now,
    )
