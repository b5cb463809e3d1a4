"""What somebody asked and nobody has closed yet, as they see it themselves: who takes care of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import HelpRequest, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request that waits; ``taken_by``: the name of who took it in charge, None while nobody did."""

    kind: str
    at: datetime
    taken_by: str | None


def own_requests(session: Session, participant_id: int) -> tuple[OwnRequest, ...]:
    """Return somebody's open requests, the oldest first."""
    rows = session.execute(
        select(HelpRequest.kind, HelpRequest.at, Staff.name)
        .outerjoin(Staff, Staff.id == HelpRequest.taken_by_id)
        .where(HelpRequest.participant_id == participant_id, HelpRequest.closed_at.is_(None))
        .order_by(HelpRequest.at, HelpRequest.id)
    )
    return tuple(OwnRequest(kind=kind, at=at, taken_by=name) for kind, at, name in rows)
