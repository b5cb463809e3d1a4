"""Badges: the keys of an organisation, its lists of withdrawn badges, and each award from intent to page."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base

HELD = text("revoked_at IS NULL")


class IssuerKeyRow(Base):
    """A key of an organisation. Public parts are kept for ever; the private part is wrapped, while it signs."""

    __tablename__ = "issuer_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    # Whose key it is: an installation that moves to another address is another issuer, with keys of its own.
    did: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(20))
    fragment: Mapped[str] = mapped_column(String(80), unique=True)
    public_pem: Mapped[bytes] = mapped_column(LargeBinary(1000))
    wrapped_private: Mapped[bytes] = mapped_column(LargeBinary(2000))
    state: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]


class StatusListRow(Base):
    """A list of withdrawn badges. ``revision`` counts the changes, ``signed_revision`` says which are signed."""

    __tablename__ = "status_list"
    __table_args__ = (UniqueConstraint("organisation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    number: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)
    signed_revision: Mapped[int] = mapped_column(default=0)
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    valid_until: Mapped[datetime | None]


class Award(Base):
    """A badge given to somebody. The row is the intent; it is signed outside of the writer, then published.

    Its place in the status list belongs to it for ever: rows are never removed, erasing empties them.
    """

    __tablename__ = "award"
    __table_args__ = (
        UniqueConstraint("status_list_id", "status_index"),
        Index(
            "uq_award_held",
            "participant_id",
            "achievement",
            unique=True,
            sqlite_where=HELD,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    achievement: Mapped[str] = mapped_column(String(60))
    credential_id: Mapped[str] = mapped_column(String(36), unique=True)
    recipient_id: Mapped[str | None] = mapped_column(String(36), unique=True)
    endorsement_id: Mapped[str] = mapped_column(String(36), unique=True)
    status_list_id: Mapped[int] = mapped_column(ForeignKey("status_list.id"))
    status_index: Mapped[int]
    awarded_at: Mapped[datetime]
    valid_from: Mapped[datetime]
    # What everybody may read: what was done and in which context, what shows it, who confirmed and in which words.
    narrative: Mapped[str] = mapped_column(Text)
    evidence: Mapped[list[Any]]
    confirmer: Mapped[str] = mapped_column(String(200))
    sentence: Mapped[str] = mapped_column(Text)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    email_hash: Mapped[str | None] = mapped_column(String(80))
    email_salt: Mapped[str | None] = mapped_column(String(40))
    # ``revision`` counts what changes the signed file; what was signed for an older one is thrown away.
    revision: Mapped[int] = mapped_column(default=1)
    is_to_sign: Mapped[bool] = mapped_column(default=True, index=True)
    document: Mapped[dict[str, Any] | None]
    jwt: Mapped[str | None] = mapped_column(Text)
    published_at: Mapped[datetime | None]
    is_shared: Mapped[bool] = mapped_column(default=False)
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None] = mapped_column(String(300))
    erased_at: Mapped[datetime | None]


@event.listens_for(Award.__table__, "before_create")
def _say_it_to_postgres(table: Table, connection: Connection, **_: Any) -> None:
    """Narrow the index there too; said above, it would load all that SQLAlchemy knows of PostgreSQL, everywhere."""
    if connection.dialect.name == "postgresql":
        for index in table.indexes:
            if index.name == "uq_award_held":
                index.dialect_kwargs["postgresql_where"] = HELD


class BackpackEmail(Base):
    """The address to which somebody wants their next badges bound, hashed; chosen before, never signed in clear."""

    __tablename__ = "backpack_email"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime]


class BadgeCheck(Base):
    """What the nightly check of an organisation's newest badge found."""

    __tablename__ = "badge_check"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    is_well: Mapped[bool]
    words: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime]
