"""Grading a code: any reasonable way of writing it is accepted."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade
from webapp.steps.answers import text_of
from webapp.steps.code.spec import CodeStep
from webapp.steps.normalise import is_accepted, normalised

MAX_ANSWER: Final = 200
NO_TEXT: Final = "Écris ta réponse, puis valide."
NOT_A_NUMBER: Final = "Ici, la réponse s’écrit avec des chiffres."
TOO_LONG: Final = "C’est trop long pour être la réponse. Garde seulement ce qui compte."


def grade(step: CodeStep, answer: object) -> Grade:
    """Compare what was typed with the accepted answers."""
    typed = text_of(answer)
    if is_accepted(typed, step.answers, step.normalise):
        return Grade(verdict="right", message=step.success or "")
    if step.normalise == "digits" and typed and not normalised(typed, "digits"):
        return Grade(verdict="wrong", message=f"{NOT_A_NUMBER} {step.failure or ''}".strip())
    return Grade(verdict="wrong", message=step.failure or "")


def check(step: CodeStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: nothing typed, or far too much."""
    if event is not EventType.STEP_ANSWERED:
        return None
    typed = text_of(payload.get("answer"))
    if not typed:
        return NO_TEXT
    return TOO_LONG if len(typed) > MAX_ANSWER else None
