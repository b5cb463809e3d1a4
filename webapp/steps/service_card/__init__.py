"""A service of the mission locale, discovered."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.finishing import is_left_aside
from webapp.steps.kind import Kind
from webapp.steps.service_card.spec import ServiceCardStep
from webapp.steps.showing import shown_in_common

WORDS: Final = (
    "service", "name", "story", "summary", "audience", "how", "first_step", "good_to_know", "effect_2050", "is_bonus",
)  # fmt: skip


def public(step: ServiceCardStep) -> dict[str, Any]:
    """Return the whole card: it is there to be read."""
    return {**shown_in_common(step), **{word: getattr(step, word) for word in WORDS}}


def is_done(step: ServiceCardStep, facts: Facts) -> bool:
    """Say whether the card was taken, or left where it may be."""
    return facts.is_read or is_left_aside(step, facts)


def solution(step: ServiceCardStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Take the card."""
    return [(EventType.STEP_READ, {})]


KIND: Final = Kind(
    name="service_card",
    spec=ServiceCardStep,
    events=frozenset({EventType.STEP_READ, EventType.STEP_SKIPPED}),
    is_done=is_done,
    public=public,
    solution=solution,
    has_afterwards=True,
)
