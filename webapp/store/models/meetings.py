"""Slots, the rules by which they come back, the appointments that hold them, and who waits for one."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class SlotRule(Base):
    """Slots that come back: a window of the day, in local time, on the days that ``rrule`` (RFC 5545) gives.

    ``exceptions``: dates (ISO) that are left out. Slots are made up to ``filled_through``, a little more each day.
    """

    __tablename__ = "slot_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    is_for_all: Mapped[bool] = mapped_column(default=False)
    rrule: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    opens_at: Mapped[str] = mapped_column(String(5))
    closes_at: Mapped[str] = mapped_column(String(5))
    duration_min: Mapped[int]
    modes: Mapped[list[Any]]
    place: Mapped[str | None] = mapped_column(String(200))
    link: Mapped[str | None] = mapped_column(String(300))
    exceptions: Mapped[list[Any]] = mapped_column(default=list)
    is_on_holidays: Mapped[bool] = mapped_column(default=False)
    filled_through: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class TimeSlot(Base):
    """A time that a counsellor offers to a cohort, or to all those that they follow (``is_for_all``)."""

    __tablename__ = "time_slot"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    # Empty: a time that the command line offered in somebody's name.
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("slot_rule.id"), index=True)
    is_for_all: Mapped[bool] = mapped_column(default=False, server_default=false())
    counsellor: Mapped[str] = mapped_column(String(120))
    starts_at: Mapped[datetime]
    duration_min: Mapped[int] = mapped_column(default=30)
    modes: Mapped[list[Any]]
    place: Mapped[str | None] = mapped_column(String(200))
    link: Mapped[str | None] = mapped_column(String(300))
    closed_at: Mapped[datetime | None]


class Appointment(Base):
    """A promise between two people. One slot is held by one appointment at most."""

    __tablename__ = "appointment"
    __table_args__ = (UniqueConstraint("held_slot_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    # The slot while it is held; emptied when the appointment is cancelled, so that another can take it.
    held_slot_id: Mapped[int | None] = mapped_column(ForeignKey("time_slot.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    starts_at: Mapped[datetime]
    duration_min: Mapped[int]
    counsellor: Mapped[str] = mapped_column(String(120))
    mode: Mapped[str] = mapped_column(String(40))
    # Where, or by which link, as it was promised.
    place: Mapped[str | None] = mapped_column(String(300))
    options: Mapped[list[Any]]
    # What the youth wants to talk about, only once they chose to send it.
    words: Mapped[str | None] = mapped_column(Text)
    # What was said when it was cancelled, by whoever did it.
    excuse: Mapped[str | None] = mapped_column(Text)
    # A word of policy.meetings.Outcome.
    status: Mapped[str] = mapped_column(String(20), default="unknown")
    sequence: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    moved_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class SlotWish(Base):
    """Somebody found no slot and waits for one. ``told`` counts how often they were told that one was free."""

    __tablename__ = "slot_wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    times: Mapped[list[Any]]
    words: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
    told: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
