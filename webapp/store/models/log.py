"""The log of events and the state joined from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import BIG_NUMBER, Base


class EventRow(Base):
    """One event, as the phone made it. ``position`` is the order of arrival, which nothing may depend on."""

    __tablename__ = "event"
    # Whatever is asked of somebody's past begins at its end; a new event goes beside the one before it.
    __table_args__ = (Index("ix_event_participant_id_position", "participant_id", "position"),)

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    seq: Mapped[int] = mapped_column(BIG_NUMBER)
    type: Mapped[str] = mapped_column(String(30))
    version: Mapped[str] = mapped_column(String(60))
    mission: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    received_at: Mapped[datetime]
    payload: Mapped[str]


class FactsRow(Base):
    """The joined facts of one key for one person; always equal to a replay of the log (``elan doctor`` compares).

    ``begun_at``: when the first event about the key arrived, where one did.
    """

    __tablename__ = "facts"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    state: Mapped[dict[str, Any]]
    begun_at: Mapped[datetime | None]
