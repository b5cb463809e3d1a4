"""Sums of number fields, written as ``rev - fixe - vie``: names, plus and minus, and nothing else."""

import re
from collections.abc import Mapping
from decimal import Decimal

_TERM = re.compile(r"\s*([+-]?)\s*([A-Za-z]\w*)\s*")
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,4})?")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def terms_of(formula: str) -> tuple[tuple[int, str], ...]:
    """Read a formula as signed field names; a ValueError says that it is not a sum of fields."""
    terms: list[tuple[int, str]] = []
    at = 0
    while at < len(formula):
        found = _TERM.match(formula, at)
        if found is None or (terms and not found[1]):
            raise ValueError(f"{formula!r} n’est pas une somme de champs")
        terms.append((-1 if found[1] == "-" else 1, found[2]))
        at = found.end()
    return tuple(terms)


def total_of(formula: str, numbers: Mapping[str, Decimal]) -> Decimal:
    """Add up the fields of a formula; an empty field counts for nothing."""
    return sum((sign * numbers.get(name, Decimal(0)) for sign, name in terms_of(formula)), Decimal(0))


def number_of(text: str) -> Decimal | None:
    """Read a number as people type it (« 1 120,50 », « 35 € »), or None."""
    bare = _SPACES.sub("", text).removesuffix("€").removesuffix("euros").removesuffix("min").removesuffix("h")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def written(number: Decimal) -> str:
    """Write a number in French: no needless zeros, a comma."""
    return f"{number.normalize():f}".replace(".", ",")
