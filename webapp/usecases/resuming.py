"""Coming back with a resume card: the same place on another phone."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.store.models import DeviceSession, Participant
from webapp.store.players import Player, player_by_resume
from webapp.usecases.errors import UnknownCard
from webapp.usecases.journal import Act, By, note_act


def resume(session: Session, *, resume_hash: bytes, token_hash: bytes, now: datetime) -> Player:
    """Open a session on this phone; the other phones keep theirs."""
    player = player_by_resume(session, resume_hash)
    if player is None:
        raise UnknownCard
    session.add(
        DeviceSession(token_hash=token_hash, participant_id=player.id, created_at=now, last_seen_at=now, ended_at=None)
    )
    return player


def reprint_card(
    session: Session, *, who: Participant, resume_hash: bytes, closes_phones: bool, by: By, now: datetime
) -> None:
    """Have a counsellor make a new card for somebody; the phones that are open may be closed with it."""
    who.resume_hash = resume_hash
    if closes_phones:
        open_phones = (DeviceSession.participant_id == who.id, DeviceSession.ended_at.is_(None))
        session.execute(update(DeviceSession).where(*open_phones).values(ended_at=now))
    act = Act(
        name="reprint_card",
        about=who.public_id,
        cohort_id=who.cohort_id,
        participant_id=who.id,
        details={"closes_phones": closes_phones},
    )
    note_act(session, by, act, now=now)


def replace_card(session: Session, *, player: Player, resume_hash: bytes) -> None:
    """Make the card hold other words; the former ones open nothing from now on."""
    session.get_one(Participant, player.id).resume_hash = resume_hash
