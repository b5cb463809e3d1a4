"""The calendar of a cohort: which dates are worked in France and here, and when each day of the quest opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from webapp.quest.content import Quest

# The part of the country, as people say it, and its code in the library of holidays.
REGIONS: Final[Mapping[str, str]] = {
    "": "France entière",
    "6AE": "Alsace",
    "57": "Moselle",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
    "NC": "Nouvelle-Calédonie",
    "PF": "Polynésie française",
    "PM": "Saint-Pierre-et-Miquelon",
    "BL": "Saint-Barthélemy",
    "MF": "Saint-Martin",
    "WF": "Wallis-et-Futuna",
}
# How far a plan may reach: ten days with a long pause in them.
HORIZON: Final = timedelta(days=180)
WEEKEND: Final = "we"
DAYS_OF_WEEK: Final = range(7)

Hours = Mapping[str, Any]
Pause = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """What a place does not work: public holidays of its region, its own closed weekdays, a pause."""

    region: str = ""
    hours: Hours | None = None
    pauses: Sequence[Pause] = ()

    def reason(self, day: date) -> str | None:
        """Say why nobody works on a date; None on a working day. Saturdays and Sundays go without saying."""
        if day.weekday() >= 5:
            return "week-end"
        if holiday := public_holidays(day.year, self.region).get(day):
            return holiday
        if any(first <= day <= last for first, last in self.pauses):
            return "pause"
        if self.hours and not self.hours.get(str(day.weekday())):
            return "fermé ce jour-là"
        return None

    def working_days(self, first: date) -> dict[date, bool]:
        """Say of each date of a plan whether people work."""
        dates = [first + timedelta(days=number) for number in range(HORIZON.days)]
        return {day: self.reason(day) is None for day in dates}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """A date of the plan: a day of the quest (``number``, ``title``), the week-end game, or why nothing is played."""

    day: date
    number: int | None = None
    title: str | None = None
    opens_at: str = ""
    hours: str = ""
    reason: str | None = None


@cache
def public_holidays(year: int, region: str) -> Mapping[date, str]:
    """Return the public holidays of a year, by their French names."""
    from holidays import country_holidays

    known = country_holidays("FR", subdiv=region or None, years=year, language="fr")
    return {day: name.replace("'", "’") for day, name in known.items()}


def calendar_lines(quest: Quest[Any], days: Mapping[str, str], closures: Closures) -> tuple[CalendarLine, ...]:
    """Tell a plan date by date, with the working dates that it leaves out and why."""
    opening = {day.id: datetime.fromisoformat(days[day.id]) for day in quest.days if day.id in days}
    lines = [
        CalendarLine(
            day=opening[day.id].date(),
            number=day.number,
            title=day.title,
            opens_at=opening[day.id].strftime("%H:%M"),
            hours=spoken_hours(closures.hours, opening[day.id].date()),
        )
        for day in quest.days
        if day.id in opening
    ]
    played = {line.day for line in lines}
    return tuple(sorted([*lines, *_left_out(played, closures)], key=lambda line: (line.day, line.opens_at)))


def spoken_hours(hours: Hours | None, day: date) -> str:
    """Write the hours of a date as people say them: de 9 h à 12 h 30 et de 13 h 30 à 17 h."""
    spans = (hours or {}).get(str(day.weekday()), [])
    return " et ".join(f"de {spoken_hour(first)} à {spoken_hour(last)}" for first, last in spans)


def spoken_hour(written: str) -> str:
    """Write an hour as people say it: 8 h, 13 h 30."""
    hour, _, minute = written.partition(":")
    space = "\N{NO-BREAK SPACE}"
    return f"{int(hour)}{space}h" + (f"{space}{minute}" if minute != "00" else "")


def _left_out(played: set[date], closures: Closures) -> list[CalendarLine]:
    if not played:
        return []
    span = (max(played) - min(played)).days
    dates = [min(played) + timedelta(days=number) for number in range(span)]
    reasons = [(day, closures.reason(day)) for day in dates if day.weekday() < 5 and day not in played]
    return [CalendarLine(day=day, reason=reason) for day, reason in reasons if reason]
