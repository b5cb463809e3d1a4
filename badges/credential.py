"""One award to one person, as an Open Badges 3.0 credential. No name, no e-mail, no birth date is in it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from badges.achievement import Achievement, achievement_document
from badges.contexts import ISSUED
from badges.documents import Document, instant, without_empty
from badges.issuer import Issuer, profile

SCHEMA: Final = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows what was done. An address only when the youth made it public."""

    name: str
    narrative: str
    genre: str = ""
    audience: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class HashedEmail:
    """An address that its owner can prove, and nobody can read."""

    hash: str
    salt: str


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """The bit that says whether the badge was withdrawn. An index is never used twice."""

    list_url: str
    index: int


@dataclass(frozen=True, slots=True)
class Award:
    """All that is signed. ``awarded_at`` stays when the badge is signed again later (``valid_from``)."""

    id: UUID
    recipient: UUID
    issuer: Issuer
    achievement: Achievement
    awarded_at: datetime
    valid_from: datetime
    status: StatusPlace
    narrative: str = ""
    evidence: tuple[Evidence, ...] = ()
    email: HashedEmail | None = None
    valid_until: datetime | None = None
    endorsements: tuple[Document, ...] = ()


def hashed_email(address: str, salt: str) -> HashedEmail:
    """The address as a backpack will compare it: trimmed and in small letters, then hashed with the salt."""
    plain = address.strip().lower()
    return HashedEmail(f"sha256${hashlib.sha256((plain + salt).encode()).hexdigest()}", salt)


def credential_document(award: Award) -> Document:
    """The credential, not signed yet. ``name`` is the achievement's: wallets show one or the other."""
    return without_empty(
        {
            "@context": list(ISSUED),
            "id": award.id.urn,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": award.achievement.name,
            "description": award.achievement.description,
            "issuer": profile(award.issuer),
            "validFrom": instant(award.valid_from),
            "validUntil": instant(award.valid_until) if award.valid_until else None,
            "awardedDate": instant(award.awarded_at),
            "credentialSubject": _subject(award),
            "evidence": [_evidence(evidence) for evidence in award.evidence],
            "credentialStatus": status_entry(award.status),
            "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
            "endorsement": list(award.endorsements),
        }
    )


def status_entry(place: StatusPlace) -> Document:
    """Where to look whether the credential was withdrawn. One entry: some wallets read the first alone."""
    return {
        "id": f"{place.list_url}#{place.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place.index),
        "statusListCredential": place.list_url,
    }


def _subject(award: Award) -> Document:
    return without_empty(
        {
            "id": award.recipient.urn,
            "type": ["AchievementSubject"],
            "achievement": achievement_document(award.achievement),
            "narrative": award.narrative,
            "identifier": [_identity(award.email)] if award.email else [],
        }
    )


def _identity(email: HashedEmail) -> Document:
    return {
        "type": "IdentityObject",
        "identityType": "emailAddress",
        "hashed": True,
        "identityHash": email.hash,
        "salt": email.salt,
    }


def _evidence(evidence: Evidence) -> Document:
    return without_empty(
        {
            "id": evidence.url,
            "type": ["Evidence"],
            "name": evidence.name,
            "narrative": evidence.narrative,
            "genre": evidence.genre,
            "audience": evidence.audience,
        }
    )
