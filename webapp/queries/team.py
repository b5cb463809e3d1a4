"""The team's page: its name, its stained glass, its thresholds, its people. Never who did more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.queries.standing import Standing
from webapp.queries.today import Mate, mates_of
from webapp.quest.content import Mission
from webapp.quest.progress import Person, TeamRecord, View, services_of
from webapp.quest.rewards import Gauge
from webapp.quest.rules import BadgeRule, Threshold
from webapp.steps.judge import JUDGE
from webapp.store.decisions import thresholds
from webapp.store.event_log import load_facts_about
from webapp.store.players import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """All that the team's page shows. ``panes``: service id -> dark, lit or full, for the whole team.

    ``leads``: a competence, and whether the team showed it.
    """

    name: str
    number: int
    sign: str
    gauge: Gauge
    mates: tuple[Mate, ...]
    panes: Mapping[str, str]
    names: Mapping[str, str]
    leads: tuple[tuple[str, bool], ...]
    thresholds: tuple[tuple[Threshold, bool], ...]


def team_view(session: Session, standing: Standing, *, local_now: datetime) -> TeamView:
    """Gather the team's page."""
    kept = thresholds(session, standing.player.team_id)
    reached = {threshold.at for threshold in standing.gauge.reached} | kept
    return TeamView(
        name=standing.team_name,
        number=standing.player.team_number,
        sign=standing.player.sign,
        gauge=standing.gauge,
        mates=mates_of(session, standing, local_now),
        panes=panes_of(standing),
        names={offer.id: offer.name for offer in standing.quest.core_services},
        leads=tuple(zip((each.name for each in standing.quest.competences), leads_of(standing), strict=True)),
        thresholds=tuple((each, each.at in reached) for each in standing.quest.economy.thresholds),
    )


def new_thresholds(session: Session, standing: Standing) -> tuple[int, ...]:
    """Return the thresholds that the gauge has reached and that nothing remembers yet."""
    reached = {threshold.at for threshold in standing.gauge.reached}
    return tuple(sorted(reached - thresholds(session, standing.player.team_id))) if reached else ()


def finishers(session: Session, further: Sequence[tuple[Player, Mission[Any]]]) -> list[Player]:
    """Return those whose mission is finished, or may be: what a team decides is only told by a whole look."""
    alone = [(player, mission) for player, mission in further if JUDGE.is_alone(mission)]
    facts = load_facts_about(session, {(player.id, step.id) for player, mission in alone for step in mission.steps})
    found = [player for player, mission in further if not JUDGE.is_alone(mission)]
    for player, mission in alone:
        own = {step.id: facts[player.id, step.id] for step in mission.steps if (player.id, step.id) in facts}
        person = Person(id=player.public_id, facts=own)
        if View(JUDGE, person, TeamRecord(id="", members=(person,))).is_mission_done(mission):
            found.append(player)
    return found


def panes_of(standing: Standing) -> dict[str, str]:
    """Tell which panes of the team are lit: a service that somebody discovered; full once it was activated."""
    discovered: set[str] = set()
    asked: set[str] = set()
    for view in standing.team_views:
        levels = services_of(standing.quest, view)
        discovered |= set(levels)
        asked |= {service for service, level in levels.items() if level == "asked_for"}
    full = asked | _activated(standing)
    core = [offer.id for offer in standing.quest.core_services]
    return {
        service: "full" if service in full and service in discovered else "lit" if service in discovered else "dark"
        for service in core
    }


def leads_of(standing: Standing) -> tuple[bool, ...]:
    """Tell which leads hold: a competence counts once half of the active members showed it in enough missions."""
    active = [View(standing.view.judge, member, standing.team) for member in standing.team.active_members()]
    rules = {rule.competence: rule for rule in standing.quest.badge_rules}
    return tuple(
        bool(active) and 2 * sum(_has_shown(standing, view, rules.get(each.id)) for view in active) >= len(active)
        for each in standing.quest.competences
    )


def _has_shown(standing: Standing, view: View, rule: BadgeRule | None) -> bool:
    if rule is None:
        return False
    missions = (standing.quest.mission(each) for each in rule.missions)
    return sum(mission is not None and view.is_mission_done(mission) for mission in missions) >= rule.missions_needed


def _activated(standing: Standing) -> set[str]:
    """Services that became a real place or a real act: places of the week-end, the appointment."""
    active: set[str] = set()
    for mission in standing.quest.missions():
        if mission.activated_services and any(view.is_mission_done(mission) for view in standing.team_views):
            active |= set(mission.activated_services)
        if mission.mode == "outdoor":
            done = frozenset().union(*(view.done_steps(mission) for view in standing.team_views))
            active |= {step.service for step in mission.steps if step.id in done and getattr(step, "service", None)}
    return active
