"""The dates and times of slots that come back: RFC 5545, without exceptions and public holidays, on the wall clock."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class UnreadableRule(ValueError):
    """The text is no rule of RFC 5545 that gives days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a day, in local time, cut into slots of one length."""

    opens_at: time
    closes_at: time
    duration_min: int

    def times(self) -> Iterator[time]:
        """Return when each slot begins; the last one ends before the window does."""
        day, length = date(2000, 1, 1), timedelta(minutes=self.duration_min)
        current, end = datetime.combine(day, self.opens_at), datetime.combine(day, self.closes_at)
        while current + length <= end:
            yield current.time()
            current += length


def weekly(days: Collection[int], *, every: int = 1) -> str:
    """Write the rule of some days of the week (Monday is 0), every week or every so many weeks."""
    by_day = ",".join(WEEKDAYS[day] for day in sorted(days))
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={by_day}" if every > 1 else f"FREQ=WEEKLY;BYDAY={by_day}"


def days_of(
    rrule: str, *, starts_on: date, after: date, through: date, exceptions: Collection[str], is_on_holidays: bool
) -> list[date]:
    """Return the days of a rule after one date and through another; raise UnreadableRule."""
    from dateutil.rrule import rrulestr

    try:
        rule = rrulestr(rrule, dtstart=datetime.combine(starts_on, time()))
        found = rule.between(
            datetime.combine(max(after, starts_on - timedelta(days=1)), time()),
            datetime.combine(through, time()),
            inc=True,
        )
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableRule(rrule) from error
    days = (moment.date() for moment in found)
    return [
        day
        for day in days
        if day > after and day.isoformat() not in exceptions and (is_on_holidays or not is_holiday(day))
    ]


def instants(day: date, window: Window, zone: ZoneInfo) -> list[datetime]:
    """Return when the slots of a day begin: nine o'clock stays nine o'clock when the hour changes."""
    return [datetime.combine(day, at, tzinfo=zone).astimezone(UTC) for at in window.times()]


def is_holiday(day: date) -> bool:
    """Say whether a date is a public holiday in France."""
    import holidays

    return day in holidays.country_holidays("FR", years=day.year)


def working_day_after(day: date, count: int) -> date:
    """Return the date that comes so many working days later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and not is_holiday(day)
    return day
