"""Reminders of appointments, and what those who wait are told: each once, whatever runs twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.store.decisions import decide
from webapp.store.meetings import is_free, is_offered
from webapp.store.models import Appointment, ContactEmail, MailOut, Notice, Participant, SlotWish, TimeSlot
from webapp.store.pushes import push
from webapp.store.topics import announce, participant_topic
from webapp.usecases.errors import Refused

Moment = Literal["day_before", "two_hours"]
EVENING = time(17)
SHORTLY = timedelta(hours=2)
# Somebody who waits is told of a free slot three times at most, once a day at most.
MOST_TOLD, TOLD_AGAIN = 3, timedelta(days=1)
# What begins the keys of changes that are written too: of a workshop, of an appointment that a counsellor cancelled.
WRITTEN = WORKSHOP, REVOKED = "workshop", "revoked"
FREE_SLOT = "Un créneau s’est libéré. La première personne qui le prend l’a : regarde ton rendez-vous."


class UnknownNotice(Refused):
    """Nothing of that number was told to this youth."""

    status = 404
    title = "On ne trouve pas ce message"
    text = "Reviens à ta journée : ce qui te concerne y est."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder whose time has come: to whom, of when, and the key by which it is given once."""

    participant_id: int
    participant: str
    moment: Moment
    starts_at: datetime
    key: str
    email: str | None


R = TypeVar("R", bound=Reminder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Reminder):
    """The reminder of an appointment, with what its words need."""

    appointment: str
    cohort_id: int
    mode: str
    counsellor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What somebody was told in the application, and the address that was not written to yet."""

    participant_id: int
    participant: str
    key: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The words of a reminder: in the application, on a phone that rings, and by e-mail."""

    notice: str
    rings: str
    subject: str
    text: str


def due_reminders(session: Session, *, now: datetime, zone: ZoneInfo) -> tuple[Due, ...]:
    """Return the reminders to be given now; those that were given already are left out."""
    is_confirmed = ContactEmail.confirmed_at.is_not(None)
    rows = session.execute(
        select(Appointment, Participant.public_id, Participant.cohort_id, ContactEmail.email)
        .join(Participant, Participant.id == Appointment.participant_id)
        .outerjoin(ContactEmail, and_(ContactEmail.participant_id == Participant.id, is_confirmed))
        .where(Appointment.status == Outcome.UNKNOWN, Appointment.starts_at > now)
        .where(Appointment.starts_at < now + timedelta(days=2))
    )
    return not_given(session, [due for row in rows if (due := _due(*row, now=now, zone=zone)) is not None])


def moment_due(starts_at: datetime, *, since: datetime, now: datetime, zone: ZoneInfo) -> Moment | None:
    """Return which reminder is of now; none that precedes the promise itself (``since``)."""
    local, shortly = starts_at.astimezone(zone), starts_at - SHORTLY
    moment: Moment = "two_hours" if now >= shortly else "day_before"
    evening = datetime.combine(local.date() - timedelta(days=1), EVENING, tzinfo=zone)
    at = shortly if moment == "two_hours" else evening
    return moment if since <= at <= now else None


def remind(session: Session, *, letters: Sequence[tuple[Due, Letter]], now: datetime) -> int:
    """Give the reminders of appointments that are still promised. Return how many were new."""
    count = 0
    for due, letter in letters:
        current = session.scalar(select(Appointment).where(Appointment.public_id == due.appointment))
        if current is None or current.status != Outcome.UNKNOWN or current.starts_at != due.starts_at:
            continue  # it was moved or cancelled since the words were made
        count += give(session, due, letter, now=now)
    return count


def give(session: Session, due: Reminder, letter: Letter, *, now: datetime) -> bool:
    """Give a reminder in the application, on the phones that asked and by e-mail; say whether it is new."""
    whom, until = due.participant_id, due.starts_at
    if not tell(session, participant_id=whom, key=due.key, text=letter.notice, until=until, now=now):
        return False
    announce(session, participant_topic(due.participant))
    push(session, participant_id=whom, key=due.key, text=letter.rings, until=until, now=now)
    email = _address(session, whom)
    if email is not None:
        _post(session, participant_id=whom, key=due.key, email=email, letter=letter, now=now)
    return True


def not_given(session: Session, dues: Sequence[R]) -> tuple[R, ...]:
    """Leave out the reminders that were given already."""
    keys = [due.key for due in dues]
    told = session.execute(select(Notice.participant_id, Notice.key).where(Notice.key.in_(keys))).all()
    given = {tuple(row) for row in told}
    return tuple(due for due in dues if (due.participant_id, due.key) not in given)


def news_to_write(session: Session, *, now: datetime) -> tuple[News, ...]:
    """Return what was told of changes, is of use still, and was not written to the address that was left."""
    is_written = select(MailOut.id).where(MailOut.key == Notice.key).exists()
    rows = session.execute(
        select(Notice.participant_id, Participant.public_id, Notice.key, ContactEmail.email)
        .join(Participant, Participant.id == Notice.participant_id)
        .join(ContactEmail, ContactEmail.participant_id == Notice.participant_id)
        .where(or_(*(Notice.key.startswith(f"{each}:") for each in WRITTEN)))
        .where(Notice.until > now, Notice.read_at.is_(None), ~is_written)
        .where(ContactEmail.confirmed_at <= Notice.at)
        .order_by(Notice.id)
    )
    return tuple(
        News(participant_id=whom, participant=public_id, key=key, email=to) for whom, public_id, key, to in rows
    )


def write_news(session: Session, *, letters: Sequence[tuple[News, Letter]], now: datetime) -> int:
    """Put letters about changes in the queue, each once; return how many were new."""
    return sum(
        _post(session, participant_id=news.participant_id, key=news.key, email=news.email, letter=letter, now=now)
        for news, letter in letters
        if _address(session, news.participant_id) == news.email
    )


def tell(session: Session, *, participant_id: int, key: str, text: str, until: datetime, now: datetime) -> bool:
    """Leave a notice for a youth, once a key; say whether it is new."""
    return decide(session, Notice, participant_id=participant_id, key=key, text=text, at=now, until=until)


def read_notice(session: Session, *, participant_id: int, notice: int, now: datetime) -> None:
    """Put a notice away."""
    found = session.scalar(select(Notice).where(Notice.id == notice, Notice.participant_id == participant_id))
    if found is None:
        raise UnknownNotice
    found.read_at = found.read_at or now


def tell_waiting(session: Session, *, now: datetime) -> int:
    """Tell those who wait that a slot is free, three times at most. Return how many were told."""
    rows = session.execute(
        select(SlotWish, Participant)
        .join(Participant, Participant.id == SlotWish.participant_id)
        .where(SlotWish.closed_at.is_(None), SlotWish.told < MOST_TOLD)
        .where(or_(SlotWish.told_at.is_(None), SlotWish.told_at <= now - TOLD_AGAIN))
        .order_by(SlotWish.at)
    ).all()
    count = 0
    for wish, participant in rows:
        free = select(TimeSlot.id).where(is_offered(participant.cohort_id, now=now), is_free()).limit(1)
        if session.scalar(free) is None:
            continue
        wish.told, wish.told_at = wish.told + 1, now
        key = f"wish:{wish.id}:{wish.told}"
        free_until = now + TOLD_AGAIN
        if tell(session, participant_id=participant.id, key=key, text=FREE_SLOT, until=free_until, now=now):
            count += 1
            push(session, participant_id=participant.id, key=key, text=FREE_SLOT, until=free_until, now=now)
        announce(session, participant_topic(participant.public_id))
    return count


def _due(
    row: Appointment, participant: str, cohort_id: int, email: str | None, *, now: datetime, zone: ZoneInfo
) -> Due | None:
    """Return the reminder of an appointment whose time has come."""
    moment = moment_due(row.starts_at, since=row.moved_at or row.created_at, now=now, zone=zone)
    if moment is None:
        return None
    return Due(
        appointment=row.public_id,
        participant_id=row.participant_id,
        participant=participant,
        cohort_id=cohort_id,
        moment=moment,
        starts_at=row.starts_at,
        mode=row.mode,
        counsellor=row.counsellor,
        email=email,
        key=f"{row.public_id}:{moment}:{int(row.starts_at.timestamp())}",
    )


def _address(session: Session, participant_id: int) -> str | None:
    return session.scalar(
        select(ContactEmail.email).where(
            ContactEmail.participant_id == participant_id, ContactEmail.confirmed_at.is_not(None)
        )
    )


def _post(session: Session, *, participant_id: int, key: str, email: str, letter: Letter, now: datetime) -> bool:
    mail: Mapping[str, Any] = {"email": email, "subject": letter.subject, "text": letter.text}
    return decide(session, MailOut, participant_id=participant_id, key=key, at=now, attempts=0, **mail)
