"""Grading an order. A wrong one is told how far it is right from its beginning."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import texts_of
from webapp.steps.order.spec import OrderStep

UNKNOWN: Final = "Il manque un morceau, ou il y en a un de trop. Remets-les tous, puis valide."


def grade(step: OrderStep, answer: object) -> Grade:
    """Compare the order given with those accepted."""
    given = texts_of(answer)
    accepted = [tuple(item.id for item in step.items), *step.also_accepted]
    if given in accepted:
        return Grade(verdict="right", message=step.success or "")
    good = max((_common_start(given, order) for order in accepted), default=0)
    remarks = tuple(Remark(part=item, is_right=True) for item in given[:good])
    if good == 0:
        return Grade(verdict="wrong", message=step.failure or "")
    return Grade(verdict="partial", message=f"{_first(good)} {step.failure or ''}".strip(), remarks=remarks)


def check(step: OrderStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: every item once is asked for."""
    if event is not EventType.STEP_ANSWERED:
        return None
    given = texts_of(payload.get("answer"))
    return None if sorted(given) == sorted(item.id for item in step.items) else UNKNOWN


def _common_start(given: Sequence[str], order: Sequence[str]) -> int:
    pairs = zip(given, order, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(given), len(order)))


def _first(count: int) -> str:
    return "Le début est bon." if count == 1 else f"Les {count} premiers morceaux sont bien placés."
