from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from webapp.policy.quiet_hours import hours_fault, may_ring_at

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("at", "rings"),
    [
        ("2027-03-04 08:00", "2027-03-04 08:00"),
        ("2027-03-04 20:29", "2027-03-04 20:29"),
        ("2027-03-04 20:30", "2027-03-05 08:00"),
        ("2027-03-04 07:59", "2027-03-04 08:00"),
        ("2027-03-04 00:00", "2027-03-04 08:00"),
        # The night when clocks go forward: eight o'clock stays eight o'clock.
        ("2027-03-27 23:00", "2027-03-28 08:00"),
    ],
)
def test_a_phone_rings_by_day_alone(at: str, rings: str) -> None:
    moment, expected = (datetime.fromisoformat(each).replace(tzinfo=PARIS) for each in (at, rings))

    assert may_ring_at(moment) == expected


@pytest.mark.parametrize(
    ("spans", "is_wrong"),
    [
        ([["08:00", "20:30"]], False),
        ([["09:00", "12:00"]], False),
        ([["07:59", "20:00"]], True),
        ([["09:00", "20:31"]], True),
        ([["09:00", "12:00"], ["14:00", "18:00"]], True),
        ([], True),
        (None, True),
    ],
)
def test_an_organisation_only_narrows_what_was_promised(*, spans: list[list[str]] | None, is_wrong: bool) -> None:
    assert hours_fault(spans) is is_wrong
