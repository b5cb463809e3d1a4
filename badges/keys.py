"""The keys of an issuer: Ed25519 for embedded proofs, P-256 for JWT. Old public keys are kept for ever."""

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from badges.faults import KeyFault
from badges.multibase import ed25519_multikey
from badges.wrapping import unwrap, wrap


class KeyKind(StrEnum):
    """What a key is for: embedded proofs (Ed25519) or JWT (P-256, ES256)."""

    ED25519 = "Ed25519"
    P256 = "P-256"


class KeyState(StrEnum):
    """An active key signs; a retired one still verifies; a compromised one does neither."""

    ACTIVE = "active"
    RETIRED = "retired"
    COMPROMISED = "compromised"


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """One key of an issuer, as it is stored. The private part is wrapped, and forgotten when the key is retired."""

    kind: KeyKind
    public_pem: bytes
    created_at: datetime
    state: KeyState = KeyState.ACTIVE
    wrapped_private: bytes = field(default=b"", repr=False)

    @property
    def fragment(self) -> str:
        """What follows « # » in the address of the key: the key itself, or its thumbprint (RFC 7638)."""
        if self.kind is KeyKind.ED25519:
            return multikey(self.public_pem)
        return _thumbprint(public_jwk(self.public_pem))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An unlocked key, for as long as a signature takes."""

    kind: KeyKind
    method: str
    private_pem: bytes = field(repr=False)


KeyRing = tuple[IssuerKey, ...]


def new_ring(did: str, *, now: datetime, wrapping_key: bytes) -> KeyRing:
    """The first keys of an issuer, one of each kind."""
    return tuple(_new_key(kind, did, now=now, wrapping_key=wrapping_key) for kind in KeyKind)


def rotate(ring: KeyRing, did: str, kind: KeyKind, *, now: datetime, wrapping_key: bytes) -> KeyRing:
    """A new key signs from now on; the one before is retired, and its private part forgotten."""
    older = (_retired(key) if key.kind is kind and key.state is KeyState.ACTIVE else key for key in ring)
    return (*older, _new_key(kind, did, now=now, wrapping_key=wrapping_key))


def disown(ring: KeyRing, fragment: str) -> KeyRing:
    """A key that somebody else may hold vouches for nothing any more; what it signed must be signed again."""
    return tuple(
        replace(key, state=KeyState.COMPROMISED, wrapped_private=b"") if key.fragment == fragment else key
        for key in ring
    )


def unlock(ring: KeyRing, did: str, kind: KeyKind, wrapping_key: bytes) -> SigningKey:
    """The key that signs now, opened."""
    key = next((key for key in reversed(ring) if key.kind is kind and key.state is KeyState.ACTIVE), None)
    if key is None:
        raise KeyFault(f"{did} has no active {kind} key")
    method = f"{did}#{key.fragment}"
    return SigningKey(kind, method, unwrap(key.wrapped_private, wrapping_key, about=method))


def multikey(public_pem: bytes) -> str:
    """An Ed25519 public key as a Multikey."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(public_pem)
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFault("Only Ed25519 keys are written as Multikey here")
    return ed25519_multikey(key.public_bytes_raw())


def public_jwk(public_pem: bytes) -> dict[str, str]:
    """A P-256 public key as a JSON Web Key."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(public_pem)
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise KeyFault("Only P-256 keys are written as JWK here")
    at = key.public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": _base64(at.x.to_bytes(32)), "y": _base64(at.y.to_bytes(32))}


def public_pem_of(private_pem: bytes) -> bytes:
    """The public half of a private key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    public = load_pem_private_key(private_pem, password=None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _new_key(kind: KeyKind, did: str, *, now: datetime, wrapping_key: bytes) -> IssuerKey:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = Ed25519PrivateKey.generate() if kind is KeyKind.ED25519 else generate_private_key(SECP256R1())
    private_pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = IssuerKey(kind, public_pem_of(private_pem), now)
    return replace(key, wrapped_private=wrap(private_pem, wrapping_key, about=f"{did}#{key.fragment}"))


def _retired(key: IssuerKey) -> IssuerKey:
    return replace(key, state=KeyState.RETIRED, wrapped_private=b"")


def _thumbprint(jwk: dict[str, str]) -> str:
    canonical = json.dumps(jwk, separators=(",", ":"), sort_keys=True).encode()
    return _base64(hashlib.sha256(canonical).digest())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
