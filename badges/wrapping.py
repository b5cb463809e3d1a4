"""Private keys at rest: AES-256-GCM under a wrapping key that never lies beside them."""

import base64
import binascii
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badges.faults import KeyFault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_KEY: Final = 32


def wrap(secret: bytes, wrapping_key: bytes, *, about: str) -> bytes:
    """The secret, locked. ``about`` says whose it is: it cannot be opened under another name."""
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + _cipher(wrapping_key).encrypt(nonce, secret, about.encode())


def unwrap(wrapped: bytes, wrapping_key: bytes, *, about: str) -> bytes:
    """The secret that was locked, or a fault that does not say why."""
    from cryptography.exceptions import InvalidTag

    if wrapped[:1] != _VERSION:
        raise KeyFault("This is no wrapped key")
    nonce, locked = wrapped[1 : 1 + _NONCE], wrapped[1 + _NONCE :]
    try:
        return _cipher(wrapping_key).decrypt(nonce, locked, about.encode())
    except (InvalidTag, ValueError):
        raise KeyFault("The wrapping key does not open this private key") from None


def key_from_text(text: str) -> bytes:
    """A wrapping key written in base64, as an environment or a file holds it."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise KeyFault("A wrapping key is 32 bytes in base64") from None
    if len(key) != _KEY:
        raise KeyFault("A wrapping key is 32 bytes in base64")
    return key


def key_from_file(path: Path) -> bytes:
    """A wrapping key from a file that only its owner can read."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KeyFault(f"{path} can be read by others (mode {mode:04o}): chmod 600 {path}")
    return key_from_text(path.read_text(encoding="ascii"))


def _cipher(wrapping_key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(wrapping_key) != _KEY:
        raise KeyFault("A wrapping key is 32 bytes")
    return AESGCM(wrapping_key)
