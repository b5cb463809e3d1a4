"""Time is what gestures say, in any order, on any clock."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

from webapp.policy.cej import Category, category_of
from webapp.policy.time_spent import Gesture, Spent, believed, spent

PARIS = ZoneInfo("Europe/Paris")
NINE = datetime(2027, 3, 1, 8, tzinfo=UTC)


def at(minutes: float, mission: str = "m1") -> Gesture:
    return Gesture(at=NINE + timedelta(minutes=minutes), mission=mission)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_gestures_close_to_one_another_are_one_stretch() -> None:
    found = spent([at(0), at(4), at(13), at(60)], timezone=PARIS)

    assert found == Spent(present={date(2027, 3, 1): minutes(61)}, active={"m1": minutes(15)})


def test_time_goes_to_what_was_being_done() -> None:
    found = spent([at(0), at(5), at(9, "m2"), at(40, "m2")], timezone=PARIS)

    assert found.active == {"m1": minutes(6), "m2": minutes(5)}
    assert found.activity == minutes(11)


def test_any_order_says_the_same() -> None:
    gestures = [at(0), at(4, "m2"), at(4, "m1"), at(90)]

    assert {repr(spent(order, timezone=PARIS)) for order in permutations(gestures)} == {
        repr(spent(gestures, timezone=PARIS))
    }


def test_a_day_ends_at_midnight_here() -> None:
    late = Gesture(at=datetime(2027, 3, 1, 22, 58, tzinfo=UTC), mission="m1")
    later = Gesture(at=datetime(2027, 3, 1, 23, 2, tzinfo=UTC), mission="m1")

    assert spent([late, later], timezone=PARIS).present == {
        date(2027, 3, 1): minutes(1),
        date(2027, 3, 2): minutes(1),
    }


def test_nobody_who_did_nothing_was_there() -> None:
    assert spent([], timezone=PARIS) == Spent()


def test_a_clock_that_cannot_be_right_is_not_believed() -> None:
    sent_later = NINE + timedelta(days=2)

    assert believed(at=NINE, received_at=sent_later) == NINE
    assert believed(at=NINE + timedelta(days=4000), received_at=NINE) == NINE
    assert believed(at=NINE - timedelta(days=8), received_at=NINE) == NINE


def test_a_mission_counts_where_its_service_is() -> None:
    assert category_of(("logement", "sante")) is Category.HOUSING
    assert category_of(("diagnostic", "sport")) is Category.LEISURE
    assert category_of(()) is Category.PROJECT
