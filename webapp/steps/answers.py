"""Reading what a phone or a plain form sent. Total: whatever JSON arrives, something sensible comes out."""

from collections.abc import Mapping

MAX_TEXT = 2000
MAX_ROWS = 50


def text_of(value: object) -> str:
    """Return a text, trimmed; a number becomes its digits, anything else nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def texts_of(value: object) -> tuple[str, ...]:
    """Return the texts of a list, the empty ones left out; one text alone is a list of one."""
    rows = value if isinstance(value, list | tuple) else (value,)
    return tuple(text for text in (text_of(row) for row in rows) if text)


def part_of(value: object, key: str) -> object:
    """Return one part of a mapping, or None when there is no such part or no mapping."""
    return value.get(key) if isinstance(value, Mapping) else None


def is_ticked(value: object) -> bool:
    """Say whether a box was ticked: true, or what a form sends for it."""
    return value is True or text_of(value).lower() in {"yes", "on", "true", "1", "oui"}


def is_too_long(value: object, limit: int = MAX_TEXT) -> bool:
    """Say whether a value holds, at any depth, a text over the limit or more than fifty rows."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and len(one) > limit:
            return True
        if isinstance(one, Mapping | list | tuple):
            if len(one) > MAX_ROWS:
                return True
            waiting += one.values() if isinstance(one, Mapping) else one
    return False
