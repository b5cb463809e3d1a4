"""The webhooks of an organisation, and the journal of what they were told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Webhook, WebhookDelivery

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HookLine:
    """A webhook as a list shows it."""

    public_id: str
    address: str
    events: tuple[str, ...]
    created_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """Something that was told, is to be told, or was given up."""

    public_id: str
    event: str
    address: str
    created_at: datetime
    attempts: int
    answer: str | None
    state: str


def hooks_of(session: Session, organisation_id: int) -> list[HookLine]:
    """List the webhooks of an organisation: those that are told something, then the others."""
    rows = session.scalars(
        select(Webhook)
        .where(Webhook.organisation_id == organisation_id)
        .order_by(Webhook.closed_at.is_not(None), Webhook.id.desc())
    )
    return [
        HookLine(
            public_id=row.public_id,
            address=row.address,
            events=tuple(row.events),
            created_at=row.created_at,
            closed_at=row.closed_at,
        )
        for row in rows
    ]


def deliveries_of(session: Session, organisation_id: int) -> list[DeliveryLine]:
    """List the last deliveries of an organisation, the newest first."""
    rows = session.execute(
        select(WebhookDelivery, Webhook.address)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .where(Webhook.organisation_id == organisation_id)
        .order_by(WebhookDelivery.id.desc())
        .limit(SHOWN)
    )
    return [
        DeliveryLine(
            public_id=row.public_id,
            event=row.event,
            address=address,
            created_at=row.created_at,
            attempts=row.attempts,
            answer=row.answer,
            state="delivered" if row.delivered_at else "waiting" if row.due_at else "given_up",
        )
        for row, address in rows
    ]
