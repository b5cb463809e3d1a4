"""What staff and youths write to one another."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class Message(Base):
    """One message of the conversation between a youth and the staff of their cohort.

    ``staff_id`` is empty when the youth wrote it. What is written to a team or to everybody is one row a youth, so
    that each can answer alone. ``read_at``: when the other side said that they had read it.
    """

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_participant_id_sent_at", "participant_id", "sent_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str] = mapped_column(String(10), default="one")
    words: Mapped[str] = mapped_column(Text)
    sent_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
