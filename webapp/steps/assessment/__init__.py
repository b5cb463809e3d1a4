"""An assessment of oneself: a scale, never a score."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.answers import MAX_TEXT
from webapp.steps.assessment.grading import check, grade
from webapp.steps.assessment.spec import AssessmentStep
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.showing import SHARING, shown_in_common, shown_options


def public(step: AssessmentStep) -> dict[str, Any]:
    """Return the lines and the scale; the words of alerts are there because the phone alone may look for them."""
    return {
        **shown_in_common(step),
        "scale": [
            {"id": level.id, "label": level.label, "meaning": level.meaning, "is_private": level.is_private}
            for level in step.scale
        ],
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        "is_pick": step.pick_min is not None,
        "pick_min": step.pick_min,
        "pick_max": step.pick_max,
        "follow_up": step.follow_up,
        "follow_up_kind": step.follow_up_kind,
        "follow_up_options": shown_options(step.follow_up_options),
        "result": step.result,
        "alerts": [{"when": name, "text": words} for name, words in step.alerts],
        "compared_with": step.compared_with,
        "recalls": step.recalls,
        "sharing": step.sharing,
        "share_words": SHARING[step.sharing],
        "max": MAX_TEXT,
    }


def solution(step: AssessmentStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Choose the first level everywhere, or what has to be picked."""
    if step.keeps == "device":
        return [(EventType.STEP_ANSWERED, {})]
    if step.pick_min is not None:
        picked = [item.id for item in step.items[: step.pick_min or 1]]
        return [(EventType.STEP_ANSWERED, {"answer": {"picked": picked}})]
    levels = {item.id: step.scale[0].id for item in step.items}
    return [(EventType.STEP_ANSWERED, {"answer": {"items": levels}})]


KIND: Final = Kind(
    name="assessment",
    spec=AssessmentStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
