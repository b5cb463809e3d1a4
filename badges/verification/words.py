"""What strangers wrote, as text: nothing is believed to have the shape that it should have."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def text_at(value: Any, *path: str) -> str:
    """The text at the end of a path of members, the first of a list; empty when there is none."""
    for name in path:
        value = as_list(value)[0] if as_list(value) else None
        value = value.get(name) if isinstance(value, Mapping) else None
    value = as_list(value)[0] if as_list(value) else None
    return value if isinstance(value, str) else ""


def id_of(value: Any) -> str:
    """The address of something given by its address or as an object."""
    return value if isinstance(value, str) else text_at(value, "id")


def as_list(value: Any) -> list[Any]:
    """One, several or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def moment(value: Any) -> datetime | None:
    """An instant with its zone, or nothing."""
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def day(at: datetime) -> str:
    """« 12 mars 2026 »."""
    number = "1er" if at.day == 1 else str(at.day)
    return f"{number} {_MONTHS[at.month - 1]} {at.year}"
