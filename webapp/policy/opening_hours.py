"""When an organisation answers: hours of the week, without the days on which it is shut."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

# Weekday (0 is Monday) -> from and to, as "09:00".
Week = Mapping[str, Sequence[Sequence[str]]]
IsShut = Callable[[date], bool]

_DAY: Final = (("09:00", "12:30"), ("13:30", "17:30"))
USUAL: Final[Week] = {str(weekday): _DAY for weekday in range(5)}
LOOKS_AHEAD: Final = 30


def is_open(week: Week, local: datetime, *, is_shut: IsShut) -> bool:
    """Say whether somebody answers at this moment."""
    return not is_shut(local.date()) and any(start <= local.time() < end for start, end in _spans(week, local.date()))


def next_opening(week: Week, local: datetime, *, is_shut: IsShut) -> datetime | None:
    """Return when somebody answers next; the moment itself if that is now; None if nothing is planned for a month."""
    if is_open(week, local, is_shut=is_shut):
        return local
    for ahead in range(LOOKS_AHEAD):
        day = local.date() + timedelta(days=ahead)
        starts = [datetime.combine(day, start, local.tzinfo) for start, _ in _spans(week, day)]
        later = [start for start in starts if start > local]
        if later and not is_shut(day):
            return min(later)
    return None


def _spans(week: Week, day: date) -> list[tuple[time, time]]:
    spans = week.get(str(day.weekday()), ())
    return [(time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans]
