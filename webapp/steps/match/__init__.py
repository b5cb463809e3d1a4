"""Pairs to join."""

import hashlib
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.match.grading import check, grade
from webapp.steps.match.spec import MatchStep
from webapp.steps.showing import shown_in_common, shown_options


def public(step: MatchStep) -> dict[str, Any]:
    """Return the left parts in the author's order and the right ones mixed, always in the same way."""
    mixed = sorted(step.rights, key=lambda right: hashlib.sha256(f"{step.id}\0{right.text}".encode()).digest())
    return {
        **shown_in_common(step),
        "prompt": step.prompt,
        "context": step.context,
        "has_categories": step.has_categories,
        "lefts": [{"id": pair.id, "text": pair.left} for pair in step.pairs],
        "rights": shown_options(tuple(mixed)),
    }


def solution(step: MatchStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Join the author's pairs."""
    return [(EventType.STEP_ANSWERED, {"answer": {pair.id: pair.right for pair in step.pairs}})]


KIND: Final = Kind(
    name="match",
    spec=MatchStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
