"""Something to find in the real world."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.answers import MAX_TEXT
from webapp.steps.finishing import is_answered
from webapp.steps.hunt.grading import check, grade
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.kind import Kind
from webapp.steps.showing import shown_in_common, shown_options

VARIANTS: Final = {
    "reduced-mobility": "Sans marcher",
    "rural": "À la campagne",
    "indoors": "Sans sortir",
}


def public(step: HuntStep) -> dict[str, Any]:
    """Return the riddle and the challenge, never the place, its word or what it gives."""
    return {
        **shown_in_common(step),
        "place_type": step.place_type,
        # The title names the place itself when there is a riddle to solve: the riddle comes first.
        "title": None if step.riddle else step.title,
        "prompt": step.prompt,
        "riddle": step.riddle,
        "challenge": step.challenge,
        "proofs": list(step.proofs),
        "proof_note": step.proof_note,
        "service": step.service,
        "alternatives": [
            {**option, "label": VARIANTS.get(option["id"], "Autrement")} for option in shown_options(step.alternatives)
        ],
        "max": MAX_TEXT,
    }


def solution(step: HuntStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Answer the challenge, or show whatever proof the place asks for."""
    if "answer" in step.proofs:
        return [(EventType.STEP_ANSWERED, {"answer": {"proof": "answer", "text": "Vu."}})]
    proof = step.proofs[0]
    shown = {"code": {"code": step.code_default}, "photo": {"upload": "photo"}}.get(proof, {})
    return [(EventType.STEP_ANSWERED, {"answer": {"proof": proof, **shown}})]


KIND: Final = Kind(
    name="hunt",
    spec=HuntStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
