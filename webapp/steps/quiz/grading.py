"""Grading a quiz. Only what was picked is spoken of: the rest stays to be found."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import ANSWER, Facts
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import texts_of
from webapp.steps.finishing import is_answered
from webapp.steps.quiz.spec import QuizOption, QuizStep

UNKNOWN: Final = "Cette question a changé. Recharge la page, puis choisis à nouveau."
NOTHING: Final = "Choisis une réponse, puis valide."
PARTIAL: Final = "Tu tiens une partie de la réponse. Regarde ce qui est marqué « à revoir », et ce qu’il manque."


def grade(step: QuizStep, answer: object) -> Grade:
    """Compare the options picked with the right ones; an opinion is kept as it is."""
    picked = set(texts_of(answer))
    if step.is_opinion:
        return Grade(verdict="saved", message=step.success or "")
    right = {option.id for option in step.options if option.is_correct}
    remarks = tuple(_remark(option) for option in step.options if option.id in picked)
    if picked == right:
        return Grade(verdict="right", message=step.success or "", remarks=remarks)
    if step.select == "multiple" and picked & right:
        return Grade(verdict="partial", message=PARTIAL, remarks=remarks)
    return Grade(verdict="wrong", message=step.failure or "", remarks=remarks)


def check(step: QuizStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: nothing, an option that does not exist, or not the number asked for."""
    if event is not EventType.STEP_ANSWERED:
        return None
    picked = texts_of(payload.get("answer"))
    if not picked:
        return NOTHING
    if not set(picked) <= {option.id for option in step.options}:
        return UNKNOWN
    if step.is_opinion and step.pick and len(set(picked)) != step.pick:
        return f"Choisis-en {step.pick}, ni plus ni moins. Tes choix sont encore là."
    return NOTHING if step.select == "single" and len(set(picked)) > 1 else None


def is_done(step: QuizStep, facts: Facts) -> bool:
    """Say whether the right answer was found, an opinion given, or the question left aside."""
    return (step.is_opinion and ANSWER in facts.registers) or is_answered(step, facts)


def _remark(option: QuizOption) -> Remark:
    return Remark(part=option.id, is_right=option.is_correct, text=option.feedback or "")
