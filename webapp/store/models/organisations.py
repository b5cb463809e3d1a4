"""Organisations, their cohorts and the teams of a cohort."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class Organisation(Base):
    """A mission locale. ``variables`` are the words that content takes from it (town, address, opening hours…)."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    variables: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class Cohort(Base):
    """A group that starts together. ``days`` maps day id to the date on which it opens (ISO); content is pinned."""

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
    starts_on: Mapped[date]
    opens_at: Mapped[str] = mapped_column(String(5), default="08:00")
    days: Mapped[dict[str, Any]] = mapped_column(default=dict)
    variables: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class Team(Base):
    """Six to twelve people who play together."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("cohort_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    lead_counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    number: Mapped[int]
    capacity: Mapped[int] = mapped_column(default=12)
    created_at: Mapped[datetime]
