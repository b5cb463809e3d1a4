"""What was told of something that is no more: it leaves the page of the day, rings no phone and is not written."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, update
from sqlalchemy.orm import Session

from webapp.store.models import MailOut, Notice, PushOut


def take_back(session: Session, *, participant_id: int, about: str, now: datetime) -> None:
    """Take back what a youth was told under keys that begin with ``about``, wherever it did not leave yet."""

    def theirs(told: Any) -> ColumnElement[bool]:
        return and_(told.participant_id == participant_id, told.key.startswith(f"{about}:", autoescape=True))

    # Notices stay in the file of the youth: they are only of no more use.
    session.execute(update(Notice).where(theirs(Notice), Notice.until > now).values(until=now))
    session.execute(
        update(PushOut).where(theirs(PushOut), PushOut.settled_at.is_(None)).values(settled_at=now, text="")
    )
    waits = MailOut.sent_at.is_(None) & MailOut.given_up_at.is_(None) & MailOut.claimed_at.is_(None)
    session.execute(update(MailOut).where(theirs(MailOut), waits).values(given_up_at=now, text=""))
