"""What is open. Never by points, never by attendance: by the calendar, by the counsellor, and in order within a day."""

from typing import Any, Literal

from webapp.quest.content import Day, Mission, Quest
from webapp.quest.facts import UNLOCKED
from webapp.quest.progress import View

MissionState = Literal["done", "open", "locked"]


def is_day_open(day: Day[Any], openings: frozenset[str]) -> bool:
    """Say whether the day was opened (a decision: it is never taken back)."""
    return day.id in openings


def mission_state(quest: Quest[Any], day: Day[Any], mission: Mission[Any], view: View) -> MissionState:
    """Tell whether a mission is done, open, or still waits for the one before."""
    if view.is_mission_done(mission):
        return "done"
    return "open" if is_mission_open(quest, day, mission, view) else "locked"


def is_mission_open(quest: Quest[Any], day: Day[Any], mission: Mission[Any], view: View) -> bool:
    """Say whether a mission can be played: opened by hand, or its day is open and what comes before is done.

    On a day that is over (a later one is open) everything can be played: whoever was absent chooses.
    """
    openings = view.team.openings
    if mission.id in openings or UNLOCKED in view.person.about(f"mission:{mission.id}").marks:
        return True
    if not is_day_open(day, openings):
        return False
    if _is_past(quest, day, openings):
        return True
    before = day.missions[: day.missions.index(mission)]
    return all(view.is_mission_done(earlier) for earlier in before)


def day_of(quest: Quest[Any], mission: Mission[Any]) -> Day[Any]:
    """Return the day that a mission belongs to."""
    return next(day for day in quest.days if mission in day.missions)


def _is_past(quest: Quest[Any], day: Day[Any], openings: frozenset[str]) -> bool:
    later = quest.days[quest.days.index(day) + 1 :]
    return any(other.id in openings for other in later)
