"""Decisions of the server: one row, a unique key, the first wins. They depend on the moment, as no event may."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class Opening(Base):
    """A day or a mission opened for a cohort; never taken back. ``what`` is a day id or a mission id."""

    __tablename__ = "opening"
    __table_args__ = (UniqueConstraint("cohort_id", "what"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    what: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(40), default="calendar")


class VoteClosing(Base):
    """A round of a team's vote, closed: which ballots counted and what came out (a tie may keep several)."""

    __tablename__ = "vote_closing"
    __table_args__ = (UniqueConstraint("team_id", "step", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    step: Mapped[str] = mapped_column(String(60))
    round: Mapped[str] = mapped_column(String(60))
    counted: Mapped[dict[str, Any]]
    outcome: Mapped[list[Any]]
    at: Mapped[datetime]


class Dealing(Base):
    """Who holds which fragments; a new revision when somebody leaves or arrives."""

    __tablename__ = "dealing"
    __table_args__ = (UniqueConstraint("team_id", "step", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    step: Mapped[str] = mapped_column(String(60))
    revision: Mapped[int]
    hands: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class ThresholdReached(Base):
    """A bonus that the team's gauge opened; it stays open if the gauge falls."""

    __tablename__ = "threshold_reached"
    __table_args__ = (UniqueConstraint("team_id", "threshold"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    threshold: Mapped[int]
    at: Mapped[datetime]


class Attendance(Base):
    """Somebody was there on a day of the quest: who is "active" in the mean of the gauge."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("participant_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    day: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


class Excuse(Base):
    """An absence from a day that a counsellor excused. ``reason`` is one word of a list, never a diagnosis."""

    __tablename__ = "excuse"
    __table_args__ = (UniqueConstraint("participant_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    day: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(20))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]


class TopicVersion(Base):
    """How many times a live region has changed: its ETag."""

    __tablename__ = "topic_version"

    topic: Mapped[str] = mapped_column(String(120), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
