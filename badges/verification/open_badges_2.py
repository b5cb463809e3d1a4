"""Badges of the second generation: believed for where they stand, or signed by a key that the issuer publishes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from badges.verification.fetching import Fetch, Gone, Refused, Unreachable
from badges.verification.reading import parsed
from badges.verification.report import Badge, Report
from badges.verification.sentences import Finding
from badges.verification.window import check_window
from badges.verification.words import as_list, id_of, text_at

_SAME: Final = ("id", "recipient", "badge", "issuedOn", "expires")


def is_assertion(document: Mapping[str, Any]) -> bool:
    """Whether this says that it is an Open Badges 2.0 assertion."""
    return "Assertion" in as_list(document.get("type"))


def check_assertion(document: Mapping[str, Any], token: str, report: Report, *, fetch: Fetch, now: datetime) -> None:
    """All checks of an assertion: where it stands, who says so, dates, withdrawal."""
    report.add(Finding.FORM_2)
    kinds = as_list(document.get("verification") or document.get("verify"))
    if text_at(kinds, "type") in ("SignedBadge", "signed"):
        _check_signed(document, token, report, fetch)
    else:
        document = _check_hosted(document, report, fetch)
    check_window({name: document[name] for name in ("issuedOn", "expires") if name in document}, report, now=now)


def _check_hosted(document: Mapping[str, Any], report: Report, fetch: Fetch) -> Mapping[str, Any]:
    address = id_of(document)
    served = _fetched(address, report, fetch)
    if served.get("revoked") is True:
        report.stop(Finding.WITHDRAWN)
    if any(served.get(name) != document.get(name) for name in _SAME):
        report.stop(Finding.HOSTED_DIFFERS)
    badge_class = _followed(served.get("badge"), report, fetch)
    issuer = _followed(badge_class.get("issuer"), report, fetch)
    report.badge = _badge(served, badge_class, issuer)
    if not _in_scope(address, issuer):
        report.stop(Finding.HOSTED_ELSEWHERE)
    report.add(Finding.HOSTED_SAME, host=urlsplit(address).hostname or "")
    report.add(Finding.NOT_WITHDRAWN)
    return served


def _check_signed(document: Mapping[str, Any], token: str, report: Report, fetch: Fetch) -> None:
    """The library follows the key to the issuer and looks the assertion up in its list."""
    if not token:
        report.stop(Finding.SIGNATURE_MISSING)
    badge_class = _followed(document.get("badge"), report, fetch)
    issuer = _followed(badge_class.get("issuer"), report, fetch)
    report.badge = _badge(document, badge_class, issuer)
    from openbadgeslib.ob2 import OB2Verifier
    from openbadgeslib.ob2.verifier import OB2VerificationError

    try:
        OB2Verifier(download=fetch).verify(token, check_revocation=True)
    except OB2VerificationError as fault:
        if "has been revoked" in str(fault):
            report.stop(Finding.WITHDRAWN)
        if str(fault).startswith("Could not fetch"):
            report.stop(Finding.HOSTED_UNREACHABLE, why="il ne répond pas")
        if not str(fault).startswith(("Assertion has expired", "Assertion is not yet valid")):
            report.stop(Finding.SIGNATURE_BROKEN)
    host = urlsplit(id_of(issuer)).hostname or ""
    report.add(Finding.ISSUER_FOUND, name=text_at(issuer, "name") or id_of(issuer), host=host)
    report.add(Finding.SIGNATURE_GOOD)
    report.add(Finding.NOT_WITHDRAWN if issuer.get("revocationList") else Finding.LIST_ABSENT)


def _followed(value: Any, report: Report, fetch: Fetch) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else _fetched(id_of(value), report, fetch)


def _fetched(address: str, report: Report, fetch: Fetch) -> Mapping[str, Any]:
    try:
        found = parsed(fetch(address))
    except Gone:
        report.stop(Finding.WITHDRAWN)
    except (Refused, Unreachable) as fault:
        report.stop(Finding.HOSTED_UNREACHABLE, why=str(fault))
    if not isinstance(found, dict):
        report.stop(Finding.HOSTED_DIFFERS)
    if found.get("id") != address:
        report.stop(Finding.HOSTED_ELSEWHERE)
    return found


def _in_scope(address: str, issuer: Mapping[str, Any]) -> bool:
    """On the issuer's own host, or where its profile says that it publishes."""
    wider = issuer.get("verification")
    if isinstance(wider, Mapping) and (starts := [s for s in as_list(wider.get("startsWith")) if isinstance(s, str)]):
        return address.startswith(tuple(start.rstrip("/") + "/" for start in starts))
    hosts = as_list(wider.get("allowedOrigins")) if isinstance(wider, Mapping) else []
    return urlsplit(address).hostname in (hosts or [urlsplit(id_of(issuer)).hostname])


def _badge(document: Mapping[str, Any], badge_class: Mapping[str, Any], issuer: Mapping[str, Any]) -> Badge:
    return Badge(
        version="2.0",
        name=text_at(badge_class, "name"),
        description=text_at(badge_class, "description"),
        criteria=text_at(badge_class, "criteria", "narrative"),
        narrative=text_at(document, "narrative"),
        issuer=text_at(issuer, "name"),
        issuer_url=text_at(issuer, "url"),
        awarded_at=text_at(document, "issuedOn"),
        valid_until=text_at(document, "expires"),
        image_url=id_of(badge_class.get("image")),
    )
