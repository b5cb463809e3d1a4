"""From an award to files that may be published: sign, then have two readers agree."""

from dataclasses import dataclass
from datetime import datetime

from badges.credential import Award, credential_document
from badges.documents import Document
from badges.endorsement import Endorsement, endorsement_document
from badges.issuer import did_document
from badges.keys import KeyKind, KeyRing, public_pem_of, unlock
from badges.second_check import confirm_jwt, confirm_proof
from badges.signing import as_jwt, with_proof
from badges.strict_reading import read_strictly


@dataclass(frozen=True, slots=True)
class Issued:
    """A badge that two implementations accept: the credential with its proof, and the same as a JWT."""

    document: Document
    jwt: str


def issue(award: Award, ring: KeyRing, *, wrapping_key: bytes, now: datetime) -> Issued:
    """Sign the award in both forms. Either both are confirmed or nothing is returned."""
    did = award.issuer.did
    public = did_document(did, ring)
    key = unlock(ring, did, KeyKind.ED25519, wrapping_key)
    signed = with_proof(credential_document(award), key, now=now)
    confirm_proof(signed, public)
    read_strictly(signed, public_pem_of(key.private_pem))
    token = as_jwt(signed, unlock(ring, did, KeyKind.P256, wrapping_key))
    confirm_jwt(token, signed, public)
    return Issued(signed, token)


def endorse(endorsement: Endorsement, ring: KeyRing, *, wrapping_key: bytes, now: datetime) -> Document:
    """Sign what is said of a badge, before the badge is signed around it."""
    did = endorsement.issuer.did
    signed = with_proof(endorsement_document(endorsement), unlock(ring, did, KeyKind.ED25519, wrapping_key), now=now)
    confirm_proof(signed, did_document(did, ring))
    return signed
