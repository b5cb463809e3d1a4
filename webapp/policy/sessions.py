"""Sessions of phones: the name of the cookie, and what may be kept of its token."""

import hashlib

SESSION_DAYS = 120


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).digest()


def cookie_name(*, is_https: bool) -> str:
    """Return the name of the session cookie; ``__Host-`` needs https, which a laptop's demonstration has not."""
    return "__Host-elan" if is_https else "elan"
