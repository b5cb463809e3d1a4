"""Small secrets that the database holds but cannot read: sealed with a key derived from the installation's secret."""

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE: Final = 12


def seal(value: bytes, *, purpose: str, secret_key: str) -> bytes:
    """Seal a value for one purpose; it opens for no other."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(secret_key).encrypt(nonce, value, purpose.encode())


def unseal(sealed: bytes, *, purpose: str, secret_key: str) -> bytes | None:
    """Open what was sealed; None if it was changed, or sealed with another key or for another purpose."""
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(secret_key).decrypt(sealed[:NONCE], sealed[NONCE:], purpose.encode())
    except InvalidTag:
        return None


def _cipher(secret_key: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(secret_key.encode(), b"sealing", hashlib.sha256))
