"""Grading an order. A wrong one is told how far its beginning is right, and how many things are in their place."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import texts_of
from webapp.steps.order.spec import OrderStep

UNKNOWN: Final = "Il manque une ligne, ou il y en a une deux fois. Mets chaque ligne à une place, puis valide."


def grade(step: OrderStep, answer: object) -> Grade:
    """Compare the order given with those accepted, and speak of the nearest one."""
    given = texts_of(answer)
    accepted = [tuple(item.id for item in step.items), *step.also_accepted]
    if given in accepted:
        remarks = tuple(Remark(part=item, is_right=True) for item in given)
        return Grade(verdict="right", message=step.success or "", remarks=remarks)
    start, placed = max((_start(given, order), _placed(given, order)) for order in accepted)
    if not placed:
        return Grade(verdict="wrong", message=step.failure or "")
    message = f"{_praise(start, placed, len(step.items))} {step.failure or ''}".strip()
    # Only the beginning is marked: marking the rest would leave nothing to think about.
    return Grade(
        verdict="partial", message=message, remarks=tuple(Remark(part=item, is_right=True) for item in given[:start])
    )


def check(step: OrderStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of an answer's shape: every item once is asked for."""
    if event is not EventType.STEP_ANSWERED:
        return None
    given = texts_of(payload.get("answer"))
    return None if sorted(given) == sorted(item.id for item in step.items) else UNKNOWN


def _start(given: Sequence[str], order: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, order, strict=False)))


def _placed(given: Sequence[str], order: Sequence[str]) -> int:
    return sum(one == other for one, other in zip(given, order, strict=False))


def _praise(start: int, placed: int, total: int) -> str:
    match start:
        case 0:
            return f"Déjà à leur place : {placed} sur {total}."
        case 1:
            beginning = "La première ligne est à sa place."
        case _:
            beginning = f"Les {start} premières lignes sont à leur place."
    return beginning if placed == start else f"{beginning} En tout : {placed} sur {total}."
