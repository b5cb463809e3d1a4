"""Verifying any badge: it writes nothing, and says each thing in plain French."""

from datetime import datetime

from badges.verification import Report, verify
from badges.verification.fetching import Fetch, SafeFetcher

__all__ = ["Fetch", "Report", "safe_fetch", "verify_badge"]


def verify_badge(given: bytes | str, *, email: str, fetch: Fetch, now: datetime) -> Report:
    """Judge a file or an address, and say each thing that was looked at in plain French."""
    return verify(given, fetch=fetch, now=now, email=email)


def safe_fetch() -> Fetch:
    """Return what opens addresses of strangers: public machines alone, HTTPS, little and not for long."""
    return SafeFetcher()
