"""Web Push: a message that one phone alone can read (RFC 8291), from a sender that its service knows (RFC 8292)."""

import base64
import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey

POINT_SIZE: Final = 65
AUTH_SIZE: Final = 16
SALT_SIZE: Final = 16
# One record (RFC 8188) holds a message, its mark and what fills it up.
RECORD_SIZE: Final = 4096
LAST: Final = b"\x02"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderKeys:
    """What a phone gave to whoever writes to it: its public point, and a secret that its push service never sees."""

    p256dh: bytes
    auth: bytes

    def __post_init__(self) -> None:
        """Refuse what is no key; raise ValueError."""
        if len(self.auth) != AUTH_SIZE:
            raise ValueError("the secret of a subscription has 16 bytes")
        _reader(self)


def encrypted(text: bytes, *, to: ReaderKeys, own: "EllipticCurvePrivateKey", salt: bytes, size: int = 0) -> bytes:
    """Encrypt a message; ``own`` and ``salt`` serve once. Filled up to ``size``, so that its length says nothing."""
    from cryptography.hazmat.primitives.asymmetric.ec import ECDH
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    point = point_of(own)
    secret = own.exchange(ECDH(), _reader(to))
    shared = _derived(secret, to.auth, b"WebPush: info\0" + to.p256dh + point, 32)
    key = _derived(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(shared, salt, b"Content-Encoding: nonce\0", 12)
    filled = (text + LAST).ljust(size, b"\0")
    return salt + struct.pack("!IB", RECORD_SIZE, POINT_SIZE) + point + AESGCM(key).encrypt(nonce, filled, None)


def authorization(private_key: str, *, audience: str, subject: str, expires_at: int) -> str:
    """Say who sends, to the push service of one address: a token that it can check with the key beside it."""
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    key = signing_key(private_key)
    head = _json({"typ": "JWT", "alg": "ES256"})
    signed = f"{head}.{_json({'aud': audience, 'exp': expires_at, 'sub': subject})}"
    r, s = decode_dss_signature(key.sign(signed.encode(), ECDSA(SHA256())))
    token = f"{signed}.{to_text(r.to_bytes(32) + s.to_bytes(32))}"
    return f"vapid t={token}, k={to_text(point_of(key))}"


def public_key(private_key: str) -> str:
    """Return what a phone asks for before it lets a server write to it."""
    return to_text(point_of(signing_key(private_key)))


def signing_key(private_key: str) -> "EllipticCurvePrivateKey":
    """Read the key of an installation: a number of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key

    return derive_private_key(int.from_bytes(to_bytes(private_key)), SECP256R1())


def point_of(key: "EllipticCurvePrivateKey") -> bytes:
    """Return the public point of a key, as 65 bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def to_text(data: bytes) -> str:
    """Write bytes as addresses and keys travel: base64url without its end."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """Read them back; raise ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _reader(keys: ReaderKeys) -> "EllipticCurvePublicKey":
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), keys.p256dh)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt, info).derive(secret)


def _json(value: dict[str, object]) -> str:
    return to_text(json.dumps(value, separators=(",", ":")).encode())
