"""From when until when a badge counts."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from badges.verification.report import Report
from badges.verification.sentences import Finding
from badges.verification.words import day, moment

_SKEW: Final = timedelta(minutes=5)
_STARTS: Final = ("validFrom", "issuanceDate", "issuedOn", "nbf")
_ENDS: Final = ("validUntil", "expirationDate", "expires", "exp")


def check_window(document: Mapping[str, Any], report: Report, *, now: datetime) -> None:
    """Whether the badge counts at this moment."""
    starts, ends = (_moments(document, names) for names in (_STARTS, _ENDS))
    if starts is None or ends is None:
        report.add(Finding.DATES_UNREADABLE)
    elif starts and max(starts) > now + _SKEW:
        report.add(Finding.NOT_YET, day=day(max(starts)))
    elif not ends:
        report.add(Finding.WITHOUT_END)
    else:
        report.add(Finding.EXPIRED if min(ends) < now - _SKEW else Finding.IN_TIME, day=day(min(ends)))


def covers(document: Mapping[str, Any], now: datetime) -> bool:
    """The same, for a document that is no badge."""
    report = Report()
    check_window(document, report, now=now)
    return report.findings in ([Finding.IN_TIME], [Finding.WITHOUT_END])


def _moments(document: Mapping[str, Any], names: tuple[str, ...]) -> list[datetime] | None:
    found = [_moment(document[name]) for name in names if document.get(name) is not None]
    known = [at for at in found if at is not None]
    return known if len(known) == len(found) else None


def _moment(value: Any) -> datetime | None:
    if isinstance(value, int | float):
        try:
            return datetime.fromtimestamp(value, UTC)
        except (OverflowError, OSError, ValueError):
            return None
    return moment(value)
