"""Numbers as people say or write them in French: « soixante-dix-huit », « mille trois cent cinquante », « nonante »."""

from collections.abc import Mapping, Sequence
from typing import Final

UNITS: Final[Mapping[str, int]] = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
TENS: Final[Mapping[str, int]] = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
HUNDREDS: Final = frozenset({"cent", "cents"})
NUMBER_WORDS: Final = frozenset({*UNITS, *TENS, *HUNDREDS, "mille"})


def digits_said(words: Sequence[str]) -> str:
    """Read words without accents as the digits of the numbers that they say, one after the other."""
    digits: list[str] = []
    at = 0
    while at < len(words):
        value, end = _number(words, at)
        if end > at:
            digits.append(str(value))
        at = max(end, at + 1)
    return "".join(digits)


def _number(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read the longest number that begins here: its value, and where it ends (here, when there is none)."""
    thousands, end = _below_thousand(words, at)
    if _word(words, end) != "mille":
        return thousands, end
    rest, stop = _below_thousand(words, end + 1)
    return (thousands if end > at else 1) * 1000 + rest, stop


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int]:
    value, end = _below_hundred(words, at)
    if _word(words, end) not in HUNDREDS or value > 9:
        return value, end
    rest, stop = _below_hundred(words, end + 1)
    return (value if end > at else 1) * 100 + rest, stop


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word, following = _word(words, at), _word(words, at + 1)
    if word == "quatre" and following in ("vingt", "vingts"):
        return _with_unit(words, at + 2, 80)
    if word in TENS:
        return _with_unit(words, at + 1, TENS[word])
    if word == "dix" and following in ("sept", "huit", "neuf"):
        return 10 + UNITS[following], at + 2
    return (UNITS[word], at + 1) if word in UNITS else (0, at)


def _with_unit(words: Sequence[str], at: int, tens: int) -> tuple[int, int]:
    """Add what follows a ten: « et un », « trois », and after sixty or eighty also ten to nineteen."""
    start = at + 1 if _word(words, at) == "et" and _word(words, at + 1) in ("un", "une", "onze") else at
    if _word(words, start) not in UNITS or _word(words, start) == "zero":
        return tens, at
    unit, end = _below_hundred(words, start)
    return (tens + unit, end) if unit < (20 if tens in (60, 80) else 10) else (tens, at)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
