"""A word or number to find, typed in any reasonable way."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.code.grading import check, grade
from webapp.steps.code.spec import CodeStep
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.showing import shown_artefact, shown_in_common


def public(step: CodeStep) -> dict[str, Any]:
    """Return the puzzle without its answer, nor how long the answer is."""
    return {
        **shown_in_common(step),
        "prompt": step.prompt,
        "context": step.context,
        "artefact": shown_artefact(step.artefact),
        "is_numeric": step.normalise == "digits",
        "has_optional_sound": step.has_optional_sound,
        "has_optional_vibration": step.has_optional_vibration,
    }


def solution(step: CodeStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Type the first accepted answer."""
    return [(EventType.STEP_ANSWERED, {"answer": step.answers[0]})]


KIND: Final = Kind(
    name="code",
    spec=CodeStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
