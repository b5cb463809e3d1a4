"""Passwords of staff: long, not common, hashed slowly, two at a time at most."""

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 15
LONGEST: Final = 128
# Of zxcvbn's five levels, the one that resists a stolen database for a while.
STRONG: Final = 3
# How many signs must be left without the words of one's own name, address and organisation.
OWN: Final = 8
TOO_SHORT = f"Il faut au moins {SHORTEST} signes. Une phrase de cinq ou six mots convient très bien."
TOO_LONG = f"{LONGEST} signes au plus."
TOO_COMMON = "Ce mot de passe est trop facile à deviner. Choisissez plusieurs mots sans lien entre eux ni avec vous."

_HASHING = threading.BoundedSemaphore(2)


def password_fault(password: str, *, about: Sequence[str] = ()) -> str | None:
    """Say what is wrong with a new password; ``about``: what others know of the person."""
    kept = _normal(password)
    if len(kept) < SHORTEST:
        return TOO_SHORT
    if len(kept) > LONGEST:
        return TOO_LONG
    from zxcvbn import zxcvbn

    known = [word for each in about for word in re.findall(r"\w{3,}", each.casefold())]
    is_strong = zxcvbn(kept[:72], user_inputs=known)["score"] >= STRONG
    return None if is_strong and len(_without(kept, known)) >= OWN else TOO_COMMON


def hash_password(password: str) -> str:
    """Return what may be kept of a password."""
    with _HASHING:
        return _hashing()[0].hash(_normal(password))


def is_password(password: str, kept: str | None) -> bool:
    """Say whether this is the password; as long for nobody as for somebody."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    with _HASHING:
        hasher, nobody = _hashing()
        try:
            hasher.verify(kept or nobody, _normal(password[: LONGEST * 4]))
        except (Argon2Error, InvalidHashError):
            return False
    return kept is not None


@cache
def _hashing() -> "tuple[PasswordHasher, str]":
    """Return what hashes, and what is compared when nobody has an address: the answer takes as long as for somebody."""
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)
    return hasher, hasher.hash("nobody has this password")


def _without(password: str, known: Sequence[str]) -> str:
    """Return what is left of a password without the words that everybody around knows."""
    rest = password.casefold()
    for word in known:
        rest = rest.replace(word, "")
    return re.sub(r"\W", "", rest)


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
