"""What programs outside may ask for and be told: the scopes of tokens, the events of webhooks, how long we try."""

from datetime import timedelta
from enum import StrEnum
from typing import Final


class ApiScope(StrEnum):
    """A part of the API that a token opens."""

    COHORTS = "cohorts:read"
    PROGRESS = "progress:read"
    ATTENDANCE = "attendance:read"
    APPOINTMENTS = "appointments:read"


class HookEvent(StrEnum):
    """Something that an organisation's programs may be told."""

    JOINED = "participant.joined"
    ATTENDED = "attendance.marked"
    APPOINTMENT = "appointment.changed"
    BADGE = "badge.awarded"
    TEST = "test"


# So that a token that was left somewhere is recognised, by people and by the programs that look for such things.
RECOGNISED_BY: Final = "elan_"
BEGINNING: Final = len(RECOGNISED_BY) + 6
# A list says when a token was used, to the hour.
TOUCH: Final = timedelta(hours=1)
# After each failure the next try comes later: nine tries in about a day and a half.
DELAYS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720))
KEPT: Final = timedelta(days=30)


def next_delay(attempts: int) -> timedelta | None:
    """Return how long to wait after so many failures; None when it is time to give up."""
    return DELAYS[attempts - 1] if attempts <= len(DELAYS) else None
