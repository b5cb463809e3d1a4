"""E-mails that leave once: an address that was confirmed, a letter that is claimed before it goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.store.decisions import decide
from webapp.store.models import ContactEmail, MailOut
from webapp.usecases.errors import Refused

MOST_ATTEMPTS = 5
# What could not leave within a day has nothing useful to say any more.
STALE = timedelta(days=1)


class UnknownLetter(Refused):
    """The link of an e-mail that leads nowhere (any more)."""

    status = 404
    title = "Ce lien ne marche plus"
    text = "Il a peut-être été remplacé. Tu peux écrire ton adresse de nouveau, sur la page de ton rendez-vous."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A letter that is claimed: nobody else sends it."""

    id: int
    email: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The letter that asks whether an address is right."""

    token_hash: bytes
    subject: str
    text: str


def leave_email(session: Session, *, participant_id: int, email: str, ask: Confirmation, now: datetime) -> None:
    """Keep an address that is to be confirmed, and write to it; a former address is forgotten."""
    forget_email(session, participant_id=participant_id)
    session.add(ContactEmail(participant_id=participant_id, email=email, token_hash=ask.token_hash, at=now))
    session.flush()
    key = f"confirm:{ask.token_hash.hex()}"
    decide(
        session,
        MailOut,
        participant_id=participant_id,
        key=key,
        email=email,
        subject=ask.subject,
        text=ask.text,
        at=now,
        attempts=0,
    )


def confirm_email(session: Session, *, token_hash: bytes, now: datetime) -> None:
    """Confirm an address by the link that was sent to it."""
    found = session.scalar(select(ContactEmail).where(ContactEmail.token_hash == token_hash))
    if found is None:
        raise UnknownLetter
    found.confirmed_at = found.confirmed_at or now


def forget_email(session: Session, *, participant_id: int) -> None:
    """Forget an address, and what was still to be sent to it."""
    session.execute(delete(ContactEmail).where(ContactEmail.participant_id == participant_id))
    session.execute(delete(MailOut).where(MailOut.participant_id == participant_id, MailOut.sent_at.is_(None)))


def forget_by_link(session: Session, *, token_hash: bytes) -> None:
    """Forget an address by the link at the foot of each letter."""
    found = session.scalar(select(ContactEmail).where(ContactEmail.token_hash == token_hash))
    if found is None:
        raise UnknownLetter
    forget_email(session, participant_id=found.participant_id)


def claim_letter(session: Session, *, now: datetime) -> Outgoing | None:
    """Take the next letter to be sent, so that nobody else does; None when there is none."""
    _give_up(session, now)
    found = session.scalar(
        select(MailOut)
        .where(MailOut.claimed_at.is_(None), MailOut.given_up_at.is_(None))
        .order_by(MailOut.attempts, MailOut.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return None
    found.claimed_at, found.attempts = now, found.attempts + 1
    return Outgoing(id=found.id, email=found.email, subject=found.subject, text=found.text)


def letter_sent(session: Session, *, letter: int, now: datetime) -> None:
    """Note that a letter left; its words are forgotten."""
    session.execute(update(MailOut).where(MailOut.id == letter).values(sent_at=now, text=""))


def letter_refused(session: Session, *, letter: int, is_final: bool, now: datetime) -> None:
    """Note that a letter surely did not leave: it is tried again later, or given up."""
    values: dict[str, object] = {"claimed_at": None}
    if is_final:
        values = {"given_up_at": now, "text": ""}
    session.execute(update(MailOut).where(MailOut.id == letter).values(**values))


def _give_up(session: Session, now: datetime) -> None:
    """Give up what is stale, what was tried often, and what was claimed by somebody who crashed."""
    for is_over in (MailOut.at < now - STALE, (MailOut.attempts >= MOST_ATTEMPTS) & MailOut.claimed_at.is_(None)):
        session.execute(
            update(MailOut)
            .where(is_over, MailOut.sent_at.is_(None), MailOut.given_up_at.is_(None))
            .values(given_up_at=now, text="")
        )
