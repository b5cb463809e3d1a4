"""What a youth sends to a person: uploads, a raised hand, a shared section."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class Upload(Base):
    """A file that a youth made, already stripped of its metadata; the review points at it and never takes back."""

    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    step: Mapped[str] = mapped_column(String(60))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]


class HelpRequest(Base):
    """Somebody asks to be called or helped: an explicit act, never deduced from what they wrote."""

    __tablename__ = "help_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    words: Mapped[str | None] = mapped_column(Text)
    # Where they were in the game when they raised their hand there.
    mission: Mapped[str | None] = mapped_column(String(40))
    step: Mapped[str | None] = mapped_column(String(60))
    at: Mapped[datetime]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class SharedSection(Base):
    """Answers that a youth chose to send, and to whom; it is a consent and can be taken back."""

    __tablename__ = "shared_section"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    section: Mapped[str] = mapped_column(String(60))
    recipient: Mapped[str] = mapped_column(String(20))
    answers: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
