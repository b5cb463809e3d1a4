"""What somebody agrees to now: the newest word about each purpose."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Consent


def consents_of(session: Session, participant_id: int) -> dict[str, Consent]:
    """Return the newest consent of each purpose."""
    rows = session.scalars(select(Consent).where(Consent.participant_id == participant_id).order_by(Consent.id))
    return {row.purpose: row for row in rows}
