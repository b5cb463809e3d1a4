"""Finding workshops, through what is known of the one who asks."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach, Scope
from webapp.store.models import WorkshopSession


def is_hosted(reach: Sequence[Reach]) -> ColumnElement[bool]:
    """Say in SQL whether a workshop is of an organisation within reach."""
    return or_(
        false(),
        *(
            true() if each.scope is Scope.EVERYWHERE else WorkshopSession.organisation_id == each.organisation_id
            for each in reach
        ),
    )


def workshop_within(session: Session, reach: Sequence[Reach], public_id: str) -> WorkshopSession | None:
    """Return a workshop within reach; a stranger's is not found."""
    return session.scalar(select(WorkshopSession).where(WorkshopSession.public_id == public_id, is_hosted(reach)))


def lock_session(session: Session, workshop_id: int) -> None:
    """Let one change of a workshop's seats pass at a time."""
    session.execute(select(WorkshopSession.id).where(WorkshopSession.id == workshop_id).with_for_update())
