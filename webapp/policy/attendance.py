"""When the code on the wall of a workshop may be used to say that one is there."""

from datetime import datetime, timedelta
from typing import Final, Literal

CodeState = Literal["early", "open", "over", "cancelled"]
# Whoever comes before the hour may say so; whoever forgot, shortly after.
BEFORE: Final = timedelta(hours=1)
AFTER: Final = timedelta(hours=2)


def code_state(starts_at: datetime, duration_min: int, *, is_cancelled: bool, now: datetime) -> CodeState:
    """Say whether it is time to use the code of a workshop."""
    if is_cancelled:
        return "cancelled"
    if now < starts_at - BEFORE:
        return "early"
    return "open" if now <= starts_at + timedelta(minutes=duration_min) + AFTER else "over"
