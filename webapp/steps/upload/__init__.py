"""A photo, a sound or a text that one made."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.answers import MAX_TEXT
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.showing import shown_in_common, shown_options
from webapp.steps.upload.grading import check, grade, ways_of
from webapp.steps.upload.spec import UploadStep

MAX_MEGABYTES: Final = 10
MAX_SECONDS: Final = 180


def public(step: UploadStep) -> dict[str, Any]:
    """Return what to make, in which ways, and the limits that are said before."""
    return {
        **shown_in_common(step),
        "prompt": step.prompt,
        "ways": list(ways_of(step)),
        "guidance": list(step.guidance),
        "phrases": shown_options(step.phrases),
        "example": step.example,
        "validated_by": step.validated_by,
        "alternative": step.alternative,
        "max_text": MAX_TEXT,
        "max_megabytes": MAX_MEGABYTES,
        "max_seconds": MAX_SECONDS,
    }


def solution(step: UploadStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Do it the other way, which every upload allows."""
    if step.keeps == "device":
        return [(EventType.STEP_ANSWERED, {})]
    return [(EventType.STEP_ANSWERED, {"answer": {"media": "alternative"}})]


KIND: Final = Kind(
    name="upload",
    spec=UploadStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
