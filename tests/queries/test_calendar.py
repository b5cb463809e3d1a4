"""Working days of France, and what a cohort's calendar says of them."""

from datetime import date

import pytest

from webapp.content import load_quest
from webapp.queries.calendar import REGIONS, Closures, calendar_lines, public_holidays, spoken_hours
from webapp.usecases.opening import plan_days

HOURS = {str(day): [["09:00", "12:30"], ["13:30", "17:00"]] for day in (0, 1, 2, 3)}


def plan(starts_on: date, closures: Closures) -> dict[str, str]:
    working = closures.working_days(starts_on)
    return plan_days(load_quest(), starts_on=starts_on, opens_at="08:00", is_working_day=working)


@pytest.mark.parametrize(
    ("day", "closures", "reason"),
    [
        (date(2027, 3, 26), Closures(), None),
        (date(2027, 3, 26), Closures(region="6AE"), "Vendredi saint"),
        (date(2027, 3, 26), Closures(region="57"), "Vendredi saint"),
        (date(2027, 3, 29), Closures(), "Lundi de Pâques"),
        (date(2027, 1, 1), Closures(), "Jour de l’an"),
        (date(2027, 3, 6), Closures(), "week-end"),
        (date(2027, 3, 3), Closures(pauses=[(date(2027, 3, 3), date(2027, 3, 4))]), "pause"),
        (date(2027, 3, 5), Closures(hours=HOURS), "fermé ce jour-là"),
        (date(2027, 3, 4), Closures(hours=HOURS), None),
    ],
)
def test_why_nobody_works(day: date, closures: Closures, reason: str | None) -> None:
    assert closures.reason(day) == reason


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_its_holidays(region: str) -> None:
    assert public_holidays(2027, region)[date(2027, 7, 14)] == "Fête nationale"


def test_a_plan_passes_over_holidays_and_pauses() -> None:
    closures = Closures(region="57", pauses=[(date(2027, 3, 31), date(2027, 4, 1))])

    days = plan(date(2027, 3, 24), closures)

    assert [day[:10] for day in days.values()] == [
        "2027-03-24", "2027-03-25", "2027-03-30", "2027-04-02", "2027-04-05", "2027-04-05", "2027-04-06",
        "2027-04-07", "2027-04-08", "2027-04-09", "2027-04-12",
    ]  # fmt: skip


def test_the_calendar_says_what_it_leaves_out() -> None:
    closures = Closures(region="57", hours=HOURS)

    lines = calendar_lines(load_quest(), plan(date(2027, 3, 24), closures), closures)

    assert [(line.day.day, line.number, line.reason) for line in lines][:5] == [
        (24, 1, None),
        (25, 2, None),
        (26, None, "Vendredi saint"),
        (29, None, "Lundi de Pâques"),
        (30, 3, None),
    ]
    assert (lines[0].opens_at, lines[0].hours) == (
        "08:00",
        "de 9\u00a0h à 12\u00a0h\u00a030 et de 13\u00a0h\u00a030 à 17\u00a0h",
    )


def test_hours_of_a_closed_day_are_not_said() -> None:
    assert spoken_hours(HOURS, date(2027, 3, 5)) == ""
