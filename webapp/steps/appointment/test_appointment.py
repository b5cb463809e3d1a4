"""Appointments: no way out counts less than a slot."""

import pytest

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.steps.appointment import KIND, public

STEP = example("appointment", "rendez-vous")


@pytest.mark.parametrize("way", ["no_slot", "call", "not_now"])
def test_each_other_way_finishes_the_step(way: str) -> None:
    assert KIND.grade(STEP, {"way": way}).is_done


def test_solution_depends_on_nobody_s_agenda() -> None:
    assert KIND.solution(STEP) == [(EventType.STEP_ANSWERED, {"answer": {"way": "no_slot"}})]


def test_public_tells_the_other_ways_with_the_slot() -> None:
    assert [each["id"] for each in public(STEP)["alternatives"]] == ["already_booked", "no_slot", "call", "not_now"]
