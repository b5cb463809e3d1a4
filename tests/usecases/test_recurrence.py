from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.usecases.recurrence import UnreadableRule, Window, days_of, instants, weekly, working_day_after

PARIS = ZoneInfo("Europe/Paris")
MORNING = Window(opens_at=time(9), closes_at=time(10, 30), duration_min=30)
MONDAY = date(2027, 3, 1)


def days(rrule: str, after: date, through: date, **more: object) -> list[str]:
    fields: dict[str, object] = {"exceptions": (), "is_on_holidays": False, "starts_on": MONDAY}
    return [day.isoformat() for day in days_of(rrule, after=after, through=through, **(fields | more))]  # type: ignore[arg-type]  # fields of a test


def test_a_window_is_cut_into_slots_and_the_rest_is_left() -> None:
    long = Window(opens_at=time(9), closes_at=time(10, 20), duration_min=30)

    assert list(MORNING.times()) == [time(9), time(9, 30), time(10)]
    assert list(long.times()) == [time(9), time(9, 30)]


def test_a_rule_gives_its_days_after_one_date_and_through_another() -> None:
    assert days(weekly([0, 3]), date(2027, 3, 1), date(2027, 3, 11)) == ["2027-03-04", "2027-03-08", "2027-03-11"]


def test_one_week_in_two_is_counted_from_the_start() -> None:
    assert days(weekly([1], every=2), MONDAY, date(2027, 4, 1)) == ["2027-03-02", "2027-03-16", "2027-03-30"]


def test_a_rule_never_gives_a_day_before_its_start() -> None:
    assert days(weekly([0]), date(2020, 1, 1), date(2027, 3, 8)) == ["2027-03-01", "2027-03-08"]


def test_exceptions_and_public_holidays_are_left_out() -> None:
    # Easter Monday 2027 is the 29th of March.
    through = date(2027, 4, 5)
    assert days(weekly([0]), date(2027, 3, 15), through, exceptions=["2027-04-05"]) == ["2027-03-22"]
    assert days(weekly([0]), date(2027, 3, 15), through, is_on_holidays=True) == [
        "2027-03-22",
        "2027-03-29",
        "2027-04-05",
    ]


def test_nine_o_clock_stays_nine_o_clock_when_the_hour_changes() -> None:
    # Summer time begins on the 28th of March 2027.
    before, after = (instants(day, MORNING, PARIS)[0] for day in (date(2027, 3, 26), date(2027, 3, 29)))

    assert (before, after) == (datetime(2027, 3, 26, 8, tzinfo=UTC), datetime(2027, 3, 29, 7, tzinfo=UTC))
    assert {at.astimezone(PARIS).time() for at in (before, after)} == {time(9)}


@pytest.mark.parametrize("rrule", ["", "FREQ=NEVER", "FREQ=WEEKLY;BYDAY=XX", "hello"])
def test_what_is_no_rule_is_refused(rrule: str) -> None:
    with pytest.raises(UnreadableRule):
        days(rrule, MONDAY, date(2027, 4, 1))


@given(st.sets(st.integers(0, 6), min_size=1), st.dates(MONDAY, date(2027, 12, 31)), st.integers(1, 60))
def test_two_halves_of_a_period_give_the_days_of_the_whole(chosen: set[int], middle: date, length: int) -> None:
    through = date(2028, 1, 31)
    whole = days(weekly(chosen), MONDAY, through)

    assert days(weekly(chosen), MONDAY, middle) + days(weekly(chosen), middle, through) == whole


def test_an_answer_is_promised_on_working_days() -> None:
    assert working_day_after(date(2027, 3, 25), 2) == date(2027, 3, 30)
