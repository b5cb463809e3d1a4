"""Organisations, their cohorts and the teams of a cohort."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.policy.quiet_hours import LOUD
from webapp.store.models.base import Base


class Organisation(Base):
    """A mission locale. ``variables`` are the words that content takes from it (town, address, opening hours…).

    ``hours`` maps a weekday ("0" is Monday) to the hours of opening; a weekday that is not in it is a day off.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    variables: Mapped[dict[str, Any]] = mapped_column(default=dict)
    hours: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # Between which hours of the day a phone may ring: never outside of those that youths are promised.
    push_hours: Mapped[list[Any]] = mapped_column(
        default=lambda: list(LOUD), server_default=text('\'["08:00", "20:30"]\'')
    )
    # Whose public holidays are kept: a region of the calendar, empty for those of the whole country.
    region: Mapped[str] = mapped_column(String(20), default="")
    created_at: Mapped[datetime]


class Cohort(Base):
    """A group that starts together. ``days`` maps day id to the date on which it opens (ISO); content is pinned.

    ``pauses`` are the dates (first and last) that the calendar leaves out; an archived cohort is in no list of today.
    """

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(120))
    quest: Mapped[str] = mapped_column(String(60))
    content_version: Mapped[str] = mapped_column(String(60))
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    join_closes_at: Mapped[datetime | None]
    is_closed: Mapped[bool] = mapped_column(default=False)
    is_paused: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None]
    starts_on: Mapped[date]
    opens_at: Mapped[str] = mapped_column(String(5), default="08:00")
    days: Mapped[dict[str, Any]] = mapped_column(default=dict)
    region: Mapped[str] = mapped_column(String(20), default="")
    pauses: Mapped[list[Any]] = mapped_column(default=list)
    variables: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class Team(Base):
    """Six to twelve people who play together. ``name``: given by staff, in place of the one that the team chose."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("cohort_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    lead_counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    number: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(40))
    capacity: Mapped[int] = mapped_column(default=12)
    created_at: Mapped[datetime]


class PersonalCard(Base):
    """A card made before somebody comes: its words open a place in the cohort once. They are derived, never stored.

    ``revision`` counts the cards printed for this place: another revision has other words, the former open nothing.
    """

    __tablename__ = "personal_card"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    first_name: Mapped[str | None] = mapped_column(String(40))
    revision: Mapped[int] = mapped_column(default=1)
    words_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    used_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
