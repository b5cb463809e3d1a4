"""A very small writer of iCalendar (RFC 5545): appointments, as phones and agendas read them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

MEDIA_TYPE: Final = "text/calendar"
MAX_OCTETS: Final = 75
_ESCAPES: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
# How often an agenda that follows an address asks again.
REFRESH: Final = "PT1H"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An event. ``sequence`` grows each time it moves or ends, so that an agenda replaces what it had."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    duration_min: int
    summary: str
    description: str
    organizer: str
    url: str
    location: str = ""
    status: Literal["CONFIRMED", "CANCELLED"] = "CONFIRMED"


def write_calendar(
    events: Sequence[CalendarEvent], *, method: Literal["PUBLISH", "CANCEL"] = "PUBLISH", name: str | None = None
) -> str:
    """Write a calendar, with the line ends that the format asks for. ``name``: of a calendar that is followed."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Elan//Rendez-vous//FR",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        *_followed(name),
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in folded(line))


def instant(moment: datetime) -> str:
    """Write an instant in UTC: 20270303T090000Z."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Write a text so that its commas, semicolons, backslashes and line breaks are only text."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_ESCAPES.get(sign, sign) for sign in plain)


def quoted(text: str) -> str:
    """Write the value of a parameter: no quote, no line break and no control sign can be in it."""
    return '"' + "".join(" " if ord(sign) < 32 or sign in '"\x7f' else sign for sign in text) + '"'


def folded(line: str) -> Iterable[str]:
    """Cut a line into pieces of 75 octets at most; each after the first begins with a space. No sign is cut in two."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > MAX_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += octets
    yield piece


def _followed(name: str | None) -> Iterator[str]:
    if name is not None:
        yield f"X-WR-CALNAME:{escaped(name)}"
        yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
        yield f"X-PUBLISHED-TTL:{REFRESH}"


def _event(event: CalendarEvent) -> Iterator[str]:
    ends_at = event.starts_at + timedelta(minutes=event.duration_min)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{instant(event.stamp)}"
    yield f"DTSTART:{instant(event.starts_at)}"
    yield f"DTEND:{instant(ends_at)}"
    yield f"STATUS:{event.status}"
    yield f"ORGANIZER;CN={quoted(event.organizer)}:{event.url}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"URL:{event.url}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    yield "END:VEVENT"
