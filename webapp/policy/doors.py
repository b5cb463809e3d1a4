"""When a cohort lets people in."""

from datetime import datetime


def is_door_shut(*, is_closed: bool, closes_at: datetime | None, now: datetime) -> bool:
    """Say whether nobody may join any more: the counsellor shut the door, or its hour has passed."""
    return is_closed or (closes_at is not None and closes_at <= now)
