"""Where a player stands: their quest, their team, their facts, read once for a page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from webapp.quest.content import Day, Mission, Quest
from webapp.quest.facts import register_value
from webapp.quest.progress import Flags, Person, TeamRecord, View, flags_of, services_of
from webapp.quest.rewards import Gauge, gauge_of, hints_asked
from webapp.quest.unlocking import MissionState, is_day_open, mission_state
from webapp.steps.judge import JUDGE
from webapp.store.kept_people import Mate
from webapp.store.kept_teams import team_now
from webapp.store.players import Player


@dataclass(frozen=True)
class Standing:
    """A player in a team in a cohort. What is costly is computed when first asked."""

    quest: Quest[Any]
    player: Player
    team: TeamRecord
    mates: tuple[Mate, ...]
    team_version: int
    local_now: datetime

    @cached_property
    def person(self) -> Person:
        """Return the player's own facts."""
        mine = next((member for member in self.team.members if member.id == self.player.public_id), None)
        return mine or Person(id=self.player.public_id)

    @cached_property
    def view(self) -> View:
        """Return the player's facts seen with the rules of the kinds."""
        return View(JUDGE, self.person, self.team)

    @cached_property
    def team_views(self) -> tuple[View, ...]:
        """Return everybody of the team seen with the rules of the kinds."""
        return tuple(View(JUDGE, member, self.team) for member in self.team.members)

    @cached_property
    def flags(self) -> Flags:
        """Return the flags of the story, the gauge among them."""
        return {**self._story, "eclats": self.gauge.total}

    @cached_property
    def gauge(self) -> Gauge:
        """Return the team's gauge."""
        return gauge_of(self.quest, JUDGE, self.team, self._story)

    @cached_property
    def _story(self) -> Flags:
        return flags_of(self.quest, self.view)

    @cached_property
    def services(self) -> Mapping[str, str]:
        """Return how far each service was discovered by this player."""
        return services_of(self.quest, self.view)

    @cached_property
    def hints_asked(self) -> int:
        """Return in how many missions the team dared to ask."""
        return hints_asked(self.quest, self.team)

    @cached_property
    def open_days(self) -> tuple[Day[Any], ...]:
        """Return the days that are open, in order."""
        return tuple(day for day in self.quest.days if is_day_open(day, self.team.openings))

    @property
    def current_day(self) -> Day[Any] | None:
        """Return the latest open day."""
        return self.open_days[-1] if self.open_days else None

    def state(self, day: Day[Any], mission: Mission[Any]) -> MissionState:
        """Tell whether a mission is done, open or locked for this player."""
        return mission_state(self.quest, day, mission, self.view)

    @cached_property
    def team_name(self) -> str:
        """Return the name that staff gave, the one that the team gave itself, or its number."""
        if self.player.team_given_name:
            return self.player.team_given_name
        return name_of_team(self.quest, self.team, self.player.team_number)

    @property
    def team_called(self) -> str:
        """Return the name as it follows « l’équipe »: « Équipe 1 » is said « 1 »."""
        return _TEAM_BEFORE.sub("", self.team_name) or self.team_name


# What authors have already written before the name of a team.
_TEAM_BEFORE = re.compile(r"(l['’]\s*)?[ée]quipe\b\s*(?=\w)", re.IGNORECASE)


def name_of_team(quest: Quest[Any], team: TeamRecord, number: int) -> str:
    """Return the name that a team gave itself, or its number."""
    key = ("name", quest.version)
    if key not in team.kept:
        team.kept[key] = _name_of_team(quest, team, number)
    name: str = team.kept[key]
    return name


def _name_of_team(quest: Quest[Any], team: TeamRecord, number: int) -> str:
    for step in quest.steps():
        if getattr(step, "exports", None) == "team_name":
            answer = register_value(team.joined(step.id), "answer")
            name = answer.get("nom_equipe") if isinstance(answer, dict) else None
            if isinstance(name, str) and name.strip():
                return name.strip()
    return f"Équipe {number}"


def standing_of(session: Session, quest: Quest[Any], player: Player, *, local_now: datetime) -> Standing:
    """Read where a player stands."""
    team = team_now(session, player, local_now=local_now)
    return Standing(
        quest=quest,
        player=player,
        team=team.record,
        mates=team.mates,
        team_version=team.version,
        local_now=local_now,
    )
