"""A vote, alone or as a team, in one or several rounds."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.step import Option
from webapp.steps.kind import Effect, Kind
from webapp.steps.showing import shown_in_common, shown_options
from webapp.steps.vote.grading import BALLOT, ONLY_ROUND, check, is_done, rounds_of
from webapp.steps.vote.spec import VoteStep


def public(step: VoteStep) -> dict[str, Any]:
    """Return the question, the rounds and the options; what follows from each is told after the vote."""
    rounds = step.statements or (Option(id=ONLY_ROUND, text=""),)
    return {
        **shown_in_common(step),
        "question": step.question,
        "rounds": [] if step.rounds_from else shown_options(rounds),
        "rounds_from": step.rounds_from,
        "rounds_note": step.rounds_note,
        "options": [{"id": each.id, "text": each.text, "consequence": each.consequence} for each in step.options],
        "tie": step.tie,
        "tie_rule": step.tie_rule,
        "is_final": step.is_final,
        "is_compared": step.compared_with is not None,
        "success": step.success,
    }


def solution(step: VoteStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Vote for the first option in every round; a guess is about somebody's sentences."""
    rounds = rounds_of(step) or ("somebody",)
    return [(EventType.BALLOT_CAST, {"round": name, "option": step.options[0].id}) for name in rounds]


def choices(step: VoteStep) -> Mapping[str, Mapping[str, Effect]]:
    """Tell what each ballot does to the story, round by round."""
    effects = {option.id: Effect(set=option.set) for option in step.options}
    return {BALLOT + name: effects for name in rounds_of(step)}


def team_rounds(step: VoteStep) -> tuple[str, ...]:
    """Name the rounds that the team closes together; somebody who votes alone decides alone."""
    return rounds_of(step) if step.scope == "team" else ()


KIND: Final = Kind(
    name="vote",
    spec=VoteStep,
    events=frozenset({EventType.BALLOT_CAST, EventType.STEP_SKIPPED}),
    check=check,
    is_done=is_done,
    public=public,
    solution=solution,
    choices=choices,
    shares_answers=False,
    rounds=team_rounds,
)
