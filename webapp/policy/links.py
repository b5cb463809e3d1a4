"""Links that are sent: how long those of staff live, and the one that stands in a youth's e-mails."""

import hashlib
import hmac
from datetime import timedelta

INVITATION = timedelta(days=7)
NEW_PASSWORD = timedelta(days=1)
BY_EMAIL = timedelta(hours=1)


def contact_token(secret_key: str, *, participant: str, email: str) -> str:
    """Return what confirms or forgets an address: each letter can hold it, and the database only its hash."""
    return hmac.new(secret_key.encode(), f"contact email\0{participant}\0{email}".encode(), hashlib.sha256).hexdigest()
