"""Participants, the teams they belonged to, their phones and what they agreed to."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import BIG_NUMBER, Base


class Participant(Base):
    """A youth, under a pseudonym. ``resume_hash`` is what remains of the four words of the resume card."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("cohort_id", "pseudonym_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    pseudonym: Mapped[str] = mapped_column(String(40))
    # The pseudonym without case or accents: two people of a cohort never look the same.
    pseudonym_key: Mapped[str] = mapped_column(String(60))
    sign: Mapped[str] = mapped_column(String(20))
    resume_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    seq: Mapped[int] = mapped_column(BIG_NUMBER, default=0)
    is_minor: Mapped[bool | None]
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]


class Membership(Base):
    """A team that somebody belongs or belonged to; never removed, since late events name their team."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("participant_id", "team_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    since: Mapped[datetime]


class Consent(Base):
    """What was agreed to or taken back, purpose by purpose; the newest row of a purpose holds."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(40))
    is_given: Mapped[bool]
    text_version: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]


class DeviceSession(Base):
    """A phone on which somebody plays; only the hash of its token is kept."""

    __tablename__ = "device_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
