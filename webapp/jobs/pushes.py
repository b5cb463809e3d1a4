"""Notifications that leave: each encrypted for one phone, posted to the push service that the phone named."""

import hashlib
import json
import logging
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from webapp.config import Config
from webapp.jobs.outgoing import Sender, Sent
from webapp.push import SALT_SIZE, authorization, encrypted, to_text
from webapp.store.writer import Writer
from webapp.usecases.pushing import Errand, push_gone, push_settled, take_errands

Send = Callable[[str, bytes, Mapping[str, str]], Sent]
AT_ONCE: Final = 8
GONE: Final = frozenset({404, 410})
# What a push service says of a message that it would never take.
REFUSED: Final = frozenset({400, 401, 403, 413})
LONGEST_KEPT_S: Final = 86_400
TOKEN_LIFE: Final = timedelta(hours=12)
# All messages have one length: a push service sees that a reminder passes, and nothing else.
FILLED_TO: Final = 1024
# Where a notification leads, by what its key begins with.
PAGE: Final = "/jeu/rendez-vous"
PAGES: Final = {"workshop": "/jeu/ateliers", "seat": "/jeu/ateliers"}
_log = logging.getLogger(__name__)


def send_pushes(config: Config, writer: Writer, send: Send | None = None, now: datetime | None = None) -> int:
    """Send what is due; return how many left."""
    if config.vapid_private_key is None:
        return 0
    moment, sender = now or datetime.now(UTC), send or Sender()
    errands = writer.run(partial(take_errands, now=moment, zone=config.timezone))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda each: _send(config, sender, each, moment), errands))
    for errand, sent in zip(errands, answers, strict=True):
        _settle(writer, errand, sent, moment)
    return sum(sent.is_delivered for sent in answers)


def _send(config: Config, send: Send, errand: Errand, now: datetime) -> Sent:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    said = {
        "title": "Élan",
        "body": errand.text,
        "tag": errand.key,
        "path": PAGES.get(errand.key.partition(":")[0], PAGE),
    }
    body = encrypted(
        json.dumps(said, ensure_ascii=False).encode(),
        to=errand.to.keys,
        own=generate_private_key(SECP256R1()),
        salt=secrets.token_bytes(SALT_SIZE),
        size=FILLED_TO,
    )
    place = urlsplit(errand.to.endpoint)
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(min(LONGEST_KEPT_S, max(0, int((errand.until - now).total_seconds())))),
        "Topic": to_text(hashlib.sha256(errand.key.encode()).digest()[:24]),
        "Urgency": "high",
        "Authorization": authorization(
            config.vapid_private_key or "",
            audience=f"{place.scheme}://{place.netloc}",
            subject=config.vapid_subject or config.public_url,
            expires_at=int((now + TOKEN_LIFE).timestamp()),
        ),
    }
    return send(errand.to.endpoint, body, headers)


def _settle(writer: Writer, errand: Errand, sent: Sent, now: datetime) -> None:
    if sent.status in GONE:
        writer.run(partial(push_gone, errand=errand.id))
    elif sent.is_delivered or sent.status in REFUSED:
        writer.run(partial(push_settled, errand=errand.id, now=now))
    if not sent.is_delivered:
        _log.warning("a push service did not take a reminder: %s", sent.answer)
