"""Months as people type them and as a CV writes them. Kept as ``2025-09``, or ``2025`` alone."""

import re
import unicodedata
from typing import Final

FRENCH: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
SHORT: Final = {
    "fr": ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
}
SINCE: Final = {"fr": "depuis", "en": "since"}
NOW: Final = {"fr": "en cours", "en": "current"}
_NUMBERS: Final = re.compile(r"(?:(?:\d{1,2}[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})")
_WORDS: Final = re.compile(r"([a-z]{3,9})\.? +(\d{4})")


def read_month(typed: str) -> str | None:
    """Read a month or a year as people type them; nothing if it cannot be one."""
    text = _plain(typed)
    if found := _ISO.fullmatch(text):
        return _kept(int(found[1]), int(found[2]))
    if found := _NUMBERS.fullmatch(text):
        return _kept(int(found[2]), int(found[1]) if found[1] else None)
    if found := _WORDS.fullmatch(text):
        months = [index for index, name in enumerate(FRENCH, start=1) if _plain(name).startswith(found[1])]
        return _kept(int(found[2]), months[0]) if len(months) == 1 or found[1] in ("mar", "mai") else None
    return None


def typed_month(kept: str) -> str:
    """Write a kept month as one would type it: ``09/2025``."""
    year, _, month = kept.partition("-")
    return f"{month}/{year}" if month else year


def span(start: str, end: str, *, is_current: bool, language: str) -> str:
    """Write when something was: ``sept. 2024 – juin 2025``, ``depuis 2025``, ``2025``."""
    if is_current:
        return f"{SINCE[language]} {spoken_month(start, language)}" if start else NOW[language]
    written = [spoken_month(each, language) for each in (start, end) if each]
    return " – ".join(dict.fromkeys(written))


def spoken_month(kept: str, language: str) -> str:
    """Write one month: ``sept. 2025``."""
    year, _, month = kept.partition("-")
    return f"{SHORT[language][int(month) - 1]} {year}" if month else year


def _kept(year: int, month: int | None) -> str | None:
    if not 1950 <= year <= 2099 or (month is not None and not 1 <= month <= 12):
        return None
    return f"{year}-{month:02}" if month else str(year)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.strip().lower())
    return "".join(each for each in folded if not unicodedata.combining(each))
