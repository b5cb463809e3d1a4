"""Shards: the team's gauge and what it is made of. The same for six and for twelve; an absence never lowers it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from webapp.quest.content import Mission, Quest
from webapp.quest.facts import register_value
from webapp.quest.progress import Flags, Judge, TeamRecord, View
from webapp.quest.rules import Economy, Threshold
from webapp.quest.thanks import thanks_given


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """What the team has gathered, in shards. ``total`` is rounded down once, at the end."""

    total: int
    missions: int
    mutual_help: int
    next_threshold: Threshold | None
    reached: tuple[Threshold, ...]

    @property
    def missing(self) -> int:
        """Return how many shards the next threshold still asks for."""
        return max(0, self.next_threshold.at - self.total) if self.next_threshold else 0


def gauge_of(quest: Quest[Any], judge: Judge, team: TeamRecord, flags: Flags) -> Gauge:
    """Compute the gauge of a team."""
    brave = tuple(name for name in quest.economy.flag_rewards if flags.get(name))
    key = ("gauge", quest.version, brave)
    if key not in team.kept:
        team.kept[key] = _gauge_of(quest, judge, team, flags)
    gauge: Gauge = team.kept[key]
    return gauge


def _gauge_of(quest: Quest[Any], judge: Judge, team: TeamRecord, flags: Flags) -> Gauge:
    economy = quest.economy
    everybody = [View(judge, member, team) for member in team.members]
    active = [View(judge, member, team) for member in team.active_members()]
    missions = int(sum((_shards(each, everybody, active, economy) for each in quest.missions()), Fraction(0)))
    total = missions + (help_shards := mutual_help(quest, team, flags))
    reached = tuple(threshold for threshold in economy.thresholds if threshold.at <= total)
    following = next((threshold for threshold in economy.thresholds if threshold.at > total), None)
    return Gauge(total=total, missions=missions, mutual_help=help_shards, next_threshold=following, reached=reached)


def mission_shards(mission: Mission[Any], judge: Judge, team: TeamRecord, economy: Economy) -> Fraction:
    """Return what a mission brings: once for a team, the mean of the active members alone, or place by place."""
    everybody = [View(judge, member, team) for member in team.members]
    active = [View(judge, member, team) for member in team.active_members()]
    return _shards(mission, everybody, active, economy)


def _shards(mission: Mission[Any], everybody: Sequence[View], active: Sequence[View], economy: Economy) -> Fraction:
    if not everybody:
        return Fraction(0)
    if mission.shards_per_step:
        places = frozenset().union(*(view.done_steps(mission) for view in everybody))
        return Fraction(min(mission.shards, len(places) * mission.shards_per_step))
    if mission.mode == "solo":
        percents = [view.percent(mission, economy.short_version_percent) for view in active]
        return Fraction(mission.shards * sum(percents), 100 * len(percents))
    best = max(view.percent(mission, economy.short_version_percent) for view in everybody)
    return Fraction(mission.shards * best, 100)


def own_shards(quest: Quest[Any], view: View, mission: Mission[Any]) -> int:
    """Return what one person sees as earned in a mission."""
    if mission.shards_per_step:
        return min(mission.shards, len(view.done_steps(mission)) * mission.shards_per_step)
    return mission.shards * view.percent(mission, quest.economy.short_version_percent) // 100


def mutual_help(quest: Quest[Any], team: TeamRecord, flags: Flags) -> int:
    """Return the shards of mutual help: first hints, thanks, places done together, brave acts; capped."""
    economy = quest.economy
    earned = economy.hint_reward * hints_asked(quest, team)
    earned += economy.thanks_reward * _thanks(quest, team)
    earned += economy.pair_outdoor_reward * _places_together(quest, team)
    earned += sum(value for name, value in economy.flag_rewards.items() if flags.get(name))
    return min(economy.mutual_help_cap, earned)


def hints_asked(quest: Quest[Any], team: TeamRecord) -> int:
    """Count the missions in which somebody of the team dared to ask for a hint."""
    return sum(any(member.has_asked(mission) for member in team.members) for mission in quest.missions())


def _thanks(quest: Quest[Any], team: TeamRecord) -> int:
    received = Counter((each.to, each.day) for each in thanks_given(quest, team.members))
    return sum(min(quest.economy.thanks_per_day, givers) for givers in received.values())


def _places_together(quest: Quest[Any], team: TeamRecord) -> int:
    places = [step.id for mission in quest.missions() if mission.mode == "outdoor" for step in mission.steps]
    return sum(any(_was_together(member.about(place)) for member in team.members) for place in places)


def _was_together(facts: Any) -> bool:
    answer = register_value(facts, "answer")
    return isinstance(answer, dict) and bool(answer.get("with_someone"))
