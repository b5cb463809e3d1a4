"""Comparing what was typed with what is accepted, so that nobody fails for an accent, a capital or a space."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, Literal

How = Literal["digits", "text"]

DIGIT_WORDS: Final[Mapping[str, str]] = {
    "zero": "0", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7",
    "huit": "8", "neuf": "9",
}  # fmt: skip
_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")


def normalised(text: str, how: How) -> str:
    """Keep what matters of an answer: digits (also said in words), or letters and digits without accents or case."""
    words = _WORD.findall(_without_accents(text).casefold())
    if how == "text":
        return "".join(words)
    return "".join(DIGIT_WORDS.get(word) or "".join(sign for sign in word if sign in "0123456789") for word in words)


def is_accepted(typed: str, answers: Iterable[str], how: How) -> bool:
    """Say whether what was typed is one of the accepted answers."""
    given = normalised(typed, how)
    return bool(given) and given in {normalised(answer, how) for answer in answers}


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
