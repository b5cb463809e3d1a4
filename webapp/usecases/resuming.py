"""Coming back with a resume card: the same place on another phone."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.store.models import DeviceSession, Participant
from webapp.store.players import Player, player_by_resume
from webapp.usecases.errors import UnknownCard


def resume(session: Session, *, resume_hash: bytes, token_hash: bytes, now: datetime) -> Player:
    """Open a session on this phone; the other phones keep theirs."""
    player = player_by_resume(session, resume_hash)
    if player is None:
        raise UnknownCard
    session.add(
        DeviceSession(token_hash=token_hash, participant_id=player.id, created_at=now, last_seen_at=now, ended_at=None)
    )
    return player


def replace_card(session: Session, *, player: Player, resume_hash: bytes) -> None:
    """Make the card hold other words; the former ones open nothing from now on."""
    session.get_one(Participant, player.id).resume_hash = resume_hash
