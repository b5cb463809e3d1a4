"""Whether what is signed is what is read."""

from collections.abc import Mapping
from typing import Any, Final

from badges.strict_reading import ReadOtherwise, read_strictly
from badges.verification.fetching import Fetch
from badges.verification.issuers import Keys, key_named, keys_of
from badges.verification.report import Report
from badges.verification.sentences import Finding
from badges.verification.words import as_list, text_at

_SUITE: Final = "eddsa-rdfc-2022"


def check_signature(document: Mapping[str, Any], token: str, report: Report, *, fetch: Fetch) -> Keys:
    """The issuer's keys, once the signature is found good; otherwise nothing more is checked."""
    if token:
        return _check_token(document, token, report, fetch)
    keys, method = _proof_keys(document, report, fetch)
    pem = key_named(keys, method, report)
    try:
        read_strictly(document, pem)
    except ReadOtherwise as fault:
        report.stop(Finding.SIGNATURE_OF_ANOTHER_KIND if fault.is_foreign else Finding.SIGNATURE_BROKEN)
    report.add(Finding.SIGNATURE_GOOD)
    return keys


def check_embedded(document: Mapping[str, Any], report: Report, *, fetch: Fetch) -> None:
    """The same for a document that is no badge: an endorsement, a status list."""
    keys, method = _proof_keys(document, report, fetch)
    if not proof_holds(document, key_named(keys, method, report)):
        report.stop(Finding.SIGNATURE_BROKEN)
    report.add(Finding.SIGNATURE_GOOD)


def proof_holds(document: Mapping[str, Any], pem: bytes) -> bool:
    """Whether the embedded proof was made with this key."""
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import verify_data_integrity_proof

    try:
        verify_data_integrity_proof(dict(document), pem)
    except LibOpenBadgesException:
        return False
    return True


def token_holds(token: str, pem: bytes) -> bool:
    """Whether the token was signed with this key, by an algorithm that belongs to it."""
    import jwt

    try:
        jwt.api_jws.decode(token, pem, algorithms=_algorithms(pem))
    except jwt.PyJWTError:
        return False
    return True


def method_of(document: Mapping[str, Any]) -> str:
    """The key that an embedded proof names."""
    return text_at(document, "proof", "verificationMethod")


def _algorithms(pem: bytes) -> list[str]:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    match load_pem_public_key(pem):
        case rsa.RSAPublicKey():
            return ["RS256", "RS384", "RS512"]
        case ec.EllipticCurvePublicKey():
            return ["ES256", "ES384", "ES512"]
        case ed25519.Ed25519PublicKey():
            return ["EdDSA"]
        case _:
            return []


def _proof_keys(document: Mapping[str, Any], report: Report, fetch: Fetch) -> tuple[Keys, str]:
    proofs = as_list(document.get("proof"))
    if not proofs:
        report.stop(Finding.SIGNATURE_MISSING)
    if len(proofs) > 1 or text_at(proofs, "cryptosuite") != _SUITE:
        report.stop(Finding.SIGNATURE_OF_ANOTHER_KIND)
    method = method_of(document)
    return keys_of(document, report, fetch=fetch, method=method), method


def _check_token(document: Mapping[str, Any], token: str, report: Report, fetch: Fetch) -> Keys:
    import jwt

    named = jwt.get_unverified_header(token).get("kid", "")
    kid = str(named) if not str(named).startswith("#") else f"{text_at(document, 'issuer', 'id')}{named}"
    keys = keys_of(document, report, fetch=fetch, method=kid)
    if text_at(document, "iss") not in ("", keys.issuer):
        report.stop(Finding.ISSUER_DIFFERS)
    pems = [key_named(keys, kid, report)] if kid else list(keys.pems.values())
    if not any(token_holds(token, pem) for pem in pems):
        report.stop(Finding.SIGNATURE_BROKEN)
    report.add(Finding.SIGNATURE_GOOD)
    return keys
