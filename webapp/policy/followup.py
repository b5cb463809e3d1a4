"""When somebody should be called: silence and standing still, counted in time when people work. Never a judgement."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

SILENT: Final = timedelta(hours=48)
STUCK: Final = timedelta(minutes=20)
HINTS: Final = 3
_SATURDAY: Final = 5


def is_silent(*, last_at: datetime, local_now: datetime) -> bool:
    """Say whether nothing was heard for 48 hours; Saturdays and Sundays do not count."""
    return weekday_time(last_at.astimezone(local_now.tzinfo), local_now) >= SILENT


def heard_until(last_at: datetime, excused_on: Iterable[date], zone: tzinfo | None) -> datetime:
    """Return when silence begins: an excused day is none, it counts until its midnight."""
    ends = (datetime.combine(day + timedelta(days=1), time(), zone) for day in excused_on)
    return max((last_at, *ends))


def is_long(*, since: datetime | None, now: datetime) -> bool:
    """Say whether somebody has stood on the same step for twenty minutes."""
    return since is not None and now - since >= STUCK


def weekday_time(start: datetime, end: datetime) -> timedelta:
    """Return how much time from Monday to Friday lies between two instants of one time zone."""
    counted, current = timedelta(), start
    while current < end:
        midnight = (current + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        until = min(midnight, end)
        if current.weekday() < _SATURDAY:
            counted += until - current
        current = until
    return counted
