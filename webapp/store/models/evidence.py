"""What a person answered about something that a youth sent to be confirmed."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class EvidenceReview(Base):
    """A decision, the first of which holds. ``subject`` is the id of the event that sent it: a new sending is another.

    It never takes back a shard: a step stays done, and the youth may send something else.
    """

    __tablename__ = "evidence_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(40), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    step: Mapped[str] = mapped_column(String(60))
    verdict: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    at: Mapped[datetime]
