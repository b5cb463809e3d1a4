"""Whether the issuer took the badge back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from badges.faults import BadgeFault
from badges.status_list import is_set
from badges.verification.fetching import Fetch, Refused, Unreachable
from badges.verification.issuers import Keys
from badges.verification.reading import Content, read
from badges.verification.report import Report, Stopped
from badges.verification.sentences import Finding
from badges.verification.signatures import method_of, proof_holds, token_holds
from badges.verification.window import covers
from badges.verification.words import as_list, id_of, text_at

_MARKED: Final = {"revocation": Finding.WITHDRAWN, "suspension": Finding.SUSPENDED}
_MOST: Final = 4


def check_status(document: Mapping[str, Any], keys: Keys, report: Report, *, fetch: Fetch, now: datetime) -> None:
    """Look the badge up in every list that it names."""
    entries = as_list(document.get("credentialStatus"))[:_MOST]
    findings = [_entry(entry, id_of(document), keys, report, fetch=fetch, now=now) for entry in entries]
    told = [finding for finding in findings if finding is not None]
    if not entries:
        report.add(Finding.LIST_ABSENT)
    elif all(finding is Finding.NOT_WITHDRAWN for finding in told) and told:
        report.add(Finding.NOT_WITHDRAWN)
    for finding in {finding for finding in told if finding is not Finding.NOT_WITHDRAWN}:
        report.add(finding)


def _entry(entry: Any, credential: str, keys: Keys, report: Report, *, fetch: Fetch, now: datetime) -> Finding | None:
    """What the list says; nothing when it could not be asked, which the report then says."""
    kind, purpose = text_at(entry, "type"), text_at(entry, "statusPurpose") or "revocation"
    address = text_at(entry, "statusListCredential") or id_of(entry)
    try:
        content = fetch(address)
    except (Refused, Unreachable) as fault:
        report.add(Finding.LIST_UNREACHABLE, why=str(fault))
        return None
    if kind == "1EdTechRevocationList":
        return _named(content, credential, keys)
    if kind != "BitstringStatusListEntry" or purpose not in _MARKED:
        return Finding.LIST_UNTRUSTED
    listed = _trusted(content, address, keys, now)
    subject = listed.get("credentialSubject") if listed else None
    if not isinstance(subject, Mapping) or purpose not in as_list(subject.get("statusPurpose")):
        return Finding.LIST_UNTRUSTED
    try:
        marked = is_set(subject, int(text_at(entry, "statusListIndex")))
    except (BadgeFault, ValueError):
        return Finding.LIST_UNTRUSTED
    return _MARKED[purpose] if marked else Finding.NOT_WITHDRAWN


def _trusted(content: bytes, address: str, keys: Keys, now: datetime) -> Mapping[str, Any] | None:
    """The list, when the issuer of the badge signed it, it stands at its own address, and it has not ended."""
    found = _list(content)
    document = found.document
    if document is None or id_of(document.get("issuer")) != keys.issuer or id_of(document) != address:
        return None
    if found.token:
        signed = any(token_holds(found.token, pem) for pem in keys.pems.values())
    else:
        pem = keys.pems.get(method_of(document))
        signed = pem is not None and proof_holds(document, pem)
    return document if signed and covers(document, now) else None


def _named(content: bytes, credential: str, keys: Keys) -> Finding:
    """The older list of 1EdTech, which names what was withdrawn and is believed for where it stands."""
    document = _list(content).document
    if document is None or id_of(document.get("issuer")) != keys.issuer:
        return Finding.LIST_UNTRUSTED
    withdrawn = {id_of(entry) for entry in as_list(document.get("revokedCredential"))}
    return Finding.WITHDRAWN if credential in withdrawn else Finding.NOT_WITHDRAWN


def _list(content: bytes) -> Content:
    try:
        return read(content, Report())
    except Stopped:
        return Content()
