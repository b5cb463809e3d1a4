"""Every minute: what happened is written down for the webhooks, and what is due is sent, outside of any transaction."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

from webapp.config import Config
from webapp.jobs.outgoing import Sender, Sent
from webapp.policy.programs import hook_secret, hook_signature
from webapp.store.writer import Writer
from webapp.usecases.hooks import Errand, forget_deliveries, note_happenings, settle, take_due

Send = Callable[[str, bytes, Mapping[str, str]], Sent]
AT_ONCE = 8


def tell_programs(config: Config, writer: Writer, send: Send | None = None, now: datetime | None = None) -> int:
    """Send what is due; return how many things were tried."""
    moment, sender = now or datetime.now(UTC), send or Sender()
    writer.run(partial(note_happenings, now=moment))
    errands = writer.run(partial(take_due, now=moment))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for errand, sent in zip(
            errands, pool.map(lambda each: _send(config, sender, each, moment), errands), strict=True
        ):
            writer.run(partial(settle, errand=errand, is_delivered=sent.is_delivered, answer=sent.answer, now=moment))
    return len(errands)


def forget_told(writer: Writer, now: datetime | None = None) -> None:
    """Forget what was told long ago."""
    writer.run(partial(forget_deliveries, now=now or datetime.now(UTC)))


def _send(config: Config, send: Send, errand: Errand, now: datetime) -> Sent:
    secret, body = hook_secret(errand.webhook, secret_key=config.secret_key), errand.body.encode()
    stamp = int(now.timestamp())
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Elan-Webhook/1",
        "Elan-Event": errand.event,
        "Elan-Delivery": errand.public_id,
        "Elan-Timestamp": str(stamp),
        "Elan-Signature": f"v1={hook_signature(secret, body, stamp=stamp)}",
    }
    return send(errand.address, body, headers)
