"""Reminders by notification: phones that ask for them, and what is to leave for their push services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from webapp.policy.quiet_hours import may_ring_at
from webapp.push import ReaderKeys
from webapp.store.models import Cohort, Organisation, Participant, PushOut, PushSubscription
from webapp.store.players import Player
from webapp.store.pushes import forget_pushes, is_alive
from webapp.usecases.consenting import NOTIFICATIONS, change_consents

# After each failure the next try comes later; then it is given up.
DELAYS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneAddress:
    """Where a phone takes notifications."""

    endpoint: str
    keys: ReaderKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A notification that is to be sent now."""

    id: int
    to: PhoneAddress
    key: str
    text: str
    until: datetime


def accept_pushes(
    session: Session, *, player: Player, token: bytes, to: PhoneAddress, text_version: str, now: datetime
) -> None:
    """Send reminders to this phone from now on; asking is agreeing. Whoever used it before is forgotten there."""
    change_consents(session, player=player, choices={NOTIFICATIONS: True}, text_version=text_version, now=now)
    forget_pushes(session, or_(PushSubscription.session_hash == token, PushSubscription.endpoint == to.endpoint))
    session.add(
        PushSubscription(
            participant_id=player.id,
            session_hash=token,
            endpoint=to.endpoint,
            p256dh=to.keys.p256dh,
            auth=to.keys.auth,
            at=now,
        )
    )


def stop_pushes(session: Session, *, token: bytes) -> None:
    """Send nothing more to this phone."""
    forget_pushes(session, PushSubscription.session_hash == token)


def take_errands(session: Session, *, now: datetime, zone: ZoneInfo) -> tuple[Errand, ...]:
    """Return what is to be sent now, each already waiting for its next try; what came too late is given up."""
    forget_pushes(session, ~is_alive())
    _give_up(session, now)
    rows = session.execute(
        select(PushOut, PushSubscription, Organisation.push_hours)
        .join(PushSubscription, PushSubscription.id == PushOut.subscription_id)
        .join(Participant, Participant.id == PushOut.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Organisation, Organisation.id == Cohort.organisation_id)
        .where(PushOut.settled_at.is_(None), PushOut.next_at <= now)
        .order_by(PushOut.id)
        .limit(AT_ONCE)
        .with_for_update(of=PushOut, skip_locked=True)
    ).all()
    found = (_errand(out, phone, hours, now.astimezone(zone)) for out, phone, hours in rows)
    return tuple(errand for errand in found if errand is not None)


def push_settled(session: Session, *, errand: int, now: datetime) -> None:
    """Note that a notification left, or never will; its words are forgotten."""
    session.execute(update(PushOut).where(PushOut.id == errand).values(settled_at=now, text=""))


def push_gone(session: Session, *, errand: int) -> None:
    """Forget a phone whose push service knows it no more."""
    phone = session.scalar(select(PushOut.subscription_id).where(PushOut.id == errand))
    forget_pushes(session, PushSubscription.id == phone)


def _errand(out: PushOut, phone: PushSubscription, hours: Sequence[str], local: datetime) -> Errand | None:
    allowed = may_ring_at(local, hours)
    if allowed > local:
        out.next_at = allowed
        return None
    out.next_at, out.attempts = local + DELAYS[min(out.attempts, len(DELAYS) - 1)], out.attempts + 1
    keys = ReaderKeys(p256dh=phone.p256dh, auth=phone.auth)
    to = PhoneAddress(endpoint=phone.endpoint, keys=keys)
    return Errand(id=out.id, to=to, key=out.key, text=out.text, until=out.until)


def _give_up(session: Session, now: datetime) -> None:
    """Give up what was tried often, and what has nothing useful to say any more."""
    is_over = or_(PushOut.until <= now, (PushOut.attempts > len(DELAYS)) & (PushOut.next_at <= now))
    session.execute(update(PushOut).where(PushOut.settled_at.is_(None), is_over).values(settled_at=now, text=""))
