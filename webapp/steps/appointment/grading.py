"""A slot, or any of the four other ways: each of them finishes the step. Holding the slot is the server's promise."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade
from webapp.steps.answers import is_too_long, part_of, text_of, texts_of
from webapp.steps.appointment.spec import AppointmentStep

SLOT: Final = "slot"
# « Proposez-moi autre chose » : somebody is to answer.
OTHER_TIMES: Final = "no_slot"
PARTS: Final = frozenset({"way", "slot", "mode", "options", "date"})
MAX_PART: Final = 200
UNREADABLE: Final = "Ta demande n’est pas arrivée entière. Recommence cette étape, rien n’est perdu."
CHOOSE: Final = "Choisis un créneau et une façon de se voir, ou l’une des autres façons : elles comptent autant."
NO_DATE: Final = "Écris la date de ton rendez-vous, même à peu près."


def grade(step: AppointmentStep, answer: object) -> Grade:
    """Keep the request; a slot needs to be named, an appointment already taken needs its date."""
    way = text_of(part_of(answer, "way"))
    if way == SLOT and text_of(part_of(answer, "slot")) and text_of(part_of(answer, "mode")):
        return Grade(verdict="saved", message=step.success or "")
    if way == "already_booked" and not text_of(part_of(answer, "date")):
        return Grade(verdict="partial", message=NO_DATE)
    if way in {alternative.id for alternative in step.alternatives}:
        return Grade(verdict="saved", message=step.success or "")
    return Grade(verdict="partial", message=CHOOSE)


def check(step: AppointmentStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: an unknown way, mode or option."""
    if event is not EventType.STEP_ANSWERED:
        return None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping) or not set(answer) <= PARTS or is_too_long(answer, MAX_PART):
        return UNREADABLE
    known = (
        text_of(answer.get("way")) in {"", SLOT, *(alternative.id for alternative in step.alternatives)}
        and text_of(answer.get("mode")) in {"", *(mode.id for mode in step.modes)}
        and set(texts_of(answer.get("options"))) <= {option.id for option in step.options}
    )
    return None if known else UNREADABLE
