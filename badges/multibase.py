"""Public keys as short texts: base58 (Bitcoin's alphabet) and Multikey, after the W3C's Controlled Identifiers 1.0."""

from typing import Final

from badges.faults import KeyFault

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519: Final = b"\xed\x01"
_LONGEST: Final = 256  # a key or a signature is far shorter; the work grows with the square of the length


def encode(content: bytes) -> str:
    """Bytes in base58, with the « z » that says so."""
    value, text = int.from_bytes(content), ""
    while value:
        value, digit = divmod(value, 58)
        text = _ALPHABET[digit] + text
    zeros = len(content) - len(content.lstrip(b"\0"))
    return "z" + "1" * zeros + text


def decode(text: object) -> bytes:
    """The bytes behind a « z… » text."""
    if not isinstance(text, str) or not text.startswith("z") or len(text) > _LONGEST:
        raise KeyFault("Not a base58 text")
    value = 0
    for letter in text[1:]:
        digit = _ALPHABET.find(letter)
        if digit < 0:
            raise KeyFault(f"Not a base58 letter: {letter!r}")
        value = value * 58 + digit
    zeros = len(text) - 1 - len(text[1:].lstrip("1"))
    return b"\0" * zeros + value.to_bytes((value.bit_length() + 7) // 8)


def ed25519_multikey(raw: bytes) -> str:
    """An Ed25519 public key as « z6Mk… »."""
    return encode(_ED25519 + raw)


def ed25519_raw(multikey: object) -> bytes:
    """The 32 bytes of an Ed25519 public key given as « z6Mk… »."""
    content = decode(multikey)
    if not content.startswith(_ED25519) or len(content) != 34:
        raise KeyFault("Not an Ed25519 Multikey")
    return content[2:]
