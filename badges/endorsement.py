"""What a counsellor says of a badge: a credential of its own, signed first and then laid inside the badge.

It is embedded, never `endorsementJwt`: that term was added to a context in place, and wallets that pinned the older one
refuse the whole badge.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from badges.contexts import ISSUED
from badges.documents import Document, instant
from badges.issuer import Issuer, profile


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A sentence that the organisation signs about whom a badge was given to.

    The subject is the recipient of that one award, not the credential: a strict reader refuses a credential that is
    described again inside itself. Each award names its recipient by an identifier of its own, so the sentence cannot be
    moved to another badge.
    """

    id: UUID
    recipient: UUID
    issuer: Issuer
    comment: str
    valid_from: datetime


def endorsement_document(endorsement: Endorsement) -> Document:
    """The endorsement, not signed yet."""
    return {
        "@context": list(ISSUED),
        "id": endorsement.id.urn,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Confirmation",
        "issuer": profile(endorsement.issuer),
        "validFrom": instant(endorsement.valid_from),
        "credentialSubject": {
            "id": endorsement.recipient.urn,
            "type": ["EndorsementSubject"],
            "endorsementComment": endorsement.comment,
        },
    }
