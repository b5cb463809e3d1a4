"""When the organisation answers, in words."""

from dataclasses import dataclass
from datetime import date

from webapp.policy.opening_hours import USUAL, is_open, next_opening
from webapp.queries.calendar import Closures, public_holidays
from webapp.web.common.clock import local_now
from webapp.web.common.dates import spoken_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Whether somebody answers now, and otherwise when a message will be read; None if nobody can say."""

    is_open: bool
    read_from: str | None


def answering(closures: Closures) -> Answering:
    """Say when what is written now will be read."""

    def is_shut(day: date) -> bool:
        return day in public_holidays(day.year, closures.region)

    week, moment = closures.hours or USUAL, local_now()
    following = next_opening(week, moment, is_shut=is_shut)
    return Answering(
        is_open=is_open(week, moment, is_shut=is_shut),
        read_from=None if following is None else spoken_moment(following, "à"),
    )
