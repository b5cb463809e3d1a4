"""A code whose instructions are scattered over the team's phones."""

from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.finishing import is_answered
from webapp.steps.kind import Kind
from webapp.steps.normalise import normalised
from webapp.steps.showing import shown_artefact, shown_in_common
from webapp.steps.team_code.grading import check, grade
from webapp.steps.team_code.spec import TeamCodeStep

# More signs than this are typed in an ordinary field: boxes would not fit on a phone.
MAX_BOXES: Final = 8


def public(step: TeamCodeStep) -> dict[str, Any]:
    """Return what the browser may know: how many fragments there are, never those of the others."""
    length = len(normalised(step.answers[0], step.normalise))
    return {
        **shown_in_common(step),
        "fragment_count": len(step.fragments),
        "artefact": shown_artefact(step.artefact),
        "is_numeric": step.normalise == "digits",
        "boxes": length if length <= MAX_BOXES else 0,
    }


def solution(step: TeamCodeStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Type the first accepted answer."""
    return [(EventType.STEP_ANSWERED, {"answer": step.answers[0]})]


KIND: Final = Kind(
    name="team_code",
    spec=TeamCodeStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
