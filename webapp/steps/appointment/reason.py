"""What a youth wants to talk about: the sentence built beside the appointment, sent only if its box says so."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.content import Mission
from webapp.steps.answers import is_ticked, text_of

# The box « j’envoie cette phrase avec mon rendez-vous » of the form that prepares an appointment.
SEND: Final = "partage"


def reason_step(mission: Mission[Any]) -> Any | None:
    """Return the form of a mission whose answer may go with its appointment, or None."""
    return next((step for step in mission.steps if is_reason(step)), None)


def is_reason(step: Any) -> bool:
    """Say whether a step is such a form."""
    return getattr(step, "kind", None) == "form" and any(field.id == SEND for field in step.fields)


def prepared(step: Any, answer: object) -> str:
    """Return the sentence that was built, in the order of the form."""
    if not isinstance(answer, Mapping):
        return ""
    words = []
    for field in step.fields:
        given = text_of(answer.get(field.id))
        if field.type in ("text", "textarea") and given:
            words.append(given)
        chosen = next((option.text for option in field.options if option.id == given), None)
        if chosen:
            words.append(f"{field.label} {chosen}.")
    return " ".join(words)


def sent(step: Any, answer: object) -> str | None:
    """Return the sentence if the box was ticked, else None."""
    is_sent = isinstance(answer, Mapping) and is_ticked(answer.get(SEND))
    return prepared(step, answer) or None if is_sent else None
