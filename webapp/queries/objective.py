"""The one thing that the player chose to work on at the mid-review: recalled from the next week on, to nobody else."""

from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.content import Day
from webapp.quest.facts import ANSWER, register_value


def objective_of(standing: Standing) -> str | None:
    """Return the sentence that was chosen, or None: nothing was, or it stayed on the phone."""
    found = _chosen(standing)
    return found[1] if found else None


def objective_on(standing: Standing, day: Day[Any]) -> str | None:
    """Return the same for the page of a day: only after the day of the choice, and on a working day."""
    found = _chosen(standing)
    if found is None or day.number is None:
        return None
    days = standing.quest.days
    return found[1] if days.index(day) > days.index(found[0]) else None


def _chosen(standing: Standing) -> tuple[Day[Any], str] | None:
    for day in standing.quest.days:
        for mission in day.missions:
            for step in mission.steps:
                if getattr(step, "follow_up_kind", None) == "item" and step.keeps in ("participant", "counsellor"):
                    answer = register_value(standing.person.about(step.id), ANSWER)
                    wanted = answer.get("follow_up") if isinstance(answer, dict) else None
                    text = next((item.text for item in step.items if item.id == wanted), None)
                    if text:
                        return day, text
    return None
