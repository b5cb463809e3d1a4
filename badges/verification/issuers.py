"""Whose key it is: the document that an issuer publishes, and what it vouches for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from badges.issuer import did_web_address
from badges.verification.fetching import Fetch, Refused, Unreachable
from badges.verification.reading import parsed
from badges.verification.report import Report
from badges.verification.sentences import Finding
from badges.verification.words import as_list, id_of, text_at


@dataclass(frozen=True, slots=True)
class Keys:
    """What an issuer signs with, by the address of each key."""

    issuer: str
    pems: Mapping[str, bytes]


def keys_of(document: Mapping[str, Any], report: Report, *, fetch: Fetch, method: str) -> Keys:
    """The keys that the issuer of this document publishes, or the reason why they are not known."""
    issuer = id_of(document.get("issuer"))
    controller, _, _ = method.partition("#")
    if issuer.startswith("did:key:"):
        report.add(Finding.ISSUER_UNNAMED)
        return Keys(issuer, {method or issuer: _own_key(issuer, controller or issuer, report)})
    if issuer.startswith("did:") and controller not in ("", issuer):
        report.stop(Finding.ISSUER_DIFFERS)
    address = did_web_address(issuer) if issuer.startswith("did:web:") else controller or issuer
    if not address.startswith("https://") or (not issuer.startswith("did:") and _host(issuer) != _host(address)):
        report.stop(Finding.ISSUER_DIFFERS if controller and controller != issuer else Finding.ISSUER_UNNAMED)
    published = _published(address, report, fetch)
    name = text_at(document, "issuer", "name") or issuer
    report.add(Finding.ISSUER_FOUND, name=name, host=_host(address))
    return Keys(issuer, dict(_vouched(published, issuer)))


def key_named(keys: Keys, method: str, report: Report) -> bytes:
    """The one key that a signature names."""
    if method not in keys.pems:
        report.stop(Finding.KEY_UNKNOWN)
    return keys.pems[method]


def _own_key(did: str, controller: str, report: Report) -> bytes:
    if controller != did:
        report.stop(Finding.ISSUER_DIFFERS)
    from openbadgeslib.ob3.did import resolve_did
    from openbadgeslib.ob3.verifier import OB3VerificationError

    try:
        pem: bytes = resolve_did(did)
    except OB3VerificationError:
        report.stop(Finding.KEY_UNKNOWN)
    return pem


def _published(address: str, report: Report, fetch: Fetch) -> Mapping[str, Any]:
    try:
        found = parsed(fetch(address))
    except (Refused, Unreachable) as fault:
        report.stop(Finding.ISSUER_UNREACHABLE, why=str(fault))
    if not isinstance(found, dict):
        report.stop(Finding.ISSUER_UNREACHABLE, why="il ne publie pas ses clés")
    return found


def _vouched(published: Mapping[str, Any], issuer: str) -> list[tuple[str, bytes]]:
    """Keys that the document lists for signing, controlled by the issuer itself."""
    methods = as_list(published.get("verificationMethod")) or [published]
    listed = as_list(published.get("assertionMethod"))
    methods += [method for method in listed if isinstance(method, Mapping)]
    signing = {id_of(method) for method in listed} or {id_of(published)}
    belongs = published.get("id") == issuer or not as_list(published.get("verificationMethod"))
    return [
        (id_of(method), pem)
        for method in methods
        if isinstance(method, Mapping) and belongs and id_of(method) in signing and method.get("controller") == issuer
        if (pem := _pem(method)) is not None
    ]


def _pem(method: Mapping[str, Any]) -> bytes | None:
    from openbadgeslib.ob3.did import pem_for_kid
    from openbadgeslib.ob3.verifier import OB3VerificationError

    address = id_of(method)
    try:
        pem: bytes = pem_for_kid({"verificationMethod": [dict(method)]}, address.partition("#")[0], address)
    except OB3VerificationError:
        return None
    return pem


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
