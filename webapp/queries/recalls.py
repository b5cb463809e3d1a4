"""What the story or the player said earlier and a later step shows again."""

from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.content import Mission
from webapp.quest.facts import ANSWER, register_value


def articles_of(standing: Standing, step: Any) -> list[str]:
    """Return the articles that the team voted, in the contract that its members sign together later.

    The vote is the flag whose values are the articles; its ``used_in`` names the mission of the contract.
    """
    laws = standing.quest.law_articles
    flag = next((each for each in standing.quest.flags if each.values and set(each.values) <= set(laws)), None)
    if flag is None or not any(field.type == "team_signature" for field in step.fields):
        return []
    if all(mission.id not in flag.used_in for mission in _missions_of(standing, step)):
        return []
    voted = standing.flags.get(flag.id)
    return [laws[str(name)] for name in (voted if isinstance(voted, tuple) else (voted,)) if name]


def earlier_vote(standing: Standing, step: Any) -> str | None:
    """Return the words that the player chose in the vote that this one asks again."""
    before = next((each for each in standing.quest.steps() if each.id == step.compared_with), None)
    if before is None:
        return None
    chosen = register_value(standing.person.about(before.id), "ballot:r1")
    return next((option.text for option in before.options if option.id == chosen), None)


def star_story(standing: Standing) -> str:
    """Return the story that the player wrote piece by piece, in one text."""
    step = next((each for each in standing.quest.steps() if getattr(each, "format", None) == "star"), None)
    answer = register_value(standing.person.about(step.id), ANSWER) if step else None
    pieces = answer.values() if isinstance(answer, dict) else ()
    return " ".join(piece.strip() for piece in pieces if isinstance(piece, str) and piece.strip())


def _missions_of(standing: Standing, step: Any) -> list[Mission[Any]]:
    return [mission for mission in standing.quest.missions() if step in mission.steps]
