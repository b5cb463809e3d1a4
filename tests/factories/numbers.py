"""Numbers that no two rows of a test share."""

from itertools import count

_numbers = count(1)


def next_number() -> int:
    return next(_numbers)


def next_public_id(prefix: str) -> str:
    return f"{prefix}-{next_number()}"
