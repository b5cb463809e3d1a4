"""The shape of a ballot, and when a voter is done. There is nothing to be right about."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.answers import text_of
from webapp.steps.finishing import is_left_aside
from webapp.steps.vote.spec import VoteStep

BALLOT: Final = "ballot:"
ONLY_ROUND: Final = "r1"
MAX_ROUND: Final = 80
UNKNOWN: Final = "Ce vote n’est plus le bon. Recharge la page : ton choix est à refaire, rien d’autre n’est perdu."


def rounds_of(step: VoteStep) -> tuple[str, ...]:
    """Name the rounds that the content knows; those made of the members' own words are known to the server alone."""
    if step.rounds_from:
        return ()
    return tuple(statement.id for statement in step.statements) or (ONLY_ROUND,)


def check(step: VoteStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a ballot's shape: a round or an option that does not exist."""
    if event is not EventType.BALLOT_CAST:
        return None
    name, option = text_of(payload.get("round")), text_of(payload.get("option"))
    is_round = name in rounds_of(step) or (step.rounds_from is not None and 0 < len(name) <= MAX_ROUND)
    return None if is_round and option in {each.id for each in step.options} else UNKNOWN


def is_done(step: VoteStep, facts: Facts) -> bool:
    """Say whether this person voted in every round; guessing once is enough, whoever is alone goes on."""
    if is_left_aside(step, facts):
        return True
    if step.rounds_from:
        return facts.is_skipped or any(name.startswith(BALLOT) for name in facts.registers)
    return all(BALLOT + name in facts.registers for name in rounds_of(step))
