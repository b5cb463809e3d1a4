"""Sessions: the names of the cookies, how long they live, and what may be kept of their tokens."""

import hashlib
from datetime import datetime, timedelta

SESSION_DAYS = 120
# Staff: a working day without a gesture, a week in all, ten minutes between the password and the second factor.
STAFF_IDLE = timedelta(hours=10)
STAFF_ABSOLUTE = timedelta(days=7)
STAFF_PROVING = timedelta(minutes=10)
# Grave acts ask again who is there, unless it was proven so recently.
STAFF_FRESH = timedelta(minutes=10)
# What a passkey has to sign, from being asked for to being sent back.
STAFF_CHALLENGE = timedelta(minutes=5)
# How often a session notes that it was seen.
STAFF_TOUCH = timedelta(minutes=5)


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).digest()


def new_challenge(chance: bytes, *, now: datetime) -> bytes:
    """Return what a passkey has to sign: bytes of chance, then the second at which they were drawn."""
    return chance + int(now.timestamp()).to_bytes(8)


def is_challenge_over(challenge: bytes, *, now: datetime) -> bool:
    """Say whether what a passkey had to sign is too old to be taken."""
    return now.timestamp() - int.from_bytes(challenge[-8:]) >= STAFF_CHALLENGE.total_seconds()


def cookie_name(*, is_https: bool) -> str:
    """Return the name of the session cookie; ``__Host-`` needs https, which a laptop's demonstration has not."""
    return "__Host-elan" if is_https else "elan"


def staff_cookie_name(*, is_https: bool) -> str:
    """Return the name of the staff's cookie: one browser may hold a youth's place and a counsellor's session."""
    return "__Host-elan-pro" if is_https else "elan-pro"


def is_staff_session_over(*, created_at: datetime, last_seen_at: datetime, is_proven: bool, now: datetime) -> bool:
    """Say whether a staff session has lived long enough."""
    if not is_proven:
        return now - created_at >= STAFF_PROVING
    return now - last_seen_at >= STAFF_IDLE or now - created_at >= STAFF_ABSOLUTE
