"""A phone that comes or goes: nothing is kept of it, but whoever looks at the board hears of it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.followup import SILENT
from webapp.store.models import Participant, Team
from webapp.store.topics import announce, board_topic, desk_topic


def note_presence(session: Session, public_id: str, *, now: datetime) -> None:
    """Have the board of somebody's team looked at again, and the list of what is to do when their silence ends."""
    found = session.execute(
        select(Team.public_id, Participant.cohort_id, Participant.last_seen_at)
        .join(Participant, Participant.team_id == Team.id)
        .where(Participant.public_id == public_id, Participant.is_withdrawn.is_(False))
    ).first()
    if found is None:
        return
    team, cohort_id, last_seen_at = found
    announce(session, board_topic(team))
    if now - last_seen_at >= SILENT:
        announce(session, desk_topic(cohort_id))
