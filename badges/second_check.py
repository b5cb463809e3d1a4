"""The second implementation: nothing is published that it does not accept.

It shares no code with what signs. It reads keys from the very document that will be served, so that a key missing there
is found before the badge leaves.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache

from badges.contexts import load
from badges.documents import Document
from badges.faults import KeyFault, NotConfirmed
from badges.multibase import decode, ed25519_raw

_PROOF: Final = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod"}
_one_at_a_time = Lock()  # PyLD keeps state while it canonicalises
_resolved: LRUCache[str, Any] = LRUCache(maxsize=64)


def confirm_proof(document: Mapping[str, Any], did_document: Mapping[str, Any]) -> None:
    """Refuse a document whose proof, key or coverage is not what its issuer's DID document vouches for."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    proof = document.get("proof")
    if not isinstance(proof, Mapping) or {name: proof.get(name) for name in _PROOF} != _PROOF:
        raise NotConfirmed("The document carries no single eddsa-rdfc-2022 proof")
    method = _method(did_document, str(proof.get("verificationMethod")))
    _same_issuer(document, did_document)
    body = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    covered = _digest({"@context": document.get("@context"), **options}) + _digest(body)
    try:
        key = Ed25519PublicKey.from_public_bytes(ed25519_raw(method.get("publicKeyMultibase")))
        key.verify(decode(proof.get("proofValue")), covered)
    except (InvalidSignature, KeyFault):
        raise NotConfirmed("The proof does not match the document") from None


def confirm_jwt(token: str, document: Mapping[str, Any], did_document: Mapping[str, Any]) -> None:
    """Refuse a token that is not this credential, signed in ES256 by a key of the DID document."""
    try:
        header, payload, signature = (_base64(part) for part in token.split("."))
        head, claims = json.loads(header), json.loads(payload)
    except (ValueError, binascii.Error):
        raise NotConfirmed("The token is not three parts of base64") from None
    if head != {"alg": "ES256", "typ": "JWT", "kid": head.get("kid")} or len(signature) != 64:
        raise NotConfirmed("The token is not signed in ES256 with a kid")
    _verify_es256(_method(did_document, str(head["kid"])), token.rpartition(".")[0].encode(), signature)
    body = {name: value for name, value in document.items() if name != "proof"}
    if {name: claims.get(name) for name in body} != body or claims.keys() - body.keys() - _CLAIMS:
        raise NotConfirmed("The token does not say what the credential says")
    if (claims.get("iss"), claims.get("sub"), claims.get("jti")) != _identifiers(document):
        raise NotConfirmed("The claims of the token are not those of the credential")
    _same_issuer(document, did_document)


_CLAIMS: Final = {"iss", "sub", "jti", "nbf", "exp"}


def canonical(document: Mapping[str, Any]) -> str:
    """The document as canonical N-Quads. A member that no context defines would be signed by nobody: refused."""
    from pyld import jsonld
    from pyld.context_resolver import ContextResolver

    dropped: list[object] = []
    with _one_at_a_time:
        options: Any = {"documentLoader": load, "contextResolver": ContextResolver(_resolved, load)}
        normal: Any = {**options, "algorithm": "URDNA2015", "format": "application/n-quads"}
        try:
            jsonld.expand(dict(document), options, on_property_dropped=dropped.append)
            quads: str = jsonld.normalize(dict(document), normal)
        except jsonld.JsonLdError as fault:
            raise NotConfirmed(f"The document is not JSON-LD that we know: {fault.code}") from fault
    if dropped:
        raise NotConfirmed(f"No context defines: {', '.join(sorted(map(str, dropped)))}")
    return quads


def _digest(document: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(canonical(document).encode()).digest()


def _method(did_document: Mapping[str, Any], address: str) -> Document:
    found = [method for method in did_document.get("verificationMethod", []) if method.get("id") == address]
    if len(found) != 1 or address not in did_document.get("assertionMethod", []):
        raise NotConfirmed(f"The issuer's document does not vouch for {address}")
    if found[0].get("controller") != did_document.get("id"):
        raise NotConfirmed(f"{address} is controlled by somebody else")
    method: Document = found[0]
    return method


def _same_issuer(document: Mapping[str, Any], did_document: Mapping[str, Any]) -> None:
    issuer = document.get("issuer")
    if (issuer.get("id") if isinstance(issuer, Mapping) else issuer) != did_document.get("id"):
        raise NotConfirmed("The document names another issuer")


def _identifiers(document: Mapping[str, Any]) -> tuple[str, str, str]:
    return document["issuer"]["id"], document["credentialSubject"]["id"], document["id"]


def _verify_es256(method: Mapping[str, Any], signed: bytes, signature: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    jwk = method.get("publicKeyJwk", {})
    try:
        x, y = (int.from_bytes(_base64(jwk[axis])) for axis in ("x", "y"))
        key = EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        key.verify(encode_dss_signature(r, s), signed, ECDSA(SHA256()))
    except (InvalidSignature, KeyError, ValueError):
        raise NotConfirmed("The token's signature does not match") from None


def _base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
