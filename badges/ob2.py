"""The same award as an Open Badges 2.0 hosted assertion, for Moodle and older backpacks.

It is believed because of where it is served: the three documents stand on one host, each at its own address.
"""

from dataclasses import dataclass
from typing import Final

from badges.achievement import Achievement, Alignment
from badges.credential import Award, Evidence, hashed_email
from badges.documents import Document, instant, without_empty
from badges.issuer import Issuer

CONTEXT: Final = "https://w3id.org/openbadges/v2"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the three documents and the baked picture are served."""

    assertion: str
    badge_class: str
    issuer: str
    image: str


def hosted_assertion(award: Award, at: Addresses) -> Document:
    """What the assertion's address answers."""
    return without_empty(
        {
            "@context": CONTEXT,
            "type": "Assertion",
            "id": at.assertion,
            "recipient": _recipient(award),
            "badge": at.badge_class,
            "verification": {"type": "HostedBadge"},
            "issuedOn": instant(award.awarded_at),
            "expires": instant(award.valid_until) if award.valid_until else None,
            "image": at.image,
            "narrative": award.narrative,
            "evidence": [_evidence(evidence) for evidence in award.evidence],
        }
    )


def withdrawn_assertion(at: Addresses, reason: str) -> Document:
    """What the same address answers once the badge is withdrawn (with status 410)."""
    return {"@context": CONTEXT, "id": at.assertion, "type": "Assertion", "revoked": True, "revocationReason": reason}


def badge_class(achievement: Achievement, at: Addresses) -> Document:
    """The achievement, as Open Badges 2.0 calls it."""
    return without_empty(
        {
            "@context": CONTEXT,
            "type": "BadgeClass",
            "id": at.badge_class,
            "@language": achievement.language,
            "name": achievement.name,
            "description": achievement.description,
            "image": achievement.image_url,
            "criteria": {"id": achievement.id, "narrative": achievement.criteria},
            "issuer": at.issuer,
            "tags": list(achievement.tags),
            "alignment": [_alignment(alignment) for alignment in achievement.alignments],
        }
    )


def issuer_profile(issuer: Issuer, at: Addresses) -> Document:
    """Who issues, at an address of its own: hosted badges know no did:web."""
    return without_empty(
        {
            "@context": CONTEXT,
            "type": "Issuer",
            "id": at.issuer,
            "name": issuer.name,
            "url": issuer.url,
            "description": issuer.description,
            "image": issuer.image_url,
            "verification": {"type": "HostedBadge"},
        }
    )


def _recipient(award: Award) -> Document:
    """The hashed e-mail that a backpack compares; without one, the hash of the identifier of the award."""
    kind, identity = ("email", award.email) if award.email else ("url", hashed_email(award.recipient.urn, award.id.hex))
    return {"type": kind, "hashed": True, "identity": identity.hash, "salt": identity.salt}


def _evidence(evidence: Evidence) -> Document:
    return without_empty(
        {
            "type": "Evidence",
            "id": evidence.url,
            "name": evidence.name,
            "narrative": evidence.narrative,
            "genre": evidence.genre,
            "audience": evidence.audience,
        }
    )


def _alignment(alignment: Alignment) -> Document:
    return without_empty(
        {
            "targetName": alignment.name,
            "targetUrl": alignment.url,
            "targetFramework": alignment.framework,
            "targetCode": alignment.code,
            "targetDescription": alignment.description,
        }
    )
