from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from webapp.policy.opening_hours import USUAL, is_open, next_opening

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2027, 3, 1, 9, 30, tzinfo=PARIS)


def never(day: date) -> bool:
    return False


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (MONDAY, MONDAY),
        (MONDAY.replace(hour=8), MONDAY.replace(hour=9, minute=0)),
        (MONDAY.replace(hour=12, minute=30), MONDAY.replace(hour=13, minute=30)),
        (MONDAY.replace(hour=17, minute=30), MONDAY.replace(day=2, hour=9, minute=0)),
        (MONDAY.replace(day=6), MONDAY.replace(day=8, hour=9, minute=0)),
    ],
)
def test_the_next_opening_of_a_usual_week(moment: datetime, expected: datetime) -> None:
    assert next_opening(USUAL, moment, is_shut=never) == expected
    assert is_open(USUAL, moment, is_shut=never) == (moment == expected)


def test_a_public_holiday_is_shut() -> None:
    def is_monday(day: date) -> bool:
        return day == MONDAY.date()

    assert next_opening(USUAL, MONDAY, is_shut=is_monday) == MONDAY.replace(day=2, hour=9, minute=0)


def test_nothing_planned_for_a_month_is_said() -> None:
    assert next_opening(USUAL, MONDAY, is_shut=lambda day: day < MONDAY.date() + timedelta(days=30)) is None
