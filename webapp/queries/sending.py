"""What is to be sent and what was: letters, notifications, what programs are told. Counts and waits, never names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from webapp.store.models import MailOut, PushOut, WebhookDelivery

# How long something waited, in seconds; what happens by itself happens each minute.
BOUNDS: Final = (5, 30, 60, 120, 300, 900, 3600)
LATELY: Final = timedelta(days=1)
# More than an installation sends in a day: reading figures stays cheap.
MOST: Final = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits since when, and how long it may be late; ``left_at``: empty where nobody notes when it came."""

    waits: ColumnElement[bool]
    since: Any
    left_at: Any = None


QUEUES: Final[Mapping[str, Queue]] = {
    "letters": Queue(
        waits=MailOut.sent_at.is_(None) & MailOut.given_up_at.is_(None), since=MailOut.at, left_at=MailOut.sent_at
    ),
    "notifications": Queue(waits=PushOut.settled_at.is_(None), since=PushOut.next_at),
    "programs": Queue(
        waits=WebhookDelivery.due_at.is_not(None),
        since=WebhookDelivery.created_at,
        left_at=WebhookDelivery.delivered_at,
    ),
}
GIVEN_UP: Final[Mapping[str, ColumnElement[bool]]] = {
    "letters": MailOut.given_up_at.is_not(None),
    "programs": WebhookDelivery.due_at.is_(None) & WebhookDelivery.delivered_at.is_(None),
}


def sending(session: Session, *, now: datetime) -> Mapping[str, int]:
    """Return, for each queue, how much waits, since when, and what was given up; and how long the last day's waited."""
    return dict(line for name, queue in QUEUES.items() for line in _figures(session, name, queue, now))


def _figures(session: Session, name: str, queue: Queue, now: datetime) -> Iterator[tuple[str, int]]:
    waiting, oldest = session.execute(select(func.count(queue.since), func.min(queue.since)).where(queue.waits)).one()
    yield f'elan_queue_waiting{{queue="{name}"}}', waiting
    yield f'elan_queue_oldest_seconds{{queue="{name}"}}', max(0, int((now - oldest).total_seconds())) if oldest else 0
    if name in GIVEN_UP:
        lost = session.scalar(select(func.count(queue.since)).where(GIVEN_UP[name]))
        yield f'elan_queue_given_up{{queue="{name}"}}', lost or 0
    if queue.left_at is not None:
        yield from _waits(session, name, queue, now)


def _waits(session: Session, name: str, queue: Queue, now: datetime) -> Iterator[tuple[str, int]]:
    """Count what left within the last day by how long it had waited, each bound with those below it."""
    rows = session.execute(
        select(queue.since, queue.left_at)
        .where(queue.left_at > now - LATELY)
        .order_by(queue.left_at.desc())
        .limit(MOST)
    )
    counts = Counter(bisect_left(BOUNDS, (left - since).total_seconds()) for since, left in rows)
    totals = accumulate(counts[index] for index in range(len(BOUNDS) + 1))
    for bound, total in zip((*BOUNDS, "+Inf"), totals, strict=True):
        yield f'elan_queue_left_last_day{{queue="{name}",waited="{bound}"}}', total
