"""The end of the day."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.kind import Kind
from webapp.steps.recap.spec import RecapStep
from webapp.steps.showing import shown_in_common


def public(step: RecapStep) -> dict[str, Any]:
    """Return which day's recap it is; the page of the recap holds the words."""
    return {
        **shown_in_common(step),
        "day": step.day,
        "is_final": step.is_final,
        "shows": list(step.shows),
        "made_in": dict(step.made_in),
    }


def is_done(step: RecapStep, facts: Facts) -> bool:
    """Say whether the recap was heard."""
    return facts.is_read


def solution(step: RecapStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Hear it."""
    return [(EventType.STEP_READ, {})]


KIND: Final = Kind(
    name="recap",
    spec=RecapStep,
    events=frozenset({EventType.STEP_READ}),
    is_done=is_done,
    public=public,
    solution=solution,
)
