"""What programs outside may ask for and be told: the scopes of tokens, the events of webhooks, how long we try."""

import hashlib
import hmac
import re
from datetime import timedelta
from enum import StrEnum
from typing import Final


class ApiScope(StrEnum):
    """A part of the API that a token opens."""

    COHORTS = "cohorts:read"
    PROGRESS = "progress:read"
    ATTENDANCE = "attendance:read"
    APPOINTMENTS = "appointments:read"
    BADGES = "badges:read"


class HookEvent(StrEnum):
    """Something that an organisation's programs may be told."""

    JOINED = "participant.joined"
    ATTENDED = "attendance.marked"
    APPOINTMENT = "appointment.changed"
    BADGE = "badge.awarded"
    TEST = "test"


# So that a token that was left somewhere is recognised, by people and by the programs that look for such things.
RECOGNISED_BY: Final = "elan_"
BEGINNING: Final = len(RECOGNISED_BY) + 6
# A list says when a token was used, to the hour.
TOUCH: Final = timedelta(hours=1)
# After each failure the next try comes later: nine tries in about a day and a half.
DELAYS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720))
KEPT: Final = timedelta(days=30)
LONGEST_ADDRESS: Final = 500
BAD_ADDRESS: Final = "Cette adresse est mal écrite."


def next_delay(attempts: int) -> timedelta | None:
    """Return how long to wait after so many failures; None when it is time to give up."""
    return DELAYS[attempts - 1] if attempts <= len(DELAYS) else None


def hook_secret(public_id: str, *, secret_key: str) -> str:
    """Return the secret of a webhook, which only the installation can derive: it is stored nowhere."""
    return hmac.digest(secret_key.encode(), f"webhook:{public_id}".encode(), hashlib.sha256).hex()


def hook_signature(secret: str, body: bytes, *, stamp: int) -> str:
    """Sign what is sent together with its instant, so that an old one cannot be sent again."""
    return hmac.digest(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hex()


def hook_address_fault(address: str) -> str | None:
    """Say why an address cannot be told anything, in words for the one who typed it; None if it will do."""
    if not address.startswith("https://"):
        return "L’adresse doit commencer par https://."
    place = re.split(r"[/?#]", address.removeprefix("https://"), maxsplit=1)[0]
    if "@" in place or ":" in place.removesuffix(":443"):
        return "L’adresse ne peut porter ni nom d’utilisateur ni port."
    is_written_well = re.fullmatch(r"[A-Za-z0-9.-]+(?::443)?", place) and re.fullmatch(r"[!-~]+", address)
    return None if is_written_well and len(address) <= LONGEST_ADDRESS else BAD_ADDRESS
