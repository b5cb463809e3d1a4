"""A very small writer of iCalendar (RFC 5545): one appointment, as phones and agendas read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

MEDIA_TYPE: Final = "text/calendar"
MAX_OCTETS: Final = 75
_ESCAPES: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An event. ``sequence`` grows each time it moves, so that an agenda replaces what it had."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    duration_min: int
    summary: str
    description: str
    location: str
    status: Literal["CONFIRMED", "CANCELLED"] = "CONFIRMED"


def write_calendar(event: CalendarEvent) -> str:
    """Write a calendar that holds one event, with the line ends that the format asks for."""
    ends_at = event.starts_at + timedelta(minutes=event.duration_min)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Elan//Rendez-vous//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{instant(event.stamp)}",
        f"DTSTART:{instant(event.starts_at)}",
        f"DTEND:{instant(ends_at)}",
        f"STATUS:{event.status}",
        f"SUMMARY:{escaped(event.summary)}",
        f"DESCRIPTION:{escaped(event.description)}",
        f"LOCATION:{escaped(event.location)}",
        "END:VEVENT",
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
