"""When a phone may ring: between the hours that an organisation sets, inside those that youths are promised."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

# « Pas entre 20 h 30 et 8 h »: the words by which youths agree to reminders.
LOUD: Final = ("08:00", "20:30")


def may_ring_at(local: datetime, hours: Sequence[str] = LOUD) -> datetime:
    """Return the moment itself if a phone may ring then, otherwise the next one at which it may."""
    opens, closes = (time.fromisoformat(each) for each in hours)
    if opens <= local.time() < closes:
        return local
    day = local.date() + timedelta(days=local.time() >= closes)
    return datetime.combine(day, opens, local.tzinfo)


def hours_fault(spans: Sequence[Sequence[str]] | None) -> bool:
    """Say whether these are not one span inside of what was promised."""
    return not spans or len(spans) != 1 or not LOUD[0] <= spans[0][0] < spans[0][1] <= LOUD[1]
