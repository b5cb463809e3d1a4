"""A small web for tests: what each address answers, and nothing else."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from badges.documents import Document, ascii_json
from badges.keys import KeyKind, unlock
from badges.ob2 import Addresses, badge_class, hosted_assertion, issuer_profile
from badges.status_list import status_list
from badges.verification import Report, verify
from badges.verification.fetching import Fetch, Unreachable
from tests.badges.samples import (
    ACHIEVEMENT,
    AWARD,
    BASE,
    DID,
    ISSUER,
    NOW,
    STATUS_URL,
    WRAPPING_KEY,
    public,
    ring,
)

DID_URL = f"{BASE}/did.json"
AT = Addresses(
    assertion="https://elan.exemple.fr/badges/7f3a/ob2.json",
    badge_class=f"{BASE}/achievements/cooperer-1/ob2.json",
    issuer=f"{BASE}/ob2.json",
    image="https://elan.exemple.fr/badges/7f3a.png",
)
PLACE = AWARD.status.index


def marked(*withdrawn: int, valid_days: int = 7, **changes: Any) -> Document:
    """Our list of withdrawn badges; with changes, one that was meddled with."""
    key = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)
    until = NOW + timedelta(days=valid_days)
    return status_list(DID, STATUS_URL, withdrawn, key, now=NOW, valid_until=until) | changes


def documents() -> dict[str, Any]:
    return {
        DID_URL: public(),
        STATUS_URL: marked(),
        AT.assertion: hosted_assertion(AWARD, AT),
        AT.badge_class: badge_class(ACHIEVEMENT, AT),
        AT.issuer: issuer_profile(ISSUER, AT),
    }


def web(changes: Mapping[str, Any] | None = None) -> Fetch:
    """Answers documents as JSON, bytes as they are; an exception is raised; nothing means unreachable."""
    served = documents() | dict(changes or {})

    def fetch(address: str) -> bytes:
        found = served.get(address)
        if isinstance(found, Exception):
            raise found
        if found is None:
            raise Unreachable("il ne répond pas")
        return found if isinstance(found, bytes) else ascii_json(found).encode()

    return fetch


def judged(
    source: bytes | str | Mapping[str, Any], changes: Mapping[str, Any] | None = None, email: str = ""
) -> Report:
    given = source if isinstance(source, bytes | str) else ascii_json(source)
    return verify(given, fetch=web(changes), now=NOW, email=email)
