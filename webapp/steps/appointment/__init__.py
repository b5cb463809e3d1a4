"""An appointment with a real person."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.appointment.grading import check, grade
from webapp.steps.appointment.spec import AppointmentStep
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.showing import shown_in_common, shown_options


def public(step: AppointmentStep) -> dict[str, Any]:
    """Return with whom, where and how; the free slots are the server's to tell."""
    return {
        **shown_in_common(step),
        "counsellor": step.counsellor,
        "place": step.place,
        "modes": shown_options(step.modes),
        "duration_min": step.duration_min,
        "options": shown_options(step.options),
        "alternatives": shown_options(step.alternatives),
        "confirm": step.confirm,
        "calendar": list(step.calendar),
        "cancel_text": step.cancel_text,
    }


def solution(step: AppointmentStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Choose another way than a slot, which depends on nobody's agenda."""
    way = next((each.id for each in step.alternatives if each.id != "already_booked"), "not_now")
    return [(EventType.STEP_ANSWERED, {"answer": {"way": way}})]


KIND: Final = Kind(
    name="appointment",
    spec=AppointmentStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
