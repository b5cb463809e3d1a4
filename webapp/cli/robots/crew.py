"""A team of robots: they live the days together, one is away for a day and catches up the next morning."""

import time
from collections.abc import Sequence
from random import Random
from typing import Any

from webapp.cli.robots.journal import Journal
from webapp.cli.robots.phone import Stuck
from webapp.cli.robots.robot import Robot
from webapp.quest.content import Day, Mission, Quest


class Crew:
    """A team that plays. ``speed``: how many times faster than people; 0 for no pause at all."""

    def __init__(
        self, robots: Sequence[Robot], quest: Quest[Any], journal: Journal, chance: Random, *, speed: float = 0
    ) -> None:
        self.robots = tuple(robots)
        self._quest = quest
        self._journal = journal
        self._chance = chance
        self._speed = speed
        numbered = [day for day in quest.days if day.number is not None]
        # Somebody is away for a day, neither the first nor the last one, if there are enough people to play.
        self._absence = chance.choice(numbered[1:-1]).id if len(robots) > 2 else ""
        self._absent = chance.choice(self.robots)

    def live(self, day: Day[Any]) -> None:
        """Play a day; whatever stops it is written down."""
        try:
            self._catch_up(day)
            self._play_day(day)
        except Stuck as stuck:
            self._journal.trouble(f"{stuck} (jour {day.id})")

    def _play_day(self, day: Day[Any]) -> None:
        is_short = day.id == self._absence
        here = [robot for robot in self.robots if not (is_short and robot is self._absent)]
        if is_short:
            self._absent.warn(day)
        for robot in here:
            robot.arrive(day)
        for mission in day.missions:
            self._play_mission(mission, here)
        for robot in here:
            robot.leave(day)

    def _play_mission(self, mission: Mission[Any], here: Sequence[Robot]) -> None:
        for robot in here:
            robot.open_mission(mission)
        for index, step in enumerate(mission.steps):
            leader = self._chance.choice(here)
            for number, robot in enumerate(here):
                if self._goes_there(mission, index, number):
                    robot.play(mission, step, leads=robot is leader)
            self._pause(mission)
        for robot in here:
            robot.close_mission(mission)
        if len(here) < len(self.robots):
            here[0].close_votes(mission)
        for robot in here:
            self._look_back(robot, mission)

    def _catch_up(self, day: Day[Any]) -> None:
        """Play the short version of the day before, for whoever was away."""
        index = self._quest.days.index(day)
        missed = self._quest.days[index - 1] if index else None
        if missed is None or missed.id != self._absence:
            return
        self._absent.arrive(missed)
        for mission in missed.missions:
            self._absent.open_mission(mission)
            for step in mission.steps:
                if step.in_short_version:
                    self._absent.play(mission, step, leads=True)
            self._absent.close_mission(mission)
            self._journal.note("mission")

    def _look_back(self, robot: Robot, mission: Mission[Any]) -> None:
        left = robot.left_to_do(mission)
        done = len(mission.steps) - len(left)
        if done < (mission.steps_needed or len(mission.steps)):
            self._journal.trouble(f"{robot.phone.name} : {mission.id} n’est pas finie ({', '.join(left)})")
        else:
            self._journal.note("mission")

    def _goes_there(self, mission: Mission[Any], index: int, number: int) -> bool:
        """Share the places of an outdoor game: each robot goes to as many as are needed, not the same ones."""
        if mission.steps_needed is None:
            return True
        return (index - number) % len(mission.steps) < mission.steps_needed

    def _pause(self, mission: Mission[Any]) -> None:
        if self._speed:
            time.sleep(mission.duration_min * 60 / len(mission.steps) / self._speed)
