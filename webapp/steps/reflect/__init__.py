"""A few words of one's own."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.answers import MAX_TEXT
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.reflect.grading import TEXT, check, grade, parts_of
from webapp.steps.reflect.spec import ReflectStep
from webapp.steps.showing import SHARING, shown_in_common, shown_options

# Questions that help to find a story, for whoever sees none.
NUDGES: Final = (
    "À la maison : qu’est-ce que tu fais que les autres ne font pas ?",
    "À l’école : une fois où tu as tenu bon, ou aidé quelqu’un ?",
    "Un petit boulot, un stage, un service : qu’est-ce qu’on t’a confié ?",
    "Une passion : qu’est-ce que tu as appris par toi-même ?",
    "Un coup de main : à qui, et qu’est-ce que ça a changé ?",
)


def public(step: ReflectStep) -> dict[str, Any]:
    """Return the prompt and its parts."""
    return {
        **shown_in_common(step),
        "competence": step.competence,
        "prompt": step.prompt,
        "format": step.format,
        "parts": shown_options(step.parts) or [{"id": TEXT, "text": ""}],
        "example": step.example,
        "help": step.help,
        "nudges": list(NUDGES) if step.help else [],
        "sharing": step.sharing,
        "share_words": SHARING[step.sharing],
        "max": MAX_TEXT,
    }


def solution(step: ReflectStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Write something everywhere, or keep it on the phone."""
    if step.keeps == "device":
        return [(EventType.STEP_ANSWERED, {})]
    return [(EventType.STEP_ANSWERED, {"answer": dict.fromkeys(parts_of(step), "Ouvert.")})]


KIND: Final = Kind(
    name="reflect",
    spec=ReflectStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
