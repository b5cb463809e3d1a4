"""Where and when the demonstration is played: its own chance, its mornings, and how far each team went."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from webapp.cli.demonstration.setting import Setting
from webapp.quest.content import Quest
from webapp.usecases.opening import plan_days


@dataclass(frozen=True, slots=True)
class Stage:
    """Where and when the demonstration is played, and its own chance."""

    setting: Setting
    chance: random.Random
    now: datetime

    @property
    def local_now(self) -> datetime:
        """Return the present instant in the organisation's time zone."""
        return self.now.astimezone(self.setting.config.timezone)

    def at(self, moment: datetime) -> "Stage":
        """Return the same stage at another instant, never later than the present one."""
        return replace(self, now=min(moment, self.now))

    def token(self) -> str:
        """Make a public id that a seed gives again."""
        return f"{self.chance.getrandbits(128):032x}"


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a team went, on which mornings; and who stopped after which day."""

    days: int
    mornings: Mapping[str, datetime]
    stops: Mapping[str, int]

    def moment(self, day: str, place: int, people: int, now: datetime) -> datetime:
        """Return when somebody played a day: one after the other in the morning; today, a few minutes ago."""
        lately = now - timedelta(minutes=3 * (people - place))
        return min(self.mornings[day] + timedelta(minutes=7 * place), lately)


def planned_days(stage: Stage, quest: Quest[Any], starts_on: date) -> dict[str, str]:
    """Plan the days of a cohort as a counsellor would: working days, from eight in the morning."""
    dates = [starts_on + timedelta(days=number) for number in range(40)]
    working = {day: stage.setting.is_working_day(day) for day in dates}
    return plan_days(quest, starts_on=starts_on, opens_at="08:00", is_working_day=working)


def mornings_of(stage: Stage, planned: Mapping[str, str]) -> dict[str, datetime]:
    """Return nine o'clock of each day."""
    zone = stage.setting.config.timezone
    return {
        day: datetime.combine(datetime.fromisoformat(moment).date(), time(9), zone) for day, moment in planned.items()
    }
