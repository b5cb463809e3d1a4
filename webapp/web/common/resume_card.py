"""The resume card: four words and a QR code that open one's place on another phone.

Only a slow hash of the words is kept. What a form needs again when it is sent twice (its person, its words, its
session) is derived from the form's own token and the installation's secret, and is therefore stored nowhere.
"""

import hashlib
import hmac
import secrets
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for

from webapp.content.resume_words import resume_words
from webapp.policy.codes import WORDS_ON_CARD, normalised_words, resume_hash
from webapp.web.common.printing import origin
from webapp.web.common.security import config

TOKEN_LENGTH = 24
# Each hash takes 16 MiB for a moment: a crowd at the door must not take it all.
_HASHING = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is shown once: the words, the address that holds them, and its QR code as a picture."""

    words: tuple[str, ...]
    address: str
    qr: str


def new_token() -> str:
    """Mint the token of a form: 144 bits, as 24 signs."""
    return secrets.token_urlsafe(18)


def sent_token() -> str:
    """Return the token of the form that was sent; a form without one of ours gets a new one."""
    sent = request.form.get("token", "")
    return sent if len(sent) == TOKEN_LENGTH else new_token()


def derived(purpose: str, token: str) -> bytes:
    """Derive 32 bytes from a form's token; nobody can without the installation's secret."""
    return hmac.digest(config().secret_key.encode(), f"{purpose}:{token}".encode(), hashlib.sha256)


def card_from(token: str) -> Card:
    """Make the card that a form's token stands for."""
    import segno

    words = words_from(derived("card", token), resume_words())
    address = card_address(words)
    code = segno.make(address, error="m", micro=False)
    return Card(words=words, address=address, qr=code.svg_data_uri(border=3, omitsize=True))


def card_address(words: Sequence[str]) -> str:
    """Return the address that holds the words of a card, after the # so that no server sees them."""
    return f"{origin()}{url_for('public.resume')}#{'-'.join(_ascii(word) for word in words)}"


def words_from(chance: bytes, known: Sequence[str]) -> tuple[str, ...]:
    """Draw the words of a card; 256 bits leave no word more likely than another."""
    number, words = int.from_bytes(chance, "big"), []
    for _ in range(WORDS_ON_CARD):
        number, index = divmod(number, len(known))
        words.append(known[index])
    return tuple(words)


def hash_of(words: Sequence[str]) -> bytes:
    """Return what is kept of a card that we made."""
    kept = normalised_words(" ".join(words))
    if kept is None:
        raise ValueError("these are not the words of a card")
    return slow_hash(kept)


def slow_hash(words: tuple[str, ...]) -> bytes:
    """Hash normalised words, two at a time at most."""
    with _HASHING:
        return resume_hash(words, secret=config().secret_key)


def _ascii(word: str) -> str:
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
