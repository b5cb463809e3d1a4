"""Day 9, solved from what players read."""

from tests.content.puzzles import accepted, artefact, code, every_order, numbers, orders, right_options
from webapp.quest.content import Quest
from webapp.quest.step import Step

GOAL = 1000  # euros a month that Ilyes wants to keep


def test_repairs_pay_the_workshop(quest: Quest[Step]) -> None:
    step = code(quest, "j09-m1-s2")
    price, parts, *costs = [numbers(row[1])[0] for row in artefact(step).rows]
    margin = price - parts

    assert (margin, sum(costs)) == (25, 500)
    assert sum(costs) % margin == (sum(costs) + GOAL) % margin == 0
    assert accepted(step) == {f"{sum(costs) // margin}{(sum(costs) + GOAL) // margin}"} == {"2060"}
    assert numbers(step.hints[2]) == [500, 25, 20, 500, 1000, 25, 60]


def test_prudent_ways_to_open(quest: Quest[Step]) -> None:
    # One does not test before talking, counting or being helped; one declares, then opens.
    prudent = {order for order in every_order("abcdef") if order.endswith("ef") and order[0] != "b"}

    assert orders(quest, "j09-m1-s3") == prudent


def test_common_hour(quest: Quest[Step]) -> None:
    step = code(quest, "j09-m2-s2")
    free = []
    for _, offset, hours in artefact(step).rows:
        shift = numbers(offset)[0] * (1 if "moins" in offset else -1)
        start, end = numbers(hours)
        free.append({(hour + shift) % 24 for hour in range(start, end)})

    assert set.intersection(*free) == {15}
    assert accepted(step) == {"15", "1500"}


def test_good_first_step_has_a_date(quest: Quest[Step]) -> None:
    assert right_options(quest, "j09-m3-s3") == {"b"}
