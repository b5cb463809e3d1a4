from datetime import UTC, datetime, timedelta

import pytest

from webapp.policy.followup import is_long, is_silent, weekday_time

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MONDAY, MONDAY, timedelta()),
        (MONDAY, MONDAY + timedelta(hours=5), timedelta(hours=5)),
        (MONDAY, MONDAY + timedelta(days=3), timedelta(days=3)),
        (MONDAY + timedelta(days=4), MONDAY + timedelta(days=7), timedelta(days=1)),
        (MONDAY + timedelta(days=5), MONDAY + timedelta(days=6), timedelta()),
        (MONDAY, MONDAY - timedelta(days=1), timedelta()),
    ],
)
def test_saturdays_and_sundays_do_not_count(start: datetime, end: datetime, expected: timedelta) -> None:
    assert weekday_time(start, end) == expected


def test_silence_begins_after_48_hours_of_the_week() -> None:
    friday = MONDAY + timedelta(days=4)

    assert not is_silent(last_at=friday, local_now=friday + timedelta(days=3, hours=23))
    assert is_silent(last_at=friday, local_now=friday + timedelta(days=4))


def test_twenty_minutes_on_a_step_are_long() -> None:
    assert not is_long(since=None, now=MONDAY)
    assert not is_long(since=MONDAY, now=MONDAY + timedelta(minutes=19))
    assert is_long(since=MONDAY, now=MONDAY + timedelta(minutes=20))
