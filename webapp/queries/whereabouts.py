"""Where people are now: read from the last thing that each did and from their joined facts, never from whole logs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from webapp.quest.content import Day, Mission, Quest
from webapp.quest.events import BY_STAFF
from webapp.quest.progress import View
from webapp.quest.unlocking import day_of, is_day_open, is_mission_open
from webapp.store.models import EventRow, FactsRow, Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The last thing that somebody did, and since when they have been doing things there."""

    mission: str
    key: str
    type: str
    at: datetime
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A step of a mission of a day. ``since``: when they came to it. Without a mission, the day is finished."""

    day: int | None
    day_title: str
    mission_id: str | None = None
    mission: str | None = None
    step_id: str | None = None
    step: int = 0
    steps: int = 0
    hints: int = 0
    opened: int = 0
    hint_count: int = 0
    since: datetime | None = None


def latest_acts(session: Session, cohort_id: int) -> dict[int, Latest]:
    """Return the last act of everybody of a cohort who did something in a mission. One statement, by the indexes."""
    acts = aliased(EventRow)
    newest = (
        select(acts.position)
        .where(
            acts.participant_id == Participant.id,
            acts.mission != "",
            acts.type.not_in([each.value for each in BY_STAFF]),
        )
        .order_by(acts.position.desc())
        .limit(1)
        .correlate(Participant)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            EventRow.participant_id,
            EventRow.mission,
            EventRow.key,
            EventRow.type,
            EventRow.received_at,
            func.coalesce(FactsRow.begun_at, EventRow.received_at),
        )
        .join(Participant, Participant.id == EventRow.participant_id)
        .outerjoin(FactsRow, and_(FactsRow.participant_id == Participant.id, FactsRow.key == EventRow.key))
        .where(Participant.cohort_id == cohort_id, EventRow.position == newest)
    )
    return {
        owner: Latest(mission=mission, key=key, type=kind, at=at, since=first)
        for owner, mission, key, kind, at, first in rows
    }


def place_of(quest: Quest[Any], view: View, latest: Latest | None) -> Place | None:
    """Tell where somebody is: in the mission of their last act, or before the next one; None before the first day."""
    current = quest.mission(latest.mission) if latest else None
    days = [day for day in quest.days if is_day_open(day, view.team.openings)]
    if current is not None and _is_in(view, current, is_today=current in (days[-1].missions if days else ())):
        return _in_mission(quest, view, current, latest)
    if not days:
        return None
    following = _next_mission(quest, view, days[-1])
    if following is None:
        return Place(day=days[-1].number, day_title=days[-1].title)
    return _in_mission(quest, view, following, None)


def _is_in(view: View, mission: Mission[Any], *, is_today: bool) -> bool:
    """Say whether somebody is still in a mission. On its day they play it whole; later its short version is enough."""
    return view.percent(mission, 1) < (100 if is_today else 1)


def _next_mission(quest: Quest[Any], view: View, day: Day[Any]) -> Mission[Any] | None:
    return next(
        (
            mission
            for mission in day.missions
            if not view.is_mission_done(mission) and is_mission_open(quest, day, mission, view)
        ),
        None,
    )


def _in_mission(quest: Quest[Any], view: View, mission: Mission[Any], latest: Latest | None) -> Place:
    day = day_of(quest, mission)
    waiting = [step for step in mission.steps if not view.is_step_done(step)]
    here = waiting[0] if waiting else mission.steps[-1]
    return Place(
        day=day.number,
        day_title=day.title,
        mission_id=mission.id,
        mission=mission.title,
        step_id=here.id,
        step=mission.steps.index(here) + 1,
        steps=len(mission.steps),
        hints=len(view.facts(here).hints),
        opened=len(view.facts(here).opened_hints),
        hint_count=len(here.hints),
        since=_since(here.id, latest),
    )


def _since(step: str, latest: Latest | None) -> datetime | None:
    """They came to the step when they first did something there, or when they finished the one before."""
    if latest is None:
        return None
    return latest.since if latest.key == step else latest.at


def days_done(quest: Quest[Any], view: View) -> Mapping[str, str]:
    """Tell each day's state for somebody: done, begun, open or shut."""
    return {day.id: _day_state(view, day) for day in quest.days}


def _day_state(view: View, day: Day[Any]) -> str:
    done = sum(view.is_mission_done(mission) for mission in day.missions)
    if done == len(day.missions):
        return "done"
    if done or any(view.done_steps(mission) for mission in day.missions):
        return "begun"
    return "open" if is_day_open(day, view.team.openings) else "shut"
