"""One-time links of staff: how long they live."""

from datetime import timedelta

INVITATION = timedelta(days=7)
NEW_PASSWORD = timedelta(days=1)
BY_EMAIL = timedelta(hours=1)
