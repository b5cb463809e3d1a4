"""What happens by itself and is told to a youth: notices in the application, and e-mails when they left an address."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class CalendarFeed(Base):
    """A private calendar by a secret address, of a youth or of a counsellor; only the hash of the address is kept."""

    __tablename__ = "calendar_feed"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Notice(Base):
    """A few words for a youth. The same ``key`` is told once, however often a job runs."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("participant_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    key: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    # After this it says nothing that is still of use.
    until: Mapped[datetime]
    read_at: Mapped[datetime | None]


class ContactEmail(Base):
    """Where a youth wants reminders. Nothing but the link that confirms it is sent before ``confirmed_at``."""

    __tablename__ = "contact_email"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class PushSubscription(Base):
    """A phone that asked to be told of reminders: where its push service takes them, and what only it can read with.

    ``session_hash``: the session of that phone. When it ends, nothing more is sent there.
    """

    __tablename__ = "push_subscription"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    session_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    endpoint: Mapped[str] = mapped_column(String(500), unique=True)
    p256dh: Mapped[bytes] = mapped_column(LargeBinary(65))
    auth: Mapped[bytes] = mapped_column(LargeBinary(16))
    at: Mapped[datetime]


class PushOut(Base):
    """A notification for one phone. ``next_at`` moves on before each try: a crash loses nothing."""

    __tablename__ = "push_out"
    __table_args__ = (UniqueConstraint("subscription_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("push_subscription.id"))
    key: Mapped[str] = mapped_column(String(120))
    # Emptied once it was sent or given up.
    text: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime]
    next_at: Mapped[datetime] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    settled_at: Mapped[datetime | None]


class MailOut(Base):
    """An e-mail to be sent once. ``claimed_at`` is written before it leaves: a crash never sends it twice."""

    __tablename__ = "mail_out"

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    email: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(160))
    # Emptied once it was sent or given up.
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
