"""Passwords of staff: long, not common, hashed slowly, two at a time at most."""

import threading
import unicodedata
from collections.abc import Sequence
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from zxcvbn import zxcvbn

SHORTEST: Final = 15
LONGEST: Final = 128
# Of zxcvbn's five levels, the one that resists a stolen database for a while.
STRONG: Final = 3
TOO_SHORT = f"Il faut au moins {SHORTEST} signes. Une phrase de cinq ou six mots convient très bien."
TOO_LONG = f"{LONGEST} signes au plus."
TOO_COMMON = "Ce mot de passe est trop facile à deviner. Choisissez plusieurs mots sans lien entre eux ni avec vous."

_HASHING = threading.BoundedSemaphore(2)
_hasher = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)
# Compared when nobody has this address, so that the answer takes as long as for somebody.
_NOBODY = _hasher.hash("nobody has this password")


def password_fault(password: str, *, about: Sequence[str] = ()) -> str | None:
    """Say what is wrong with a new password; ``about``: what others know of the person."""
    kept = _normal(password)
    if len(kept) < SHORTEST:
        return TOO_SHORT
    if len(kept) > LONGEST:
        return TOO_LONG
    known = [word for each in about for word in (each, *each.replace("@", " ").replace(".", " ").split())]
    return None if zxcvbn(kept[:72], user_inputs=known)["score"] >= STRONG else TOO_COMMON


def hash_password(password: str) -> str:
    """Return what may be kept of a password."""
    with _HASHING:
        return _hasher.hash(_normal(password))


def is_password(password: str, kept: str | None) -> bool:
    """Say whether this is the password; as long for nobody as for somebody."""
    with _HASHING:
        try:
            _hasher.verify(kept or _NOBODY, _normal(password[: LONGEST * 4]))
        except (Argon2Error, InvalidHashError):
            return False
    return kept is not None


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
