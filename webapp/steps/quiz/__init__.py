"""A question with options; an opinion has no right answer."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.quiz.grading import check, grade, picks_of
from webapp.steps.quiz.spec import QuizStep
from webapp.steps.showing import shown_artefact, shown_in_common


def public(step: QuizStep) -> dict[str, Any]:
    """Return the question and its options, without which are right or what is said of them."""
    return {
        **shown_in_common(step),
        "question": step.question,
        "context": step.context,
        "artefact": shown_artefact(step.artefact),
        "select": step.select,
        "is_opinion": step.is_opinion,
        "pick": picks_of(step) if step.is_opinion else None,
        "options": [{"id": option.id, "text": option.text} for option in step.options],
    }


def solution(step: QuizStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Pick the right options, or as many as an opinion takes."""
    right = [option.id for option in step.options if option.is_correct]
    picked = right or [option.id for option in step.options[: step.pick or 1]]
    return [(EventType.STEP_ANSWERED, {"answer": picked})]


KIND: Final = Kind(
    name="quiz",
    spec=QuizStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
