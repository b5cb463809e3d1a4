"""Codes that people type: the join code of a poster, the four words of a resume card. Forgiving, never guessing."""

import hashlib
import re
import unicodedata
from typing import Final

# Crockford's base 32: no letter that looks like a digit, and no U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTHS: Final = range(6, 9)
WORDS_ON_CARD: Final = 4
# No two words of the list begin with the same four letters, so the rest of a word may be misspelt.
LETTERS_THAT_COUNT: Final = 4

LOOK_ALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_POSTER_ADDRESS: Final = re.compile(r"^.*/r/([^/?#]+).*$", re.DOTALL)


def join_code_from(number: int, *, length: int = 6) -> str:
    """Spell a number as a join code; give it chance, it gives a code."""
    digits = ""
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return digits


def normalised_code(typed: str) -> str | None:
    """Read a typed join code whatever its case, its spaces and its look-alikes; None if it cannot be one."""
    bare = _POSTER_ADDRESS.sub(r"\1", typed.strip())
    code = "".join(sign for sign in bare.upper() if sign.isalnum()).translate(LOOK_ALIKES)
    return code if len(code) in CODE_LENGTHS and set(code) <= set(ALPHABET) else None


def normalised_words(typed: str) -> tuple[str, ...] | None:
    """Read the words of a resume card, of which only the beginnings count; None if they are not four."""
    words = re.findall(r"[a-z]+", _without_accents(typed).lower())
    if len(words) != WORDS_ON_CARD or any(len(word) < LETTERS_THAT_COUNT for word in words):
        return None
    return tuple(word[:LETTERS_THAT_COUNT] for word in words)


def resume_hash(words: tuple[str, ...], *, secret: str) -> bytes:
    """Return what may be kept of a card: slow to compute on purpose, and useless without the installation's secret."""
    return hashlib.scrypt(" ".join(words).encode(), salt=secret.encode(), n=2**14, r=8, p=1, dklen=32)


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
