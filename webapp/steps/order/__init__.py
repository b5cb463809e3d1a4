"""Things to put in order."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.order.grading import check, grade
from webapp.steps.order.spec import OrderStep
from webapp.steps.showing import shown_in_common


def public(step: OrderStep) -> dict[str, Any]:
    """Return the items as they are first shown, never in their right order."""
    texts = {item.id: item.text for item in step.items}
    return {
        **shown_in_common(step),
        "prompt": step.prompt,
        "context": step.context,
        "items": [{"id": item, "text": texts[item]} for item in step.shown_order],
    }


def solution(step: OrderStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Give the author's order."""
    return [(EventType.STEP_ANSWERED, {"answer": [item.id for item in step.items]})]


KIND: Final = Kind(
    name="order",
    spec=OrderStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
