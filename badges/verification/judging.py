"""From whatever somebody was given, a file or an address, to a report."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from badges.verification.fetching import Fetch, Gone, Missing, Refused, Unreachable, sparing
from badges.verification.open_badges_2 import check_assertion, is_assertion
from badges.verification.open_badges_3 import check_credential, is_credential
from badges.verification.reading import Content, read, read_pasted
from badges.verification.recipients import check_recipient
from badges.verification.report import Report, Stopped
from badges.verification.sentences import Finding
from badges.verification.words import as_list, id_of


def verify(source: bytes | str, *, fetch: Fetch, now: datetime, email: str = "") -> Report:
    """Judge a file, an address or a pasted badge. Never raises for what a stranger gave: the report says it."""
    report = Report()
    fetch = sparing(fetch)
    with suppress(Stopped):
        found = read_pasted(source, report) if isinstance(source, str) else read(source, report)
        if found.address:
            found = _followed(found.address, report, fetch)
        _check(found.document or {}, found.token, report, fetch=fetch, now=now)
        if email:
            check_recipient(found.document or {}, email, report)
    return report


def _followed(address: str, report: Report, fetch: Fetch) -> Content:
    """What stands at the address: once, never an address again."""
    try:
        content = fetch(address)
    except Refused as fault:
        report.stop(Finding.ADDRESS_REFUSED, why=str(fault))
    except Gone:
        report.stop(Finding.WITHDRAWN)
    except Missing:
        report.stop(Finding.ADDRESS_EMPTY)
    except Unreachable as fault:
        report.stop(Finding.ADDRESS_UNREACHABLE, why=str(fault))
    found = read(content, report)
    if found.address and found.address != address:
        return _last(found.address, report, fetch)
    return found


def _last(address: str, report: Report, fetch: Fetch) -> Content:
    """A picture at an address may hold the address of its assertion; there it ends."""
    try:
        found = read(fetch(address), report)
    except Refused as fault:
        report.stop(Finding.ADDRESS_REFUSED, why=str(fault))
    except Unreachable as fault:
        report.stop(Finding.ADDRESS_UNREACHABLE, why=str(fault))
    if found.document is None:
        report.stop(Finding.NO_BADGE, what="cette adresse")
    return found


def _check(document: Mapping[str, Any], token: str, report: Report, *, fetch: Fetch, now: datetime) -> None:
    if is_credential(document):
        check_credential(document, token, report, fetch=fetch, now=now)
    elif is_assertion(document):
        check_assertion(document, token, report, fetch=fetch, now=now)
    elif _is_older(document):
        report.stop(Finding.FORM_OLD)
    else:
        report.stop(Finding.FORM_UNKNOWN)


def _is_older(document: Mapping[str, Any]) -> bool:
    """An assertion of the first generation says no type, but has these three."""
    contexts = [id_of(context) for context in as_list(document.get("@context"))]
    return "https://w3id.org/openbadges/v1" in contexts or {"recipient", "badge", "verify"} <= document.keys()
