"""The letters of the night: what a recap gives, and gives again to whoever missed it."""

from dataclasses import dataclass
from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.content import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedLetter:
    """A letter of an earlier night, and the numbers engraved on the shards of its day."""

    day: str
    hour: int
    letter: str
    numbers: tuple[int, ...]


def missed_letters(standing: Standing, day: Day[Any]) -> tuple[MissedLetter, ...]:
    """Return the letters of the days before this one whose recap the player has not read."""
    before = standing.quest.days[: standing.quest.days.index(day)]
    return tuple(_letter(each) for each in before if each in standing.open_days and not _is_read(standing, each))


def _letter(day: Day[Any]) -> MissedLetter:
    name = day.title if day.number is None else f"Jour {day.number}"
    night = day.night_letter
    return MissedLetter(day=name, hour=night.hour, letter=night.letter, numbers=day.engraved_numbers)


def _is_read(standing: Standing, day: Day[Any]) -> bool:
    """A day that ends without a recap to read counts as soon as one of its missions was played."""
    recaps = [step for mission in day.missions for step in mission.steps if step.kind == "recap"]
    if recaps:
        return any(standing.view.is_step_done(step) for step in recaps)
    return any(standing.view.is_mission_done(mission) for mission in day.missions)
