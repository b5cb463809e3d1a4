"""Grading a team code: any reasonable way of writing it is accepted, from any phone of the team."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade
from webapp.steps.answers import text_of
from webapp.steps.normalise import is_accepted
from webapp.steps.team_code.spec import TeamCodeStep

MAX_ANSWER: Final = 200
NO_TEXT: Final = "Écris le code que vous avez trouvé, puis valide."
TOO_LONG: Final = "C’est trop long pour être le code. Garde seulement ce qui compte."


def grade(step: TeamCodeStep, answer: object) -> Grade:
    """Compare what was typed with the accepted answers."""
    if is_accepted(text_of(answer), step.answers, step.normalise):
        return Grade(verdict="right", message=step.success or "")
    return Grade(verdict="wrong", message=step.failure or "Pas encore. Reprenez fragment par fragment.")


def check(step: TeamCodeStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: nothing typed, or far too much."""
    if event is not EventType.STEP_ANSWERED:
        return None
    typed = text_of(payload.get("answer"))
    if not typed:
        return NO_TEXT
    return TOO_LONG if len(typed) > MAX_ANSWER else None
