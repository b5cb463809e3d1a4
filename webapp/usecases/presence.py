"""A phone that comes or goes: nothing is kept of it, but whoever looks at the board hears of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Participant, Team
from webapp.store.topics import announce, board_topic


def note_presence(session: Session, public_id: str) -> None:
    """Have the board of somebody's team looked at again."""
    team = session.scalar(
        select(Team.public_id)
        .join(Participant, Participant.team_id == Team.id)
        .where(Participant.public_id == public_id, Participant.is_withdrawn.is_(False))
    )
    if team is not None:
        announce(session, board_topic(team))
