"""Whether a badge was given to the owner of an e-mail address. The library compares identifiers alone, never hashes."""

import hashlib
from collections.abc import Mapping
from typing import Any

from badges.verification.report import Report
from badges.verification.sentences import Finding
from badges.verification.words import as_list, text_at


def check_recipient(document: Mapping[str, Any], email: str, report: Report) -> None:
    """Compare an address with what the badge says of its recipient."""
    known = _identities(document)
    if not known:
        report.add(Finding.RECIPIENT_NOT_SAID)
        return
    same = any(_is(identity, email.strip()) for identity in known)
    report.add(Finding.RECIPIENT_SAME if same else Finding.RECIPIENT_DIFFERS)


def _identities(document: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Each e-mail address that the badge holds: how it is written, its salt, whether it is hashed."""
    found = [
        (text_at(identity, "identityHash"), text_at(identity, "salt"), identity.get("hashed") is not False)
        for subject in as_list(document.get("credentialSubject"))
        if isinstance(subject, Mapping)
        for identity in as_list(subject.get("identifier"))
        if isinstance(identity, Mapping) and text_at(identity, "identityType") == "emailAddress"
    ]
    recipient = document.get("recipient")
    if isinstance(recipient, Mapping) and recipient.get("type") == "email":
        found.append((text_at(recipient, "identity"), text_at(recipient, "salt"), recipient.get("hashed") is not False))
    return found


def _is(identity: tuple[str, str, bool], email: str) -> bool:
    """Backpacks hash the address as it was typed, or in small letters: both are tried."""
    written, salt, hashed = identity
    tried = {email, email.lower()}
    if not hashed:
        return written.lower() == email.lower()
    algorithm, _, digest = written.partition("$")
    if algorithm not in ("sha256", "md5"):
        return False
    digests = {hashlib.new(algorithm, (form + salt).encode(), usedforsecurity=False).hexdigest() for form in tried}
    return digest.lower() in digests
