"""Grading pairs: each is right or to be looked at again; words are said only where it is right."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import part_of, text_of
from webapp.steps.match.spec import MatchPair, MatchStep

UNKNOWN: Final = "Cette question a changé. Recharge la page, puis relie à nouveau."
NOTHING: Final = "Relie au moins une paire, puis valide."
OPEN: Final = "Il reste à choisir."


def grade(step: MatchStep, answer: object) -> Grade:
    """Compare each pair given with the author's."""
    remarks = tuple(_remark(pair, text_of(part_of(answer, pair.id))) for pair in step.pairs)
    right = sum(bool(remark.is_right) for remark in remarks)
    if right == len(step.pairs):
        return Grade(verdict="right", message=step.success or "", remarks=remarks)
    if not right:
        return Grade(verdict="wrong", message=step.failure or "", remarks=remarks)
    found = "1 paire est juste" if right == 1 else f"{right} paires sont justes"
    message = f"{found} sur {len(step.pairs)}. {step.failure or ''}".strip()
    return Grade(verdict="partial", message=message, remarks=remarks)


def check(step: MatchStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: nothing joined, or a part that does not exist."""
    if event is not EventType.STEP_ANSWERED:
        return None
    answer = payload.get("answer")
    if not isinstance(answer, Mapping) or not set(answer) <= {pair.id for pair in step.pairs}:
        return UNKNOWN if answer else NOTHING
    given = {text_of(value) for value in answer.values()} - {""}
    if not given:
        return NOTHING
    return None if given <= {right.id for right in step.rights} else UNKNOWN


def _remark(pair: MatchPair, given: str) -> Remark:
    is_right = given == pair.right
    return Remark(part=pair.id, is_right=is_right, text=pair.feedback if is_right else "" if given else OPEN)
