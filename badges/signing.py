"""Two signatures for one credential: an embedded proof (the canonical file) and a JWT."""

from datetime import datetime
from typing import Any, Final

from badges.documents import Document
from badges.faults import KeyFault
from badges.keys import KeyKind, SigningKey

ALGORITHM: Final = "ES256"  # the official validator takes no EdDSA here


def with_proof(document: Document, key: SigningKey, *, now: datetime) -> Document:
    """A copy of the document with an ``eddsa-rdfc-2022`` proof."""
    if key.kind is not KeyKind.ED25519:
        raise KeyFault("An embedded proof takes an Ed25519 key")
    from openbadgeslib.ob3 import add_data_integrity_proof

    signed: Document = add_data_integrity_proof(document, key.private_pem, key.method, created=now)
    return signed


def as_jwt(document: Document, key: SigningKey) -> str:
    """The same credential as a VC-JWT: its members at the top level, the registered claims beside them."""
    if key.kind is not KeyKind.P256:
        raise KeyFault("A JWT takes a P-256 key")
    import jwt

    return jwt.encode(_claims(document), key.private_pem, algorithm=ALGORITHM, headers={"kid": key.method})


def _claims(document: Document) -> dict[str, Any]:
    body = {name: value for name, value in document.items() if name != "proof"}
    claims = {
        "iss": document["issuer"]["id"],
        "sub": document["credentialSubject"]["id"],
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
    }
    if "validUntil" in document:
        claims["exp"] = _seconds(document["validUntil"])
    return {**body, **claims}


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())
