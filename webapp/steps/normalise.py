"""Comparing what was typed with what is accepted, so that nobody fails for an accent, a capital or a space."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from webapp.steps.number_words import UNITS, digits_said

How = Literal["digits", "text"]

ARTICLES: Final = frozenset({"le", "la", "les", "l", "un", "une", "des", "du"})
_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")


def normalised(text: str, how: How) -> str:
    """Keep what matters of an answer: its digits (also said in words), or its letters and digits, bare."""
    words = _words(text)
    return "".join(words) if how == "text" else _digits_one_by_one(words)


def is_accepted(typed: str, answers: Iterable[str], how: How) -> bool:
    """Say whether what was typed, read in one reasonable way or another, is an accepted answer."""
    return not _accepted(tuple(answers), how).isdisjoint(_readings(typed, how))


@lru_cache(maxsize=1024)
def _accepted(answers: tuple[str, ...], how: How) -> frozenset[str]:
    """Read the answers of an author once: every phone's are compared with them."""
    return frozenset(normalised(answer, how) for answer in answers)


def _readings(typed: str, how: How) -> set[str]:
    words = _words(typed)
    if how == "text":
        without_article = words[1:] if words and words[0] in ARTICLES else words
        return {"".join(words), "".join(without_article)} - {""}
    # « quatre vingt » may be 80, or 4 and 20; « un code : 4962 » has its figures, whatever « un » means.
    return {_digits_one_by_one(words), digits_said([*_spelt(words)]), "".join(map(_digits_of, words))} - {""}


def _digits_one_by_one(words: Iterable[str]) -> str:
    return "".join(str(UNITS[word]) if word in UNITS else _digits_of(word) for word in words)


def _spelt(words: Iterable[str]) -> Iterable[str]:
    """Cut figures into single digits, so that « 8 h cinquante-sept » reads as one answer."""
    names = {str(value): name for name, value in UNITS.items() if value < 10 and name != "une"}
    for word in words:
        digits = _digits_of(word)
        yield from [names[digit] for digit in digits] if digits else [word]


def _digits_of(word: str) -> str:
    return "".join(sign for sign in word if sign in "0123456789")


def _words(text: str) -> list[str]:
    return _WORD.findall(_without_accents(text).casefold())


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
