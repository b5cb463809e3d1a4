"""Grading a quiz. Only what was picked is spoken of while something is still to be found."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import MAX_ROWS, texts_of
from webapp.steps.quiz.spec import QuizOption, QuizStep

UNKNOWN: Final = "Cette question a changé. Recharge la page, puis choisis à nouveau."
NOTHING: Final = "Choisis une réponse, puis valide."
MISSING: Final = "Tout ce que tu as choisi est juste. Il en manque encore."
MIXED: Final = "Il y a du juste dans ta réponse. Regarde ce qui est marqué « à revoir »."


def grade(step: QuizStep, answer: object) -> Grade:
    """Compare the options picked with the right ones; an opinion only has to hold as many as asked for."""
    picked = set(texts_of(answer)) & {option.id for option in step.options}
    if step.is_opinion:
        return _opinion(step, picked)
    right = {option.id for option in step.options if option.is_correct}
    if picked == right:
        remarks = tuple(_remarks(step, picked, is_over=step.select == "multiple"))
        return Grade(verdict="right", message=step.success or "", remarks=remarks)
    remarks = tuple(_remarks(step, picked, is_over=False))
    if not picked & right or step.select == "single":
        return Grade(verdict="wrong", message=step.failure or "", remarks=remarks)
    found = MISSING if picked < right else MIXED
    return Grade(verdict="partial", message=f"{found} {step.failure or ''}".strip(), remarks=remarks)


def check(step: QuizStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: nothing, far too much, or an option that does not exist."""
    if event is not EventType.STEP_ANSWERED:
        return None
    picked = texts_of(payload.get("answer"))
    if not picked:
        return NOTHING
    return None if len(picked) <= MAX_ROWS and set(picked) <= {option.id for option in step.options} else UNKNOWN


def picks_of(step: QuizStep) -> int | None:
    """Say how many options an opinion takes; None means any number."""
    return step.pick or (1 if step.select == "single" else None)


def _opinion(step: QuizStep, picked: Collection[str]) -> Grade:
    wanted = picks_of(step)
    if not picked or (wanted is not None and len(picked) != wanted):
        return Grade(verdict="partial", message=f"Il en faut {wanted or 'au moins une'}. Tes choix sont encore là.")
    return Grade(verdict="saved", message=step.success or "", remarks=tuple(_remarks(step, picked, is_over=False)))


def _remarks(step: QuizStep, picked: Collection[str], *, is_over: bool) -> Iterator[Remark]:
    """Speak of what was picked; once all is found, of the rest too: that is where one learns."""
    for option in step.options:
        if option.id in picked:
            yield Remark(part=option.id, is_right=_verdict(step, option), text=option.feedback or "")
        elif is_over and option.feedback:
            yield Remark(part=option.id, text=option.feedback)


def _verdict(step: QuizStep, option: QuizOption) -> bool | None:
    return None if step.is_opinion else option.is_correct
