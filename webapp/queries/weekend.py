"""What a mission in the streets brings: a verse of the song for each place that somebody of the team found."""

from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.content import Mission


def verses_found(standing: Standing) -> tuple[str, ...]:
    """Return the verses so far, in the order of the song: the first places of the team bring one each."""
    places = sum(len(_places(standing, mission)) for mission in standing.quest.missions() if mission.mode == "outdoor")
    return standing.quest.song[:places]


def is_all_found(standing: Standing, mission: Mission[Any]) -> bool:
    """Say whether the player did every step of a mission that asked for fewer."""
    return bool(mission.all_done_message) and len(standing.view.done_steps(mission)) == len(mission.steps)


def _places(standing: Standing, mission: Mission[Any]) -> frozenset[str]:
    return frozenset().union(*(view.done_steps(mission) for view in standing.team_views))
