"""What somebody agrees to now: the newest word about each purpose."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.store.models import Consent, Participant


def consents_of(session: Session, participant_id: int) -> dict[str, Consent]:
    """Return the newest consent of each purpose."""
    rows = session.scalars(select(Consent).where(Consent.participant_id == participant_id).order_by(Consent.id))
    return {row.purpose: row for row in rows}


def has_agreed(session: Session, participant_id: int, purpose: str) -> bool:
    """Say whether somebody agrees to a purpose now."""
    newest = (
        select(Consent.is_given)
        .where(Consent.participant_id == participant_id, Consent.purpose == purpose)
        .order_by(Consent.id.desc())
        .limit(1)
    )
    return bool(session.scalar(newest))


def who_agreed(session: Session, cohort_id: int, purpose: str) -> frozenset[int]:
    """Return who of a cohort agrees to a purpose now."""
    newest = (
        select(func.max(Consent.id))
        .join(Participant, Participant.id == Consent.participant_id)
        .where(Participant.cohort_id == cohort_id, Consent.purpose == purpose)
        .group_by(Consent.participant_id)
    )
    agreed = select(Consent.participant_id).where(Consent.id.in_(newest), Consent.is_given.is_(True))
    return frozenset(session.scalars(agreed))
