"""From a moment that was lived to a badge: what a youth told, what shows it, who saw it, what they ask for."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class Moment(Base):
    """Something that a youth did. ``told``: question -> words; ``levels``: competence -> answers, level, indicators.

    It is theirs alone until they send a proof, ask a witness or their team, or ask for a badge with it.
    """

    __tablename__ = "moment"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    experience: Mapped[str] = mapped_column(String(40))
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)
    upload: Mapped[str | None] = mapped_column(String(32))
    cards: Mapped[list[Any]] = mapped_column(default=list)
    levels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # What they would say to an employer, competence by competence.
    sentences: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class Proof(Base):
    """Something that shows a competence. A counsellor sees it once ``sent_at`` says so, or with a badge asked for."""

    __tablename__ = "proof"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    moment_id: Mapped[int] = mapped_column(ForeignKey("moment.id"), index=True)
    competence: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    upload: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class Witness(Base):
    """Somebody outside who is asked what they saw, by a link that serves once. Only the hash of its token is kept."""

    __tablename__ = "witness"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    moment_id: Mapped[int] = mapped_column(ForeignKey("moment.id"), index=True)
    competence: Mapped[str] = mapped_column(String(40))
    level: Mapped[int]
    # What the witness reads: the name by which they know the youth, and what the youth says that they did.
    known_as: Mapped[str] = mapped_column(String(60))
    shown: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    has_seen: Mapped[bool | None]
    name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[str] = mapped_column(String(120), default="")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    indicators: Mapped[list[Any]] = mapped_column(default=list)


class PeerAsk(Base):
    """A youth asks their team what they saw. ``shown`` is all that the team reads of the moment."""

    __tablename__ = "peer_ask"
    __table_args__ = (UniqueConstraint("moment_id", "competence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    moment_id: Mapped[int] = mapped_column(ForeignKey("moment.id"))
    competence: Mapped[str] = mapped_column(String(40))
    shown: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class PeerFeedback(Base):
    """What a member of the team answered: one clear thing, one to make precise, one example to add."""

    __tablename__ = "peer_feedback"
    __table_args__ = (UniqueConstraint("ask_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ask_id: Mapped[int] = mapped_column(ForeignKey("peer_ask.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    has_seen: Mapped[bool]
    clear: Mapped[str] = mapped_column(Text)
    precise: Mapped[str] = mapped_column(Text)
    example: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class BadgeAsk(Base):
    """A badge that a youth asks for. A person answers: given, another one instead, or what is still missing.

    Asked again: another row.
    """

    __tablename__ = "badge_ask"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    achievement: Mapped[str] = mapped_column(String(60))
    # What everybody who is shown the badge will read, in their words; the moments that they show to whoever answers.
    narrative: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    moments: Mapped[list[Any]] = mapped_column(default=list)
    # The proofs that the page of the badge may show to everybody: none, unless the youth ticked them.
    shown: Mapped[list[Any]] = mapped_column(default=list)
    at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    verdict: Mapped[str | None] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(Text, default="")
    missing: Mapped[list[Any]] = mapped_column(default=list)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    # The badge that was proposed instead, and the sentence that endorses it: given at once if the youth says yes.
    proposed: Mapped[str | None] = mapped_column(String(60))
    sentence: Mapped[str] = mapped_column(Text, default="")
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"))
