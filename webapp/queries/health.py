"""Whether the database answers, and figures about the service: counts, never names."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from webapp.store import migrate
from webapp.store.models import Cohort, DeviceSession, EventRow, Participant

RECENT = timedelta(minutes=15)


def problems(session: Session) -> tuple[str, ...]:
    """Say what keeps us from serving; nothing when all is well."""
    try:
        is_current = migrate.is_current(engine_of(session))
    except SQLAlchemyError:
        return ("database",)
    return () if is_current else ("migrations",)


def engine_of(session: Session) -> Engine:
    """Return the engine behind a session."""
    bind = session.get_bind()
    return bind if isinstance(bind, Engine) else bind.engine


def figures(session: Session, *, now: datetime) -> Mapping[str, int]:
    """Count what is kept."""
    here = Participant.is_withdrawn.is_(False)
    counts = {
        "elan_cohorts": select(func.count()).select_from(Cohort),
        "elan_participants": select(func.count()).select_from(Participant).where(here),
        "elan_participants_recent": select(func.count())
        .select_from(Participant)
        .where(here, Participant.last_seen_at > now - RECENT),
        "elan_phones": select(func.count()).select_from(DeviceSession).where(DeviceSession.ended_at.is_(None)),
        "elan_events": select(func.count()).select_from(EventRow),
    }
    return {name: session.scalar(query) or 0 for name, query in counts.items()}
