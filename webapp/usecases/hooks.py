"""Telling an organisation's programs what happened: what there is to tell, what is due, what became of each try.

What is to be told is read from what was stored, so that no act of the product has to think of it, and each thing is
told once: its key is unique.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.policy.programs import KEPT, HookEvent, next_delay
from webapp.store.models import Appointment, Attendance, Award, Cohort, Participant, Team, Webhook, WebhookDelivery
from webapp.usecases.journal import Act, By, note_act

# How far back one looks for what was not told yet, and for how long a delivery in somebody's hands is theirs.
LOOKS_BACK: Final = timedelta(days=2)
LEASE: Final = timedelta(minutes=5)
AT_ONCE: Final = 40
LONGEST_ANSWER: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHook:
    """An address that wants to be told."""

    public_id: str
    address: str
    events: Sequence[HookEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Something to be sent now."""

    id: int
    public_id: str
    webhook: str
    event: str
    address: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened in an organisation. ``key`` names it among all others."""

    event: HookEvent
    key: str
    data: Mapping[str, Any]


def open_hook(session: Session, *, new: NewHook, by: By, now: datetime) -> None:
    """Begin to tell an address what happens from now on; the same form sent twice makes one."""
    if session.scalar(select(Webhook.id).where(Webhook.public_id == new.public_id)) is not None:
        return
    events = [event.value for event in new.events]
    session.add(
        Webhook(
            public_id=new.public_id,
            organisation_id=by.organisation_id,
            address=new.address,
            events=events,
            created_at=now,
        )
    )
    note_act(session, by, Act(name="open_webhook", about=new.public_id, details={"events": events}), now=now)


def close_hook(session: Session, *, public_id: str, by: By, now: datetime) -> bool:
    """Tell an address nothing more, not even what waits; say whether the organisation has it."""
    hook = _own(session, public_id, by)
    if hook is not None and hook.closed_at is None:
        hook.closed_at = now
        waiting = (WebhookDelivery.webhook_id == hook.id, WebhookDelivery.due_at.is_not(None))
        session.execute(update(WebhookDelivery).where(*waiting).values(due_at=None, answer="abonnement fermé"))
        note_act(session, by, Act(name="close_webhook", about=public_id), now=now)
    return hook is not None


def try_hook(session: Session, *, public_id: str, key: str, by: By, now: datetime) -> bool:
    """Have a test sent to an address; say whether the organisation has it."""
    hook = _own(session, public_id, by)
    if hook is None or hook.closed_at is not None:
        return False
    if (
        session.scalar(
            select(WebhookDelivery.id).where(WebhookDelivery.webhook_id == hook.id, WebhookDelivery.key == key)
        )
        is None
    ):
        _add(session, hook, Happening(event=HookEvent.TEST, key=key, data={}), now)
    return True


def note_happenings(session: Session, *, now: datetime) -> int:
    """Write down what every open webhook has to be told; return how many things."""
    hooks = session.scalars(select(Webhook).where(Webhook.closed_at.is_(None))).all()
    return sum(_note_for(session, hook, now) for hook in hooks)


def take_due(session: Session, *, now: datetime) -> tuple[Errand, ...]:
    """Take what is due, for a while: whoever dies with it in their hands leaves it to the next."""
    rows = session.execute(
        select(WebhookDelivery, Webhook)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .where(WebhookDelivery.due_at <= now)
        .order_by(WebhookDelivery.due_at, WebhookDelivery.id)
        .limit(AT_ONCE)
    ).all()
    errands = []
    for row, hook in rows:
        row.due_at = now + LEASE
        errands.append(
            Errand(
                id=row.id,
                public_id=row.public_id,
                webhook=hook.public_id,
                event=row.event,
                address=hook.address,
                body=row.body,
            )
        )
    return tuple(errands)


def settle(session: Session, *, errand: Errand, is_delivered: bool, answer: str, now: datetime) -> None:
    """Write what became of a try: done, to be tried again later, or given up."""
    row = session.get_one(WebhookDelivery, errand.id)
    if row.due_at is None:
        # It was closed meanwhile.
        return
    row.attempts += 1
    row.answer = answer[:LONGEST_ANSWER]
    delay = next_delay(row.attempts)
    row.due_at = None if is_delivered or delay is None else now + delay
    row.delivered_at = now if is_delivered else None


def forget_deliveries(session: Session, *, now: datetime) -> None:
    """Empty what was told, or given up, long ago; its key stays, so that it is never told again."""
    session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.due_at.is_(None), WebhookDelivery.created_at < now - KEPT, WebhookDelivery.body != "")
        .values(body="")
    )


def _own(session: Session, public_id: str, by: By) -> Webhook | None:
    query = select(Webhook).where(Webhook.public_id == public_id, Webhook.organisation_id == by.organisation_id)
    return session.scalar(query)


def _note_for(session: Session, hook: Webhook, now: datetime) -> int:
    since = max(hook.created_at, now - LOOKS_BACK)
    known = set(session.scalars(select(WebhookDelivery.key).where(WebhookDelivery.webhook_id == hook.id)))
    found = [each for each in _happenings(session, hook, since) if each.key not in known]
    for each in found:
        _add(session, hook, each, now)
    return len(found)


def _add(session: Session, hook: Webhook, happening: Happening, now: datetime) -> None:
    public_id = hashlib.sha256(f"{hook.public_id}:{happening.key}".encode()).hexdigest()[:24]
    told = {
        "id": public_id,
        "event": happening.event.value,
        "created_at": now.isoformat(),
        "data": happening.data,
    }
    session.add(
        WebhookDelivery(
            public_id=public_id,
            webhook_id=hook.id,
            event=happening.event.value,
            key=happening.key,
            body=json.dumps(told, ensure_ascii=False, sort_keys=True),
            created_at=now,
            due_at=now,
        )
    )


def _happenings(session: Session, hook: Webhook, since: datetime) -> Iterator[Happening]:
    """Read what happened: identifiers alone, which only say something to who may ask the API."""
    readers = {
        HookEvent.JOINED: _joined,
        HookEvent.ATTENDED: _attended,
        HookEvent.APPOINTMENT: _appointments,
        HookEvent.BADGE: _badges,
    }
    for event, reader in readers.items():
        if event.value in hook.events:
            yield from reader(session, hook, since)


def _joined(session: Session, hook: Webhook, since: datetime) -> Iterator[Happening]:
    rows = session.execute(
        select(Participant.public_id, Cohort.public_id, Team.public_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Team, Team.id == Participant.team_id)
        .where(
            Cohort.organisation_id == hook.organisation_id,
            Participant.created_at >= since,
            Participant.is_withdrawn.is_(False),
        )
        .order_by(Participant.id)
    )
    for participant, cohort, team in rows:
        data = {"participant": participant, "cohort": cohort, "team": team}
        yield Happening(event=HookEvent.JOINED, key=f"joined:{participant}", data=data)


def _attended(session: Session, hook: Webhook, since: datetime) -> Iterator[Happening]:
    rows = session.execute(
        select(Participant.public_id, Cohort.public_id, Attendance.day)
        .join(Participant, Participant.id == Attendance.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Cohort.organisation_id == hook.organisation_id, Attendance.at >= since)
        .order_by(Attendance.id)
    )
    for participant, cohort, day in rows:
        data = {"participant": participant, "cohort": cohort, "day": day}
        yield Happening(event=HookEvent.ATTENDED, key=f"attended:{participant}:{day}", data=data)


def _appointments(session: Session, hook: Webhook, since: datetime) -> Iterator[Happening]:
    """Read the appointments made since the webhook was opened: each state that one of them takes is told."""
    rows = session.execute(
        select(Appointment, Participant.public_id)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Cohort.organisation_id == hook.organisation_id, Appointment.created_at >= hook.created_at)
        .order_by(Appointment.id)
    )
    for row, participant in rows:
        data = {
            "appointment": row.public_id,
            "participant": participant,
            "starts_at": row.starts_at.isoformat(),
            "status": row.status,
        }
        key = f"appointment:{row.public_id}:{row.sequence}:{row.status}"
        yield Happening(event=HookEvent.APPOINTMENT, key=key, data=data)


def _badges(session: Session, hook: Webhook, since: datetime) -> Iterator[Happening]:
    rows = session.execute(
        select(Award.public_id, Award.achievement, Participant.public_id)
        .join(Participant, Participant.id == Award.participant_id)
        .where(Award.organisation_id == hook.organisation_id, Award.awarded_at >= since, Award.revoked_at.is_(None))
        .order_by(Award.id)
    )
    for badge, achievement, participant in rows:
        data = {"badge": badge, "achievement": achievement, "participant": participant}
        yield Happening(event=HookEvent.BADGE, key=f"badge:{badge}", data=data)
