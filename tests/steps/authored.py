"""Steps to try every kind on: those of the quest, and the examples of the kinds."""

from functools import cache
from typing import Any

from tests.steps.examples import STEPS, examples
from webapp.content.loader import load_quest
from webapp.steps import KINDS


@cache
def steps_of(kind: str) -> tuple[Any, ...]:
    """Return the steps of one kind, the quest's first."""
    played = [
        step for mission in load_quest().missions() for step in mission.steps if getattr(step, "kind", "") == kind
    ]
    return (*played, *(each.step for each in examples(kind)))


def service_ids() -> set[str]:
    """Return the services that the quest knows."""
    return {offer.id for offer in load_quest().services}


def day_ids() -> set[str]:
    """Return the days of the quest."""
    return {day.id for day in load_quest().days}


def all_steps() -> list[Any]:
    """Return one parameter of a test for each step there is."""
    return [step for kind in sorted(KINDS) for step in steps_of(kind)]


def a_step_of(kind: str) -> Any:
    """Return the fullest step of a kind: the one with most to say."""
    return max(steps_of(kind), key=lambda step: len(repr(step)))


KIND_FOLDERS = sorted(path.parent.name for path in STEPS.glob("*/spec.py"))
