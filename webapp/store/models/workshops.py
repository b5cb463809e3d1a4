"""Workshops with seats: sessions at a date and a place, who takes part, and who was there."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class WorkshopSession(Base):
    """A workshop at a date, open to the youths of an organisation. ``scan_key``: in the QR code on the wall."""

    __tablename__ = "workshop_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    duration_min: Mapped[int]
    seats: Mapped[int]
    scan_key: Mapped[str] = mapped_column(String(32), unique=True)
    # The workshop of the content that is hosted, if it is one.
    guide: Mapped[str | None] = mapped_column(String(60))
    cancelled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class WorkshopPlace(Base):
    """Somebody's place at a workshop. The tick (``was_there``) is the truth; a scan is only a hint."""

    __tablename__ = "workshop_place"
    __table_args__ = (UniqueConstraint("session_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_session.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    # seated, waiting or left
    status: Mapped[str] = mapped_column(String(10))
    # When the place in the line was taken; leaving and coming back goes to its end.
    at: Mapped[datetime]
    scanned_at: Mapped[datetime | None]
    was_there: Mapped[bool | None]
    ticked_at: Mapped[datetime | None]
